# Wat een partner schrijft aan wie begeleidt.
letters-title = Wat partners schreven
letters-write = Schrijf aan de begeleider
letters-lead = Een paar zinnen over { $name }. Wie begeleidt en het team lezen dit. { $name } kan het ook lezen: met een eigen wachtwoord, of samen met de begeleider.
letters-lead-team = Partners schreven dit over { $name } aan wie begeleidt.
letters-own = Aan de begeleider
letters-all = Alles
letters-count = { $n ->
    [one] Lees het bericht
   *[other] Lees de { $n } berichten
}
letters-waiting = { $n ->
    [one] Eén is nog niet gelezen.
   *[other] { $n } zijn nog niet gelezen.
}
letters-none = Wil je iets laten weten? Schrijf een paar zinnen.
letters-none-yet = Nog niemand schreef iets
letters-words = Wat wil je laten weten?
letters-words-hint = Schrijf wat de begeleider moet weten, zoals je het ook aan de persoon zou zeggen.
letters-words-missing = Schrijf eerst wat je wil laten weten.
letters-for = Voor welke organisatie schrijf je?
letters-nobody = Geen andere organisatie heeft nu een dossier. Bel de organisatie waarmee je samenwerkt.
letters-send = Verstuur
letters-more = Schrijf nog iets
letters-read = Gelezen
letters-read-by = Gelezen door { $name }
letters-unread = Nog niet gelezen.
letters-said-written = Verstuurd. Wie begeleidt, ziet het vandaag.
letters-said-read = Genoteerd dat je dit las.
letters-mine = Wat anderen over mij schreven
letters-mine-text = Wie meeleest of meehelpt en je begeleider schreven dit aan elkaar.
letters-mine-secret = Wat er staat, lees je hier niet, om je te beschermen. Je begeleider kan het je vertellen.
letters-mine-by-card = Wat er staat, lees je hier niet: je bent binnen met een kaart of een link. Vraag het aan je begeleider, of meld je aan met je wachtwoord.
letters-to = aan { $organisation }
letters-answer = Antwoord
letters-answer-words = Je antwoord
letters-answer-hint = { $name } ziet dit vandaag. De persoon kan het ook lezen.
letters-answer-send = Verstuur het antwoord
letters-answer-gone = Wie dit schreef, leest niet meer mee en kan je antwoord niet lezen.
letters-said-answered = Je antwoord is verstuurd.
letters-mine-none = Nog niemand schreef iets over jou.
letters-mine-new = { $n ->
    [one] Iemand schreef iets over jou.
   *[other] Er werd { $n } keer iets over jou geschreven.
}
letters-mine-see = Lees het
