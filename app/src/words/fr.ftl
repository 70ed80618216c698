# What every page has.
skip-to-content = Aller au contenu
demo-banner = Ceci est un réseau d’exercice. Toutes les personnes et organisations sont inventées.
nav-main = Menu principal
nav-day = Ma journée
nav-people = Personnes
nav-safety-net = Filet de sécurité
nav-figures = Échelle
nav-more = Plus
nav-mine = Mon chemin
nav-accounts = Comptes
nav-organisations = Organisations
nav-audit = Journal
nav-account = Mes données : { $name }
find-label = Cherchez quelqu’un, ou inscrivez une nouvelle personne
find-label-only = Cherchez quelqu’un
find-hint = Cherchez ou ajoutez une personne
find-hint-only = Cherchez par nom ou téléphone
foot-help = Aide
foot-about = À propos d’Opstap
form-errors = { $n ->
    [one] Vérifiez encore une chose.
   *[other] Vérifiez encore { $n } choses.
}
form-met-title = Quelqu’un d’autre a enregistré ceci entre-temps.
form-met-text = Ce que vous avez tapé est toujours là. Là où c’est différent, vous voyez ce qui est enregistré maintenant. Choisissez ce qui est juste et enregistrez de nouveau.
form-theirs = Enregistré maintenant : { $value }
form-odd-characters = Il y a ici des caractères que nous ne pouvons pas enregistrer. Retapez le texte.
form-too-long = C’est trop long. Limitez-vous à { $longest } caractères.
form-no-such-day = « { $typed } » n’est pas une date qui existe. Écrivez-la comme 22/11/2026.
form-day-missing = Indiquez une date.
form-choose = Choisissez une des possibilités.
rung-n = Échelon { $n }
day-today = aujourd’hui
day-yesterday = hier
day-tomorrow = demain
weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
save = Enregistrer
cancel = Annuler
back = Retour
problem-400-title = Nous n’avons pas compris.
problem-400-text = L’adresse ou le formulaire n’est pas correct. Revenez en arrière et réessayez.
problem-403-title = Ceci ne vous est pas ouvert.
problem-404-title = Nous n’avons pas trouvé cette page.
problem-404-text = L’adresse est peut-être fausse, ou vous ne pouvez pas voir ceci. Cherchez la personne par son nom, ou allez à votre première page.
problem-404-text-no-people = L’adresse est peut-être erronée, ou vous ne pouvez pas voir ceci. Allez à votre première page.
problem-413-title = Ce fichier est trop grand.
problem-413-text = Choisissez un fichier plus petit. Ce que vous aviez enregistré est toujours là.
problem-429-title = Un peu de patience.
problem-429-text = Il y a eu trop d’essais à la suite. Réessayez dans { $n ->
    [one] une seconde
   *[other] { $n } secondes
}.
problem-500-title = Quelque chose s’est mal passé chez nous.
problem-500-text = Rien n’est enregistré à moitié. Réessayez. Si cela ne marche pas, donnez ce numéro à votre gestionnaire : { $id }
problem-home = Vers votre première page
