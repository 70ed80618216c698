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
