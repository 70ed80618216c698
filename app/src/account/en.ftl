# Signing in.
login-title = Sign in
login-lead = Use the e-mail address of your invitation.
login-email = E-mail address
login-password = Password
login-go = Sign in
login-email-missing = Fill in your e-mail address.
login-password-missing = Fill in your password.
login-wrong = The e-mail address and password do not fit together. Check them and try again.
login-locked = There were too many tries. Try again in { $n ->
    [one] one minute
   *[other] { $n } minutes
}, or ask your administrator for a recovery link.
login-signed-out = You are signed out.
# Passwords and names.
account-name = Name
account-email-wrong = This does not look like an e-mail address. Write it as name@organisation.be.
password-new = New password
password-hint = At least 12 characters. Four unrelated words do well.
password-too-short = This password is too short. Take at least 12 characters, for instance four unrelated words.
password-too-long = This password is too long. Keep it to 200 characters.
password-own-name = This is too much like your name or e-mail address. Choose something others do not guess.
password-too-simple = This is too easy to guess. Use more different characters, for instance four unrelated words.
# Setting up.
setup-title = Start with Opstap
setup-lead = Four short parts, then you can begin. Everything can be changed later.
setup-part-code = 1. The code
setup-code = Code from the window where Opstap runs
setup-code-hint = It stands behind “set-up code” and looks like ABCD-EFGH-IJKL. This way nobody else can do this.
setup-code-wrong = This code is not right. Look in the window where Opstap runs: after a restart there is a new one.
setup-part-network = 2. The network
setup-network = Name of the network
setup-network-hint = For instance the region in which you work together. The name stands below every page.
setup-network-missing = Fill in a name for the network.
setup-zone = Time zone
setup-zone-hint = This is how Opstap knows which day it is. In Belgium: Europe/Brussels.
setup-zone-wrong = We do not know this time zone. In Belgium it is Europe/Brussels.
setup-part-organisation = 3. The first organisation
setup-organisation = Name of the organisation
setup-organisation-hint = The organisation where you work. You can add others afterwards.
setup-organisation-missing = Fill in the name of your organisation.
setup-part-account = 4. Your account
setup-account-lead = You become the first administrator: you invite colleagues and set Opstap up.
setup-name-missing = Fill in your name.
setup-email-hint = You sign in with it.
setup-supports = I also support people
setup-supports-hint = An administrator sees no files. Tick this if you are also a coach and coordinator.
setup-go = Start with Opstap
# What to do next.
welcome-title = Welcome
welcome-hello = Welcome, { $name }
welcome-lead = { $network } is ready. These are good next steps.
welcome-factor = Make your account safer
welcome-factor-text = Add a second step to your sign-in, with an app on your phone. We advise it to every administrator.
welcome-invite = Invite colleagues
welcome-invite-text = Make a link for each colleague, who chooses a password.
welcome-organisations = Add organisations
welcome-organisations-text = Centres, sheltered workshops, OCMW and other partners.
welcome-import = Bring in a list
welcome-import-text = Are your people in Excel? Read the list in and check everything first.
welcome-settings = Check the settings
welcome-settings-text = Work forms, rules with their source, and regions.
welcome-backup = Make a first backup
welcome-backup-text = That happens in the window where Opstap runs. Keep the key file in another place than the backup: without the key national numbers cannot be read.
welcome-data-folder = FOLDER
