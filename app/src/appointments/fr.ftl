# Appointments: the next date of everybody.
appointments-day = Jour
appointments-time = Heure
appointments-kind = Genre
appointments-kind-talk = Entretien
appointments-kind-phone = Appel
appointments-kind-visit = Visite à domicile
appointments-kind-intake = Premier entretien
appointments-kind-evaluation = Évaluation
appointments-kind-meeting = Concertation
appointments-kind-other = Autre chose
appointments-day-missing = Indiquez aussi le jour, sinon l’heure se perd.
appointments-day-past = Ce jour est passé. Choisissez aujourd’hui ou plus tard.
appointments-no-such-time = Cette heure n’existe pas. Écrivez-la comme 14:30.
