# Mail: the page of the administrator, and what stands in a mail.
more-card-mail = Mail
more-text-mail = What goes out, what waits and what did not work.
mail-title = Mail
mail-lead = A mail never says anything about people. It only says that there is something to read, and where.
mail-set = How mail goes out
mail-server = Mail server
mail-from = Sender
mail-sent = Sent in 30 days
mail-sent-n = { $n ->
    [one] one mail
   *[other] { $n } mails
}
mail-test = Send a test to my address
mail-said-test = The test mail is on its way. Look in your mailbox in a minute.
mail-demo = The demo sends no mail.
mail-none = This network sends no mail.
mail-none-how = Whoever looks after the server turns it on with smtp and mail-from.
mail-waits = What has still to go out
mail-waits-none = Nothing. Everything is gone.
mail-since = waits since { $when }
mail-again = We try again on { $when }.
mail-failed = What did not work, in 30 days
mail-failed-none = Nothing. Everything reached the mail server.
mail-kind-test = Test mail
mail-kind-asked = Referral
mail-kind-nudge = Reminder halfway
mail-kind-last-day = Reminder on the last day
mail-kind-reminder = Reminder by a supporter
mail-kind-reply = Answer to a question back
mail-kind-answer = Answer to a referral
mail-kind-withdrawn = Referral withdrawn
mail-kind-invitation = Invitation to the own pages
mail-kind-offer = Question whether the offer is still right
mail-kind-sign-up-confirm = Confirm an address for a sign-up
mail-kind-sign-up = Sign-up from outside
mail-kind-sign-up-sent = Sign-up sent
mail-kind-sign-up-news = News of a sign-up
mail-problem-away = The mail server does not answer.
mail-problem-login = The mail server does not accept our name or password.
mail-problem-insecure = The connection to the mail server is not safe.
mail-problem-refused = The mail server refuses this address.
mail-problem-other = The mail server cannot take the mail now.
mail-problem-dropped = The mail was no longer needed.
mail-foot = This mail comes from Opstap, the working tool of { $network }. It cannot be replied to.
mail-subject-test = Test: the mail of Opstap works
mail-body-test = Hello,

    you get this mail because you asked for a test on the page Mail. Mail works.

    { $link }
mail-subject-asked = { $organisation } has a question for you
mail-body-asked = Hello,

    { $organisation } has a question for you. You read it and answer on this page:

    { $link }

    The link is for you alone. Please do not forward this mail.
mail-subject-nudge = { $organisation } is still waiting for your answer
mail-body-nudge = Hello,

    half of the time to answer is over. A short answer will do, even if it is no:

    { $link }

    The link is for you alone. Please do not forward this mail.
mail-subject-last-day = Today is the last day to answer { $organisation }
mail-body-last-day = Hello,

    today is the last day to answer. Somebody is waiting. A short answer will do, even if it is no:

    { $link }

    The link is for you alone. Please do not forward this mail.
mail-subject-reminder = { $organisation } asks once more for an answer
mail-body-reminder = Hello,

    { $organisation } asks once more for an answer. A short answer will do, even if it is no:

    { $link }

    The link is for you alone. Please do not forward this mail.
mail-subject-reply = { $organisation } answered your question
mail-body-reply = Hello,

    { $organisation } answered what you asked. You read it here:

    { $link }

    The link is for you alone. Please do not forward this mail.
mail-subject-answer = There is an answer from { $organisation }
mail-body-answer = Hello,

    there is an answer from { $organisation } to your referral. Sign in to read it:

    { $link }
mail-subject-withdrawn = { $organisation } withdrew a question
mail-body-withdrawn = Hello,

    { $organisation } withdrew a question to you. There is nothing left to do.

    { $link }
mail-subject-invitation = Choose your password for Opstap
mail-body-invitation = Hello,

    { $organisation } made a way in to your own pages in Opstap for you. Choose your password here:

    { $link }

    The link is for you only. Do not pass this mail on. You did not ask for it? Then do nothing.
mail-subject-offer = Is the offer of { $organisation } still right?
mail-body-offer = Hello,

    Opstap shows what { $organisation } has to offer. Would you check whether all is still right? One click is enough:

    { $link }

    The link is for you alone. Do not forward this mail.
mail-subject-sign-up-confirm = Confirm your sign-up at { $organisation }
mail-body-sign-up-confirm = Hello,

    your e-mail address was filled in for a sign-up at { $organisation }. Confirm it here. Only then the sign-up leaves:

    { $link }

    The link works for three days. Was this not you? Then do nothing. Everything will be erased.
mail-subject-sign-up = A sign-up waits for an answer of { $organisation }
mail-body-sign-up = Hello,

    there is a sign-up for { $organisation } that waits for an answer. You read it and answer on this page, without an account:

    { $link }

    This link is for you alone. Do not forward this mail.
mail-subject-sign-up-sent = Your sign-up at { $organisation } was sent
mail-body-sign-up-sent = Hello,

    your sign-up at { $organisation } was sent. On this page you always see how it stands:

    { $link }

    Keep this mail. This link is for you alone.
mail-subject-sign-up-news = There is news of your sign-up at { $organisation }
mail-body-sign-up-news = Hello,

    something changed about your sign-up at { $organisation }. You read it here:

    { $link }

    This link is for you alone. Do not forward this mail.
