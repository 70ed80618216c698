# The safety net (vangnet): who has no supporter, no next date, no step, or something that runs out.
safety-net-title = Vangnet
safety-net-lead-text = Deze mensen mogen we niet kwijt. Doe de volgende stap, dan verdwijnt de kaart.
safety-net-caseload = Wie begeleidt wie
safety-net-caseload-text = Per begeleider: hoeveel mensen, op welke trede, en hoeveel redenen op het vangnet. Klik op een getal en je ziet de mensen.
safety-net-caseload-empty = Nog niemand heeft hier een dossier.
safety-net-as-xlsx = Excel
safety-net-as-csv = CSV
safety-net-whose = Van wie
safety-net-everybody = Iedereen
safety-net-mine = Mijn mensen
safety-net-empty = Niemand valt door het net. Iedereen heeft een begeleider, een volgende datum en een stap.
safety-net-filter = Filter op reden
safety-net-all-reasons = Alle redenen
safety-net-kind-ended-without-successor = Gestopt zonder volgende stap
safety-net-kind-no-step = Geen stap, wacht niet op een plaats
safety-net-kind-no-supporter = Geen begeleider
safety-net-kind-no-contact = Lang niets gehoord
safety-net-kind-unexcused = Meermaals weg zonder verwittigen
safety-net-kind-no-next-date = Geen volgende datum
safety-net-kind-place-closed = Werkpost is gesloten
safety-net-kind-permission-expiring = Toelating loopt af
safety-net-kind-max-duration = Maximumduur nadert
safety-net-why-ended = { $n ->
    [0] Stopt vandaag, op { $day }
    [one] 1 dag zonder stap · gestopt op { $day }
   *[other] { $n } dagen zonder stap · gestopt op { $day }
}
safety-net-why-ended-later = Sinds { $since } zonder stap of wachtplaats · hier gestopt op { $day }
safety-net-why-no-contact = { $n } dagen zonder contact · afspraak was binnen { $term }
safety-net-why-never-contact = Er is nog geen contact genoteerd
safety-net-why-unexcused = Laatste keer weg zonder verwittigen: { $day } · hoor hoe het gaat en noteer het
safety-net-why-no-next-date = Laatste afspraak was op { $day }
safety-net-why-never-date = Er was nog geen afspraak
safety-net-why-expired = De toelating liep af op { $day }
safety-net-why-expires = { $n ->
    [0] De toelating loopt vandaag af, op { $day }
    [one] Nog 1 dag · de toelating loopt tot { $day }
   *[other] Nog { $n } dagen · de toelating loopt tot { $day }
}
safety-net-why-over = De maximumduur was bereikt op { $day }
safety-net-why-max = { $n ->
    [0] De maximumduur is vandaag bereikt, op { $day }
    [one] Nog 1 dag · maximumduur bereikt op { $day }
   *[other] Nog { $n } dagen · maximumduur bereikt op { $day }
}
safety-net-why-since = Zo sinds { $day }
safety-net-no-rung = Geen trede hier
safety-net-with = Bij { $name }
safety-net-nobody = Zonder begeleider
safety-net-since = op het vangnet sinds { $day }
safety-net-next-step = Volgende stap
safety-net-support = Word begeleider
safety-net-choose = Kies iemand anders
safety-net-note = Schrijf notitie
safety-net-call = Bel { $name }
safety-net-plan = Plan afspraak
safety-net-show-all = Bekijk alle { $n }
safety-net-next-page = Volgende pagina
safety-net-terms = De termijnen koos jullie netwerk zelf, per trede. Een beheerder kan ze wijzigen.
safety-net-said-support = Je staat nu op het team.
safety-net-said-support-already = Je stond al op het team.
safety-net-support-not-possible = Je kunt niet in dit team komen: je account werkt niet met mensen. Vraag een collega om hulp.
safety-net-name = Naam
safety-net-reason = Reden
safety-net-why = Waarom
safety-net-since-head = Sinds
safety-net-lead = Begeleider
safety-net-people = Mensen
safety-net-tally = { $n ->
    [one] Eén reden
   *[other] { $n } redenen
} { $people ->
    [one] bij één persoon
   *[other] bij { $people } mensen
}
safety-net-of = { $n } bij { $people ->
    [one] 1 persoon
   *[other] { $people } mensen
}
safety-net-n-people = { $n ->
    [one] 1 persoon
   *[other] { $n } mensen
}
safety-net-signals = Redenen op het vangnet
safety-net-signalled = Mensen op het vangnet
safety-net-why-place = Werkpost gesloten sinds { $day }, en de plaats loopt nog.
safety-net-other-place = Geef een andere plaats
safety-net-see-week = Kijk in de week
