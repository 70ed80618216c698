# Notes and attachments: what was said and agreed, with a level, corrections and nothing lost.
notes-write = Schrijf notitie
notes-save = Bewaar notitie
notes-about = Over { $names }.
notes-of = Notities over { $name }
notes-of-day = Notitie van { $day }
notes-n = { $n ->
    [0] Nog geen notities die jij kan lezen.
    [one] Eén notitie.
   *[other] { $n } notities.
}
notes-all-n = { $n ->
    [one] Bekijk de notitie
   *[other] Bekijk alle { $n } notities
}
notes-last = Laatste notities
notes-none = Er staat nog niets.
notes-none-act = Schrijf na je volgende gesprek een eerste notitie.
notes-more = Meer notities
notes-newer = Nieuwere notities
notes-older = Oudere notities
notes-body = Wat is er gezegd of afgesproken?
notes-body-hint = Kort mag. Met Ctrl en Enter bewaar je meteen.
notes-body-missing = Schrijf eerst wat er gezegd of afgesproken is.
notes-kind = Wat voor moment was het?
notes-kind-talk = Gesprek
notes-kind-phone = Telefoon
notes-kind-visit = Huisbezoek
notes-kind-mail = Mail of brief
notes-kind-meeting = Overleg
notes-kind-observation = Observatie
notes-kind-other = Iets anders
notes-next = Volgende afspraak
notes-next-hint = Mag leeg blijven. Vul je een dag in, dan staat de afspraak meteen in Mijn dag.
notes-day = Welke dag was het?
notes-day-future = Deze dag moet nog komen. Kies vandaag of vroeger.
notes-level = Wie mag dit lezen?
notes-level-team = Het team
notes-level-network = Netwerkpartners
notes-level-lead = Alleen ik en de spilfiguur
notes-level-hint-team = Begeleiders van je organisatie die met deze persoon werken.
notes-level-hint-network = Pas als deze persoon daarvoor toestemming geeft. Tot dan: je eigen organisatie.
notes-level-hint-lead = De spilfiguur leidt het team van deze persoon.
notes-level-one-person = Een notitie over meer mensen is niet voor partners: iedereen geeft alleen voor zichzelf toestemming. Kies het team, of schrijf er één per persoon.
notes-about-n = { $n ->
    [one] over één persoon
   *[other] over { $n } mensen
}
notes-and-others = { $n ->
    [one] en nog één persoon
   *[other] en nog { $n } mensen
}
notes-was-corrected = verbeterd
notes-struck = Deze notitie is ingetrokken.
notes-withdrawn-because = Ingetrokken door { $who }, omdat: { $why }
notes-corrected-because = Verbeterd door { $who }, omdat: { $why }
notes-closed-n = { $n ->
    [one] Eén notitie is gesloten
   *[other] { $n } notities zijn gesloten
}
notes-written-at = geschreven op { $moment }
notes-earlier = Wat er vroeger stond
notes-before-it-said = Toen stond er:
notes-correct = Verbeter
notes-correct-lead = Wat er nu staat, blijft bewaard. Iedereen die de notitie mag lezen, ziet wat je verbeterde en waarom.
notes-correct-save = Bewaar verbetering
notes-reason = Waarom?
notes-reason-missing = Schrijf kort waarom. Zo begrijpt een collega het ook.
notes-correct-reason-hint = Eén zin volstaat, bijvoorbeeld: de dag was verkeerd.
notes-withdraw = Trek in
notes-withdraw-lead = De notitie blijft als doorstreepte lijn zichtbaar. { $n ->
    [one] Eén dag
   *[other] { $n } dagen
} lang kan ze terugkomen. Daarna wordt de tekst gewist.
notes-withdraw-reason-hint = Deze reden blijft zichtbaar. Schrijf hier niets wat gesloten moet blijven.
notes-restore = Haal terug
notes-restore-hint = { $n ->
    [one] Tot één dag
   *[other] Tot { $n } dagen
} na het intrekken kan je dit terughalen.
notes-is-withdrawn = Deze notitie is ingetrokken. Haal ze eerst terug.
notes-too-late = Dit kan niet meer teruggehaald of gewijzigd worden.
notes-said-written = Je notitie is bewaard.
notes-said-corrected = De verbetering is bewaard. Wat er stond, blijft zichtbaar.
notes-said-withdrawn = De notitie is ingetrokken.
notes-said-restored = De notitie is terug.
notes-who = Over wie gaat het?
notes-several-organisations = Deze mensen volg je niet allemaal via dezelfde organisatie. Schrijf per organisatie een notitie.
notes-nobody-chosen = Kies minstens één persoon.
notes-check-person = Kijk na of dit de juiste persoon is, en bewaar dan opnieuw.
notes-too-many = Kies hoogstens { $n } mensen.
notes-find = Zoek
notes-find-label = Zoek mensen van je organisatie
notes-find-hint = Naam
notes-found = Vink aan wie erbij hoort.
notes-found-above = { $names } staat hierboven al.
notes-found-nobody = Niemand gevonden. Kijk de naam na.
notes-templates = Sjablonen
notes-templates-lead = Teksten waarmee een notitie kan beginnen. Begeleiders van je organisatie kunnen ze kiezen.
notes-templates-none = Er zijn nog geen sjablonen. Maak er een voor gesprekken die vaak terugkomen.
notes-template = Sjabloon
notes-template-use = Begin met een sjabloon
notes-template-which = Welk sjabloon?
notes-template-take = Neem over
notes-template-add = Maak sjabloon
notes-template-change = Wijzig sjabloon
notes-template-remove = Verwijder
notes-template-save = Bewaar sjabloon
notes-template-title = Naam
notes-template-title-hint = Bijvoorbeeld: eerste gesprek.
notes-template-title-missing = Geef het sjabloon een naam.
notes-template-body = Tekst
notes-template-body-hint = Zet de vragen onder elkaar. Wie een notitie schrijft, vult aan.
notes-template-body-missing = Schrijf de tekst van het sjabloon.
notes-said-template = Het sjabloon is bewaard.
notes-said-template-removed = Het sjabloon is weg. Notities die ermee begonnen, blijven zoals ze zijn.
notes-attachments = Bijlagen
notes-attachments-of = Bijlagen bij { $name }
notes-attachments-lead = Brieven, attesten, foto’s van documenten. Het team mag ze lezen.
notes-attachments-none = Er zijn nog geen bijlagen.
notes-attachments-closed = Bijlagen zijn gesloten
notes-file = Kies een bestand
notes-file-hint = PDF, foto (JPG, PNG, TIFF), Word, Excel, OpenDocument of platte tekst. Hoogstens 20 MB.
notes-file-add = Voeg bijlage toe
notes-file-delete = Verwijder
notes-file-missing = Kies eerst een bestand. Een leeg bestand kunnen we niet bewaren.
notes-file-slow = Het versturen van het bestand duurde te lang. Probeer het nog eens, of kies een kleiner bestand.
notes-file-kind = Dit soort bestand nemen we niet aan. Wat erin zit, telt, niet de naam. Maak er een PDF van en probeer opnieuw.
notes-deleted-at = verwijderd op { $moment }
notes-said-attached = De bijlage is bewaard.
notes-said-attachment-deleted = De bijlage is verwijderd. 30 dagen lang kan je ze terughalen.
notes-said-attachment-back = De bijlage is terug.
notes-length = Hoelang duurde het?
notes-length-hint = Hoeft niet. Zo is te zien hoeveel begeleiding mensen vragen.
notes-length-none = niet noteren
notes-length-wrong = Kies een duur uit de lijst.
notes-length-n = { $n } min
