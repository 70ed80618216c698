# Terms: what is to be done by when.
people-page-clocks = terms
audit-thing-duty = a term
audit-thing-calendar = the calendar link
clocks-title = Terms
clocks-of = Terms of { $name }
clocks-lead = { $n ->
    [0] Nothing is to be done in the coming year.
    [one] There is one term.
   *[other] There are { $n } terms, a year ahead.
}
clocks-lead-late = { $n ->
    [one] One of them is late.
   *[other] { $n } of them are late.
}
clocks-late = Late
clocks-is-late = late
clocks-before = By { $day }
clocks-was-put-off = Was by { $day }, put off by { $who }:
clocks-do = Do it now
clocks-later = Put off
clocks-none = Nothing is to be done here.
clocks-next = Next
clocks-filter-kind = What
clocks-filter-month = When
clocks-filter-all = Everything
clocks-filter-mine = Only mine
clocks-note-itself = A term goes away by itself once it is done and noted. You tick nothing off.
clocks-note-unknown = A rule whose term is not known gives nothing here. Which ones stands with the rules, in the settings of the network.
clocks-by-rule = { $rule }. Source: { $source }.
clocks-by-own-day = The day that stands in the file.
clocks-by-goal = The day that the goal is meant for, as the plan says.
clocks-by-assessment = The rhythm of the list itself.
clocks-by-consent = The last day of the consent itself.
clocks-by-correction = Within a month. Source: GDPR, article 12 (3).
clocks-by-offer = Once a quarter. Source: own choice of the network.
clocks-kind-permission = A permission ends
clocks-kind-agreement = An agreement ends
clocks-kind-trial = First evaluation of a trial
clocks-kind-estimate = Yearly estimate by VDAB
clocks-kind-longest = Longest duration of a step
clocks-kind-evaluation = Evaluation of the plan
clocks-kind-goal = Look at a goal
clocks-kind-assessment = Score parts of life again
clocks-kind-consent = A consent ends
clocks-kind-correction = Request for correction
clocks-kind-retention = Retention term over
clocks-kind-recognition = Renew the recognition
clocks-kind-offer = Check the offer
clocks-kind-quarterly = Quarterly overview
clocks-do-permission = Ask a new permission: { $by }
clocks-do-agreement = Make a new agreement
clocks-do-trial = Do the first evaluation of the trial
clocks-do-estimate = Ask VDAB for the yearly estimate ({ $form })
clocks-do-longest = Close the step, or set the next one ({ $form })
clocks-do-evaluation = Go through the plan and have it agreed
clocks-do-goal = See whether the goal was reached
clocks-do-assessment = Score the parts of life again: { $name }
clocks-do-consent = Talk about the consent for { $partner }
clocks-do-correction = Answer the request for correction
clocks-do-retention = Erase the file, or keep it with a reason
clocks-do-recognition = Ask for the recognition as AMA guide again
clocks-do-offer = { $n ->
    [one] Check the work post
   *[other] Check the { $n } work posts
}
clocks-do-quarterly = { $n ->
    [one] Hand in the quarterly overview of AMA social economy (one person)
   *[other] Hand in the quarterly overview of AMA social economy ({ $n } people)
}
clocks-form-ama-welzijn = AMA welfare
clocks-form-ama-sociale-economie = AMA social economy
clocks-form-activeringstraject = activation trajectory
clocks-form-other = the step
clocks-later-title = Put a term off
clocks-until = Until when?
clocks-until-hint = A year at most.
clocks-until-past = Choose a day after today and after the term itself.
clocks-until-far = Choose a day within a year.
clocks-reason = Why?
clocks-reason-hint = Short. Whoever works in the file reads it.
clocks-reason-missing = Write why.
clocks-term-changed = The term changed meanwhile. Check it and save again.
clocks-later-save = Put off
clocks-said-later = Put off. The reason stands beside it.
clocks-day-all = All terms
clocks-feed-name = Opstap: terms
clocks-feed-open = In your calendar
clocks-feed-title = Terms in your calendar
clocks-feed-lead = With a link your calendar (Outlook, Google, Apple …) shows on which day something is to be done.
clocks-feed-is = Your link is ready
clocks-feed-link = Secret link
clocks-feed-once = We show it only once. Copy it now, and add it to your calendar as a “subscription” or “calendar from the internet”.
clocks-feed-have = Your link
clocks-feed-made = Made on { $when }.
clocks-feed-none = You have no link.
clocks-feed-make = Make a link
clocks-feed-again = Make a new link
clocks-feed-end = End the link
clocks-feed-note-what = The calendar says only how much is to be done, for example “2 evaluations to do”, with the way to this page. No name of a person or an organisation.
clocks-feed-note-secret = Give the link to nobody. A new link ends the one before.
clocks-said-feed-ended = The link works no more.
clocks-feed-permission = { $n ->
    [one] 1 permission ends
   *[other] { $n } permissions end
}
clocks-feed-agreement = { $n ->
    [one] 1 agreement ends
   *[other] { $n } agreements end
}
clocks-feed-trial = { $n ->
    [one] 1 trial to evaluate
   *[other] { $n } trials to evaluate
}
clocks-feed-estimate = { $n ->
    [one] 1 estimate to ask
   *[other] { $n } estimates to ask
}
clocks-feed-longest = { $n ->
    [one] 1 step at its longest duration
   *[other] { $n } steps at their longest duration
}
clocks-feed-evaluation = { $n ->
    [one] 1 evaluation to do
   *[other] { $n } evaluations to do
}
clocks-feed-goal = { $n ->
    [one] 1 goal to look at
   *[other] { $n } goals to look at
}
clocks-feed-assessment = { $n ->
    [one] 1 time parts of life to score
   *[other] { $n } times parts of life to score
}
clocks-feed-consent = { $n ->
    [one] 1 consent ends
   *[other] { $n } consents end
}
clocks-feed-correction = { $n ->
    [one] 1 request to answer
   *[other] { $n } requests to answer
}
clocks-feed-retention = { $n ->
    [one] 1 retention term over
   *[other] { $n } retention terms over
}
clocks-feed-recognition = { $n ->
    [one] 1 recognition to renew
   *[other] { $n } recognitions to renew
}
clocks-feed-offer = Offer to check
clocks-feed-quarterly = Quarterly overview to hand in
