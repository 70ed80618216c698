# Viewing as another: what a role sees, and what somebody sees of a file.
seen-as-title = View as a role
seen-as-lead = What does somebody with this role see, in this organisation? No real person is needed for it.
seen-role = Role
seen-organisation = Organisation
seen-relation = How do they stand to the person?
seen-relation-file = The person has a file there
seen-relation-team = And they are on the team
seen-relation-lead = And they lead the team
seen-relation-given = The person lets them read all that can be given
seen-relation-emergency = Emergency access
seen-show = Show
seen-table = What they see, and why
seen-may = May
seen-why = The reason they read
seen-open = { $n } of the { $of } kinds of data are open.
seen-of-own = It is about what their own organisation keeps.
seen-of-others = It is about what other organisations keep.
seen-of-ours = It is about what your organisation keeps, and about what belongs to the person.
seen-not-near = For who stands like this the file does not exist: every page answers that it was not found.
seen-no-files = This role opens no files. Every page about a person answers that it was not found.
seen-one-function = The function that guards every page gave these answers.
seen-all-roles = All roles side by side
seen-by-title = Who sees what
seen-by-lead = Choose somebody who sees something of the file of { $name }. That you looked here stands in the log.
seen-reader = { $n ->
    [0] Nobody sees anything
    [one] One person sees something
   *[other] { $n } people see something
}
seen-choose = Choose somebody
seen-emergency = Who has emergency access is not in this list: the log tells that.
seen-link = Who sees what of this file
people-page-seen-by = Who sees what
more-card-view-as = View as a role
more-text-view-as = What a role in an organisation sees, and why.
