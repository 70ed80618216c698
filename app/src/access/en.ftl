# Why something is open or closed.
role-instructor = Work-floor instructor
role-coach = Supporter
role-coordinator = Coordinator
role-network-coordinator = Network coordinator
role-administrator = Administrator
role-dpo = Data protection officer (DPO)
role-partner = Partner
role-participant = Participant
access-because-no-file = Your organisation has no file of this person.
access-because-no-consent = This belongs to another organisation. You will see it only if the person consents.
access-because-writer-and-lead-only = This note is only for its writer and the lead supporter.
access-because-not-your-role = This is not part of your role in this file. Ask the supporter or the coordinator.
access-because-ask-your-supporter = Do you want to see or change this? Ask your supporter.
access-because-own-file = The own file.
access-because-on-team = On this person’s team.
access-because-lead = Lead supporter of this person.
access-because-own-organisation = This person has a file in that organisation.
