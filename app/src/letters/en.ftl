# What a partner writes to who supports.
letters-title = What partners wrote
letters-write = Write to the supporter
letters-lead = A few sentences about { $name }. Who supports and the team read this. { $name } can read it too: with an own password, or together with the supporter.
letters-lead-team = Partners wrote this about { $name } to who supports.
letters-own = To the supporter
letters-all = All
letters-count = { $n ->
    [one] Read the message
   *[other] Read the { $n } messages
}
letters-waiting = { $n ->
    [one] One has not been read yet.
   *[other] { $n } have not been read yet.
}
letters-none = Do you want to let them know something? Write a few sentences.
letters-none-yet = Nobody wrote anything yet
letters-words = What do you want to let them know?
letters-words-hint = Write what the supporter needs to know, as you would say it to the person too.
letters-words-missing = First write what you want to let them know.
letters-for = For which organisation do you write?
letters-nobody = No other organisation has a file now. Ring the organisation that you work with.
letters-send = Send
letters-more = Write something else
letters-read = Read
letters-read-by = Read by { $name }
letters-unread = Not read yet.
letters-said-written = Sent. Who supports sees it today.
letters-said-read = Noted that you read this.
letters-mine = What others wrote about me
letters-mine-text = Who reads along or helps too and your supporter wrote this to each other.
letters-mine-secret = What it says is not here, to protect you. Your supporter can tell you.
letters-mine-by-card = What it says is not here: you came in with a card or a link. Ask your supporter, or sign in with your password.
letters-to = to { $organisation }
letters-answer = Answer
letters-answer-words = Your answer
letters-answer-hint = { $name } sees it today. The person can read it too.
letters-answer-send = Send the answer
letters-answer-gone = Who wrote this no longer reads along and cannot read your answer.
letters-said-answered = Your answer was sent.
letters-mine-none = Nobody wrote anything about you yet.
letters-mine-new = { $n ->
    [one] Somebody wrote something about you.
   *[other] Something was written about you { $n } times.
}
letters-mine-see = Read it
