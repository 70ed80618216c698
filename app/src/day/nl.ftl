# My day (Mijn dag): today's appointments, people to call, signals, last opened.
day-hello-morning = Goedemorgen, { $name }
day-hello-afternoon = Goedemiddag, { $name }
day-hello-evening = Goedenavond, { $name }
day-hello-night = Dag, { $name }
day-lead-appointments = { $n ->
    [0] Je hebt vandaag geen afspraken meer.
    [one] Je hebt vandaag nog één afspraak.
   *[other] Je hebt vandaag nog { $n } afspraken.
}
day-lead-calls = { $n ->
    [one] Eén persoon wacht op een telefoontje.
   *[other] { $n } mensen wachten op een telefoontje.
}
day-net = Op het vangnet: { $n ->
    [one] één reden
   *[other] { $n } redenen
} { $people ->
    [one] bij één persoon.
   *[other] bij { $people } mensen.
}
day-your-people = { $n ->
    [one] { $on ->
        [0] Je ene persoon staat hier op geen trede
       *[other] Eén persoon van jou op de ladder
    }
   *[other] { $on } van je { $n } mensen op de ladder
}
day-without-rung = ({ $n } zonder trede hier)
day-today-title = Vandaag
day-lead-free = Je hebt vandaag geen afspraken.
day-today-none = Geen afspraken vandaag.
day-today-call = Tijd om iemand te bellen?
day-whole-day = Hele dag
day-soon = { $n ->
    [one] Over één minuut
   *[other] Over { $n } minuten
}
day-note = Notitie
day-note-for = Schrijf notitie over { $name }
day-note-done = Notitie klaar
day-change = Wijzig
day-to-close = Hoe liep het?
day-to-close-hint = Deze afspraken zijn voorbij. Zeg of ze doorgingen.
day-week = { $n ->
    [one] Komende week: één afspraak
   *[other] Komende week: { $n } afspraken
}
day-calls = Bellen
day-calls-none = Niemand wacht op een telefoontje.
day-all-calls = Toon iedereen
day-call = Bel { $name }
day-due = Leefdomeinen opnieuw bekijken
day-due-since = { $name }, sinds { $day }
day-due-more = en nog { $n }
day-due-rest = Toon de andere ({ $n })
day-signals = Verder op het vangnet
day-signals-none = Verder staat er niemand van jou op het vangnet.
day-nobody-yours = Jij bent van niemand de spilfiguur. Op het vangnet staat wie in je organisatie een antwoord nodig heeft.
day-to-safety-net = Naar het vangnet
day-signal-ended-without-successor = Nog geen volgende stap sinds { $day }.
day-signal-no-step = Sinds { $day } geen stap, en wacht niet op een plaats.
day-signal-no-supporter = Geen begeleider sinds { $day }.
day-signal-no-contact = Laatste contact: { $day }.
day-signal-unexcused = Meermaals weg zonder verwittigen, laatst op { $day }.
day-signal-no-next-date = Geen volgende afspraak. De laatste was { $day }.
day-signal-permission-expiring = De toelating loopt tot { $day }.
day-signal-max-duration = De maximumduur van deze stap: { $day }.
day-signal-place-closed = De werkpost is gesloten sinds { $day }. Zoek een andere plaats.
day-signal-bare-ended-without-successor = Nog geen volgende stap.
day-signal-bare-no-step = Nog geen stap, en wacht niet op een plaats.
day-signal-bare-no-supporter = Geen begeleider.
day-signal-bare-no-contact = Nog geen contact genoteerd.
day-signal-bare-unexcused = Meermaals weg zonder verwittigen.
day-signal-bare-no-next-date = Geen volgende afspraak.
day-signal-bare-permission-expiring = Een toelating loopt af.
day-signal-bare-max-duration = De maximumduur van deze stap nadert.
day-signal-bare-place-closed = De werkpost is gesloten. Zoek een andere plaats.
day-quick = Snelle notitie
day-somebody-else = Iemand anders? Typ een naam
day-quick-more = Meer keuzes
day-last = Laatst geopend
day-last-none = Hier komen de mensen die je het laatst opende.
day-actions-later = Wat later af moet zijn, of zonder datum, staat in het plan van de persoon.
day-actions = Mijn acties
day-emergencies = Geopend in nood
day-emergency-by = Geopend door { $who }
day-emergency-hours = van { $from } tot { $until }
day-emergency-looks = Wie keek
day-verdict = Je noodtoegang van { $when } was volgens { $who } (functionaris voor gegevensbescherming) niet terecht en is beëindigd.
day-receipts = { $n ->
    [one] 1 toestemming werd teruggenomen. Wis jullie kopieën en bevestig het.
   *[other] { $n } toestemmingen werden teruggenomen. Wis jullie kopieën en bevestig het.
}
day-ended = { $organisation } leest niet meer mee met { $name }, sinds { $when }.
day-lists-all = Alle lijsten van vandaag
day-lists-none = Op dit dagdeel wordt niemand verwacht.
day-lists-note = Noteer
day-lists-missing = { $n ->
    [one] Van de laatste week is 1 lijst nog niet genoteerd.
   *[other] Van de laatste week zijn { $n } lijsten nog niet genoteerd.
}
day-house-week = Naar de week
day-house-papers = { $n ->
    [0] Op papier ontbreekt niets
    [one] Op papier ontbreekt één ding
   *[other] Op papier ontbreken { $n } dingen
}
day-house-lists = { $n ->
    [0] Alle aanwezigheden van de laatste week zijn genoteerd
    [one] 1 lijst van de laatste week nog niet genoteerd
   *[other] { $n } lijsten van de laatste week nog niet genoteerd
}
day-house-closed = Gesloten op { $day }: { $what }
day-house-open = De komende maand geen sluiting
day-news = Wat terugkwam
day-news-yes = { $other } zei ja.
day-news-yes-first = { $other } zei ja: { $first }.
day-news-no = { $other } zei nee.
day-news-taken-back = Wil niet meer dat we dit aan { $other } vragen.
day-news-shared = Laat jullie nu meelezen, tot en met { $day }.
day-news-granted = Zei ja op je vraag: jullie mogen meer lezen.
day-news-letter = { $other } schreef iets.
day-news-agreed = Is akkoord met het plan.
day-news-ticked = Deed zelf: { $other }
day-seen = Gezien
day-said-seen = Gelezen: het staat niet meer op je dag.
day-ending = Toestemmingen die eindigen
day-house = Wacht in je organisatie
day-house-corrections = { $n ->
    [one] Eén vraag om iets te verbeteren
   *[other] { $n } vragen om iets te verbeteren
}
day-house-first-corrections = De eerste: antwoord uiterlijk op { $day }
day-house-retention = { $n ->
    [one] Eén dossier: wissen of langer bewaren?
   *[other] { $n } dossiers: wissen of langer bewaren?
}
day-house-first-retention = De eerste termijn was voorbij op { $day }
day-house-referrals = { $n ->
    [one] Eén doorverwijzing is over tijd
   *[other] { $n } doorverwijzingen zijn over tijd
}
day-house-first-referrals = De oudste moest er zijn op { $day }
day-house-sign-ups = { $n ->
    [one] Eén aanmelding van buiten wacht
   *[other] { $n } aanmeldingen van buiten wachten
}
day-house-first-sign-ups = Antwoord op de eerste uiterlijk op { $day }, en schrijf in wie een ja kreeg
day-house-consents = { $n ->
    [one] Eén toestemming eindigt binnen 60 dagen
   *[other] { $n } toestemmingen eindigen binnen 60 dagen
}
day-house-first-consents = De eerste op { $day }
day-narrowed = { $organisation } leest niet meer: { $what }, sinds { $when }. Wat anders open staat, leest het nog.
day-news-no-why = { $other } zei nee: { $why }
day-news-advice = { $other } gaf advies: { $what }
day-news-scored = Vulde zelf in hoe het gaat. Laagste antwoord: { $other }
day-seen-all = Alles gezien ({ $n })
day-seen-about = Alles over { $name } gezien
