# Organisations of the network, their members and switches.
organisations-kind = Soort organisatie
organisations-kind-arbeidszorg = Centrum voor arbeidszorg
organisations-kind-maatwerk = Maatwerkbedrijf
organisations-kind-ocmw = OCMW
organisations-kind-caw = CAW (algemeen welzijnswerk)
organisations-kind-vdab = VDAB
organisations-kind-umbrella = Koepel
organisations-kind-union = Vakbond
organisations-kind-community = Buurtwerk of opbouwwerk
organisations-kind-employer = Werkgever
organisations-kind-province = Provincie of subsidiegever
organisations-kind-partner = Andere partner
organisations-municipality = Gemeente
organisations-municipality-hint = De gemeente van de hoofdzetel. Je mag dit leeg laten.
organisations-no-such-municipality = Deze gemeente kennen we niet. Schrijf de volledige naam, zoals ze nu heet (na de fusies van 2025).
organisations-insz = Rijksregisternummers
organisations-lead = Wie samenwerkt in dit netwerk.
organisations-new = Voeg organisatie toe
organisations-save = Bewaar organisatie
organisations-said-saved = De organisatie is bewaard.
organisations-inactive = doet niet meer mee
organisations-active = Doet mee in het netwerk
organisations-active-hint = Doet een organisatie niet meer mee, dan kan je er niemand meer voor uitnodigen. Wie er werkt, houdt zijn account tot je het sluit.
organisations-insz-on = Bewaart ze
organisations-insz-off = Nee
organisations-insz-why = Een rijksregisternummer mag je alleen bewaren met een wettelijke grond. Zonder die grond staat dit uit.
organisations-insz-tick = Deze organisatie bewaart rijksregisternummers
organisations-ground = Op welke grond?
organisations-ground-hint = Bijvoorbeeld de wet, het decreet of de machtiging, met datum.
organisations-ground-missing = Schrijf op welke grond de organisatie deze nummers mag bewaren.
organisations-name-taken = Er is al een organisatie met deze naam.
organisations-street = Straat en nummer
organisations-members = Leden
organisations-members-of = Leden van { $name }
organisations-no-members = Nog geen leden.
organisations-from = Lid vanaf { $day }
organisations-until = tot en met { $day }
organisations-leaves = Stopt
organisations-last-day = Laatste dag
organisations-leave-go = Noteer laatste dag
organisations-until-before-from = De laatste dag ligt voor de eerste. Kies een latere.
organisations-join = Voeg een lid toe
organisations-join-go = Voeg lid toe
organisations-first-day = Eerste dag
organisations-choose = Kies een organisatie
organisations-numbers-stay = { $n ->
    [one] Er staat nog 1 rijksregisternummer bewaard.
   *[other] Er staan nog { $n } rijksregisternummers bewaard.
}
organisations-numbers-why = Deze organisatie mag geen nummers meer bewaren. Niemand kan ze nu tonen. Wis ze: dat kan je niet terugdraaien.
organisations-numbers-erase = { $n ->
    [one] Wis het nummer
   *[other] Wis { $n } nummers
}
organisations-said-erased = De nummers zijn gewist.
organisations-kind-consents = { $n ->
    [one] Eén akkoord laat deze organisatie nu lezen. Kies je een andere soort, dan leest ze alleen nog wat die soort mag lezen. De rest rust, en de persoon ziet dat.
   *[other] { $n } akkoorden laten deze organisatie nu lezen. Kies je een andere soort, dan leest ze alleen nog wat die soort mag lezen. De rest rust, en elke persoon ziet dat.
}
organisations-consents-rest = { $n ->
    [one] Eén akkoord laat deze organisatie nu lezen. Het rust dan: ze leest niets meer, en de persoon ziet dat bij de eigen akkoorden.
   *[other] { $n } akkoorden laten deze organisatie nu lezen. Die rusten dan: ze leest niets meer, en elke persoon ziet dat bij de eigen akkoorden.
}
