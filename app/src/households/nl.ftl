# Households: members with role and dates, moves between households, children.
households-title = Gezin
households-of = Gezin van { $name }
households-change = Wijzig
households-none = Geen gezin ingevuld.
households-hidden = { $n ->
    [one] nog 1 lid dat je niet mag zien
   *[other] nog { $n } leden die je niet mag zien
}
households-role-choose = Kies een rol
households-role-adult = Volwassene
households-role-partner = Partner
households-role-child = Kind
households-role-other = Ander lid
households-label = Rol in het gezin
households-who = Wie hoort erbij
households-last-day = Laatste dag in dit gezin
households-end = Verlaat dit gezin
households-join = Voeg toe aan een gezin
households-find = Met wie? Zoek op naam
households-where = In welk gezin
households-new = In een nieuw gezin
households-with = Bij { $name }
households-moves = Verhuist: het vorige gezin stopt de dag ervoor
households-overlaps = Deze persoon hoort dan al bij een gezin. Kies een andere dag, of vink aan dat de persoon verhuist.
households-began-later = Het gezin van nu begon pas op { $day }. Verhuizen kan vanaf { $next }. Klopt het gezin van nu niet? Verbeter het hierboven.
households-child = Voeg een kind toe
households-child-hint = Een naam en een geboortedatum volstaan.
households-child-add = Voeg het kind toe
households-mistake = Dit was een vergissing
households-mistake-why = Wat was er mis?
households-mistake-hint = Dan hoorde de persoon nooit bij dit gezin. Het blijft wel in het logboek staan.
households-mistake-choose = Kies wat er mis was
households-mistake-wrong-person = Het was een andere persoon
households-mistake-wrong-household = Het was een ander gezin
households-mistake-twice = Het stond er twee keer
households-mistake-go = Haal weg
households-parents = Wat een ouder ziet
households-parents-of = Wat een ouder ziet van { $name }
households-parents-lead = Een ouder of voogd ziet op de eigen pagina alleen de afspraken van het kind en wat in het plan staat. Niets over gezondheid of justitie.
households-parents-open = Open
households-parents-over = Voorbij
households-parents-by = Genoteerd door { $name }
households-parents-ended = gestopt op { $when }
households-parents-left = iemand verliet het gezin
households-said-mistake-ended = Het is bewaard. Wat ouder en kind door dit gezin van elkaar zagen, is gestopt.
households-parents-merged = het dossier werd samengevoegd met dat van een andere organisatie
households-parents-why = Waarom stop je dit?
households-parents-why-hint = De ouder ziet meteen niets meer. De reden zien alleen begeleiders.
households-parents-because = Schrijf kort waarom.
households-parents-end = Stop nu
households-parents-new = Laat een ouder meekijken
households-parents-who = Wie?
households-parents-nobody = Voeg eerst een volwassene toe aan het gezin van dit kind.
households-parents-of-age = Vanaf 18 jaar beslist iemand zelf. Niemand kijkt dan nog mee als ouder.
households-parents-ground = Waarom mag dat?
households-parents-ground-hint = Vraag ook aan het kind zelf wat het ervan vindt.
households-ground-parent = Ouder met ouderlijk gezag
households-ground-guardian = Voogd
households-ground-foster = Pleegouder
households-ground-agreed = Afgesproken met wie het gezag heeft
households-parents-until = Kies een laatste dag na de eerste, en voor het kind 18 wordt.
households-parents-already = Deze persoon kijkt al mee.
households-parents-go = Bewaar
households-said-parents = Bewaard. De ouder ziet het kind nu op de eigen pagina.
households-said-parents-ended = Gestopt. De ouder ziet niets meer van het kind.
households-planned = Staat nu op { $day }. Vertrekt iemand vroeger? Kies een vroegere dag.
households-end-earlier = De laatste dag staat al op { $day }. Kies een vroegere. Blijft iemand langer? Voeg daarna een nieuw verblijf toe.
households-parents-gone = { $name } (woont er niet meer)
households-parents-leaves = Op { $day } verlaat het kind of de volwassene een gezin. Tot dan kan het. Daarna bekijk je opnieuw wie mag meekijken.
households-hidden-opens = { $n ->
    [one] Je ziet wie dat is als die persoon een dossier bij je organisatie heeft, of jullie laat meelezen.
   *[other] Je ziet wie dat zijn als ze een dossier bij je organisatie hebben, of jullie laten meelezen.
}
