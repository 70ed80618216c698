# Appointments: the next date of everybody.
appointments-day = Day
appointments-time = Time
appointments-kind = Kind
appointments-kind-talk = Talk
appointments-kind-phone = Call
appointments-kind-visit = Home visit
appointments-kind-intake = First talk
appointments-kind-evaluation = Evaluation
appointments-kind-meeting = Meeting about the person
appointments-kind-other = Something else
appointments-day-missing = Fill in the day too, or the time gets lost.
appointments-day-past = This day has passed. Choose today or later.
appointments-no-such-time = This time does not exist. Write it as 14:30.
