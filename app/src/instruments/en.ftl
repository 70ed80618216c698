# Domains of life: instruments and scores.
instruments-title = Domains of life
instruments-lead = How it goes, seen by the worker and by the person. A lower score asks for help; it is no report card.
instruments-mine-title = How am I doing?
instruments-mine-lead = Choose what fits. There are no wrong answers. Leave open what you do not want to fill in.
instruments-choose = Choose a list
instruments-score = Give scores
instruments-score-own = Fill it in
instruments-open = Look
instruments-none = Not scored yet.
instruments-last = last on { $day }
instruments-due-since = to look at again since { $day }
instruments-due-parts = to look at again since { $day }: { $parts }
instruments-with = together with { $name }
instruments-with-you = together with you
instruments-due-n = { $n ->
    [one] 1 part of life to look at again
   *[other] { $n } parts of life to look at again
}
instruments-due-on = to look at again on { $day }
instruments-latest = The latest scores
instruments-domain = Domain of life
instruments-by-worker = Worker
instruments-by-person = The person
instruments-by-me = Myself
instruments-way = Over time
instruments-not-scored = not filled in yet
instruments-cell-closed = closed to you
instruments-place = { $n } of { $of }
instruments-change-higher = higher than on { $day }
instruments-change-lower = lower than on { $day }
instruments-change-same = the same as on { $day }
instruments-change-other = other than on { $day }
instruments-change-version = on { $day } with another version, not to be compared
instruments-key-up = Higher in the drawing is a higher score.
instruments-as-table = Over time, as a table
instruments-day = Date
instruments-who = Who
instruments-score-word = Score
instruments-given = All times
instruments-withdrawn = Withdrawn
instruments-withdrawn-at = Withdrawn on { $when }
instruments-elsewhere = Another organisation gave scores as well.
instruments-what = What is a domain of life?
instruments-is = A part of life: housing, money, health, family … For each domain you choose the level that fits best. Levels have an order but are no points: we never add them up.
instruments-leave-open = Leave open
instruments-day-hint = The day the scores are about.
instruments-day-to-come = This day is still to come. Choose today or earlier.
instruments-source = On what does it rest?
instruments-source-told = What the person tells
instruments-source-observed = What I see
instruments-source-document = A document
instruments-source-registry = Social security (CBSS)
instruments-whose = Whose view is it?
instruments-whose-hint = Does the person fill it in with you? Then choose the person. The two views stand side by side.
instruments-view-worker = My view as a worker
instruments-view-person = The person's own view
instruments-remark = Add a remark
instruments-remark-on = Remark on { $domain }
instruments-remark-hint = Short and factual. The person can read this.
instruments-remark-alone = Choose a score with this remark as well, or clear the remark.
instruments-nothing-scored = Choose a score for at least one domain.
instruments-save = Save scores
instruments-save-own = Save
instruments-said-scored = The scores are saved.
instruments-said-withdrawn = The scores are withdrawn.
instruments-version = version { $n }
instruments-withdraw-title = Is this not right?
instruments-withdraw-text = Withdraw these scores and give new ones. They stay readable, with the reason, but no longer count.
instruments-withdraw = Withdraw these scores
instruments-because = Why?
instruments-because-hint = For example: wrong date.
instruments-because-missing = Write why the scores are not right.
more-card-domains = How am I doing?
more-text-domains = Say yourself how it goes, and read what your worker saw.
people-page-domains = Domains of life
audit-thing-assessment = scores of domains of life

# Making lists.
instruments-all-title = Lists of parts of life
instruments-all-lead = With what you score parts of life. A list does not change under your hands: a change is a new version, and what was scored before keeps its words.
instruments-all-none = No list is in use yet.
instruments-in-use = In use
instruments-stopped-n = { $n ->
    [one] One list is no longer in use
   *[other] { $n } lists are no longer in use
}
instruments-n-domains = { $n ->
    [one] 1 domain
   *[other] { $n } domains
}
instruments-every = { $n ->
    [one] again every month
   *[other] again every { $n } months
}
instruments-no-rhythm = no fixed rhythm
instruments-of-network = the whole network
instruments-for = For whom
instruments-versions = Versions
instruments-make = Make a list
instruments-make-lead = Write in plain words. Each domain belongs to a part of life: that decides who may see the score.
instruments-change = Change
instruments-change-title = Change { $name }
instruments-change-lead = This becomes a new version, from today on. What you do not change keeps its translation. What you do change stands in all languages as you write it.
instruments-stop = Take out of use
instruments-use-again = Use again
instruments-is-earlier = This is an earlier version. It stays readable for what was scored with it.
instruments-is-stopped = This list is no longer in use. What was scored with it stays readable.
instruments-not-yours = This list is of the whole network. Only who works for the network can change it.
instruments-newer-version = There is a newer version of this list meanwhile. Open that one, and change it there.
instruments-said-made = The list is made. You can score with it at once.
instruments-said-changed = The new version is in use.
instruments-said-stopped = The list is out of use.
instruments-said-in-use = The list is in use again.
instruments-make-name = Name of the list
instruments-make-name-missing = Give the list a name.
instruments-make-explanation = What is it for?
instruments-make-explanation-hint = One or two sentences. Worker and person read this above the list.
instruments-make-by = Who scores?
instruments-make-by-both = The worker and the person, side by side
instruments-make-by-worker = The worker only
instruments-make-by-person = The person only
instruments-make-answer = What can be chosen per domain?
instruments-make-answer-one = One level of a scale
instruments-make-answer-several = One or more ticks
instruments-make-interval = How often again?
instruments-make-interval-hint = In months, from 1 to 60. Leave empty if there is no fixed rhythm.
instruments-make-interval-odd = Write a number of months from 1 to 60, or leave this empty.
instruments-make-licence = Whose list is it, and may you use it?
instruments-make-licence-hint = For example: own list of our team. The text of somebody else's list cannot simply be taken over.
instruments-make-licence-missing = Write whose list it is.
instruments-make-levels = Levels or ticks
instruments-make-levels-hint = One a line, lowest first. They hold for each domain without levels of its own.
instruments-make-own-levels = Own levels for this domain
instruments-make-own-levels-hint = One a line, lowest first. Empty: the levels above.
instruments-make-levels-missing = Write at least two levels, one a line.
instruments-make-levels-number = Write at least two and at most { $most } levels, one a line.
instruments-make-level-long = Keep each level within { $longest } characters.
instruments-make-level-twice = Two levels are the same. Write each level differently.
instruments-make-domain-n = Domain { $n }
instruments-make-label = Name of the domain
instruments-make-label-missing = Give this domain a name, or empty the whole domain.
instruments-make-label-twice = This domain stands there twice.
instruments-make-domain-missing = Write at least one domain.
instruments-make-category = To which part of life does it belong?
instruments-make-category-hint = This decides who may see the score.
instruments-make-category-choose = Choose
instruments-make-category-missing = Choose to which part of life this belongs.
instruments-make-about = What is it about?
instruments-make-more = More domains
instruments-make-save = Save the list
instruments-choose-again = The list just changed: what you chose reads otherwise now. Choose again.
instruments-part-gone = The list just changed: a part that you filled in is no longer in it. Check what you still want to save.
instruments-stopped-meanwhile = This list was just stopped: nothing can be saved with it any more. Copy what you wrote, into a note for example.
instruments-mine-empty = Not filled in yet: { $n }
instruments-in-dutch = The words of this list are in Dutch. Fill it in together with somebody who helps you.
instruments-make-too-many = A list has at most { $most } parts. Make two lists of it, or join parts. What you typed is still there.
instruments-make-name-taken = There is a list of this name already. Choose another name, so that nobody mistakes one for the other.
