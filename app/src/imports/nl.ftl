# Imports: any table in, with a mapping, a preview, everything or nothing, and undo.
imports-row-value = “{ $typed }” kennen we hier niet. Zeg bij de waarden wat het betekent, of verbeter het in het bestand.
imports-row-day = "{ $typed }" is geen dag die bestaat. Schrijf bijvoorbeeld 22/11/2026.
imports-row-birth-future = De geboortedatum "{ $typed }" ligt in de toekomst. Kijk het jaar na.
imports-row-birth-century = Bij "{ $typed }" kunnen twee eeuwen passen. Schrijf het jaar met vier cijfers.
imports-row-birth-long-ago = De geboortedatum "{ $typed }" ligt te ver terug. Kijk het jaar na.
imports-row-postcode = De postcode "{ $typed }" bestaat niet in België. Kijk ze na, of maak het vakje leeg.
imports-row-municipality = De gemeente "{ $typed }" kennen we niet. Kijk de naam na, of geef de postcode.
imports-row-phone = "{ $typed }" is geen telefoonnummer. Kijk de cijfers na, of maak het vakje leeg.
imports-row-email = "{ $typed }" is geen e-mailadres. Kijk het na, of maak het vakje leeg.
imports-row-long = Dit is te lang: hoogstens { $longest } tekens. Kort het in.
imports-row-no-name = Op deze regel staat geen naam. Vul een naam in, of haal de regel weg.
imports-row-name = “{ $typed }” is geen naam. Schrijf de naam met letters.
imports-row-no-given = De voornaam ontbreekt. Deze persoon komt mee met de familienaam alleen.
imports-row-no-id = Op deze regel ontbreekt het nummer van de persoon. Vul het in.
imports-row-twice = Dezelfde persoon als op regel { $first }. Die komt maar één keer mee; de stappen van deze regel komen erbij.
imports-row-no-person = In het bestand met mensen is er niemand met nummer "{ $id }". Kijk het nummer na.
imports-row-person-rejected = De persoon van deze regel komt niet mee. Verbeter eerst de regel van die persoon.
imports-row-no-start = De begindag van de stap ontbreekt. Vul hem in.
imports-row-no-end = De dag waarop de stap stopte ontbreekt. Vul hem in.
imports-row-rung = "{ $typed }" is geen trede. Een trede is een cijfer van 1 tot 6.
imports-row-work-form = De werkvorm "{ $typed }" kennen we niet. Zeg bij de waarden welke werkvorm het is.
imports-row-no-work-form = De werkvorm ontbreekt. Vul ze in, of kies één werkvorm voor iedereen.
imports-row-hours = "{ $typed }" is geen aantal uren per week. Schrijf bijvoorbeeld 19 of 9,5.
imports-row-end-before-start = Het einde ({ $end }) ligt voor het begin ({ $start }). Kijk beide dagen na.
imports-row-end-rejected = Het einde van deze stap kan niet mee, en daarom de stap ook niet. Verbeter eerst het einde.
imports-row-no-step = Er is geen stap met nummer "{ $id }". Kijk het nummer na.
imports-row-two-ends = De stap "{ $id }" heeft al een einde. Haal één van de regels weg.
imports-row-step-twice = Dit nummer van een stap staat ook op regel { $first }. Geef elke stap een eigen nummer.
imports-row-ragged = Deze regel heeft meer of minder vakjes dan er titels zijn. Kijk na of alles op zijn plaats staat.
imports-title = Lees een lijst in
imports-lead = Heb je al een lijst met mensen in Excel of een ander programma? Lees ze hier in. Je ziet vooraf wat er gebeurt, en je kan alles ongedaan maken.
imports-upload = Kies een bestand
imports-organisation = Organisatie
imports-file = Bestand
imports-file-hint = Excel (XLSX of XLS), ODS of CSV, hoogstens 20 MB. De eerste regel bevat de titels van de kolommen.
imports-send = Bekijk het bestand
imports-no-file = Kies een bestand.
imports-file-empty = Dit bestand is leeg. Kies een bestand met een lijst.
imports-file-no-table = Dit is geen lijst in rijen en kolommen. Bewaar ze als XLSX of CSV en probeer opnieuw.
imports-file-too-large = Er staat te veel in dit bestand. Verdeel het in kleinere lijsten.
imports-file-locked = Dit bestand vraagt een wachtwoord. Haal het wachtwoord eraf en probeer opnieuw.
imports-file-broken = Dit bestand is beschadigd. Open het in Excel, bewaar het opnieuw en probeer nog eens.
imports-file-quote = Op regel { $line } begint een aanhalingsteken dat nergens eindigt. Verbeter die regel.
imports-file-no-header = De eerste regel bevat geen titels. Zet boven elke kolom een titel.
imports-file-wide = Deze lijst heeft { $found } kolommen, we lezen er hoogstens { $most }. Haal weg wat je niet nodig hebt en probeer opnieuw.
imports-file-long-cell = Op regel { $line }, kolom { $column }, staat meer dan { $most } tekens. Kort die cel in en probeer opnieuw.
imports-waiting = Nog niet klaar
imports-waiting-text = Deze bestanden wachten op jou, hoogstens een week. Niemand anders ziet ze.
imports-go-on = Ga verder
imports-forget = Gooi weg
imports-said-forgotten = Het bestand is weg. Er is niets ingelezen.
imports-runs = Wat al ingelezen is
imports-runs-none = Nog niets. Kies hierboven een bestand om te beginnen.
imports-when = Wanneer
imports-people = nieuwe mensen
imports-people-maybe-known = { $n ->
    [one] mensen, van wie één misschien al gekend is
   *[other] mensen, van wie { $n } misschien al gekend zijn
}
imports-steps = stappen
imports-open-steps = lopende stappen
imports-households = gezinnen
imports-head-name = Naam
imports-state = Toestand
imports-state-done = Ingelezen
imports-state-undone = Ongedaan gemaakt
imports-columns-title = Wat staat in welke kolom?
imports-columns-lead = { $file }: { $n ->
    [one] één regel
   *[other] { $n } regels
}. We hebben al geraden. Kijk het na.
imports-columns = Kolommen
imports-columns-help = Kies per kolom wat erin staat. Een kolom die je niet nodig hebt, laat je weg.
imports-choices = Voor de hele lijst
imports-work-form = Werkvorm voor iedereen
imports-work-form-hint = Alleen nodig als geen kolom de werkvorm of de trede zegt. Werkvorm: hoe iemand meedoet, zoals AMA welzijn of maatwerk.
imports-work-form-none = Staat in een kolom
imports-work-form-missing = Kies een werkvorm voor iedereen, of duid de kolom met werkvorm of trede aan.
imports-dates = Hoe zijn datums geschreven?
imports-dates-day-first = Dag eerst: 22/11/2026
imports-dates-month-first = Maand eerst: 11/22/2026
imports-name = Naam van deze indeling
imports-name-hint = We bewaren je keuzes onder deze naam. De volgende keer staan ze klaar.
imports-name-missing = Geef deze indeling een naam.
imports-names-missing = Duid aan in welke kolom de namen staan.
imports-start-missing = Een stap heeft een begindag nodig. Duid de kolom met de start aan, of laat trede, werkvorm, uren en einde weg.
imports-slot-twice = Dit staat ook in de kolom "{ $other }". Kies één van beide.
imports-next = Ga verder
imports-later = Later verder
imports-slot-none = Laat weg
imports-slot-id = Nummer van de persoon
imports-slot-name = Naam en voornaam samen
imports-slot-given = Voornaam
imports-slot-family = Familienaam
imports-slot-birth = Geboortedatum
imports-slot-sex = Geslacht
imports-slot-language = Taal
imports-slot-street = Straat en nummer
imports-slot-postcode = Postcode
imports-slot-municipality = Gemeente
imports-slot-phone = Telefoon
imports-slot-mobile = Gsm
imports-slot-email = E-mail
imports-slot-statute = Inkomen of statuut
imports-slot-household = Nummer van het gezin
imports-slot-household-role = Rol in het gezin
imports-slot-start = Begin van de stap
imports-slot-rung = Trede
imports-slot-work-form = Werkvorm
imports-slot-place = Plaats of atelier
imports-slot-hours = Uren per week
imports-slot-end = Einde van de stap
imports-slot-end-reason = Reden van het einde
imports-slot-perspective = Perspectief na het einde
imports-values-title = Wat betekenen de waarden?
imports-values-lead = Kies wat elk woord in je lijst betekent. Wat we herkenden, staat al goed.
imports-values-none = In deze kolom staat niets.
imports-values-more = Er { $n ->
    [one] is nog één andere waarde
   *[other] zijn nog { $n } andere waarden
}. Misschien is dit een andere kolom dan je dacht.
imports-means-unknown = Niet gekend
imports-lines-n = { $n ->
    [one] op één regel
   *[other] op { $n } regels
}
imports-to-preview = Bekijk wat er gebeurt
imports-sex-female = Vrouw
imports-sex-male = Man
imports-sex-other = X
imports-role-adult = Volwassene
imports-role-partner = Partner
imports-role-child = Kind
imports-role-other = Iemand anders
imports-language-nl = Nederlands
imports-language-fr = Frans
imports-language-en = Engels
imports-language-de = Duits
imports-language-ar = Arabisch
imports-language-bg = Bulgaars
imports-language-es = Spaans
imports-language-fa = Farsi of Dari
imports-language-hr = Kroatisch, Servisch of Bosnisch
imports-language-it = Italiaans
imports-language-pl = Pools
imports-language-ps = Pasjtoe
imports-language-pt = Portugees
imports-language-rom = Romani
imports-language-ro = Roemeens
imports-language-ru = Russisch
imports-language-so = Somali
imports-language-sq = Albanees
imports-language-ti = Tigrinya
imports-language-tr = Turks
imports-language-uk = Oekraïens
imports-language-other = Andere taal
imports-statute-nwwz = Niet-werkende werkzoekende
imports-statute-leefloon = Leefloon
imports-statute-arbeidsongeschikt = Arbeidsongeschikt
imports-statute-ivt-it = Inkomensvervangende of integratietegemoetkoming
imports-statute-beschermingsuitkering = Beschermingsuitkering
imports-statute-beroepsinschakelingsuitkering = Beroepsinschakelingsuitkering
imports-statute-loon = Loon
imports-statute-geen = Geen inkomen
imports-statute-onbekend = Niet gekend
imports-preview-title = Wat lezen we in?
imports-preview-lead = Uit { $file }. Er is nog niets bewaard.
imports-rejected-n = { $n ->
    [one] Eén regel kan niet mee
   *[other] { $n } regels kunnen niet mee
}
imports-rejected-none = Alle regels kunnen mee
imports-rejected-text = Je ziet alle fouten van een regel. Verbeter ze in je bestand en stuur het opnieuw, of laat deze regels weg.
imports-line = Regel
imports-column = Kolom
imports-wrong = Wat is er mis, en wat kan je doen
imports-know = Om te weten
imports-more-lines = { $n ->
    [one] En nog één.
   *[other] En nog { $n }.
}
imports-wrong-what = Wat doen we met een vakje dat niet leesbaar is?
imports-wrong-skip = Laat de hele regel weg
imports-wrong-empty = Lees de regel in en laat dat vakje leeg (namen en dagen van stappen moeten wel kloppen)
imports-doubles-n = { $n ->
    [one] Eén persoon ken je misschien al
   *[other] { $n } mensen ken je misschien al
}
imports-doubles-text = Kies per persoon. Koppelen: de stappen van de lijst komen in het dossier dat er al is.
imports-like-same = Zelfde naam en geboortedatum
imports-like-phone = Zelfde telefoonnummer
imports-like-nearly = Zelfde geboortedatum, bijna dezelfde naam
imports-like-name = Zelfde naam, geboortedatum niet zeker
imports-double-link = Koppel
imports-double-new = Nieuwe persoon
imports-double-skip = Sla over
imports-noticed-n = { $n ->
    [one] Eén ding om te weten
   *[other] { $n } dingen om te weten
}
imports-first = De eerste mensen
imports-hidden = Wat in de lijst staat, ziet alleen een coördinator van de organisatie. Als beheerder zie je aantallen en welke regels niet mee kunnen.
imports-nobody = In dit bestand staat niemand die mee kan. Kijk de kolommen na.
imports-all-or-nothing = We lezen alles samen in, of niets. Daarna kan je het nog ongedaan maken.
imports-go = { $n ->
    [one] Breng één persoon binnen
   *[other] Breng { $n } mensen binnen
}
imports-go-as-chosen = Breng de lijst binnen zoals gekozen
imports-go-without = { $n ->
    [one] 1 regel blijft weg
   *[other] { $n } regels blijven weg
}
imports-said-done-before = Deze lijst was al ingelezen. Dit kwam er binnen.
imports-said-done = De lijst is ingelezen.
imports-result-title = Ingelezen
imports-undone = Ongedaan gemaakt op { $when }. Wat er gebeurde, staat in het logboek.
imports-linked-n = { $n ->
    [one] Eén persoon kende je al en werd gekoppeld.
   *[other] { $n } mensen kende je al en werden gekoppeld.
}
imports-left-out-n = { $n ->
    [one] Eén regel bleef weg.
   *[other] { $n } regels bleven weg.
}
imports-who = Wie is erbij gekomen?
imports-all-people = Bekijk alle mensen
imports-to-net = Naar het vangnet
imports-undo = Ongedaan maken
imports-undo-text = Alles wat deze lijst meebracht, gaat weer weg: mensen, stappen en gezinnen. Dat kan zolang niemand met die mensen verder werkte.
imports-undo-go = Maak alles ongedaan
imports-said-undone = Alles is ongedaan gemaakt.
imports-said-undone-others = De anderen zijn teruggedraaid. Met wie verder gewerkt werd, is gebleven.
imports-said-undone-before = Dit was al ongedaan gemaakt.
imports-way-title = { $n ->
    [one] Met één persoon werd verder gewerkt
   *[other] Met { $n } mensen werd verder gewerkt
}
imports-way-text = Er is nog niets veranderd. Alles in één keer ongedaan maken kan niet meer: dan zou werk verloren gaan.
imports-way-others-text = Je kan de anderen wel terugdraaien. Met wie verder gewerkt werd, blijft met alles wat meekwam.
imports-way-others = { $n ->
    [one] Draai de andere terug
   *[other] Draai de andere { $n } terug
}
imports-way-note = notitie
imports-way-step = stap gewijzigd of toegevoegd
imports-way-changed = gegevens gewijzigd
imports-way-plan = afspraak, toelating of bijlage
imports-way-team = begeleider of dossier gewijzigd
imports-way-household = gezin gewijzigd
imports-in-list = In de lijst
imports-known-here = Al gekend
imports-decide = Wat doe je?
imports-decide-for = Wat doe je met { $name }?
