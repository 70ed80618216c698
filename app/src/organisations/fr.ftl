# Organisations of the network, their members and switches.
organisations-kind = Type d’organisation
organisations-kind-arbeidszorg = Centre d’arbeidszorg
organisations-kind-maatwerk = Entreprise de travail adapté (maatwerk)
organisations-kind-ocmw = CPAS (OCMW)
organisations-kind-caw = CAW (aide sociale générale)
organisations-kind-vdab = VDAB
organisations-kind-umbrella = Organisation faîtière
organisations-kind-partner = Autre partenaire
organisations-municipality = Commune
organisations-municipality-hint = La commune du siège principal. Vous pouvez laisser ceci vide.
organisations-no-such-municipality = Nous ne connaissons pas cette commune. Écrivez son nom complet actuel (après les fusions de 2025).
