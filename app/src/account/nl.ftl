# Signing in.
login-title = Meld je aan
login-lead = Gebruik het e-mailadres van je uitnodiging.
login-email = E-mailadres
login-password = Wachtwoord
login-go = Meld je aan
login-email-missing = Vul je e-mailadres in.
login-password-missing = Vul je wachtwoord in.
login-wrong = E-mailadres en wachtwoord passen niet bij elkaar. Kijk ze na en probeer opnieuw.
login-locked = Er waren te veel pogingen. Probeer opnieuw over { $n ->
    [one] één minuut
   *[other] { $n } minuten
}, of vraag je beheerder een herstellink.
login-signed-out = Je bent afgemeld.
