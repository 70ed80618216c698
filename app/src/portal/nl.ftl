# The way in of a person: what a worker sees.
portal-title = Toegang voor de persoon
portal-of = Toegang voor { $name }
portal-lead = Met een kaart of een link ziet deze persoon de eigen pagina’s: afspraken, plan, en wie het dossier bekeek. Een e-mailadres is niet nodig.
portal-last-card = De laatste kaart
portal-works = Werkt
portal-works-not = Werkt niet meer
portal-until = tot en met { $day }
portal-was-until = De kaart was geldig tot en met { $day }.
portal-ended-replaced = Er kwam een nieuwe kaart.
portal-ended-withdrawn = Een medewerker stopte de kaart.
portal-ended-lost = De persoon zei dat de kaart kwijt is.
portal-ended-locked = Er waren vijf foute antwoorden. Maak een nieuwe kaart.
portal-ended-merged = Het dossier werd samengevoegd met een ander. Maak een nieuwe kaart.
portal-made = Gemaakt door { $name } op { $when }
portal-used = Laatst gebruikt op { $when }
portal-never-used = Nog niet gebruikt
portal-wrong-tries = { $n ->
    [one] één fout antwoord
   *[other] { $n } foute antwoorden
}
portal-end = Stop deze kaart
portal-said-ended = Kaart en link werken niet meer. Wie ermee binnen was, is afgemeld.
portal-new = Maak een kaart
portal-new-text = Je drukt de kaart meteen af en geeft ze aan de persoon zelf. De code staat daarna nergens meer. Een vorige kaart stopt.
portal-question = Wat vragen we nog, naast de code?
portal-question-hint = Zo komt niemand binnen die de kaart vindt.
portal-question-birth = De geboortedatum
portal-question-postcode = De postcode van nu
portal-question-word = Een woord dat jullie afspreken
portal-word = Het afgesproken woord
portal-word-hint = Alleen als je een woord kiest. Minstens vier letters. Schrijf het niet op de kaart.
portal-word-short = Kies een woord van minstens vier letters.
portal-language = Taal van de kaart
portal-until-label = Werkt tot en met
portal-until-hint = Ten laatste { $day }
portal-until-wrong = Kies een dag vanaf vandaag, en hoogstens een jaar ver.
portal-make = Maak de kaart
portal-link = Link en code
portal-link-text = Een link werkt één keer, zeven dagen lang. De code van zes cijfers zeg je apart, liefst mondeling.
portal-link-open = Er is nog een link die werkt tot { $when }. Een nieuwe link stopt de vorige.
portal-link-make = Maak een link
portal-link-give = Geef deze link
portal-link-until = Werkt één keer, tot { $when }
portal-digits-tell = Zeg deze code apart, niet in hetzelfde bericht:
portal-link-once = Link en code staan hier tien minuten en daarna nergens meer. Na vijf foute codes stopt de link.
portal-by-mail = Heeft de persoon een e-mailadres? Maak een account met wachtwoord.
portal-made-title = De kaart is klaar
portal-made-once = Druk de kaart nu af. De code staat hier tien minuten en daarna nergens meer. Geef de kaart alleen aan de persoon zelf.
portal-done = Klaar
portal-worker-account = Deze persoon werkt ook in Opstap en meldt zich aan als medewerker. Daarom kan er geen kaart zijn.
portal-file-closed = Het dossier van jouw organisatie is gesloten. Alleen wie een open dossier heeft, geeft de persoon een kaart, een link of een account.
portal-no-address = geen e-mailadres
# The card as it is printed.
portal-card-of = Kaart van { $name }
portal-square = Een code voor de camera. Ze opent de pagina van de kaart.
portal-step-go = Ga naar deze pagina
portal-step-code = Typ de code
portal-step-birth = Typ je geboortedatum
portal-step-postcode = Typ je postcode
portal-step-word = Typ het woord dat je afsprak
portal-card-until = Deze kaart werkt tot en met { $day }.
portal-card-lost = Kaart kwijt? Zeg het meteen aan { $name }. Geef de kaart aan niemand.
# Coming in.
portal-have-card = Ik heb een kaart
portal-have-password = Ik heb een wachtwoord
portal-card-title = Kom binnen met je kaart
portal-pressed-late = Dat is niet gebeurd: je was te lang weg. Kom weer binnen met je kaart en druk nog eens.
portal-code = Wat is de code op je kaart?
portal-code-hint = 16 letters en cijfers. Streepjes en hoofdletters zijn niet nodig.
portal-code-missing = Typ de code van je kaart.
portal-code-wrong = Deze code werkt niet. Kijk of je alles juist typte. Lukt het niet? Vraag een nieuwe kaart aan je begeleider.
portal-next = Verder
portal-come-in = Kom binnen
portal-no-card = Geen kaart? Vraag ze aan je begeleider.
portal-ask-birth = Wanneer ben je geboren?
portal-ask-birth-hint = Dag, maand, jaar. Zo: 31/12/1990
portal-ask-postcode = Wat is je postcode?
portal-ask-postcode-hint = Vier cijfers. Die van toen je de kaart kreeg.
portal-ask-word = Welk woord sprak je af?
portal-ask-word-hint = Je koos het samen met je begeleider.
portal-birth-unread = Typ dag, maand en jaar. Zo: 31/12/1990
portal-postcode-unread = Een postcode is vier cijfers.
portal-answer-wrong = { $n ->
    [one] Dat klopt niet. Je kan nog één keer proberen.
   *[other] Dat klopt niet. Je kan nog { $n } keer proberen.
}
portal-card-locked = Het antwoord was te vaak fout. Deze kaart werkt niet meer. Vraag een nieuwe kaart aan je begeleider.
portal-link-title = Kom binnen
portal-digits = Wat is je code?
portal-digits-hint = Zes cijfers. Je begeleider zei ze aan jou.
portal-digits-missing = Typ de zes cijfers van je code.
portal-digits-wrong = { $n ->
    [one] Deze code klopt niet. Je kan nog één keer proberen.
   *[other] Deze code klopt niet. Je kan nog { $n } keer proberen.
}
portal-link-gone = Deze link werkt niet meer. Vraag een nieuwe aan je begeleider.
# The person's own page about coming in.
portal-mine-card = Mijn kaart
portal-mine-lost = Is je kaart kwijt? Stop ze hier. Dan kan niemand ze gebruiken.
portal-mine-lost-go = Mijn kaart is kwijt
portal-mine-no-card = Je hebt nu geen kaart die werkt. Vraag ze aan je begeleider.
portal-said-lost = Je kaart werkt niet meer. Vraag een nieuwe aan je begeleider.
portal-mine-password = Je komt ook binnen met een wachtwoord.
portal-mine-no-password = Je hebt nog geen eigen wachtwoord. Vraag er een aan je begeleider. Je krijgt dan een mail op je eigen adres. Heb je geen mail? De beheerder van Opstap kan je ook uitnodigen.
portal-mine-leave = Klaar? Meld je af. Doe dat zeker op een telefoon of computer van iemand anders.
portal-not-by-card = Je bent binnen met een kaart of een link. Daarmee kan dit niet: iemand anders kan ze gebruiken. Meld je aan met je eigen wachtwoord, of doe het samen met je begeleider.
portal-made-gone = De code van de kaart is niet meer te zien. Is ze niet afgedrukt? Maak een nieuwe kaart.
portal-link-shown-gone = De link is niet meer te zien. Is hij weg? Maak een nieuwe.
portal-inside = Iemand is nu binnen met een kaart of een link.
portal-link-end = Stop kaart en link, en meld af wie binnen is
portal-mine-link = Er is een link die werkt tot { $when }.
portal-mine-stop = Wil je dat niemand zo nog binnenkomt? Wie zo binnen is, wordt afgemeld.
portal-mine-stop-go = Stop kaart en link
portal-said-stopped = Gestopt. Zo komt niemand nog binnen.
portal-link-over-title = Je was te lang weg
portal-link-over = Een link werkt maar één keer. Vraag je begeleider een nieuwe link, of een kaart. Wat je daarnet wilde doen, is niet gebeurd.
portal-comes-back = Wordt het samenvoegen ongedaan gemaakt, dan werkt ze weer. Is ze kwijt, stop ze dan nu.
