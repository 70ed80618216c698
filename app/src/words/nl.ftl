# What every page has.
skip-to-content = Naar de inhoud
demo-banner = Dit is een oefennetwerk. Alle mensen en organisaties zijn verzonnen.
nav-main = Hoofdmenu
nav-day = Mijn dag
nav-people = Mensen
nav-safety-net = Vangnet
nav-figures = Ladder
nav-more = Meer
nav-mine = Mijn weg
nav-accounts = Accounts
nav-organisations = Organisaties
nav-audit = Logboek
nav-account = Mijn gegevens: { $name }
find-label = Zoek iemand, of schrijf iemand nieuw in
find-label-only = Zoek iemand
find-hint = Zoek of voeg iemand toe
find-hint-only = Zoek op naam of telefoon
foot-help = Uitleg
foot-about = Over Opstap
form-errors = { $n ->
    [one] Kijk nog één ding na.
   *[other] Kijk nog { $n } dingen na.
}
form-met-title = Iemand anders bewaarde dit intussen ook.
form-met-text = Wat jij typte staat er nog. Waar het verschilt, zie je wat nu bewaard is. Kies wat juist is en bewaar opnieuw.
form-theirs = Nu bewaard: { $value }
form-odd-characters = Hier staan tekens in die we niet kunnen bewaren. Typ de tekst opnieuw.
form-too-long = Dit is te lang. Hou het op { $longest } tekens.
form-no-such-day = “{ $typed }” is geen bestaande datum. Schrijf het als 22/11/2026.
form-day-missing = Vul een datum in.
form-choose = Kies één van de mogelijkheden.
rung-n = Trede { $n }
day-today = vandaag
day-yesterday = gisteren
day-tomorrow = morgen
weekday-1 = maandag
weekday-2 = dinsdag
weekday-3 = woensdag
weekday-4 = donderdag
weekday-5 = vrijdag
weekday-6 = zaterdag
weekday-7 = zondag
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
save = Bewaar
cancel = Annuleer
back = Terug
problem-400-title = Dat begrepen we niet.
problem-400-text = Het adres of het formulier klopt niet. Ga terug en probeer opnieuw.
problem-403-title = Dit is niet voor jou open.
problem-404-title = Deze pagina vonden we niet.
problem-404-text = Misschien is het adres verkeerd, of mag je dit niet zien. Zoek de persoon op naam, of ga naar je eerste pagina.
problem-404-text-no-people = Misschien is het adres verkeerd, of mag je dit niet zien. Ga naar je eerste pagina.
problem-413-title = Dat bestand is te groot.
problem-413-text = Kies een kleiner bestand. Wat je eerder bewaarde, is er nog.
problem-429-title = Even geduld.
problem-429-text = Er waren te veel pogingen na elkaar. Probeer opnieuw over { $n ->
    [one] één seconde
   *[other] { $n } seconden
}.
problem-500-title = Dat liep mis bij ons.
problem-500-text = Er is niets half bewaard. Probeer het opnieuw. Lukt het niet, geef dan dit nummer aan je beheerder: { $id }
problem-home = Naar je eerste pagina
