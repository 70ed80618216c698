# Mail: the page of the administrator, and what stands in a mail.
more-card-mail = Mail
more-text-mail = Wat vertrekt, wat wacht en wat niet lukte.
mail-title = Mail
mail-lead = In een mail staat nooit iets over mensen. Er staat alleen dat er iets te lezen is, en waar.
mail-set = Hoe mail vertrekt
mail-server = Mailserver
mail-from = Afzender
mail-sent = Verstuurd in 30 dagen
mail-sent-n = { $n ->
    [one] één mail
   *[other] { $n } mails
}
mail-test = Stuur een test naar mijn adres
mail-said-test = De testmail vertrekt. Kijk over een minuut in je mailbox.
mail-demo = De demo verstuurt geen mail.
mail-none = Dit netwerk verstuurt geen mail.
mail-none-how = Wie de server beheert, zet dat aan met smtp en mail-from.
mail-waits = Wat nog moet vertrekken
mail-waits-none = Niets. Alles is vertrokken.
mail-since = wacht sinds { $when }
mail-again = We proberen opnieuw op { $when }.
mail-failed = Wat niet lukte, in 30 dagen
mail-failed-none = Niets. Alles kwam aan bij de mailserver.
mail-kind-test = Testmail
mail-kind-asked = Doorverwijzing
mail-kind-nudge = Herinnering halverwege
mail-kind-last-day = Herinnering op de laatste dag
mail-kind-reminder = Herinnering van een begeleider
mail-kind-reply = Antwoord op een wedervraag
mail-kind-answer = Antwoord op een doorverwijzing
mail-kind-withdrawn = Doorverwijzing ingetrokken
mail-kind-invitation = Uitnodiging voor de eigen pagina’s
mail-kind-offer = Vraag of het aanbod nog klopt
mail-kind-sign-up-confirm = Adres bevestigen voor een aanmelding
mail-kind-sign-up = Aanmelding van buiten
mail-kind-sign-up-sent = Aanmelding verstuurd
mail-kind-sign-up-news = Nieuws over een aanmelding
mail-problem-away = De mailserver antwoordt niet.
mail-problem-login = De mailserver aanvaardt onze naam of ons wachtwoord niet.
mail-problem-insecure = De verbinding met de mailserver is niet veilig.
mail-problem-refused = De mailserver weigert dit adres.
mail-problem-other = De mailserver kan de mail nu niet aannemen.
mail-problem-dropped = De mail was niet meer nodig.
mail-foot = Deze mail komt van Opstap, het werkinstrument van { $network }. Antwoorden op deze mail kan niet.
mail-subject-test = Test: de mail van Opstap werkt
mail-body-test = Dag,

    je krijgt deze mail omdat je op de pagina Mail een test vroeg. De mail werkt.

    { $link }
mail-subject-asked = { $organisation } heeft een vraag voor jou
mail-body-asked = Dag,

    { $organisation } heeft een vraag voor jou. Je leest de vraag en antwoordt op deze pagina:

    { $link }

    De link is alleen voor jou. Stuur deze mail niet door.
mail-subject-nudge = { $organisation } wacht nog op je antwoord
mail-body-nudge = Dag,

    de helft van de tijd om te antwoorden is voorbij. Een kort antwoord is genoeg, ook als het nee is:

    { $link }

    De link is alleen voor jou. Stuur deze mail niet door.
mail-subject-last-day = Vandaag is de laatste dag om te antwoorden aan { $organisation }
mail-body-last-day = Dag,

    vandaag is de laatste dag om te antwoorden. Iemand wacht hierop. Een kort antwoord is genoeg, ook als het nee is:

    { $link }

    De link is alleen voor jou. Stuur deze mail niet door.
mail-subject-reminder = { $organisation } vraagt nog eens om een antwoord
mail-body-reminder = Dag,

    { $organisation } vraagt nog eens om een antwoord. Een kort antwoord is genoeg, ook als het nee is:

    { $link }

    De link is alleen voor jou. Stuur deze mail niet door.
mail-subject-reply = { $organisation } antwoordde op je vraag
mail-body-reply = Dag,

    { $organisation } antwoordde op wat je vroeg. Je leest het hier:

    { $link }

    De link is alleen voor jou. Stuur deze mail niet door.
mail-subject-answer = Er is een antwoord van { $organisation }
mail-body-answer = Dag,

    er is een antwoord van { $organisation } op je doorverwijzing. Meld je aan om het te lezen:

    { $link }
mail-subject-withdrawn = { $organisation } trok een vraag in
mail-body-withdrawn = Dag,

    { $organisation } trok een vraag aan jou in. Je hoeft niets meer te doen.

    { $link }
mail-subject-invitation = Kies je wachtwoord voor Opstap
mail-body-invitation = Dag,

    { $organisation } maakte voor jou een toegang tot je eigen pagina’s in Opstap. Kies hier je wachtwoord:

    { $link }

    De link is alleen voor jou. Stuur deze mail niet door. Vroeg je dit niet? Doe dan niets.
mail-subject-offer = Klopt het aanbod van { $organisation } nog?
mail-body-offer = Dag,

    in Opstap staat wat { $organisation } te bieden heeft. Kijk je even na of alles nog klopt? Eén klik is genoeg:

    { $link }

    De link is alleen voor jou. Stuur deze mail niet door.
mail-subject-sign-up-confirm = Bevestig je aanmelding bij { $organisation }
mail-body-sign-up-confirm = Dag,

    je mailadres is ingevuld voor een aanmelding bij { $organisation }. Bevestig het hier. Pas dan vertrekt de aanmelding:

    { $link }

    De link werkt drie dagen. Was jij dit niet? Doe dan niets. Alles wordt dan gewist.
mail-subject-sign-up = Een aanmelding wacht op een antwoord van { $organisation }
mail-body-sign-up = Dag,

    er is een aanmelding voor { $organisation } die op een antwoord wacht. Je leest ze en antwoordt op deze pagina, zonder account:

    { $link }

    De link is alleen voor jullie. Stuur deze mail niet door.
mail-subject-sign-up-sent = Je aanmelding bij { $organisation } is verstuurd
mail-body-sign-up-sent = Dag,

    je aanmelding bij { $organisation } is verstuurd. Op deze pagina zie je altijd hoe het staat:

    { $link }

    Bewaar deze mail. De link is alleen voor jou.
mail-subject-sign-up-news = Er is nieuws over je aanmelding bij { $organisation }
mail-body-sign-up-news = Dag,

    er veranderde iets aan je aanmelding bij { $organisation }. Je leest het hier:

    { $link }

    De link is alleen voor jou. Stuur deze mail niet door.
