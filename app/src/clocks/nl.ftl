# Termijnen: wat tegen wanneer te doen is.
people-page-clocks = termijnen
audit-thing-duty = een termijn
audit-thing-calendar = de agendalink
clocks-title = Termijnen
clocks-of = Termijnen van { $name }
clocks-lead = { $n ->
    [0] Het komende jaar is er niets te doen.
    [one] Er is één termijn.
   *[other] Er zijn { $n } termijnen, een jaar vooruit.
}
clocks-lead-late = { $n ->
    [one] Eén ervan is te laat.
   *[other] { $n } ervan zijn te laat.
}
clocks-late = Te laat
clocks-is-late = te laat
clocks-before = Tegen { $day }
clocks-was-put-off = Was tegen { $day }, uitgesteld door { $who }:
clocks-do = Doe het nu
clocks-later = Stel uit
clocks-none = Hier is niets te doen.
clocks-next = Volgende
clocks-filter-kind = Wat
clocks-filter-month = Wanneer
clocks-filter-all = Alles
clocks-filter-mine = Alleen van mij
clocks-note-itself = Een termijn verdwijnt vanzelf zodra het gebeurd en genoteerd is. Je vinkt niets af.
clocks-note-unknown = Van een regel waarvan de termijn niet gekend is, staat hier niets. Welke dat zijn, staat bij de regels in de instellingen van het netwerk.
clocks-by-rule = { $rule }. Bron: { $source }.
clocks-by-own-day = De dag die in het dossier staat.
clocks-by-goal = De dag waarvoor het doel bedoeld is, zoals het in het plan staat.
clocks-by-assessment = Het ritme van de lijst zelf.
clocks-by-consent = De laatste dag van de toestemming zelf.
clocks-by-correction = Binnen een maand. Bron: AVG, artikel 12, lid 3.
clocks-by-offer = Eens per kwartaal. Bron: eigen keuze van het netwerk.
clocks-kind-permission = Toelating loopt af
clocks-kind-agreement = Overeenkomst loopt af
clocks-kind-trial = Eerste evaluatie van een proefperiode
clocks-kind-estimate = Jaarlijkse inschatting door VDAB
clocks-kind-longest = Maximumduur van een stap
clocks-kind-evaluation = Evaluatie van het plan
clocks-kind-goal = Doel bekijken
clocks-kind-assessment = Leefdomeinen opnieuw bekijken
clocks-kind-consent = Toestemming loopt af
clocks-kind-correction = Vraag om iets te verbeteren
clocks-kind-retention = Bewaartermijn voorbij
clocks-kind-recognition = Erkenning vernieuwen
clocks-kind-offer = Aanbod nakijken
clocks-kind-quarterly = Kwartaaloverzicht
clocks-do-permission = Vraag een nieuwe toelating aan { $by }
clocks-do-agreement = Maak een nieuwe overeenkomst
clocks-do-trial = Doe de eerste evaluatie van de proefperiode
clocks-do-estimate = Vraag VDAB de jaarlijkse inschatting ({ $form })
clocks-do-longest = Rond de stap af, of zet de volgende ({ $form })
clocks-do-evaluation = Overloop het plan en laat er akkoord mee gaan
clocks-do-goal = Bekijk of het doel bereikt is
clocks-do-assessment = Bekijk de leefdomeinen opnieuw: { $name }
clocks-do-consent = Bespreek de toestemming voor { $partner }
clocks-do-correction = Antwoord op de vraag om iets te verbeteren
clocks-do-retention = Wis het dossier, of bewaar het met een reden
clocks-do-recognition = Vraag de erkenning als begeleider AMA opnieuw aan
clocks-do-offer = { $n ->
    [one] Kijk de werkpost na
   *[other] Kijk de { $n } werkposten na
}
clocks-do-quarterly = { $n ->
    [one] Dien het kwartaaloverzicht AMA sociale economie in (één iemand)
   *[other] Dien het kwartaaloverzicht AMA sociale economie in ({ $n } mensen)
}
clocks-form-ama-welzijn = AMA welzijn
clocks-form-ama-sociale-economie = AMA sociale economie
clocks-form-activeringstraject = activeringstraject
clocks-form-other = de stap
clocks-later-title = Stel een termijn uit
clocks-until = Tot wanneer?
clocks-until-hint = Hoogstens een jaar.
clocks-until-past = Kies een dag na vandaag en na de termijn zelf.
clocks-until-far = Kies een dag binnen een jaar.
clocks-reason = Waarom?
clocks-reason-hint = Kort. Wie in het dossier werkt, leest dit mee.
clocks-reason-missing = Schrijf waarom.
clocks-term-changed = De termijn is intussen veranderd. Kijk hem na en bewaar opnieuw.
clocks-later-save = Stel uit
clocks-said-later = Uitgesteld. De reden staat erbij.
clocks-day-all = Alle termijnen
clocks-feed-name = Opstap: termijnen
clocks-feed-open = In je agenda
clocks-feed-title = Termijnen in je agenda
clocks-feed-lead = Met een link toont je agenda (Outlook, Google, Apple …) op welke dag er iets te doen is.
clocks-feed-is = Je link is klaar
clocks-feed-link = Geheime link
clocks-feed-once = We tonen hem maar één keer. Kopieer hem nu, en voeg hem in je agenda toe als “abonnement” of “agenda van internet”.
clocks-feed-have = Je link
clocks-feed-made = Gemaakt op { $when }.
clocks-feed-none = Je hebt geen link.
clocks-feed-make = Maak een link
clocks-feed-again = Maak een nieuwe link
clocks-feed-end = Trek de link in
clocks-feed-note-what = In de agenda staat alleen hoeveel er te doen is, bijvoorbeeld “2 evaluaties te doen”, met de weg naar deze pagina. Geen naam van een mens of een organisatie.
clocks-feed-note-secret = Geef de link aan niemand. Een nieuwe link maakt de vorige ongeldig.
clocks-said-feed-ended = De link werkt niet meer.
clocks-feed-permission = { $n ->
    [one] 1 toelating loopt af
   *[other] { $n } toelatingen lopen af
}
clocks-feed-agreement = { $n ->
    [one] 1 overeenkomst loopt af
   *[other] { $n } overeenkomsten lopen af
}
clocks-feed-trial = { $n ->
    [one] 1 proefperiode te evalueren
   *[other] { $n } proefperiodes te evalueren
}
clocks-feed-estimate = { $n ->
    [one] 1 inschatting te vragen
   *[other] { $n } inschattingen te vragen
}
clocks-feed-longest = { $n ->
    [one] 1 stap aan de maximumduur
   *[other] { $n } stappen aan de maximumduur
}
clocks-feed-evaluation = { $n ->
    [one] 1 evaluatie te doen
   *[other] { $n } evaluaties te doen
}
clocks-feed-goal = { $n ->
    [one] 1 doel te bekijken
   *[other] { $n } doelen te bekijken
}
clocks-feed-assessment = { $n ->
    [one] 1 keer leefdomeinen te bekijken
   *[other] { $n } keer leefdomeinen te bekijken
}
clocks-feed-consent = { $n ->
    [one] 1 toestemming loopt af
   *[other] { $n } toestemmingen lopen af
}
clocks-feed-correction = { $n ->
    [one] 1 vraag te beantwoorden
   *[other] { $n } vragen te beantwoorden
}
clocks-feed-retention = { $n ->
    [one] 1 bewaartermijn voorbij
   *[other] { $n } bewaartermijnen voorbij
}
clocks-feed-recognition = { $n ->
    [one] 1 erkenning te vernieuwen
   *[other] { $n } erkenningen te vernieuwen
}
clocks-feed-offer = Aanbod na te kijken
clocks-feed-quarterly = Kwartaaloverzicht in te dienen
