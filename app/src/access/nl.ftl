# Why something is open or closed.
role-instructor = Werkpostbegeleider
role-coach = Begeleider
role-coordinator = Coördinator
role-network-coordinator = Netwerkcoördinator
role-administrator = Beheerder
role-dpo = Functionaris gegevensbescherming (DPO)
role-partner = Partner
role-participant = Deelnemer
access-because-no-file = Je organisatie heeft geen dossier van deze persoon.
access-because-no-consent = Dit is van een andere organisatie. Je ziet het pas als de persoon daarvoor toestemming geeft.
access-because-writer-and-lead-only = Deze notitie is alleen voor wie ze schreef en voor de spilfiguur.
access-because-not-your-role = Dit hoort niet bij je taak in dit dossier. Vraag het aan de begeleider of de coördinator.
access-because-ask-your-supporter = Wil je dit zien of wijzigen? Vraag het aan je begeleider.
access-because-own-file = Het eigen dossier.
access-because-on-team = In het team van deze persoon.
access-because-lead = Spilfiguur van deze persoon.
access-because-own-organisation = Deze persoon heeft een dossier in die organisatie.
