# The safety net (vangnet): who has no supporter, no next date, no step, or something that runs out.
safety-net-title = Safety net
safety-net-lead-text = These are people we must not lose. Do the next thing, and the card goes away.
safety-net-caseload = Who supports whom
safety-net-caseload-text = Per supporter: how many people, on which rung, and how many reasons on the safety net. Click a number to see the people.
safety-net-caseload-empty = Nobody has a file here yet.
safety-net-as-xlsx = Excel
safety-net-as-csv = CSV
safety-net-whose = Whose
safety-net-everybody = Everybody
safety-net-mine = My people
safety-net-empty = Nobody falls through the net. Everybody has a supporter, a next date and a step.
safety-net-filter = Filter by reason
safety-net-all-reasons = All reasons
safety-net-kind-ended-without-successor = Stopped without a next step
safety-net-kind-no-step = No step, not waiting for a place
safety-net-kind-no-supporter = No supporter
safety-net-kind-no-contact = Not heard from for long
safety-net-kind-unexcused = Away several times without a word
safety-net-kind-no-next-date = No next date
safety-net-kind-place-closed = Work post is closed
safety-net-kind-permission-expiring = Permission runs out
safety-net-kind-max-duration = Longest duration is near
safety-net-why-ended = { $n ->
    [0] Stops today, on { $day }
    [one] 1 day without a step · stopped on { $day }
   *[other] { $n } days without a step · stopped on { $day }
}
safety-net-why-ended-later = Without a step or a waiting place since { $since } · stopped here on { $day }
safety-net-why-no-contact = { $n } days without contact · agreed: within { $term }
safety-net-why-never-contact = No contact was written down yet
safety-net-why-unexcused = Last time away without a word: { $day } · ask how things are and note it
safety-net-why-no-next-date = The last appointment was on { $day }
safety-net-why-never-date = There was no appointment yet
safety-net-why-expired = The permission ran out on { $day }
safety-net-why-expires = { $n ->
    [0] The permission runs out today, on { $day }
    [one] 1 day left · the permission holds until { $day }
   *[other] { $n } days left · the permission holds until { $day }
}
safety-net-why-over = The longest duration was reached on { $day }
safety-net-why-max = { $n ->
    [0] The longest duration is reached today, on { $day }
    [one] 1 day left · longest duration reached on { $day }
   *[other] { $n } days left · longest duration reached on { $day }
}
safety-net-why-since = Like this since { $day }
safety-net-no-rung = No rung here
safety-net-with = With { $name }
safety-net-nobody = Without supporter
safety-net-since = on the safety net since { $day }
safety-net-next-step = Next step
safety-net-support = Become supporter
safety-net-choose = Choose somebody else
safety-net-note = Write a note
safety-net-call = Call { $name }
safety-net-plan = Plan appointment
safety-net-show-all = See all { $n }
safety-net-next-page = Next page
safety-net-terms = Your network set these time limits itself, per rung. An administrator can change them.
safety-net-said-support = You are on the team now.
safety-net-said-support-already = You were on the team already.
safety-net-support-not-possible = You cannot come on this team: your account does not work with people. Ask a colleague for help.
safety-net-name = Name
safety-net-reason = Reason
safety-net-why = Why
safety-net-since-head = Since
safety-net-lead = Supporter
safety-net-people = People
safety-net-tally = { $n ->
    [one] One reason
   *[other] { $n } reasons
} { $people ->
    [one] with one person
   *[other] with { $people } people
}
safety-net-of = { $n } with { $people ->
    [one] 1 person
   *[other] { $people } people
}
safety-net-n-people = { $n ->
    [one] 1 person
   *[other] { $n } people
}
safety-net-signals = Reasons on the safety net
safety-net-signalled = People on the safety net
safety-net-why-place = Work post closed since { $day }, and the place still runs.
safety-net-other-place = Give another place
safety-net-see-week = See the week
