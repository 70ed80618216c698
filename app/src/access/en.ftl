# Why something is open or closed.
role-instructor = Work-floor instructor
role-coach = Coach
role-coordinator = Coordinator
role-network-coordinator = Network coordinator
role-administrator = Administrator
role-dpo = Data protection officer (DPO)
role-partner = Partner
role-participant = Participant
access-because-no-file = Your organisation has no file of this person.
access-because-no-consent = This belongs to another organisation. You will see it only if the person consents.
access-because-writer-and-lead-only = This note is only for its writer and the lead supporter.
access-because-not-your-role = This is not part of your role in this file. Ask the coach or the coordinator.
access-because-ask-your-supporter = Do you want to see or change this? Ask your supporter.
access-because-own-file = This is your own file.
access-because-on-team = You are on this person’s team.
access-because-lead = You are this person’s lead supporter.
access-because-own-organisation = This person has a file in your organisation.
