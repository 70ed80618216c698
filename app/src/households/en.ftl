# Households: members with role and dates, moves between households, children.
households-title = Household
households-of = Household of { $name }
households-change = Change
households-none = No household filled in.
households-hidden = { $n ->
    [one] 1 more member whom you may not see
   *[other] { $n } more members whom you may not see
}
households-role-choose = Choose a role
households-role-adult = Adult
households-role-partner = Partner
households-role-child = Child
households-role-other = Other member
households-label = Role in the household
households-who = Who belongs to it
households-last-day = Last day in this household
households-end = Leave this household
households-join = Join a household
households-find = With whom? Find by name
households-where = In which household
households-new = In a new household
households-with = With { $name }
households-moves = Moves: the earlier household ends the day before
households-overlaps = This person is in a household already at that time. Choose another day, or tick that the person moves.
households-began-later = The present household only began on { $day }. A move is possible from { $next }. Is the present household wrong? Correct it above.
households-child = Add a child
households-child-hint = Name and birth date will do.
households-child-add = Add the child
households-mistake = This was a mistake
households-mistake-why = What was wrong?
households-mistake-hint = Then the person never was in this household. It stays in the log.
households-mistake-choose = Choose what was wrong
households-mistake-wrong-person = It was another person
households-mistake-wrong-household = It was another household
households-mistake-twice = It stood there twice
households-mistake-go = Take away
households-parents = What a parent sees
households-parents-of = What a parent sees of { $name }
households-parents-lead = A parent or guardian sees on the own page only the appointments of the child and what stands in the plan. Nothing about health or justice.
households-parents-open = Open
households-parents-over = Over
households-parents-by = Noted by { $name }
households-parents-ended = ended on { $when }
households-parents-left = somebody left the household
households-said-mistake-ended = It is saved. What parent and child saw of each other through this household has stopped.
households-parents-merged = the file was merged with that of another organisation
households-parents-why = Why do you end this?
households-parents-why-hint = The parent sees nothing any more at once. Only supporters see the reason.
households-parents-because = Write in short why.
households-parents-end = End now
households-parents-new = Let a parent look along
households-parents-who = Who?
households-parents-nobody = First add an adult to the household of this child.
households-parents-of-age = From 18 on somebody decides alone. Nobody looks along as a parent then.
households-parents-ground = Why is that allowed?
households-parents-ground-hint = Ask the child too what it thinks of it.
households-ground-parent = Parent with parental authority
households-ground-guardian = Guardian
households-ground-foster = Foster parent
households-ground-agreed = Agreed with who has the authority
households-parents-until = Choose a last day after the first one, and before the child is 18.
households-parents-already = This person looks along already.
households-parents-go = Save
households-said-parents = Saved. The parent now sees the child on the own page.
households-said-parents-ended = Ended. The parent sees nothing of the child any more.
households-planned = Now set to { $day }. Does somebody leave earlier? Choose an earlier day.
households-end-earlier = The last day is already { $day }. Choose an earlier one. Does somebody stay longer? Then add a new stay.
households-parents-gone = { $name } (no longer lives there)
households-parents-leaves = On { $day } the child or the adult leaves a household. Until then it can be given. After that you decide again who may follow.
households-hidden-opens = { $n ->
    [one] You will see who it is when that person has a file at your organisation, or lets you read along.
   *[other] You will see who they are when they have a file at your organisation, or let you read along.
}
