# Leefdomeinen: instrumenten en scores.
instruments-title = Leefdomeinen
instruments-lead = Hoe het gaat, gezien door de begeleider en door de persoon zelf. Een lagere score is een vraag om hulp, geen rapport.
instruments-mine-title = Hoe gaat het met mij?
instruments-mine-lead = Kies zelf wat past. Er zijn geen foute antwoorden. Wat je niet wil invullen, laat je open.
instruments-choose = Kies een lijst
instruments-score = Geef scores
instruments-score-own = Vul het in
instruments-open = Bekijk
instruments-none = Nog niet gescoord.
instruments-last = laatst op { $day }
instruments-due-since = opnieuw te bekijken sinds { $day }
instruments-due-parts = opnieuw te bekijken sinds { $day }: { $parts }
instruments-with = samen met { $name }
instruments-with-you = samen met jou
instruments-due-n = { $n ->
    [one] 1 domein opnieuw te bekijken
   *[other] { $n } domeinen opnieuw te bekijken
}
instruments-due-on = opnieuw te bekijken op { $day }
instruments-latest = De laatste scores
instruments-domain = Leefdomein
instruments-by-worker = Begeleider
instruments-by-person = Persoon zelf
instruments-by-me = Ikzelf
instruments-way = Verloop
instruments-not-scored = nog niet ingevuld
instruments-cell-closed = gesloten voor jou
instruments-place = { $n } van { $of }
instruments-change-higher = hoger dan op { $day }
instruments-change-lower = lager dan op { $day }
instruments-change-same = gelijk met { $day }
instruments-change-other = anders dan op { $day }
instruments-change-version = op { $day } met een andere versie, niet te vergelijken
instruments-key-up = Hoger op de tekening is een hogere score.
instruments-as-table = Het verloop als tabel
instruments-day = Datum
instruments-who = Wie
instruments-score-word = Score
instruments-given = Alle keren
instruments-withdrawn = Ingetrokken
instruments-withdrawn-at = Ingetrokken op { $when }
instruments-elsewhere = Ook een andere organisatie gaf scores.
instruments-what = Wat is een leefdomein?
instruments-is = Een stuk van het leven: wonen, geld, gezondheid, gezin … Per domein kies je het niveau dat het best past. Niveaus hebben een volgorde maar zijn geen punten: we tellen ze nooit op.
instruments-leave-open = Laat open
instruments-day-hint = De dag waarover de scores gaan.
instruments-day-to-come = Deze dag moet nog komen. Kies vandaag of vroeger.
instruments-source = Waarop steunt het?
instruments-source-told = Wat de persoon vertelt
instruments-source-observed = Wat ik zie
instruments-source-document = Een document
instruments-source-registry = De sociale zekerheid (KSZ)
instruments-whose = Wiens blik is het?
instruments-whose-hint = Vult de persoon het samen met jou in? Kies dan de persoon zelf. De twee blikken komen naast elkaar.
instruments-view-worker = Mijn blik als begeleider
instruments-view-person = De blik van de persoon zelf
instruments-remark = Voeg een opmerking toe
instruments-remark-on = Opmerking over { $domain }
instruments-remark-hint = Kort en feitelijk. De persoon kan dit lezen.
instruments-remark-alone = Kies ook een score bij deze opmerking, of wis de opmerking.
instruments-nothing-scored = Kies bij minstens één domein een score.
instruments-save = Bewaar scores
instruments-save-own = Bewaar
instruments-said-scored = De scores zijn bewaard.
instruments-said-withdrawn = De scores zijn ingetrokken.
instruments-version = versie { $n }
instruments-withdraw-title = Klopt dit niet?
instruments-withdraw-text = Trek deze scores in en geef daarna nieuwe. Ze blijven leesbaar, met de reden, maar tellen niet meer mee.
instruments-withdraw = Trek deze scores in
instruments-because = Waarom?
instruments-because-hint = Bijvoorbeeld: verkeerde datum.
instruments-because-missing = Schrijf waarom de scores niet kloppen.
more-card-domains = Hoe gaat het met mij?
more-text-domains = Zeg zelf hoe het gaat, en lees wat je begeleider zag.
people-page-domains = Leefdomeinen
audit-thing-assessment = scores van leefdomeinen

# Lijsten maken.
instruments-all-title = Lijsten van leefdomeinen
instruments-all-lead = Waarmee jullie leefdomeinen scoren. Een lijst verandert niet onder je handen: een wijziging is een nieuwe versie, en wat vroeger gescoord is, houdt zijn woorden.
instruments-all-none = Er is nog geen lijst in gebruik.
instruments-in-use = In gebruik
instruments-stopped-n = { $n ->
    [one] Eén lijst is niet meer in gebruik
   *[other] { $n } lijsten zijn niet meer in gebruik
}
instruments-n-domains = { $n ->
    [one] 1 domein
   *[other] { $n } domeinen
}
instruments-every = { $n ->
    [one] elke maand opnieuw
   *[other] elke { $n } maanden opnieuw
}
instruments-no-rhythm = geen vast ritme
instruments-of-network = het hele netwerk
instruments-for = Voor wie
instruments-versions = Versies
instruments-make = Maak een lijst
instruments-make-lead = Schrijf in gewone woorden. Elk domein hoort bij een stuk van het leven: dat bepaalt wie de score mag zien.
instruments-change = Wijzig
instruments-change-title = Wijzig { $name }
instruments-change-lead = Dit wordt een nieuwe versie, vanaf vandaag. Wat je niet verandert, houdt zijn vertaling. Wat je wel verandert, staat in alle talen zoals je het schrijft.
instruments-stop = Neem uit gebruik
instruments-use-again = Neem weer in gebruik
instruments-is-earlier = Dit is een vroegere versie. Ze blijft leesbaar voor wat ermee gescoord is.
instruments-is-stopped = Deze lijst is niet meer in gebruik. Wat ermee gescoord is, blijft leesbaar.
instruments-not-yours = Deze lijst is van het hele netwerk. Alleen wie voor het netwerk werkt, kan ze wijzigen.
instruments-newer-version = Er is intussen een nieuwere versie van deze lijst. Open die, en wijzig ze daar.
instruments-said-made = De lijst is gemaakt. Je kan er meteen mee scoren.
instruments-said-changed = De nieuwe versie is in gebruik.
instruments-said-stopped = De lijst is uit gebruik.
instruments-said-in-use = De lijst is weer in gebruik.
instruments-make-name = Naam van de lijst
instruments-make-name-missing = Geef de lijst een naam.
instruments-make-explanation = Waarvoor dient ze?
instruments-make-explanation-hint = Eén of twee zinnen. Begeleider en persoon lezen dit boven de lijst.
instruments-make-by = Wie scoort?
instruments-make-by-both = De begeleider en de persoon, naast elkaar
instruments-make-by-worker = Alleen de begeleider
instruments-make-by-person = Alleen de persoon zelf
instruments-make-answer = Wat kan je kiezen per domein?
instruments-make-answer-one = Eén niveau op een schaal
instruments-make-answer-several = Eén of meer vinkjes
instruments-make-interval = Hoe vaak opnieuw?
instruments-make-interval-hint = In maanden, van 1 tot 60. Laat leeg als er geen vast ritme is.
instruments-make-interval-odd = Schrijf een aantal maanden van 1 tot 60, of laat dit leeg.
instruments-make-licence = Van wie is de lijst, en mag je ze gebruiken?
instruments-make-licence-hint = Bijvoorbeeld: eigen lijst van ons team. Van een lijst van anderen mag je de tekst niet zomaar overnemen.
instruments-make-licence-missing = Schrijf van wie de lijst is.
instruments-make-levels = Niveaus of vinkjes
instruments-make-levels-hint = Eén per lijn, het laagste eerst. Ze gelden voor elk domein dat geen eigen niveaus heeft.
instruments-make-own-levels = Eigen niveaus voor dit domein
instruments-make-own-levels-hint = Eén per lijn, het laagste eerst. Leeg: de niveaus van bovenaan.
instruments-make-levels-missing = Schrijf minstens twee niveaus, één per lijn.
instruments-make-levels-number = Schrijf minstens twee en hoogstens { $most } niveaus, één per lijn.
instruments-make-level-long = Hou elk niveau op { $longest } tekens.
instruments-make-level-twice = Twee niveaus zijn gelijk. Schrijf elk niveau anders.
instruments-make-domain-n = Domein { $n }
instruments-make-label = Naam van het domein
instruments-make-label-missing = Geef dit domein een naam, of maak het hele domein leeg.
instruments-make-label-twice = Dit domein staat er twee keer in.
instruments-make-domain-missing = Schrijf minstens één domein.
instruments-make-category = Bij welk stuk van het leven hoort het?
instruments-make-category-hint = Dit bepaalt wie de score mag zien.
instruments-make-category-choose = Kies
instruments-make-category-missing = Kies bij welk stuk van het leven dit hoort.
instruments-make-about = Waarover gaat het?
instruments-make-more = Meer domeinen
instruments-make-save = Bewaar de lijst
instruments-choose-again = De lijst veranderde net: wat je koos, staat er nu anders. Kies opnieuw.
instruments-part-gone = De lijst veranderde net: een deel waar je iets invulde, staat er niet meer in. Kijk na wat je nog wil bewaren.
instruments-stopped-meanwhile = Deze lijst is net gestopt: je kan er niets meer mee bewaren. Neem over wat je schreef, bijvoorbeeld in een notitie.
instruments-mine-empty = Nog niet ingevuld: { $n }
instruments-in-dutch = De woorden van deze lijst zijn in het Nederlands. Vul ze samen in met iemand die je helpt.
instruments-make-too-many = Een lijst heeft hoogstens { $most } onderdelen. Maak er twee lijsten van, of neem onderdelen samen. Wat je typte, staat er nog.
instruments-make-name-taken = Zo heet er al een lijst. Kies een andere naam, dan vergist niemand zich.
