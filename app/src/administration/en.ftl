# What an administrator sets: work forms, rules with their sources, regions.
# The menu under "Meer".
more-group-work = Working with people
more-group-network = The network
more-group-own = For you
more-sign-out = Sign out
more-card-caseload = Who supports whom
more-text-caseload = How many people each supporter has.
more-card-figures = Ladder
more-text-figures = How many people on which rung, and who moved.
more-card-instruments = Lists of parts of life
more-text-instruments = With what you score. Make or change a list.
more-card-templates = Templates
more-text-templates = Standard pieces of text for notes.
more-card-merges = Merged files
more-text-merges = Doubles that became one file. Can be undone for 90 days.
more-card-accounts = Accounts
more-text-accounts = Invite colleagues, give roles, close accounts.
more-card-organisations = Organisations
more-text-organisations = Centres, customised-work companies, OCMW and umbrella bodies.
more-card-settings = Settings
more-text-settings = Work forms, rules with their source, and regions.
more-card-imports = Import a list
more-text-imports = Import people and steps from Excel or CSV.
more-card-audit = Log
more-text-audit = Who did and saw what.
more-card-welcome = First steps
more-text-welcome = What is best done after installing.
more-card-mine = My way
more-text-mine = Your steps, your appointments and who helps you.
more-card-account = My account
more-text-account = Name, language, password and where you are signed in.
more-card-help = Help
more-text-help = How do I do this? Explained by task.
more-card-about = About Opstap
more-text-about = Version, licence and accessibility.
# Settings.
settings-lead = What holds for the whole network. Every change stands in the log.
settings-settling = A rule or work form was changed. Opstap works out signals and figures again. Until then some are old.
settings-forms = Work forms
settings-form = Work form
settings-form-new = Add work form
settings-form-save = Save work form
settings-rung = Rung
settings-rung-usual = Usual rung
settings-rung-hint = A step can have another rung.
settings-regular = Regular labour market
settings-regular-tick = Paid work on the regular labour market (NEC)
settings-regular-hint = A step to this counts as a step to regular work (doorstroom).
settings-yes = Yes
settings-no = No
settings-valid = Valid
settings-always = always
settings-from = from { $day }
settings-until = up to { $day }
settings-from-until = { $from } to { $until }
settings-first-day = First day
settings-last-day = Last day
settings-last-day-hint = What was running goes on.
settings-until-before-from = The last day lies before the first.
settings-name-nl = Name in Dutch
settings-name-fr = Name in French
settings-name-en = Name in English
settings-name-missing = Fill in a name.
settings-said-saved = The setting is saved.
settings-said-rule = The rule is saved. Signals are worked out again; with many people that takes a while.
settings-conflicts = What may not go together
settings-conflicts-why = If these overlap after all, Opstap stores it with a warning and this source. The person counts once.
settings-conflict-new = Add what may not go together
settings-conflict-save = Save
settings-conflict-remove = Take away
settings-no-conflicts = Everything may go together.
settings-pair = { $one } and { $other }
settings-one = This work form
settings-not-with = may not go with
settings-other-form = Choose another work form than the first.
settings-choose-form = Choose a work form
settings-source = Source
settings-source-is = Source: { $source }
settings-source-hint = Law, decree, page with date, or: own choice of the network.
settings-source-missing = Write where this comes from.
settings-rules = Rules with a term or number
settings-rules-why = Opstap invents no rules. What is not known is shown as not known and gives no signal.
settings-rules-find = Find a rule or source
settings-rules-none = No rule with that word.
settings-rules-all = Show all rules
settings-rule = Rule
settings-rule-save = Save rule
settings-value = Value
settings-value-hint = A whole number. Leave empty when it is not known.
settings-whole-number = Fill in a whole number, or leave this empty.
settings-not-known = not known
settings-unit-days = { $n ->
    [one] one day
   *[other] { $n } days
}
settings-unit-weeks = { $n ->
    [one] one week
   *[other] { $n } weeks
}
settings-unit-months = { $n ->
    [one] one month
   *[other] { $n } months
}
settings-unit-hours = { $n ->
    [one] one hour
   *[other] { $n } hours
}
settings-unit-people = { $n ->
    [one] one person
   *[other] { $n } people
}
settings-in-days = Number of days
settings-in-weeks = Number of weeks
settings-in-months = Number of months
settings-in-hours = Number of hours
settings-in-people = Number of people
settings-in-cents = Amount in cents
settings-next = New value from a day on
settings-next-lead = The rule changes. The present value holds until the day before.
settings-next-too-early = This day is not after the start of the present value.
settings-mend-lead = Mend what is wrong here. If the rule changes from a day on, make a new value.
settings-will-settle = After saving Opstap works out everybody’s signals again, in the background.
settings-regions = Regions
settings-region = Region
settings-region-new = Add region
settings-region-save = Save region
settings-region-remove = Take region away
settings-no-regions = No regions yet. A region is a group of municipalities whose figures you want to see together.
settings-places = Municipalities
settings-places-hint = One a line.
settings-unknown-places = We do not know these municipalities: { $names }. Write their full present name.
settings-rule-contact-days-0 = Contact within, on no rung yet
settings-rule-contact-days-1 = Contact within, on rung 1
settings-rule-contact-days-2 = Contact within, on rung 2
settings-rule-contact-days-3 = Contact within, on rung 3
settings-rule-contact-days-4 = Contact within, on rung 4
settings-rule-contact-days-5 = Contact within, on rung 5
settings-rule-contact-days-6 = Contact within, on rung 6
settings-rule-warn-days = Warn before something runs out
settings-rule-longest-activeringstraject = Activation trajectory (activeringstraject), longest duration
settings-rule-shortest-activeringstraject = Activation trajectory (activeringstraject), shortest duration
settings-rule-extension-activeringstraject = Activation trajectory (activeringstraject), extension
settings-rule-estimate-ama-sociale-economie = AMA sociale economie, estimate every
settings-rule-estimate-ama-welzijn = AMA welzijn, estimate every
settings-rule-first-evaluation = First evaluation after
settings-rule-next-evaluation = Further evaluations every
settings-rule-hours-ama-sociale-economie = AMA sociale economie, hours of guidance
settings-rule-day-ama = Work-like activities, shortest day
settings-rule-permission-doctor-reuse = Permission of the advisory doctor can be used again
settings-rule-recognition-ama = Recognition AMA, duration
settings-rule-recognition-ama-renewal = Recognition AMA, ask renewal beforehand
settings-rule-quarterly-ama-sociale-economie = AMA sociale economie, overview every
settings-rule-pop-review = Personal development plan, review every
settings-rule-pop-upload = Personal development plan, upload within
settings-rule-pop-refresh = Personal development plan, refresh within
settings-rule-wop-longest = Work support package, longest duration
settings-rule-wop-start-package = Start package, duration
settings-rule-target-group-evaluation = Evaluation of the target-group worker every
settings-rule-mandate-network-coordinator = Mandate of the network coordinator
settings-rule-retention-onthaaltraject = Reception trajectory (onthaaltraject), retention
settings-rule-retention-subsidy-data = Data for subsidies, retention
settings-rule-retention-other = File with other steps, time it is kept
settings-rule-retention-no-step = File without a step, time it is kept
settings-rule-reflection-gpmi = GPMI, time to reflect
settings-rule-participants-per-guide = Participants per supporter
settings-rule-amount-ama-welzijn = AMA welzijn, amount
more-card-shared = Shared with us
more-text-shared = Files in which your organisation may read along.
more-card-emergency = Emergency access
more-text-emergency = Open a file when somebody is in danger.
more-card-emergencies = Check emergency accesses
more-text-emergencies = Files that were opened without consent.
more-card-corrections = Requests for correction
more-text-corrections = Who wants something in the file corrected.
more-card-retention = How long files are kept
more-text-retention = Erase files or keep them longer.
more-card-register = Register of processing
more-text-register = What we keep, why, and who sees it.
more-card-dpo = Data protection
more-text-dpo = Consents, looking that stands out, shared files.
more-card-file = Copy of my file
more-text-file = Everything the network keeps about you.
more-card-plan = My plan
more-text-plan = What you want to reach, and who helps you.
more-card-consents = Who may see what
more-text-consents = Choose who may read your file.
