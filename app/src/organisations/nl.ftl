# Organisations of the network, their members and switches.
organisations-kind = Soort organisatie
organisations-kind-arbeidszorg = Centrum voor arbeidszorg
organisations-kind-maatwerk = Maatwerkbedrijf
organisations-kind-ocmw = OCMW
organisations-kind-caw = CAW (algemeen welzijnswerk)
organisations-kind-vdab = VDAB
organisations-kind-umbrella = Koepel
organisations-kind-partner = Andere partner
organisations-municipality = Gemeente
organisations-municipality-hint = De gemeente van de hoofdzetel. Je mag dit leeg laten.
organisations-no-such-municipality = Deze gemeente kennen we niet. Schrijf de volledige naam, zoals ze nu heet (na de fusies van 2025).
