# Imports: any table in, with a mapping, a preview, everything or nothing, and undo.
imports-row-value = We do not know “{ $typed }” here. Say under values what it means, or mend it in the file.
imports-row-day = “{ $typed }” is not a day that exists. Write for example 22/11/2026.
imports-row-birth-future = The birth date “{ $typed }” lies in the future. Check the year.
imports-row-birth-century = “{ $typed }” fits two centuries. Write the year in four digits.
imports-row-birth-long-ago = The birth date “{ $typed }” is too long ago. Check the year.
imports-row-postcode = The postcode “{ $typed }” does not exist in Belgium. Check it, or leave the cell empty.
imports-row-municipality = We do not know the municipality “{ $typed }”. Check the name, or give the postcode.
imports-row-phone = “{ $typed }” is not a telephone number. Check the digits, or leave the cell empty.
imports-row-email = “{ $typed }” is not an e-mail address. Check it, or leave the cell empty.
imports-row-long = This is too long: at most { $longest } characters. Make it shorter.
imports-row-no-name = There is no name on this line. Fill one in, or take the line out.
imports-row-name = “{ $typed }” is not a name. Write the name in letters.
imports-row-no-given = The given name is missing. This person comes along with the family name alone.
imports-row-no-id = The id of the person is missing on this line. Fill it in.
imports-row-twice = The same person as on line { $first }. They come in once; the steps of this line are added.
imports-row-no-person = Nobody in the file of people has the id “{ $id }”. Check it.
imports-row-person-rejected = The person of this line does not come along. First mend the line of that person.
imports-row-no-start = The first day of the step is missing. Fill it in.
imports-row-no-end = The day on which the step ended is missing. Fill it in.
imports-row-rung = “{ $typed }” is not a rung. A rung is a number from 1 to 6.
imports-row-work-form = We do not know the work form “{ $typed }”. Say under values which one it is.
imports-row-no-work-form = The work form is missing. Fill it in, or choose one for everybody.
imports-row-hours = “{ $typed }” is not a number of hours a week. Write for example 19 or 9.5.
imports-row-end-before-start = The end ({ $end }) lies before the start ({ $start }). Check both days.
imports-row-end-rejected = The end of this step cannot come along, and so neither can the step. First mend the end.
imports-row-no-step = There is no step with the id “{ $id }”. Check it.
imports-row-two-ends = The step “{ $id }” has an end already. Take one of the lines out.
imports-row-step-twice = This id of a step stands on line { $first } too. Give each step its own id.
imports-row-ragged = This line has more or fewer cells than there are titles. Check that everything is in its place.
imports-title = Import a list
imports-lead = Do you have a list of people in Excel or another program? Import it here. You see beforehand what happens, and you can undo everything.
imports-upload = Choose a file
imports-organisation = Organisation
imports-file = File
imports-file-hint = Excel (XLSX or XLS), ODS or CSV, at most 20 MB. The first line holds the titles of the columns.
imports-send = Look at the file
imports-no-file = Choose a file.
imports-file-empty = This file is empty. Choose a file with a list.
imports-file-no-table = This is not a list of lines and columns. Save it as XLSX or CSV and try again.
imports-file-too-large = There is too much in this file. Split it into smaller lists.
imports-file-locked = This file asks for a password. Take the password off and try again.
imports-file-broken = This file is damaged. Open it in Excel, save it again and try once more.
imports-file-quote = On line { $line } a quotation mark opens and never closes. Mend that line.
imports-file-no-header = The first line holds no titles. Put a title above each column.
imports-file-wide = This list has { $found } columns, we read { $most } at most. Take away what you do not need and try again.
imports-file-long-cell = Line { $line }, column { $column }, holds more than { $most } signs. Shorten that cell and try again.
imports-waiting = Not finished yet
imports-waiting-text = These files wait for you, a week at most. Nobody else sees them.
imports-go-on = Go on
imports-forget = Throw away
imports-said-forgotten = The file is gone. Nothing was imported.
imports-runs = What was imported before
imports-runs-none = Nothing yet. Choose a file above to begin.
imports-when = When
imports-people = new people
imports-people-maybe-known = { $n ->
    [one] people, one of whom may be known already
   *[other] people, { $n } of whom may be known already
}
imports-steps = steps
imports-open-steps = open steps
imports-households = households
imports-head-name = Name
imports-state = State
imports-state-done = Imported
imports-state-undone = Undone
imports-columns-title = What stands in which column?
imports-columns-lead = { $file }: { $n ->
    [one] one line
   *[other] { $n } lines
}. We have guessed already. Check it.
imports-columns = Columns
imports-columns-help = Choose for each column what stands in it. Leave out a column that you do not need.
imports-choices = For the whole list
imports-work-form = Work form for everybody
imports-work-form-hint = Only needed when no column says the work form or the rung. Work form: how somebody takes part, such as AMA welzijn or customised work.
imports-work-form-none = Stands in a column
imports-work-form-missing = Choose a work form for everybody, or point out the column with the work form or rung.
imports-dates = How are dates written?
imports-dates-day-first = Day first: 22/11/2026
imports-dates-month-first = Month first: 11/22/2026
imports-name = Name of this mapping
imports-name-hint = We keep your choices under this name. Next time they are ready.
imports-name-missing = Give this mapping a name.
imports-names-missing = Point out which column holds the names.
imports-start-missing = A step needs a first day. Point out the column with the start, or leave out rung, work form, hours and end.
imports-slot-twice = This also stands in the column “{ $other }”. Choose one of them.
imports-next = Go on
imports-later = Go on later
imports-slot-none = Leave out
imports-slot-id = Id of the person
imports-slot-name = Both names together
imports-slot-given = Given name
imports-slot-family = Family name
imports-slot-birth = Birth date
imports-slot-sex = Sex
imports-slot-language = Language
imports-slot-street = Street and number
imports-slot-postcode = Postcode
imports-slot-municipality = Municipality
imports-slot-phone = Telephone
imports-slot-mobile = Mobile
imports-slot-email = E-mail
imports-slot-statute = Income or statute
imports-slot-household = Id of the household
imports-slot-household-role = Role in the household
imports-slot-start = Start of the step
imports-slot-rung = Rung
imports-slot-work-form = Work form
imports-slot-place = Place or workshop
imports-slot-hours = Hours a week
imports-slot-end = End of the step
imports-slot-end-reason = Reason of the end
imports-slot-perspective = Prospect after the end
imports-values-title = What do the values mean?
imports-values-lead = Choose what each word in your list means. What we recognised is filled in already.
imports-values-none = There is nothing in this column.
imports-values-more = There { $n ->
    [one] is one more value
   *[other] are { $n } more values
}. Perhaps this is another column than you thought.
imports-means-unknown = Not known
imports-lines-n = { $n ->
    [one] on one line
   *[other] on { $n } lines
}
imports-to-preview = See what happens
imports-sex-female = Woman
imports-sex-male = Man
imports-sex-other = X
imports-role-adult = Adult
imports-role-partner = Partner
imports-role-child = Child
imports-role-other = Somebody else
imports-language-nl = Dutch
imports-language-fr = French
imports-language-en = English
imports-language-de = German
imports-language-ar = Arabic
imports-language-bg = Bulgarian
imports-language-es = Spanish
imports-language-fa = Farsi or Dari
imports-language-hr = Croatian, Serbian or Bosnian
imports-language-it = Italian
imports-language-pl = Polish
imports-language-ps = Pashto
imports-language-pt = Portuguese
imports-language-rom = Romani
imports-language-ro = Romanian
imports-language-ru = Russian
imports-language-so = Somali
imports-language-sq = Albanian
imports-language-ti = Tigrinya
imports-language-tr = Turkish
imports-language-uk = Ukrainian
imports-language-other = Another language
imports-statute-nwwz = Job seeker without work (NWWZ)
imports-statute-leefloon = Living wage (leefloon)
imports-statute-arbeidsongeschikt = Unable to work (arbeidsongeschikt)
imports-statute-ivt-it = Disability allowance (IVT/IT)
imports-statute-beschermingsuitkering = Protection benefit (beschermingsuitkering)
imports-statute-beroepsinschakelingsuitkering = Integration benefit (beroepsinschakelingsuitkering)
imports-statute-loon = Wage
imports-statute-geen = No income
imports-statute-onbekend = Not known
imports-preview-title = What will be imported?
imports-preview-lead = Out of { $file }. Nothing is saved yet.
imports-rejected-n = { $n ->
    [one] One line cannot come along
   *[other] { $n } lines cannot come along
}
imports-rejected-none = Every line can be imported
imports-rejected-text = You see every fault of a line. Mend them in your file and send it again, or leave these lines out.
imports-line = Line
imports-column = Column
imports-wrong = What is wrong, and what to do
imports-know = To know
imports-more-lines = { $n ->
    [one] And one more.
   *[other] And { $n } more.
}
imports-wrong-what = What about a cell that cannot be read?
imports-wrong-skip = Leave out the whole line
imports-wrong-empty = Import the line and leave that cell empty (names and days of steps must be right)
imports-doubles-n = { $n ->
    [one] You may know one person already
   *[other] You may know { $n } people already
}
imports-doubles-text = Choose for each person. Link: the steps of the list come into the file that is there.
imports-like-same = Same name and birth date
imports-like-phone = Same telephone number
imports-like-nearly = Same birth date, nearly the same name
imports-like-name = Same name, birth date not certain
imports-double-link = Link
imports-double-new = New person
imports-double-skip = Skip
imports-noticed-n = { $n ->
    [one] One thing to know
   *[other] { $n } things to know
}
imports-first = The first people
imports-hidden = Only a coordinator of the organisation sees what stands in the list. As administrator you see numbers and which lines cannot be imported.
imports-nobody = There is nobody in this file who can come along. Check the columns.
imports-all-or-nothing = Everything is imported together, or nothing is. You can still undo it afterwards.
imports-go = { $n ->
    [one] Bring in one person
   *[other] Bring in { $n } people
}
imports-go-as-chosen = Bring in the list as chosen
imports-go-without = { $n ->
    [one] 1 line stays out
   *[other] { $n } lines stay out
}
imports-said-done-before = This list was imported already. This is what came in.
imports-said-done = The list is imported.
imports-result-title = Imported
imports-undone = Undone on { $when }. The log says what happened.
imports-linked-n = { $n ->
    [one] One person was known already and was linked.
   *[other] { $n } people were known already and were linked.
}
imports-left-out-n = { $n ->
    [one] One line stayed out.
   *[other] { $n } lines stayed out.
}
imports-who = Who came in?
imports-all-people = See all people
imports-to-net = To the safety net
imports-undo = Undo
imports-undo-text = Everything that this list brought goes away again: people, steps and households. That can be done as long as nobody worked with those people since.
imports-undo-go = Undo everything
imports-said-undone = Everything is undone.
imports-said-undone-others = The others are undone. The people somebody worked with stayed.
imports-said-undone-before = This was undone already.
imports-way-title = { $n ->
    [one] Somebody worked with one person since
   *[other] Somebody worked with { $n } people since
}
imports-way-text = Nothing has changed yet. Undoing everything at once is no longer possible: work would be lost.
imports-way-others-text = You can undo the others. The people somebody worked with stay, with everything that came along.
imports-way-others = { $n ->
    [one] Undo the other one
   *[other] Undo the other { $n }
}
imports-way-note = note
imports-way-step = step changed or added
imports-way-changed = details changed
imports-way-plan = appointment, permission or attachment
imports-way-team = team or file changed
imports-way-household = household changed
imports-in-list = In the list
imports-known-here = Known already
imports-decide = What do you do?
imports-decide-for = What do you do with { $name }?
