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
# Passwords and names.
account-name = Naam
account-email-wrong = Dit lijkt geen e-mailadres. Schrijf het als naam@organisatie.be.
password-new = Nieuw wachtwoord
password-hint = Minstens 12 tekens. Vier losse woorden werken goed.
password-too-short = Dit wachtwoord is te kort. Neem minstens 12 tekens, bijvoorbeeld vier losse woorden.
password-too-long = Dit wachtwoord is te lang. Hou het op 200 tekens.
password-own-name = Dit lijkt te veel op je naam of e-mailadres. Kies iets wat anderen niet raden.
password-too-simple = Dit is te gemakkelijk te raden. Gebruik meer verschillende tekens, bijvoorbeeld vier losse woorden.
# Setting up.
setup-title = Begin met Opstap
setup-lead = Vier korte stukken, dan kun je aan de slag. Alles kun je later nog veranderen.
setup-part-code = 1. De code
setup-code = Code uit het venster waar Opstap draait
setup-code-hint = Ze staat achter “set-up code” en ziet eruit als ABCD-EFGH-IJKL. Zo kan niemand anders dit doen.
setup-code-wrong = Deze code klopt niet. Kijk in het venster waar Opstap draait: na een herstart staat er een nieuwe.
setup-part-network = 2. Het netwerk
setup-network = Naam van het netwerk
setup-network-hint = Bijvoorbeeld de streek waarin jullie samenwerken. Die naam staat onder elke pagina.
setup-network-missing = Vul een naam voor het netwerk in.
setup-zone = Tijdzone
setup-zone-hint = Zo weet Opstap welke dag het is. In België: Europe/Brussels.
setup-zone-wrong = Deze tijdzone kennen we niet. In België is het Europe/Brussels.
setup-part-organisation = 3. De eerste organisatie
setup-organisation = Naam van de organisatie
setup-organisation-hint = De organisatie waar jij werkt. Andere kun je straks toevoegen.
setup-organisation-missing = Vul de naam van je organisatie in.
setup-part-account = 4. Jouw account
setup-account-lead = Je wordt de eerste beheerder: je nodigt collega’s uit en stelt Opstap in.
setup-name-missing = Vul je naam in.
setup-email-hint = Hiermee meld je je aan.
setup-supports = Ik begeleid ook mensen
setup-supports-hint = Een beheerder ziet geen dossiers. Vink dit aan als je ook begeleider en coördinator bent.
setup-go = Begin met Opstap
# What to do next.
welcome-title = Welkom
welcome-hello = Welkom, { $name }
welcome-lead = { $network } staat klaar. Dit zijn goede volgende stappen.
welcome-factor = Maak je account veiliger
welcome-factor-text = Zet een tweede stap op je aanmelding, met een app op je telefoon. Dat raden we elke beheerder aan.
welcome-invite = Nodig collega’s uit
welcome-invite-text = Maak voor elke collega een link. Die kiest zelf een wachtwoord.
welcome-organisations = Voeg organisaties toe
welcome-organisations-text = Centra, maatwerkbedrijven, OCMW’s en andere partners.
welcome-import = Breng een lijst binnen
welcome-import-text = Staan jullie mensen in Excel? Lees de lijst in en kijk alles eerst na.
welcome-settings = Kijk de instellingen na
welcome-settings-text = Werkvormen, regels met hun bron, en regio’s.
welcome-backup = Maak een eerste reservekopie
welcome-backup-text = Dat gaat in het venster waar Opstap draait. Bewaar het sleutelbestand op een andere plek dan de kopie: zonder sleutel zijn rijksregisternummers niet te lezen.
welcome-data-folder = MAP
