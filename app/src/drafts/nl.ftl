# Drafts: typed text that was not saved yet survives time-out, sign-out and the back button.
