# De weg naar binnen, en de wachtlijst.
way-in-title = De weg naar binnen
way-in-at = De weg naar binnen bij { $organisation }
way-in-begin = Aanmelden
way-in-begin-at = Aanmelden bij { $organisation }
way-in-begin-lead = Hier begint de weg naar binnen. Daarna zet je die stap voor stap verder.
way-in-none = Nog niet aangemeld voor een plaats.
way-in-since = sinds { $day }
way-in-now = nu: { $state }
way-in-see = Bekijk de weg naar binnen
way-in-instead = Op de wachtlijst van je eigen organisatie? Dat gaat langs de weg naar binnen.
way-in-lags = Er loopt al een stap bij deze organisatie. Zet ook de weg verder.
way-in-unknown = niet gekend
way-in-state-signed-up = Aangemeld
way-in-state-info-talk = Infogesprek
way-in-state-waitlist = Wachtlijst
way-in-state-intake = Intake
way-in-state-trial = Proefperiode
way-in-state-active = Actief
way-in-state-interrupted = Onderbroken
way-in-state-stopped = Gestopt
way-in-to-signed-up = Terug naar aangemeld
way-in-to-info-talk = Naar infogesprek
way-in-to-waitlist = Naar de wachtlijst
way-in-to-intake = Naar intake
way-in-to-trial = Naar de proefperiode
way-in-to-active = Naar actief
way-in-to-interrupted = Onderbreken
way-in-to-stopped = Stoppen
way-in-make-longer = Proefperiode verlengen
way-in-other-moves = Anders verder, terug, of stoppen
way-in-for-post = Voor welke werkpost
way-in-for-post-hint = Is dat nog niet duidelijk? Laat het dan open.
way-in-which-post = Op welke werkpost
way-in-any-post = Elke plaats
way-in-goes-on = Hiervoor loopt al een weg naar binnen.
way-in-goes-on-already = Hier loopt al een weg naar binnen:
way-in-signed-up-by = Aangemeld door
way-in-signed-up-by-hint = Een dienst, de persoon zelf, familie …
way-in-signed-up-on = Aangemeld op
way-in-edit = Werkpost en aanmelder wijzigen
way-in-day = Vanaf welke dag
way-in-day-hint = Vandaag of vroeger. Wat later begint, plan je als stap.
way-in-not-yet = Deze dag ligt in de toekomst. Zet de weg verder op de dag zelf.
way-in-before-last = Kies een dag vanaf { $day }: toen was de laatste verandering.
way-in-choose = Kies een reden
way-in-why = Waarom?
way-in-why-words = Waarom?
way-in-why-words-hint = Kort. Wie het dossier leest, en de persoon zelf, kan dit lezen.
way-in-remark = Opmerking
way-in-remark-hint = Mag leeg blijven. De persoon zelf kan dit lezen.
way-in-remark-missing = Zeg kort waarom.
way-in-queue = Sinds wanneer telt de plaats op de lijst?
way-in-queue-hint = Wie het langst wacht, staat bovenaan.
way-in-queue-day = Vanaf deze dag
way-in-queue-signed-up = Vanaf de aanmelding: { $day }
way-in-queue-old = Op de oude plaats: sinds { $day }
way-in-evaluation = Eerste evaluatie
way-in-evaluation-hint = De termijn staat bij de regels van het netwerk. Is die niet gekend, kies dan zelf een dag.
way-in-evaluation-before = De evaluatie komt na het begin van de proefperiode.
way-in-evaluation-on = eerste evaluatie op { $day }
way-in-evaluation-late = voorbij
way-in-evaluation-plan = Afspraak maken
way-in-longer = { $n ->
    [one] Eén persoon wacht langer op deze plaats.
   *[other] { $n } mensen wachten langer op deze plaats.
 }
way-in-longer-why = Dat mag, maar zeg waarom. Het staat bij de wachtlijst.
way-in-passing = Waarom toch deze persoon?
way-in-passing-words = In je eigen woorden
way-in-passing-words-hint = Noem niemand anders bij naam.
way-in-passing-fits = Het werk of de halve dagen passen alleen bij deze persoon
way-in-passing-not-yet = Wie langer wacht, kan nu nog niet
way-in-passing-refused = Wie langer wacht, wou deze plaats niet
way-in-passing-permission = De toelating of het statuut laat het alleen hier toe
way-in-passing-urgent = Het is dringend
way-in-passing-other = Iets anders
trajectories-end-no-place = er is geen plaats
trajectories-end-mistake = bij vergissing aangemeld
way-in-place = Plaats op de lijst
way-in-place-of = { $n } van { $of }
way-in-counts-since = telt sinds { $day }
way-in-counted-since = stond er sinds { $day }
way-in-was-passed = { $n ->
    [one] 1 keer ging iemand voor
   *[other] { $n } keer ging iemand voor
 }
way-in-passed-n = { $n ->
    [one] 1 persoon wachtte langer
   *[other] { $n } mensen wachtten langer
 }
way-in-never = nee
way-in-step = Stap en plaats
way-in-no-step = Er loopt hier geen stap.
way-in-add-step = Stap toevoegen
way-in-course = Wat er gebeurde
way-in-written = Genoteerd: { $who }
way-in-struck = Rechtgezet door { $who }, { $when }:
way-in-strike = Een vergissing rechtzetten
way-in-strike-lead = De laatste verandering, { $state } op { $day }, telt dan niet meer. Ze blijft leesbaar.
way-in-strike-why = Wat was er mis?
way-in-strike-act = Dit was een vergissing
way-in-first-stays = De aanmelding zelf kan je niet schrappen. Stop de weg, met als reden: bij vergissing aangemeld.
way-in-cannot = Vanaf hier kan je niet naar die toestand. Iemand zette de weg intussen misschien verder.
way-in-meanwhile = Iemand anders zette deze weg intussen verder. Kijk na en bewaar opnieuw.
way-in-ends-there = Deze wachttijd staat op een wachtlijst. Ze eindigt op de pagina van de weg naar binnen.
way-in-list = Wachtlijst
way-in-to-list = Naar de wachtlijst
way-in-order = Wie het langst wacht, staat bovenaan. Wachten twee mensen even lang, dan telt wie eerst aangemeld was.
way-in-filter = Toon wie wacht voor
way-in-everybody = Iedereen
way-in-filtered = Wie op elke plaats wacht, staat hier ook bij.
way-in-nobody = Niemand wacht hier nu.
way-in-no-list = Deze organisatie werkt zonder wachtlijst.
way-in-wait-n = { $n ->
    [one] 1 persoon wacht
   *[other] { $n } mensen wachten
 }
way-in-number = Plaats
way-in-name = Naam
way-in-counts = Wacht sinds
way-in-times-passed = Ging iemand voor?
way-in-somebody = Iemand die je niet begeleidt
way-in-weeks = { $n ->
    [0] minder dan een week
    [one] 1 week
   *[other] { $n } weken
 }
way-in-organisation = Organisatie
way-in-waiting = Wachten nu
way-in-network = Hoeveel mensen wachten in het netwerk
way-in-passed-title = Wie voorging
way-in-passed-none = Het afgelopen jaar ging niemand voor op wie langer wachtte.
way-in-passed-lead = Het afgelopen jaar: wie een plaats kreeg terwijl iemand anders langer wachtte, en waarom.
way-in-decided-by = Genoteerd door { $who }
way-in-states = Toestanden kiezen
way-in-states-lead = Welke stappen heeft de weg naar binnen bij jullie?
way-in-which-states = Deze gebruiken we
way-in-states-hint = De volgorde ligt vast. Wie nu in een toestand staat die je uitzet, blijft daar tot iemand de weg verderzet.
way-in-always = altijd
way-in-said-begun = De aanmelding is bewaard.
way-in-said-changed = Bewaard.
way-in-said-now-step = Bewaard. Voeg nu de stap toe.
way-in-said-struck = Rechtgezet.
way-in-said-states = De toestanden zijn bewaard.
way-in-day-title = Eerste evaluaties
way-in-day-at = Proefperiode bij { $organisation }
way-in-from-referral = Aanmelden op de weg naar binnen
way-in-offer-now = Zo lang wachten mensen hier nu
way-in-offer-weeks = { $n ->
    [0] minder dan een week
    [one] ongeveer 1 week
   *[other] ongeveer { $n } weken
 }
way-in-own-title = Op weg naar een plaats
way-in-own-signed-up = Je bent aangemeld. Iemand neemt contact met je op.
way-in-own-info-talk = Je leert de plek kennen. Je bent nog tot niets verplicht.
way-in-own-waitlist = Je staat op de wachtlijst. Wie het langst wacht, komt eerst.
way-in-own-intake = Er is plaats. Jullie spreken af wat je doet, en wanneer.
way-in-own-trial = Je probeert het uit.
way-in-own-active = Je werkt hier.
way-in-own-interrupted = Het ligt even stil. Je kan terugkomen.
way-in-own-stopped = Dit is gestopt. Je kan altijd opnieuw vragen.
way-in-own-evaluation = Op { $day } kijken jullie samen hoe het gaat.
way-in-under-way = Op weg naar binnen
way-in-under-way-lead = Wie is aangemeld en nog niet (of even niet) aan het werk is, en sinds wanneer.
way-in-under-way-none = Niemand is nu op weg naar binnen.
way-in-no-post-yet = Nog niet gekozen
way-in-which-post-hint = De stap en de halve dagen worden hiermee ingevuld.
way-in-under-way-all = Bekijk iedereen
