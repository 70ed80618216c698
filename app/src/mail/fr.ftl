# Mail: the page of the administrator, and what stands in a mail.
more-card-mail = Courrier
more-text-mail = Ce qui part, ce qui attend et ce qui n’a pas réussi.
mail-title = Courrier
mail-lead = Un courriel ne dit jamais rien sur des personnes. Il dit seulement qu’il y a quelque chose à lire, et où.
mail-set = Comment le courrier part
mail-server = Serveur de courrier
mail-from = Expéditeur
mail-sent = Envoyés en 30 jours
mail-sent-n = { $n ->
    [one] { $n } courriel
   *[other] { $n } courriels
}
mail-test = Envoyer un essai à mon adresse
mail-said-test = Le courriel d’essai part. Regardez dans votre boîte dans une minute.
mail-demo = La démo n’envoie pas de courrier.
mail-none = Ce réseau n’envoie pas de courrier.
mail-none-how = La personne qui gère le serveur l’active avec smtp et mail-from.
mail-waits = Ce qui doit encore partir
mail-waits-none = Rien. Tout est parti.
mail-since = attend depuis : { $when }
mail-again = Nouvel essai : { $when }.
mail-failed = Ce qui n’a pas réussi, en 30 jours
mail-failed-none = Rien. Tout est arrivé au serveur de courrier.
mail-kind-test = Courriel d’essai
mail-kind-asked = Orientation
mail-kind-nudge = Rappel à mi-chemin
mail-kind-last-day = Rappel le dernier jour
mail-kind-reminder = Rappel d’un accompagnateur
mail-kind-reply = Réponse à une question en retour
mail-kind-answer = Réponse à une orientation
mail-kind-withdrawn = Orientation retirée
mail-kind-invitation = Invitation aux pages personnelles
mail-kind-offer = Question : l’offre est-elle encore exacte ?
mail-kind-sign-up-confirm = Confirmer une adresse pour une inscription
mail-kind-sign-up = Inscription de l’extérieur
mail-kind-sign-up-sent = Inscription envoyée
mail-kind-sign-up-news = Nouvelles d’une inscription
mail-problem-away = Le serveur de courrier ne répond pas.
mail-problem-login = Le serveur de courrier n’accepte pas notre nom ou notre mot de passe.
mail-problem-insecure = La connexion avec le serveur de courrier n’est pas sûre.
mail-problem-refused = Le serveur de courrier refuse cette adresse.
mail-problem-other = Le serveur de courrier ne peut pas prendre le courriel maintenant.
mail-problem-dropped = Le courriel n’était plus nécessaire.
mail-foot = Ce courriel vient d’Opstap, l’outil de travail de { $network }. On ne peut pas y répondre.
mail-subject-test = Essai : le courrier d’Opstap fonctionne
mail-body-test = Bonjour,

    vous recevez ce courriel parce que vous avez demandé un essai sur la page Courrier. Le courrier fonctionne.

    { $link }
mail-subject-asked = { $organisation } a une question pour vous
mail-body-asked = Bonjour,

    { $organisation } a une question pour vous. Vous la lisez et vous répondez sur cette page :

    { $link }

    Le lien est pour vous seul. Ne transférez pas ce courriel.
mail-subject-nudge = { $organisation } attend encore votre réponse
mail-body-nudge = Bonjour,

    la moitié du temps pour répondre est passée. Une courte réponse suffit, même si c’est non :

    { $link }

    Le lien est pour vous seul. Ne transférez pas ce courriel.
mail-subject-last-day = Dernier jour pour répondre à { $organisation }
mail-body-last-day = Bonjour,

    c’est aujourd’hui le dernier jour pour répondre. Quelqu’un attend. Une courte réponse suffit, même si c’est non :

    { $link }

    Le lien est pour vous seul. Ne transférez pas ce courriel.
mail-subject-reminder = { $organisation } redemande une réponse
mail-body-reminder = Bonjour,

    { $organisation } redemande une réponse. Une courte réponse suffit, même si c’est non :

    { $link }

    Le lien est pour vous seul. Ne transférez pas ce courriel.
mail-subject-reply = { $organisation } a répondu à votre question
mail-body-reply = Bonjour,

    { $organisation } a répondu à votre question. Vous pouvez lire la réponse ici :

    { $link }

    Le lien est pour vous seul. Ne transférez pas ce courriel.
mail-subject-answer = Il y a une réponse de { $organisation }
mail-body-answer = Bonjour,

    il y a une réponse de { $organisation } à votre orientation. Connectez-vous pour la lire :

    { $link }
mail-subject-withdrawn = { $organisation } a retiré une question
mail-body-withdrawn = Bonjour,

    { $organisation } a retiré une question. Vous ne devez plus rien faire.

    { $link }
mail-subject-invitation = Choisissez votre mot de passe pour Opstap
mail-body-invitation = Bonjour,

    { $organisation } vous a ouvert vos propres pages dans Opstap. Choisissez ici votre mot de passe :

    { $link }

    Le lien est pour vous seul. Ne transférez pas ce courriel. Vous n’avez rien demandé ? Alors ne faites rien.
mail-subject-offer = L’offre de { $organisation } est-elle encore exacte ?
mail-body-offer = Bonjour,

    Opstap montre ce que { $organisation } propose. Voulez-vous vérifier si tout est encore exact ? Un clic suffit :

    { $link }

    Le lien est pour vous seul. Ne transférez pas ce message.
mail-subject-sign-up-confirm = Confirmez votre inscription auprès de { $organisation }
mail-body-sign-up-confirm = Bonjour,

    votre adresse mail a été remplie pour une inscription auprès de { $organisation }. Confirmez-la ici. L’inscription ne part qu’après :

    { $link }

    Le lien fonctionne trois jours. Ce n’était pas vous ? Ne faites rien. Tout sera effacé.
mail-subject-sign-up = Une inscription attend une réponse de { $organisation }
mail-body-sign-up = Bonjour,

    il y a une inscription pour { $organisation } qui attend une réponse. Lisez-la et répondez sur cette page, sans compte :

    { $link }

    Ce lien est pour vous seuls. Ne transférez pas ce mail.
mail-subject-sign-up-sent = Votre inscription auprès de { $organisation } est envoyée
mail-body-sign-up-sent = Bonjour,

    votre inscription auprès de { $organisation } est envoyée. Sur cette page vous voyez toujours où cela en est :

    { $link }

    Gardez ce mail. Ce lien est pour vous seul.
mail-subject-sign-up-news = Du nouveau pour votre inscription auprès de { $organisation }
mail-body-sign-up-news = Bonjour,

    quelque chose a changé pour votre inscription auprès de { $organisation }. Vous le lisez ici :

    { $link }

    Ce lien est pour vous seul. Ne transférez pas ce mail.
