# Le chemin d’entrée, et la liste d’attente.
way-in-title = Le chemin d’entrée
way-in-at = Le chemin d’entrée chez { $organisation }
way-in-begin = Inscrire
way-in-begin-at = Inscrire chez { $organisation }
way-in-begin-lead = Le chemin d’entrée commence ici. Ensuite vous avancez pas à pas.
way-in-none = Pas encore inscrit pour une place.
way-in-since = depuis le { $day }
way-in-now = maintenant : { $state }
way-in-see = Voir le chemin d’entrée
way-in-instead = Sur la liste d’attente de votre organisation ? Cela passe par le chemin d’entrée.
way-in-lags = Une étape est déjà en cours dans cette organisation. Faites aussi avancer le chemin.
way-in-unknown = inconnu
way-in-state-signed-up = Inscrit
way-in-state-info-talk = Entretien d’information
way-in-state-waitlist = Liste d’attente
way-in-state-intake = Entretien d’accueil
way-in-state-trial = Période d’essai
way-in-state-active = Actif
way-in-state-interrupted = Interrompu
way-in-state-stopped = Arrêté
way-in-to-signed-up = Retour à l’inscription
way-in-to-info-talk = Vers l’entretien d’information
way-in-to-waitlist = Vers la liste d’attente
way-in-to-intake = Vers l’entretien d’accueil
way-in-to-trial = Vers la période d’essai
way-in-to-active = Vers actif
way-in-to-interrupted = Interrompre
way-in-to-stopped = Arrêter
way-in-make-longer = Prolonger la période d’essai
way-in-other-moves = Continuer autrement, revenir ou arrêter
way-in-for-post = Pour quel poste de travail
way-in-for-post-hint = Ce n’est pas encore clair ? Laissez ouvert.
way-in-which-post = À quel poste de travail
way-in-any-post = N’importe quelle place
way-in-goes-on = Un chemin d’entrée est déjà en cours pour cette place.
way-in-goes-on-already = Un chemin d’entrée est déjà en cours ici :
way-in-signed-up-by = Inscrit par
way-in-signed-up-by-hint = Un service, la personne elle-même, la famille …
way-in-signed-up-on = Inscrit le
way-in-edit = Modifier le poste et qui a inscrit
way-in-day = À partir de quel jour
way-in-day-hint = Aujourd’hui ou plus tôt. Ce qui commence plus tard se planifie comme étape.
way-in-not-yet = Ce jour est dans le futur. Faites avancer le chemin le jour même.
way-in-before-last = Choisissez un jour à partir du { $day } : le dernier changement date de ce jour.
way-in-choose = Choisissez une raison
way-in-why = Pourquoi ?
way-in-why-words = Pourquoi ?
way-in-why-words-hint = En bref. Qui lit le dossier, et la personne elle-même, peut lire ceci.
way-in-remark = Remarque
way-in-remark-hint = Peut rester vide. La personne elle-même peut lire ceci.
way-in-remark-missing = Dites brièvement pourquoi.
way-in-queue = Depuis quand la place sur la liste compte-t-elle ?
way-in-queue-hint = Qui attend le plus longtemps est en haut.
way-in-queue-day = À partir de ce jour
way-in-queue-signed-up = Depuis l’inscription : { $day }
way-in-queue-old = À l’ancienne place : depuis le { $day }
way-in-evaluation = Première évaluation
way-in-evaluation-hint = Le délai figure dans les règles du réseau. S’il est inconnu, choisissez vous-même un jour.
way-in-evaluation-before = L’évaluation vient après le début de la période d’essai.
way-in-evaluation-on = première évaluation le { $day }
way-in-evaluation-late = dépassée
way-in-evaluation-plan = Prendre rendez-vous
way-in-longer = { $n ->
    [one] Une personne attend cette place depuis plus longtemps.
   *[other] { $n } personnes attendent cette place depuis plus longtemps.
 }
way-in-longer-why = C’est permis, mais dites pourquoi. Cela figure près de la liste d’attente.
way-in-passing = Pourquoi quand même cette personne ?
way-in-passing-words = Dans vos propres mots
way-in-passing-words-hint = Ne nommez personne d’autre.
way-in-passing-fits = Le travail ou les demi-jours ne conviennent qu’à cette personne
way-in-passing-not-yet = Qui attend plus longtemps ne peut pas encore
way-in-passing-refused = Qui attend plus longtemps ne voulait pas cette place
way-in-passing-permission = L’autorisation ou le statut ne le permet qu’ici
way-in-passing-urgent = C’est urgent
way-in-passing-other = Autre chose
trajectories-end-no-place = il n’y a pas de place
trajectories-end-mistake = inscrit par erreur
way-in-place = Place sur la liste
way-in-place-of = { $n } sur { $of }
way-in-counts-since = compte depuis le { $day }
way-in-counted-since = y était depuis le { $day }
way-in-was-passed = { $n ->
    [one] 1 fois quelqu’un est passé avant
   *[other] { $n } fois quelqu’un est passé avant
 }
way-in-passed-n = { $n ->
    [one] 1 personne attendait depuis plus longtemps
   *[other] { $n } personnes attendaient depuis plus longtemps
 }
way-in-never = non
way-in-step = Étape et place
way-in-no-step = Aucune étape en cours ici.
way-in-add-step = Ajouter une étape
way-in-course = Ce qui s’est passé
way-in-written = Noté : { $who }
way-in-struck = Corrigé par { $who }, { $when } :
way-in-strike = Corriger une erreur
way-in-strike-lead = Le dernier changement, { $state } le { $day }, ne compte alors plus. Il reste lisible.
way-in-strike-why = Qu’est-ce qui n’était pas juste ?
way-in-strike-act = C’était une erreur
way-in-first-stays = L’inscription elle-même ne peut pas être biffée. Arrêtez le chemin, avec la raison : inscrit par erreur.
way-in-cannot = On ne peut pas aller d’ici à cet état. Quelqu’un a peut-être fait avancer le chemin entre-temps.
way-in-meanwhile = Quelqu’un d’autre a fait avancer ce chemin entre-temps. Vérifiez et enregistrez à nouveau.
way-in-ends-there = Cette attente est sur une liste d’attente. Elle se termine sur la page du chemin d’entrée.
way-in-list = Liste d’attente
way-in-to-list = Vers la liste d’attente
way-in-order = Qui attend le plus longtemps est en haut. À durée égale, l’inscription la plus ancienne compte.
way-in-filter = Montrer qui attend pour
way-in-everybody = Tout le monde
way-in-filtered = Qui attend n’importe quelle place figure aussi ici.
way-in-nobody = Personne n’attend ici pour le moment.
way-in-no-list = Cette organisation travaille sans liste d’attente.
way-in-wait-n = { $n ->
    [one] 1 personne attend
   *[other] { $n } personnes attendent
 }
way-in-number = Place
way-in-name = Nom
way-in-counts = Attend depuis
way-in-times-passed = Quelqu’un est-il passé avant ?
way-in-somebody = Quelqu’un que vous n’accompagnez pas
way-in-weeks = { $n ->
    [0] moins d’une semaine
    [one] 1 semaine
   *[other] { $n } semaines
 }
way-in-organisation = Organisation
way-in-waiting = Attendent maintenant
way-in-network = Combien de personnes attendent dans le réseau
way-in-passed-title = Qui est passé avant
way-in-passed-none = Pendant l’année écoulée, personne n’est passé avant qui attendait plus longtemps.
way-in-passed-lead = Pendant l’année écoulée : qui a reçu une place alors qu’une autre personne attendait depuis plus longtemps, et pourquoi.
way-in-decided-by = Noté par { $who }
way-in-states = Choisir les états
way-in-states-lead = Quelles étapes a le chemin d’entrée chez vous ?
way-in-which-states = Nous utilisons ceux-ci
way-in-states-hint = L’ordre est fixe. Qui se trouve dans un état que vous désactivez y reste jusqu’à ce que quelqu’un fasse avancer le chemin.
way-in-always = toujours
way-in-said-begun = L’inscription est enregistrée.
way-in-said-changed = Enregistré.
way-in-said-now-step = Enregistré. Ajoutez maintenant l’étape.
way-in-said-struck = Corrigé.
way-in-said-states = Les états sont enregistrés.
way-in-day-title = Premières évaluations
way-in-day-at = Période d’essai chez { $organisation }
way-in-from-referral = Inscrire sur le chemin d’entrée
way-in-offer-now = On attend ici actuellement
way-in-offer-weeks = { $n ->
    [0] moins d’une semaine
    [one] environ 1 semaine
   *[other] environ { $n } semaines
 }
way-in-own-title = En route vers une place
way-in-own-signed-up = Vous êtes inscrit. Quelqu’un vous contactera.
way-in-own-info-talk = Vous découvrez l’endroit. Cela ne vous engage à rien.
way-in-own-waitlist = Vous êtes sur la liste d’attente. Qui attend le plus longtemps vient en premier.
way-in-own-intake = Il y a une place. Vous convenez ensemble de ce que vous ferez, et quand.
way-in-own-trial = Vous faites un essai.
way-in-own-active = Vous travaillez ici.
way-in-own-interrupted = C’est en pause. Vous pouvez revenir.
way-in-own-stopped = C’est arrêté. Vous pouvez toujours redemander.
way-in-own-evaluation = Le { $day }, vous regardez ensemble comment cela se passe.
way-in-under-way = En chemin vers une place
way-in-under-way-lead = Qui est inscrit et ne travaille pas encore (ou pas pour le moment), et depuis quand.
way-in-under-way-none = Personne n’est en chemin pour le moment.
way-in-no-post-yet = Pas encore choisi
way-in-which-post-hint = L’étape et les demi-jours sont remplis avec ce poste.
way-in-under-way-all = Voir tout le monde
