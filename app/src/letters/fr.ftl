# Ce qu’un partenaire écrit à qui accompagne.
letters-title = Ce que des partenaires ont écrit
letters-write = Écrire à l’accompagnateur
letters-lead = Quelques phrases sur { $name }. Qui accompagne et l’équipe lisent ceci. { $name } peut aussi le lire : avec son propre mot de passe, ou avec son accompagnateur.
letters-lead-team = Des partenaires ont écrit ceci sur { $name } à qui accompagne.
letters-own = À l’accompagnateur
letters-all = Tout
letters-count = { $n ->
    [one] Lire le message
   *[other] Lire les { $n } messages
}
letters-waiting = { $n ->
    [one] Un n’est pas encore lu.
   *[other] { $n } ne sont pas encore lus.
}
letters-none = Vous voulez faire savoir quelque chose ? Écrivez quelques phrases.
letters-none-yet = Personne n’a encore rien écrit
letters-words = Que voulez-vous faire savoir ?
letters-words-hint = Écrivez ce que l’accompagnateur doit savoir, comme vous le diriez aussi à la personne.
letters-words-missing = Écrivez d’abord ce que vous voulez faire savoir.
letters-for = Pour quelle organisation écrivez-vous ?
letters-nobody = Aucune autre organisation n’a de dossier maintenant. Appelez l’organisation avec laquelle vous collaborez.
letters-send = Envoyer
letters-more = Écrire encore quelque chose
letters-read = Lu
letters-read-by = Lu par { $name }
letters-unread = Pas encore lu.
letters-said-written = Envoyé. Qui accompagne le voit aujourd’hui.
letters-said-read = Noté que vous l’avez lu.
letters-mine = Ce que d’autres ont écrit sur moi
letters-mine-text = Qui lit votre dossier ou vous aide aussi et votre accompagnateur se sont écrit ceci.
letters-mine-secret = Ce qui est écrit n’est pas ici, pour vous protéger. Votre accompagnateur peut vous le dire.
letters-mine-by-card = Ce qui est écrit n’est pas ici : vous êtes entré avec une carte ou un lien. Demandez-le à votre accompagnateur, ou connectez-vous avec votre mot de passe.
letters-to = à { $organisation }
letters-answer = Répondre
letters-answer-words = Votre réponse
letters-answer-hint = { $name } la voit aujourd’hui. La personne peut aussi la lire.
letters-answer-send = Envoyer la réponse
letters-answer-gone = L’auteur ne peut plus lire ce dossier, et ne lirait pas votre réponse.
letters-said-answered = Votre réponse est envoyée.
letters-mine-none = Personne n’a encore écrit à votre sujet.
letters-mine-new = { $n ->
    [one] Quelqu’un a écrit à votre sujet.
   *[other] On a écrit { $n } fois à votre sujet.
}
letters-mine-see = Lire
