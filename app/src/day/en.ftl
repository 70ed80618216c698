# My day (Mijn dag): today's appointments, people to call, signals, last opened.
day-hello-morning = Good morning, { $name }
day-hello-afternoon = Good afternoon, { $name }
day-hello-evening = Good evening, { $name }
day-hello-night = Hello, { $name }
day-lead-appointments = { $n ->
    [0] You have no more appointments today.
    [one] You still have one appointment today.
   *[other] You still have { $n } appointments today.
}
day-lead-calls = { $n ->
    [one] One person is waiting for a call.
   *[other] { $n } people are waiting for a call.
}
day-net = On the safety net: { $n ->
    [one] one reason
   *[other] { $n } reasons
} { $people ->
    [one] with one person.
   *[other] with { $people } people.
}
day-your-people = { $n ->
    [one] { $on ->
        [0] Your one person stands on no rung here
       *[other] One person of yours on the ladder
    }
   *[other] { $on } of your { $n } people on the ladder
}
day-without-rung = ({ $n } without a rung here)
day-today-title = Today
day-lead-free = You have no appointments today.
day-today-none = No appointments today.
day-today-call = Time to call somebody?
day-whole-day = Whole day
day-soon = { $n ->
    [one] In one minute
   *[other] In { $n } minutes
}
day-note = Note
day-note-for = Write a note about { $name }
day-note-done = Note written
day-change = Change
day-to-close = How did it go?
day-to-close-hint = These appointments have passed. Say whether they took place.
day-week = { $n ->
    [one] Coming week: one appointment
   *[other] Coming week: { $n } appointments
}
day-calls = Call
day-calls-none = Nobody is waiting for a call.
day-all-calls = Show everybody
day-call = Call { $name }
day-due = Parts of life to look at again
day-due-since = { $name }, since { $day }
day-due-more = and { $n } more
day-due-rest = Show the others ({ $n })
day-signals = Also on the safety net
day-signals-none = Nobody else of yours is on the safety net.
day-nobody-yours = You are nobody’s lead supporter. The safety net shows who in your organisation needs an answer.
day-to-safety-net = To the safety net
day-signal-ended-without-successor = No next step yet since { $day }.
day-signal-no-step = Since { $day } no step, and not waiting for a place.
day-signal-no-supporter = No supporter since { $day }.
day-signal-no-contact = Last contact: { $day }.
day-signal-unexcused = Away several times without a word, last { $day }.
day-signal-no-next-date = No next appointment. The last one was { $day }.
day-signal-permission-expiring = The permission runs until { $day }.
day-signal-max-duration = The longest duration of this step: { $day }.
day-signal-place-closed = The work post is closed since { $day }. Look for another place.
day-signal-bare-ended-without-successor = No next step yet.
day-signal-bare-no-step = No step yet, and not waiting for a place.
day-signal-bare-no-supporter = No supporter.
day-signal-bare-no-contact = No contact noted yet.
day-signal-bare-unexcused = Away several times without a word.
day-signal-bare-no-next-date = No next appointment.
day-signal-bare-permission-expiring = A permission runs out.
day-signal-bare-max-duration = This step comes near its longest duration.
day-signal-bare-place-closed = The work post is closed. Look for another place.
day-quick = Quick note
day-somebody-else = Somebody else? Type a name
day-quick-more = More choices
day-last = Last opened
day-last-none = The people you opened last will be here.
day-actions-later = What is for later, or has no day, stands in the plan of the person.
day-actions = My actions
day-emergencies = Opened in an emergency
day-emergency-by = Opened by { $who }
day-emergency-hours = from { $from } until { $until }
day-emergency-looks = Who looked
day-verdict = Your emergency access of { $when } was not justified according to { $who } (data protection officer) and has ended.
day-receipts = { $n ->
    [one] 1 consent was withdrawn. Delete your copies and confirm it.
   *[other] { $n } consents were withdrawn. Delete your copies and confirm it.
}
day-ended = { $organisation } no longer reads along with { $name }, since { $when }.
day-lists-all = All lists of today
day-lists-none = Nobody is expected on this half-day.
day-lists-note = Note
day-lists-missing = { $n ->
    [one] Of the last week 1 list is not noted yet.
   *[other] Of the last week { $n } lists are not noted yet.
}
day-house-week = To the week
day-house-papers = { $n ->
    [0] Nothing is missing on paper
    [one] One thing is missing on paper
   *[other] { $n } things are missing on paper
}
day-house-lists = { $n ->
    [0] All presences of the last week are noted
    [one] 1 list of the last week not noted yet
   *[other] { $n } lists of the last week not noted yet
}
day-house-closed = Closed on { $day }: { $what }
day-house-open = No closure in the month to come
day-news = What came back
day-news-yes = { $other } said yes.
day-news-yes-first = { $other } said yes: { $first }.
day-news-no = { $other } said no.
day-news-taken-back = No longer wants us to ask { $other } this.
day-news-shared = Lets you read along now, up to { $day }.
day-news-granted = Said yes to your question: you can read more.
day-news-letter = { $other } wrote something.
day-news-agreed = Agrees with the plan.
day-news-ticked = Did: { $other }
day-seen = Seen
day-said-seen = Read: it is off your day.
day-ending = Consents that end
day-house = Waiting in your organisation
day-house-corrections = { $n ->
    [one] One request to correct something
   *[other] { $n } requests to correct something
}
day-house-first-corrections = The first: answer by { $day }
day-house-retention = { $n ->
    [one] One file: erase or keep longer?
   *[other] { $n } files: erase or keep longer?
}
day-house-first-retention = The first term was over on { $day }
day-house-referrals = { $n ->
    [one] One referral is late
   *[other] { $n } referrals are late
}
day-house-first-referrals = The oldest was due on { $day }
day-house-sign-ups = { $n ->
    [one] One sign-up from outside waits
   *[other] { $n } sign-ups from outside wait
}
day-house-first-sign-ups = Answer the first by { $day }, and write in who got a yes
day-house-consents = { $n ->
    [one] One consent ends within 60 days
   *[other] { $n } consents end within 60 days
}
day-house-first-consents = The first on { $day }
day-narrowed = { $organisation } no longer reads: { $what }, since { $when }. It still reads what else is open.
day-news-no-why = { $other } said no: { $why }
day-news-advice = { $other } gave advice: { $what }
day-news-scored = Filled in how it goes. Lowest answer: { $other }
day-seen-all = All seen ({ $n })
day-seen-about = All seen about { $name }
