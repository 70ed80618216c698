# Organisations of the network, their members and switches.
organisations-kind = Kind of organisation
organisations-kind-arbeidszorg = Centre for arbeidszorg
organisations-kind-maatwerk = Sheltered workshop (maatwerk)
organisations-kind-ocmw = OCMW (municipal welfare)
organisations-kind-caw = CAW (general welfare work)
organisations-kind-vdab = VDAB (employment service)
organisations-kind-umbrella = Umbrella body
organisations-kind-partner = Other partner
organisations-municipality = Municipality
organisations-municipality-hint = The municipality of the main seat. You may leave this empty.
organisations-no-such-municipality = We do not know this municipality. Write its full present name (after the mergers of 2025).
