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
