# Échéances : ce qui est à faire, et pour quand.
people-page-clocks = échéances
audit-thing-duty = une échéance
audit-thing-calendar = le lien d’agenda
clocks-title = Échéances
clocks-of = Échéances de { $name }
clocks-lead = { $n ->
    [0] Il n’y a rien à faire l’année qui vient.
    [one] Il y a une échéance.
   *[other] Il y a { $n } échéances, un an à l’avance.
}
clocks-lead-late = { $n ->
    [one] Une est en retard.
   *[other] { $n } sont en retard.
}
clocks-late = En retard
clocks-is-late = en retard
clocks-before = Pour le { $day }
clocks-was-put-off = C’était pour le { $day }, reporté par { $who } :
clocks-do = À faire maintenant
clocks-later = Reporter
clocks-none = Il n’y a rien à faire ici.
clocks-next = Suivant
clocks-filter-kind = Quoi
clocks-filter-month = Quand
clocks-filter-all = Tout
clocks-filter-mine = Seulement les miennes
clocks-note-itself = Une échéance disparaît d’elle-même dès que la chose est faite et notée. Vous ne cochez rien.
clocks-note-unknown = Une règle dont le délai n’est pas connu ne donne rien ici. Lesquelles, c’est dit aux règles, dans les réglages du réseau.
clocks-by-rule = { $rule }. Source : { $source }.
clocks-by-own-day = Le jour qui se trouve dans le dossier.
clocks-by-goal = Le jour pour lequel l’objectif est prévu, comme il se trouve dans le plan.
clocks-by-assessment = Le rythme de la liste même.
clocks-by-consent = Le dernier jour du consentement même.
clocks-by-correction = Dans le mois. Source : RGPD, article 12, paragraphe 3.
clocks-by-offer = Une fois par trimestre. Source : choix propre du réseau.
clocks-kind-permission = Une autorisation se termine
clocks-kind-agreement = Une convention se termine
clocks-kind-trial = Première évaluation d’un essai
clocks-kind-estimate = Estimation annuelle par le VDAB
clocks-kind-longest = Durée maximale d’une étape
clocks-kind-evaluation = Évaluation du plan
clocks-kind-goal = Regarder un objectif
clocks-kind-assessment = Revoir les domaines de vie
clocks-kind-consent = Un consentement se termine
clocks-kind-correction = Demande de corriger
clocks-kind-retention = Délai de conservation passé
clocks-kind-recognition = Renouveler la reconnaissance
clocks-kind-offer = Vérifier l’offre
clocks-kind-quarterly = Relevé trimestriel
clocks-do-permission = Demandez une nouvelle autorisation : { $by }
clocks-do-agreement = Faites une nouvelle convention
clocks-do-trial = Faites la première évaluation de l’essai
clocks-do-estimate = Demandez au VDAB l’estimation annuelle ({ $form })
clocks-do-longest = Terminez l’étape, ou mettez la suivante ({ $form })
clocks-do-evaluation = Parcourez le plan et faites-le approuver
clocks-do-goal = Regardez si l’objectif est atteint
clocks-do-assessment = Revoyez les domaines de vie : { $name }
clocks-do-consent = Parlez du consentement pour { $partner }
clocks-do-correction = Répondez à la demande de corriger
clocks-do-retention = Effacez le dossier, ou gardez-le avec une raison
clocks-do-recognition = Redemandez la reconnaissance comme accompagnateur AMA
clocks-do-offer = { $n ->
    [one] Vérifiez le poste de travail
   *[other] Vérifiez les { $n } postes de travail
}
clocks-do-quarterly = { $n ->
    [one] Remettez le relevé trimestriel AMA économie sociale (une personne)
   *[other] Remettez le relevé trimestriel AMA économie sociale ({ $n } personnes)
}
clocks-form-ama-welzijn = AMA bien-être
clocks-form-ama-sociale-economie = AMA économie sociale
clocks-form-activeringstraject = trajet d’activation
clocks-form-other = l’étape
clocks-later-title = Reporter une échéance
clocks-until = Jusqu’à quand ?
clocks-until-hint = Un an au plus.
clocks-until-past = Choisissez un jour après aujourd’hui et après l’échéance même.
clocks-until-far = Choisissez un jour dans l’année.
clocks-reason = Pourquoi ?
clocks-reason-hint = Court. Qui travaille dans le dossier le lit.
clocks-reason-missing = Écrivez pourquoi.
clocks-term-changed = L’échéance a changé entre-temps. Vérifiez-la et enregistrez à nouveau.
clocks-later-save = Reporter
clocks-said-later = Reporté. La raison est notée.
clocks-day-all = Toutes les échéances
clocks-feed-name = Opstap : échéances
clocks-feed-open = Dans votre agenda
clocks-feed-title = Échéances dans votre agenda
clocks-feed-lead = Avec un lien, votre agenda (Outlook, Google, Apple …) montre quel jour il y a quelque chose à faire.
clocks-feed-is = Votre lien est prêt
clocks-feed-link = Lien secret
clocks-feed-once = Nous ne le montrons qu’une fois. Copiez-le maintenant, et ajoutez-le à votre agenda comme « abonnement » ou « agenda d’internet ».
clocks-feed-have = Votre lien
clocks-feed-made = Fait le { $when }.
clocks-feed-none = Vous n’avez pas de lien.
clocks-feed-make = Faire un lien
clocks-feed-again = Faire un nouveau lien
clocks-feed-end = Retirer le lien
clocks-feed-note-what = L’agenda dit seulement combien il y a à faire, par exemple « 2 évaluations à faire », avec le chemin vers cette page. Aucun nom de personne ou d’organisation.
clocks-feed-note-secret = Ne donnez le lien à personne. Un nouveau lien rend le précédent inutilisable.
clocks-said-feed-ended = Le lien ne marche plus.
clocks-feed-permission = { $n ->
    [one] 1 autorisation se termine
   *[other] { $n } autorisations se terminent
}
clocks-feed-agreement = { $n ->
    [one] 1 convention se termine
   *[other] { $n } conventions se terminent
}
clocks-feed-trial = { $n ->
    [one] 1 essai à évaluer
   *[other] { $n } essais à évaluer
}
clocks-feed-estimate = { $n ->
    [one] 1 estimation à demander
   *[other] { $n } estimations à demander
}
clocks-feed-longest = { $n ->
    [one] 1 étape à sa durée maximale
   *[other] { $n } étapes à leur durée maximale
}
clocks-feed-evaluation = { $n ->
    [one] 1 évaluation à faire
   *[other] { $n } évaluations à faire
}
clocks-feed-goal = { $n ->
    [one] 1 objectif à regarder
   *[other] { $n } objectifs à regarder
}
clocks-feed-assessment = { $n ->
    [one] 1 fois les domaines de vie à revoir
   *[other] { $n } fois les domaines de vie à revoir
}
clocks-feed-consent = { $n ->
    [one] 1 consentement se termine
   *[other] { $n } consentements se terminent
}
clocks-feed-correction = { $n ->
    [one] 1 demande à traiter
   *[other] { $n } demandes à traiter
}
clocks-feed-retention = { $n ->
    [one] 1 délai de conservation passé
   *[other] { $n } délais de conservation passés
}
clocks-feed-recognition = { $n ->
    [one] 1 reconnaissance à renouveler
   *[other] { $n } reconnaissances à renouveler
}
clocks-feed-offer = Offre à vérifier
clocks-feed-quarterly = Relevé trimestriel à remettre
