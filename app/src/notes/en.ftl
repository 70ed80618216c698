# Notes and attachments: what was said and agreed, with a level, corrections and nothing lost.
notes-write = Write a note
notes-save = Save note
notes-about = About { $names }.
notes-of = Notes about { $name }
notes-of-day = Note of { $day }
notes-n = { $n ->
    [0] No notes yet that you may read.
    [one] One note.
   *[other] { $n } notes.
}
notes-all-n = { $n ->
    [one] See the note
   *[other] See all { $n } notes
}
notes-last = Latest notes
notes-none = Nothing here yet.
notes-none-act = Write a first note after your next talk.
notes-more = More notes
notes-newer = Newer notes
notes-older = Older notes
notes-body = What was said or agreed?
notes-body-hint = Short is fine. Ctrl and Enter saves at once.
notes-body-missing = First write what was said or agreed.
notes-kind = What kind of moment was it?
notes-kind-talk = Talk
notes-kind-phone = Telephone
notes-kind-visit = Home visit
notes-kind-mail = E-mail or letter
notes-kind-meeting = Meeting about the person
notes-kind-observation = Observation
notes-kind-other = Something else
notes-next = Next appointment
notes-next-hint = May stay empty. If you fill in a day, the appointment is in My day at once.
notes-day = Which day was it?
notes-day-future = This day is still to come. Choose today or earlier.
notes-level = Who may read this?
notes-level-team = The team
notes-level-network = Network partners
notes-level-lead = Only me and the lead supporter
notes-level-hint-team = Supporters in your organisation who work with this person.
notes-level-hint-network = Only once this person consents. Until then: your own organisation.
notes-level-hint-lead = The lead supporter leads this person’s team.
notes-level-one-person = A note about several people is not for partners: each gives consent only for themselves. Choose the team, or write one per person.
notes-about-n = { $n ->
    [one] about one person
   *[other] about { $n } people
}
notes-and-others = { $n ->
    [one] and one more person
   *[other] and { $n } more people
}
notes-was-corrected = corrected
notes-struck = This note was withdrawn.
notes-withdrawn-because = Withdrawn by { $who }, because: { $why }
notes-corrected-because = Corrected by { $who }, because: { $why }
notes-closed-n = { $n ->
    [one] One note is closed
   *[other] { $n } notes are closed
}
notes-written-at = written on { $moment }
notes-earlier = What it said before
notes-before-it-said = Then it said:
notes-correct = Correct
notes-correct-lead = What it says now is kept. Everybody who may read the note sees what you corrected and why.
notes-correct-save = Save correction
notes-reason = Why?
notes-reason-missing = Write briefly why. Then a colleague understands it too.
notes-correct-reason-hint = One sentence is enough, for example: the day was wrong.
notes-withdraw = Withdraw
notes-withdraw-lead = The note stays visible as a struck line. For { $n ->
    [one] one day
   *[other] { $n } days
} it can come back. After that the text is erased.
notes-withdraw-reason-hint = This reason stays visible. Write nothing here that has to stay closed.
notes-restore = Bring back
notes-restore-hint = { $n ->
    [one] Until one day
   *[other] Until { $n } days
} after it was withdrawn you can bring this back.
notes-is-withdrawn = This note was withdrawn. Bring it back first.
notes-too-late = This can no longer be brought back or changed.
notes-said-written = Your note is saved.
notes-said-corrected = The correction is saved. What it said stays visible.
notes-said-withdrawn = The note is withdrawn.
notes-said-restored = The note is back.
notes-who = Who is it about?
notes-several-organisations = You do not support all these people through the same organisation. Write one note per organisation.
notes-nobody-chosen = Choose at least one person.
notes-check-person = Check that this is the right person, then save again.
notes-too-many = Choose at most { $n } people.
notes-find = Search
notes-find-label = Search people of your organisation
notes-find-hint = Name
notes-found = Tick who belongs to it.
notes-found-above = { $names } is offered above already.
notes-found-nobody = Nobody found. Check the name.
notes-templates = Templates
notes-templates-lead = Texts with which a note can begin. Supporters in your organisation can choose them.
notes-templates-none = There are no templates yet. Make one for talks that come back often.
notes-template = Template
notes-template-use = Begin with a template
notes-template-which = Which template?
notes-template-take = Take over
notes-template-add = Make template
notes-template-change = Change template
notes-template-remove = Remove
notes-template-save = Save template
notes-template-title = Name
notes-template-title-hint = For example: first talk.
notes-template-title-missing = Give the template a name.
notes-template-body = Text
notes-template-body-hint = Put the questions one below the other. Whoever writes a note fills them in.
notes-template-body-missing = Write the text of the template.
notes-said-template = The template is saved.
notes-said-template-removed = The template is gone. Notes that began with it stay as they are.
notes-attachments = Attachments
notes-attachments-of = Attachments of { $name }
notes-attachments-lead = Letters, certificates, photos of documents. The team may read them.
notes-attachments-none = There are no attachments yet.
notes-attachments-closed = Attachments are closed
notes-file = Choose a file
notes-file-hint = PDF, photo (JPG, PNG, TIFF), Word, Excel, OpenDocument or plain text. At most 20 MB.
notes-file-add = Add attachment
notes-file-delete = Delete
notes-file-missing = First choose a file. We cannot keep an empty file.
notes-file-slow = Sending the file took too long. Try again, or choose a smaller file.
notes-file-kind = We do not take this kind of file. What is in it counts, not the name. Make it a PDF and try again.
notes-deleted-at = deleted on { $moment }
notes-said-attached = The attachment is saved.
notes-said-attachment-deleted = The attachment is deleted. For 30 days you can bring it back.
notes-said-attachment-back = The attachment is back.
notes-length = How long did it take?
notes-length-hint = Not needed. It shows how much guidance people ask.
notes-length-none = do not note
notes-length-wrong = Choose a length from the list.
notes-length-n = { $n } min
