# The way in, and the waiting list.
way-in-title = The way in
way-in-at = The way in at { $organisation }
way-in-begin = Sign up
way-in-begin-at = Sign up at { $organisation }
way-in-begin-lead = The way in begins here. After that you take it further step by step.
way-in-none = Not signed up for a place yet.
way-in-since = since { $day }
way-in-now = now: { $state }
way-in-see = See the way in
way-in-instead = On the waiting list of your own organisation? That goes by the way in.
way-in-lags = A step is already running at this organisation. Take the way further too.
way-in-unknown = not known
way-in-state-signed-up = Signed up
way-in-state-info-talk = Information talk
way-in-state-waitlist = Waiting list
way-in-state-intake = Intake
way-in-state-trial = Trial period
way-in-state-active = Active
way-in-state-interrupted = Interrupted
way-in-state-stopped = Stopped
way-in-to-signed-up = Back to signed up
way-in-to-info-talk = To the information talk
way-in-to-waitlist = To the waiting list
way-in-to-intake = To the intake
way-in-to-trial = To the trial period
way-in-to-active = To active
way-in-to-interrupted = Interrupt
way-in-to-stopped = Stop
way-in-make-longer = Make the trial period longer
way-in-other-moves = Go on otherwise, go back, or stop
way-in-for-post = For which work post
way-in-for-post-hint = Not clear yet? Then leave it open.
way-in-which-post = At which work post
way-in-any-post = Any place
way-in-goes-on = A way in for this is already going on.
way-in-goes-on-already = A way in is already going on here:
way-in-signed-up-by = Signed up by
way-in-signed-up-by-hint = A service, the person, family …
way-in-signed-up-on = Signed up on
way-in-edit = Change the work post and who signed up
way-in-day = From which day
way-in-day-hint = Today or earlier. What begins later is planned as a step.
way-in-not-yet = This day is in the future. Take the way further on the day itself.
way-in-before-last = Choose a day from { $day } on: that was the last change.
way-in-choose = Choose a reason
way-in-why = Why?
way-in-why-words = Why?
way-in-why-words-hint = Briefly. Who reads the file, and the person, can read this.
way-in-remark = Remark
way-in-remark-hint = May stay empty. The person can read this.
way-in-remark-missing = Say briefly why.
way-in-queue = Since when does the place on the list count?
way-in-queue-hint = Who waits longest stands on top.
way-in-queue-day = From this day
way-in-queue-signed-up = From signing up: { $day }
way-in-queue-old = At the old place: since { $day }
way-in-evaluation = First evaluation
way-in-evaluation-hint = The term is one of the rules of the network. Where it is not known, choose a day.
way-in-evaluation-before = The evaluation comes after the beginning of the trial period.
way-in-evaluation-on = first evaluation on { $day }
way-in-evaluation-late = past
way-in-evaluation-plan = Make an appointment
way-in-longer = { $n ->
    [one] One person waits longer for this place.
   *[other] { $n } people wait longer for this place.
 }
way-in-longer-why = That is allowed, but say why. It stands beside the waiting list.
way-in-passing = Why this person all the same?
way-in-passing-words = In your own words
way-in-passing-words-hint = Name nobody else.
way-in-passing-fits = The work or the half-days fit this person only
way-in-passing-not-yet = Who waits longer cannot begin yet
way-in-passing-refused = Who waits longer did not want this place
way-in-passing-permission = The permission or the statute allows it here only
way-in-passing-urgent = It is urgent
way-in-passing-other = Something else
trajectories-end-no-place = there is no place
trajectories-end-mistake = signed up by mistake
way-in-place = Place on the list
way-in-place-of = { $n } of { $of }
way-in-counts-since = counts since { $day }
way-in-counted-since = stood there since { $day }
way-in-was-passed = { $n ->
    [one] somebody went first 1 time
   *[other] somebody went first { $n } times
 }
way-in-passed-n = { $n ->
    [one] 1 person waited longer
   *[other] { $n } people waited longer
 }
way-in-never = no
way-in-step = Step and place
way-in-no-step = No step is running here.
way-in-add-step = Add a step
way-in-course = What happened
way-in-written = Noted: { $who }
way-in-struck = Put right by { $who }, { $when }:
way-in-strike = Put a mistake right
way-in-strike-lead = The last change, { $state } on { $day }, then counts no more. It stays readable.
way-in-strike-why = What was wrong?
way-in-strike-act = This was a mistake
way-in-first-stays = Signing up itself cannot be struck. Stop the way, with the reason: signed up by mistake.
way-in-cannot = From here one cannot go to that state. Somebody may have taken the way further meanwhile.
way-in-meanwhile = Somebody else took this way further meanwhile. Check, and save again.
way-in-ends-there = This waiting is on a waiting list. It ends on the page of the way in.
way-in-list = Waiting list
way-in-to-list = To the waiting list
way-in-order = Who waits longest stands on top. Of two who wait equally long, who was signed up first.
way-in-filter = Show who waits for
way-in-everybody = Everybody
way-in-filtered = Who waits for any place stands here too.
way-in-nobody = Nobody waits here now.
way-in-no-list = This organisation works without a waiting list.
way-in-wait-n = { $n ->
    [one] 1 person waits
   *[other] { $n } people wait
 }
way-in-number = Place
way-in-name = Name
way-in-counts = Waits since
way-in-times-passed = Did somebody go first?
way-in-somebody = Somebody whom you do not guide
way-in-weeks = { $n ->
    [0] less than a week
    [one] 1 week
   *[other] { $n } weeks
 }
way-in-organisation = Organisation
way-in-waiting = Wait now
way-in-network = How many people wait in the network
way-in-passed-title = Who went first
way-in-passed-none = In the past year nobody went before somebody who waited longer.
way-in-passed-lead = In the past year: who got a place while somebody else waited longer, and why.
way-in-decided-by = Noted by { $who }
way-in-states = Choose the states
way-in-states-lead = Which steps does the way in have here?
way-in-which-states = We use these
way-in-states-hint = The order is fixed. Who stands in a state that you turn off stays there until somebody takes the way further.
way-in-always = always
way-in-said-begun = The signing up is saved.
way-in-said-changed = Saved.
way-in-said-now-step = Saved. Now add the step.
way-in-said-struck = Put right.
way-in-said-states = The states are saved.
way-in-day-title = First evaluations
way-in-day-at = Trial period at { $organisation }
way-in-from-referral = Sign up on the way in
way-in-offer-now = How long people wait here now
way-in-offer-weeks = { $n ->
    [0] less than a week
    [one] about 1 week
   *[other] about { $n } weeks
 }
way-in-own-title = On the way to a place
way-in-own-signed-up = You are signed up. Somebody will contact you.
way-in-own-info-talk = You get to know the place. It binds you to nothing.
way-in-own-waitlist = You are on the waiting list. Who waits longest comes first.
way-in-own-intake = There is a place. Together you agree what you will do, and when.
way-in-own-trial = You are trying it out.
way-in-own-active = You work here.
way-in-own-interrupted = It is on hold for a while. You can come back.
way-in-own-stopped = This has stopped. You can always ask again.
way-in-own-evaluation = On { $day } you look together at how it goes.
way-in-under-way = On the way in
way-in-under-way-lead = Who is signed up and does not work here yet (or not for a while), and since when.
way-in-under-way-none = Nobody is on the way in now.
way-in-no-post-yet = Not chosen yet
way-in-which-post-hint = The step and the half-days are filled in from it.
way-in-under-way-all = See everybody
