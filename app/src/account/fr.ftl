# Signing in.
login-title = Connectez-vous
login-lead = Utilisez l’adresse e-mail de votre invitation.
login-email = Adresse e-mail
login-password = Mot de passe
login-go = Connectez-vous
login-email-missing = Indiquez votre adresse e-mail.
login-password-missing = Indiquez votre mot de passe.
login-wrong = L’adresse e-mail et le mot de passe ne correspondent pas. Vérifiez et réessayez.
login-locked = Il y a eu trop d’essais. Réessayez dans { $n ->
    [one] une minute
   *[other] { $n } minutes
}, ou demandez un lien de récupération à votre gestionnaire.
login-signed-out = Vous êtes déconnecté.
