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
