# What every page has.
skip-to-content = To the content
demo-banner = This is a practice network. All people and organisations are invented.
nav-main = Main menu
nav-day = My day
nav-people = People
nav-safety-net = Safety net
nav-figures = Ladder
nav-more = More
nav-mine = My way
nav-accounts = Accounts
nav-organisations = Organisations
nav-audit = Log
nav-account = My details: { $name }
find-label = Find somebody, or add somebody new
find-label-only = Find somebody
find-hint = Find or add somebody
find-hint-only = Search by name or phone
foot-help = Help
foot-about = About Opstap
form-errors = { $n ->
    [one] Check one more thing.
   *[other] Check { $n } more things.
}
form-met-title = Somebody else saved this meanwhile.
form-met-text = What you typed is still here. Where it differs you see what is saved now. Choose what is right and save again.
form-theirs = Saved now: { $value }
form-odd-characters = There are characters here that we cannot keep. Type the text again.
form-too-long = This is too long. Keep it to { $longest } characters.
form-no-such-day = “{ $typed }” is not a day that exists. Write it as 22/11/2026.
form-day-missing = Fill in a date.
form-choose = Choose one of these.
rung-n = Rung { $n }
day-today = today
day-yesterday = yesterday
day-tomorrow = tomorrow
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
save = Save
cancel = Cancel
back = Back
problem-400-title = We did not understand that.
problem-400-text = The address or the form is not right. Go back and try again.
problem-403-title = This is not open to you.
problem-404-title = We did not find this page.
problem-404-text = Perhaps the address is wrong, or you may not see this. Look the person up by name, or go to your first page.
problem-404-text-no-people = Perhaps the address is wrong, or you may not see this. Go to your first page.
problem-413-title = That file is too large.
problem-413-text = Choose a smaller file. What you saved earlier is still there.
problem-429-title = One moment.
problem-429-text = There were too many tries one after the other. Try again in { $n ->
    [one] one second
   *[other] { $n } seconds
}.
problem-500-title = Something went wrong on our side.
problem-500-text = Nothing was half saved. Try again. If it does not work, give this number to your administrator: { $id }
problem-home = To your first page
