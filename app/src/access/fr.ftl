# Why something is open or closed.
role-instructor = Encadrant sur le lieu de travail
role-coach = Accompagnateur
role-coordinator = Coordinateur
role-network-coordinator = Coordinateur du réseau
role-administrator = Gestionnaire
role-dpo = Délégué à la protection des données (DPO)
role-partner = Partenaire
role-participant = Participant
access-because-no-file = Votre organisation n’a pas de dossier de cette personne.
access-because-no-consent = Ceci vient d’une autre organisation. Vous le verrez seulement si la personne donne son accord.
access-because-writer-and-lead-only = Cette note est réservée à son auteur et à la personne de référence.
access-because-not-your-role = Ceci ne fait pas partie de votre rôle dans ce dossier. Demandez-le à l’accompagnateur ou au coordinateur.
access-because-ask-your-supporter = Vous voulez voir ou modifier ceci ? Demandez-le à votre accompagnateur.
access-because-own-file = Son propre dossier.
access-because-on-team = Fait partie de l’équipe de cette personne.
access-because-lead = Personne de référence de cette personne.
access-because-own-organisation = Cette personne a un dossier dans cette organisation.
