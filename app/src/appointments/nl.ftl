# Appointments: the next date of everybody.
appointments-day = Dag
appointments-time = Uur
appointments-kind = Soort
appointments-kind-talk = Gesprek
appointments-kind-phone = Bellen
appointments-kind-visit = Huisbezoek
appointments-kind-intake = Eerste gesprek
appointments-kind-evaluation = Evaluatie
appointments-kind-meeting = Overleg
appointments-kind-other = Iets anders
appointments-day-missing = Vul ook de dag in, anders gaat het uur verloren.
appointments-day-past = Deze dag is voorbij. Kies vandaag of later.
appointments-no-such-time = Dit uur bestaat niet. Schrijf het als 14:30.
