# The way in of a person: what a worker sees.
portal-title = Access for the person
portal-of = Access for { $name }
portal-lead = With a card or a link this person sees the own pages: appointments, plan, and who looked at the file. An e-mail address is not needed.
portal-last-card = The last card
portal-works = Works
portal-works-not = Works no more
portal-until = up to { $day }
portal-was-until = The card was valid up to { $day }.
portal-ended-replaced = A new card was made.
portal-ended-withdrawn = A worker ended the card.
portal-ended-lost = The person said the card is lost.
portal-ended-locked = There were five wrong answers. Make a new card.
portal-ended-merged = The file was merged with another one. Make a new card.
portal-made = Made by { $name } on { $when }
portal-used = Last used on { $when }
portal-never-used = Not used yet
portal-wrong-tries = { $n ->
    [one] one wrong answer
   *[other] { $n } wrong answers
}
portal-end = End this card
portal-said-ended = Card and link work no more. Whoever was in with them is signed out.
portal-new = Make a card
portal-new-text = You print the card at once and give it to the person. After that the code stands nowhere. An earlier card ends.
portal-question = What do we ask besides the code?
portal-question-hint = So that who finds the card does not come in.
portal-question-birth = The date of birth
portal-question-postcode = The present postcode
portal-question-word = A word you agree on
portal-word = The agreed word
portal-word-hint = Only if you choose a word. At least four letters. Do not write it on the card.
portal-word-short = Choose a word of at least four letters.
portal-language = Language of the card
portal-until-label = Works up to
portal-until-hint = { $day } at the latest
portal-until-wrong = Choose a day from today on, and at most a year ahead.
portal-make = Make the card
portal-link = Link and code
portal-link-text = A link works once, for seven days. You tell the code of six digits apart, best by word of mouth.
portal-link-open = There is a link that works until { $when }. A new link ends the earlier one.
portal-link-make = Make a link
portal-link-give = Give this link
portal-link-until = Works once, until { $when }
portal-digits-tell = Tell this code apart, not in the same message:
portal-link-once = Link and code stand here for ten minutes and nowhere after that. After five wrong codes the link stops.
portal-by-mail = Does the person have an e-mail address? Make an account with a password.
portal-made-title = The card is ready
portal-made-once = Print the card now. The code stands here for ten minutes and nowhere after that. Give the card to nobody but the person.
portal-done = Done
portal-worker-account = This person also works in Opstap and signs in as a worker. That is why there can be no card.
portal-file-closed = The file of your organisation is closed. Only who has an open file gives the person a card, a link or an account.
portal-no-address = no e-mail address
# The card as it is printed.
portal-card-of = Card of { $name }
portal-square = A code for the camera. It opens the page of the card.
portal-step-go = Go to this page
portal-step-code = Type the code
portal-step-birth = Type your date of birth
portal-step-postcode = Type your postcode
portal-step-word = Type the word you agreed on
portal-card-until = This card works up to { $day }.
portal-card-lost = Lost the card? Tell { $name } at once. Give the card to nobody.
# Coming in.
portal-have-card = I have a card
portal-have-password = I have a password
portal-card-title = Come in with your card
portal-pressed-late = That was not done: you were away too long. Come in with your card again and press once more.
portal-code = What is the code on your card?
portal-code-hint = 16 letters and digits. Dashes and capitals are not needed.
portal-code-missing = Type the code of your card.
portal-code-wrong = This code does not work. Look whether you typed it all right. Still no? Ask your supporter for a new card.
portal-next = Go on
portal-come-in = Come in
portal-no-card = No card? Ask your supporter for one.
portal-ask-birth = When were you born?
portal-ask-birth-hint = Day, month, year. Like this: 31/12/1990
portal-ask-postcode = What is your postcode?
portal-ask-postcode-hint = Four digits. The one of when you got the card.
portal-ask-word = Which word did you agree on?
portal-ask-word-hint = You chose it with your supporter.
portal-birth-unread = Type day, month and year. Like this: 31/12/1990
portal-postcode-unread = A postcode is four digits.
portal-answer-wrong = { $n ->
    [one] That is not right. You can try once more.
   *[other] That is not right. You can try { $n } more times.
}
portal-card-locked = The answer was wrong too often. This card works no more. Ask your supporter for a new card.
portal-link-title = Come in
portal-digits = What is your code?
portal-digits-hint = Six digits. Your supporter told them to you.
portal-digits-missing = Type the six digits of your code.
portal-digits-wrong = { $n ->
    [one] This code is not right. You can try once more.
   *[other] This code is not right. You can try { $n } more times.
}
portal-link-gone = This link works no more. Ask your supporter for a new one.
# The person's own page about coming in.
portal-mine-card = My card
portal-mine-lost = Is your card lost? End it here. Then nobody can use it.
portal-mine-lost-go = My card is lost
portal-mine-no-card = You have no card that works now. Ask your supporter for one.
portal-said-lost = Your card works no more. Ask your supporter for a new one.
portal-mine-password = You also come in with a password.
portal-mine-no-password = You have no password of your own yet. Ask your supporter for one. You then get a mail at your own address. No mail? The administrator of Opstap can invite you too.
portal-mine-leave = Done? Sign out. Do so for sure on somebody else’s telephone or computer.
portal-not-by-card = You came in with a card or a link. That is not enough here: somebody else may use them. Sign in with your own password, or do it together with your supporter.
portal-made-gone = The code of the card can no longer be shown. Was it not printed? Make a new card.
portal-link-shown-gone = The link can no longer be shown. Is it lost? Make a new one.
portal-inside = Somebody is in with a card or a link now.
portal-link-end = Stop card and link, and sign out who is in
portal-mine-link = There is a link that works until { $when }.
portal-mine-stop = Do you want nobody to come in this way any more? Who is in this way is signed out.
portal-mine-stop-go = Stop card and link
portal-said-stopped = Stopped. Nobody comes in this way any more.
portal-link-over-title = You were away too long
portal-link-over = A link works only once. Ask your supporter for a new link, or a card. What you wanted to do just now was not done.
portal-comes-back = When the merge is undone it works again. If it is lost, stop it now.
