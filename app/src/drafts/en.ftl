# Drafts: typed text that was not saved yet survives time-out, sign-out and the back button.
drafts-filled-in = We kept what you typed. It is below. Look it over and save.
drafts-begin-again = Start again
drafts-thrown-away = Your draft is gone. The form is empty again.
drafts-kept-sign-in = We kept what you typed. Sign in and it will be there again.
drafts-kept-card = We kept what you typed. Come in with your card again, and it is there.
drafts-kept-at = Kept as a draft at { $time }. Your text will not get lost.
drafts-session-ended = You were away for long and have been signed out. Your text is kept as a draft: save now, sign in, and it will be there.
drafts-not-kept = Your draft could not be kept. Leave this page open and try to save in a moment.
drafts-again = You were signed out. What you typed is still there: check it and save.
drafts-not-again = You were signed out. Here is what you typed. Take over what you need.
drafts-signed-out = You are signed out: it was not saved. Take over what you typed and sign in.
