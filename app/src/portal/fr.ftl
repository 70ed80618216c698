# The way in of a person: what a worker sees.
portal-title = Accès pour la personne
portal-of = Accès pour { $name }
portal-lead = Avec une carte ou un lien, cette personne voit ses propres pages : rendez-vous, plan, et qui a consulté le dossier. Une adresse e-mail n’est pas nécessaire.
portal-last-card = La dernière carte
portal-works = Fonctionne
portal-works-not = Ne fonctionne plus
portal-until = jusqu’au { $day } inclus
portal-was-until = La carte était valable jusqu’au { $day } inclus.
portal-ended-replaced = Une nouvelle carte a été faite.
portal-ended-withdrawn = Un collaborateur a arrêté la carte.
portal-ended-lost = La personne a dit que la carte est perdue.
portal-ended-locked = Il y a eu cinq réponses fausses. Faites une nouvelle carte.
portal-ended-merged = Le dossier a été fusionné avec un autre. Faites une nouvelle carte.
portal-made = Faite par { $name } le { $when }
portal-used = Utilisée la dernière fois le { $when }
portal-never-used = Pas encore utilisée
portal-wrong-tries = { $n ->
    [one] une réponse fausse
   *[other] { $n } réponses fausses
}
portal-end = Arrêter cette carte
portal-said-ended = La carte et le lien ne fonctionnent plus. Qui les utilisait est déconnecté.
portal-new = Faire une carte
portal-new-text = Vous imprimez la carte tout de suite et vous la donnez à la personne même. Ensuite, le code ne se trouve plus nulle part. Une carte précédente s’arrête.
portal-question = Que demandons-nous encore, à côté du code ?
portal-question-hint = Ainsi, qui trouve la carte n’entre pas.
portal-question-birth = La date de naissance
portal-question-postcode = Le code postal actuel
portal-question-word = Un mot que vous convenez
portal-word = Le mot convenu
portal-word-hint = Seulement si vous choisissez un mot. Au moins quatre lettres. Ne l’écrivez pas sur la carte.
portal-word-short = Choisissez un mot d’au moins quatre lettres.
portal-language = Langue de la carte
portal-until-label = Fonctionne jusqu’au
portal-until-hint = Au plus tard le { $day }
portal-until-wrong = Choisissez un jour à partir d’aujourd’hui, et au plus dans un an.
portal-make = Faire la carte
portal-link = Lien et code
portal-link-text = Un lien fonctionne une fois, pendant sept jours. Le code de six chiffres se dit à part, de préférence de vive voix.
portal-link-open = Il y a encore un lien qui fonctionne jusqu’au { $when }. Un nouveau lien arrête le précédent.
portal-link-make = Faire un lien
portal-link-give = Donnez ce lien
portal-link-until = Fonctionne une fois, jusqu’au { $when }
portal-digits-tell = Dites ce code à part, pas dans le même message :
portal-link-once = Le lien et le code restent ici dix minutes, puis nulle part. Après cinq codes erronés, le lien s’arrête.
portal-by-mail = La personne a une adresse e-mail ? Faites un compte avec mot de passe.
portal-made-title = La carte est prête
portal-made-once = Imprimez la carte maintenant. Le code reste ici dix minutes, puis nulle part. Donnez la carte à la personne elle-même uniquement.
portal-done = Terminé
portal-worker-account = Cette personne travaille aussi dans Opstap et se connecte comme collaborateur. Une carte n’est donc pas possible.
portal-file-closed = Le dossier de votre organisation est fermé. Seul qui a un dossier ouvert donne à la personne une carte, un lien ou un compte.
portal-no-address = pas d’adresse e-mail
# The card as it is printed.
portal-card-of = Carte de { $name }
portal-square = Un code pour l’appareil photo. Il ouvre la page de la carte.
portal-step-go = Allez à cette page
portal-step-code = Tapez le code
portal-step-birth = Tapez votre date de naissance
portal-step-postcode = Tapez votre code postal
portal-step-word = Tapez le mot convenu
portal-card-until = Cette carte fonctionne jusqu’au { $day } inclus.
portal-card-lost = Carte perdue ? Dites-le tout de suite à { $name }. Ne donnez la carte à personne.
# Coming in.
portal-have-card = J’ai une carte
portal-have-password = J’ai un mot de passe
portal-card-title = Entrez avec votre carte
portal-pressed-late = Cela n'a pas été fait : vous êtes parti trop longtemps. Revenez avec votre carte et appuyez encore une fois.
portal-code = Quel est le code sur votre carte ?
portal-code-hint = 16 lettres et chiffres. Les tirets et les majuscules ne sont pas nécessaires.
portal-code-missing = Tapez le code de votre carte.
portal-code-wrong = Ce code ne fonctionne pas. Regardez si tout est bien tapé. Ça ne va pas ? Demandez une nouvelle carte à votre accompagnateur.
portal-next = Continuer
portal-come-in = Entrer
portal-no-card = Pas de carte ? Demandez-la à votre accompagnateur.
portal-ask-birth = Quand êtes-vous né(e) ?
portal-ask-birth-hint = Jour, mois, année. Ainsi : 31/12/1990
portal-ask-postcode = Quel est votre code postal ?
portal-ask-postcode-hint = Quatre chiffres. Celui d’au moment où vous avez reçu la carte.
portal-ask-word = Quel mot avez-vous convenu ?
portal-ask-word-hint = Vous l’avez choisi avec votre accompagnateur.
portal-birth-unread = Tapez jour, mois et année. Ainsi : 31/12/1990
portal-postcode-unread = Un code postal a quatre chiffres.
portal-answer-wrong = { $n ->
    [one] Ce n’est pas juste. Vous pouvez encore essayer une fois.
   *[other] Ce n’est pas juste. Vous pouvez encore essayer { $n } fois.
}
portal-card-locked = La réponse était trop souvent fausse. Cette carte ne fonctionne plus. Demandez une nouvelle carte à votre accompagnateur.
portal-link-title = Entrez
portal-digits = Quel est votre code ?
portal-digits-hint = Six chiffres. Votre accompagnateur vous les a dits.
portal-digits-missing = Tapez les six chiffres de votre code.
portal-digits-wrong = { $n ->
    [one] Ce code n’est pas juste. Vous pouvez encore essayer une fois.
   *[other] Ce code n’est pas juste. Vous pouvez encore essayer { $n } fois.
}
portal-link-gone = Ce lien ne fonctionne plus. Demandez-en un nouveau à votre accompagnateur.
# The person's own page about coming in.
portal-mine-card = Ma carte
portal-mine-lost = Vous avez perdu votre carte ? Arrêtez-la ici. Personne ne peut alors l’utiliser.
portal-mine-lost-go = J’ai perdu ma carte
portal-mine-no-card = Vous n’avez pas de carte qui fonctionne. Demandez-la à votre accompagnateur.
portal-said-lost = Votre carte ne fonctionne plus. Demandez-en une nouvelle à votre accompagnateur.
portal-mine-password = Vous entrez aussi avec un mot de passe.
portal-mine-no-password = Vous n’avez pas encore de mot de passe. Demandez-le à votre accompagnateur. Vous recevez alors un courriel à votre propre adresse. Vous n’avez pas d’adresse ? L’administrateur d’Opstap peut aussi vous inviter.
portal-mine-leave = Fini ? Déconnectez-vous. Faites-le surtout sur le téléphone ou l’ordinateur de quelqu’un d’autre.
portal-not-by-card = Vous êtes entré avec une carte ou un lien. Cela ne suffit pas ici : quelqu’un d’autre peut les utiliser. Connectez-vous avec votre propre mot de passe, ou faites-le avec votre accompagnateur.
portal-made-gone = Le code de la carte n’est plus visible. Elle n’est pas imprimée ? Faites une nouvelle carte.
portal-link-shown-gone = Le lien n’est plus visible. Il est perdu ? Créez-en un nouveau.
portal-inside = Quelqu’un est entré avec une carte ou un lien.
portal-link-end = Arrêter carte et lien, et déconnecter
portal-mine-link = Il y a un lien qui fonctionne jusqu’au { $when }.
portal-mine-stop = Vous voulez que personne n’entre plus ainsi ? Qui est entré ainsi est déconnecté.
portal-mine-stop-go = Arrêter carte et lien
portal-said-stopped = Arrêté. Plus personne n’entre ainsi.
portal-link-over-title = Vous êtes parti trop longtemps
portal-link-over = Un lien ne fonctionne qu’une fois. Demandez un nouveau lien, ou une carte, à votre accompagnateur. Ce que vous vouliez faire n’a pas été fait.
portal-comes-back = Si la fusion est annulée, elle fonctionne de nouveau. Si elle est perdue, arrêtez-la maintenant.
