# What an administrator sets: work forms, rules with their sources, regions.
# The menu under "Meer".
more-group-work = Werken met mensen
more-group-network = Het netwerk
more-group-own = Voor jou
more-sign-out = Meld je af
more-card-caseload = Wie begeleidt wie
more-text-caseload = Hoeveel mensen elke begeleider heeft.
more-card-figures = Ladder
more-text-figures = Hoeveel mensen op welke trede, en wie bewoog.
more-card-templates = Sjablonen
more-text-templates = Vaste stukken tekst voor notities.
more-card-merges = Samengevoegde dossiers
more-text-merges = Dubbels die één dossier werden. 90 dagen lang ongedaan te maken.
more-card-accounts = Accounts
more-text-accounts = Collega’s uitnodigen, rollen geven, accounts sluiten.
more-card-organisations = Organisaties
more-text-organisations = Centra, maatwerkbedrijven, OCMW’s en koepels.
more-card-settings = Instellingen
more-text-settings = Werkvormen, regels met hun bron, en regio’s.
more-card-imports = Lees een lijst in
more-text-imports = Lees mensen en stappen in uit Excel of CSV.
more-card-audit = Logboek
more-text-audit = Wie wat deed en bekeek.
more-card-welcome = Eerste stappen
more-text-welcome = Wat je na de installatie best doet.
more-card-mine = Mijn weg
more-text-mine = Je stappen, je afspraken en wie je helpt.
more-card-account = Mijn account
more-text-account = Naam, taal, wachtwoord en waar je aangemeld bent.
more-card-help = Uitleg
more-text-help = Hoe doe je dit? Per taak uitgelegd.
more-card-about = Over Opstap
more-text-about = Versie, licentie en toegankelijkheid.
# Settings.
settings-lead = Wat voor het hele netwerk geldt. Elke wijziging staat in het logboek.
settings-settling = Er is een regel of werkvorm gewijzigd. Opstap rekent signalen en cijfers opnieuw uit. Tot dan staan er nog oude.
settings-forms = Werkvormen
settings-form = Werkvorm
settings-form-new = Voeg werkvorm toe
settings-form-save = Bewaar werkvorm
settings-rung = Trede
settings-rung-usual = Gewone trede
settings-rung-hint = Bij een stap kan je een andere trede kiezen.
settings-regular = Gewone arbeidsmarkt
settings-regular-tick = Betaald werk op de gewone arbeidsmarkt (NEC)
settings-regular-hint = Een stap hierheen telt als doorstroom.
settings-yes = Ja
settings-no = Nee
settings-valid = Geldig
settings-always = altijd
settings-from = vanaf { $day }
settings-until = tot en met { $day }
settings-from-until = { $from } tot en met { $until }
settings-first-day = Eerste dag
settings-last-day = Laatste dag
settings-last-day-hint = Wat al liep, loopt gewoon door.
settings-until-before-from = De laatste dag ligt voor de eerste.
settings-name-nl = Naam in het Nederlands
settings-name-fr = Naam in het Frans
settings-name-en = Naam in het Engels
settings-name-missing = Vul een naam in.
settings-said-saved = De instelling is bewaard.
settings-said-rule = De regel is bewaard. Signalen worden opnieuw uitgerekend; bij veel mensen duurt dat even.
settings-conflicts = Wat niet samen mag
settings-conflicts-why = Loopt dit toch samen, dan bewaart Opstap het met een waarschuwing en deze bron. De persoon telt één keer.
settings-conflict-new = Voeg toe wat niet samen mag
settings-conflict-save = Bewaar
settings-conflict-remove = Haal weg
settings-no-conflicts = Alles mag samen.
settings-pair = { $one } en { $other }
settings-one = Deze werkvorm
settings-not-with = mag niet samen met
settings-other-form = Kies een andere werkvorm dan de eerste.
settings-choose-form = Kies een werkvorm
settings-source = Bron
settings-source-is = Bron: { $source }
settings-source-hint = Wet, besluit, pagina met datum, of: eigen keuze van het netwerk.
settings-source-missing = Schrijf waar dit vandaan komt.
settings-rules = Regels met een termijn of getal
settings-rules-why = Opstap verzint geen regels. Wat niet gekend is, staat er als niet gekend en geeft geen signaal.
settings-rule = Regel
settings-rule-save = Bewaar regel
settings-value = Waarde
settings-value-hint = Een geheel getal. Laat leeg als het niet gekend is.
settings-whole-number = Vul een geheel getal in, of laat dit leeg.
settings-not-known = niet gekend
settings-unit-days = { $n ->
    [one] één dag
   *[other] { $n } dagen
}
settings-unit-weeks = { $n ->
    [one] één week
   *[other] { $n } weken
}
settings-unit-months = { $n ->
    [one] één maand
   *[other] { $n } maanden
}
settings-unit-hours = { $n } uur
settings-unit-people = { $n ->
    [one] één persoon
   *[other] { $n } mensen
}
settings-in-days = Aantal dagen
settings-in-weeks = Aantal weken
settings-in-months = Aantal maanden
settings-in-hours = Aantal uren
settings-in-people = Aantal mensen
settings-in-cents = Bedrag in cent
settings-next = Nieuwe waarde vanaf een dag
settings-next-lead = De regel verandert. De waarde van nu geldt nog tot de dag ervoor.
settings-next-too-early = Deze dag ligt niet na het begin van de waarde van nu.
settings-mend-lead = Verbeter wat hier fout staat. Verandert de regel vanaf een dag, maak dan een nieuwe waarde.
settings-will-settle = Na het bewaren rekent Opstap signalen van iedereen opnieuw uit. Dat loopt op de achtergrond.
settings-regions = Regio’s
settings-region = Regio
settings-region-new = Voeg regio toe
settings-region-save = Bewaar regio
settings-region-remove = Haal regio weg
settings-no-regions = Nog geen regio’s. Een regio is een groep gemeenten waarvan je de cijfers samen wilt zien.
settings-places = Gemeenten
settings-places-hint = Eén per regel.
settings-unknown-places = Deze gemeenten kennen we niet: { $names }. Schrijf de volledige naam van nu.
settings-rule-contact-days-0 = Contact zeker binnen, wie nog geen trede heeft
settings-rule-contact-days-1 = Contact zeker binnen, op trede 1
settings-rule-contact-days-2 = Contact zeker binnen, op trede 2
settings-rule-contact-days-3 = Contact zeker binnen, op trede 3
settings-rule-contact-days-4 = Contact zeker binnen, op trede 4
settings-rule-contact-days-5 = Contact zeker binnen, op trede 5
settings-rule-contact-days-6 = Contact zeker binnen, op trede 6
settings-rule-warn-days = Vooraf waarschuwen voor iets afloopt
settings-rule-longest-activeringstraject = Activeringstraject, maximumduur
settings-rule-shortest-activeringstraject = Activeringstraject, minimumduur
settings-rule-extension-activeringstraject = Activeringstraject, verlenging
settings-rule-estimate-ama-sociale-economie = AMA sociale economie, inschatting om de
settings-rule-estimate-ama-welzijn = AMA welzijn, inschatting om de
settings-rule-first-evaluation = Eerste evaluatie na
settings-rule-next-evaluation = Volgende evaluaties om de
settings-rule-hours-ama-sociale-economie = AMA sociale economie, uren begeleiding
settings-rule-day-ama = Arbeidsmatige activiteiten, kortste dag
settings-rule-permission-doctor-reuse = Toelating van de adviserend arts blijft bruikbaar
settings-rule-recognition-ama = Erkenning AMA, duur
settings-rule-recognition-ama-renewal = Erkenning AMA, aanvraag tot verlenging vooraf
settings-rule-quarterly-ama-sociale-economie = AMA sociale economie, overzicht om de
settings-rule-pop-review = Persoonlijk ontwikkelingsplan, herziening om de
settings-rule-pop-upload = Persoonlijk ontwikkelingsplan, opladen binnen
settings-rule-pop-refresh = Persoonlijk ontwikkelingsplan, bijwerken binnen
settings-rule-wop-longest = Werkondersteuningspakket, maximumduur
settings-rule-wop-start-package = Startpakket, duur
settings-rule-target-group-evaluation = Evaluatie van de doelgroepwerknemer om de
settings-rule-mandate-network-coordinator = Mandaat van de netwerkcoördinator
settings-rule-retention-onthaaltraject = Onthaaltraject, bewaartermijn
settings-rule-retention-subsidy-data = Gegevens voor subsidies, bewaartermijn
settings-rule-reflection-gpmi = GPMI, bedenktijd
settings-rule-participants-per-guide = Deelnemers per begeleider
settings-rule-amount-ama-welzijn = AMA welzijn, bedrag
