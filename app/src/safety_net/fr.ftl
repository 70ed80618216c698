# The safety net (vangnet): who has no supporter, no next date, no step, or something that runs out.
safety-net-title = Filet de sécurité
safety-net-lead-text = Nous ne pouvons pas perdre ces personnes. Faites ce qui suit, et la carte disparaît.
safety-net-caseload = Qui accompagne qui
safety-net-caseload-text = Par accompagnateur : combien de personnes, sur quelle marche, et combien de raisons dans le filet de sécurité. Cliquez sur un nombre pour voir les personnes.
safety-net-caseload-empty = Personne n’a encore de dossier ici.
safety-net-as-xlsx = Excel
safety-net-as-csv = CSV
safety-net-whose = De qui
safety-net-everybody = Tout le monde
safety-net-mine = Mes personnes
safety-net-empty = Personne ne passe à travers le filet. Chacun a un accompagnateur, une prochaine date et une étape.
safety-net-filter = Filtrer par raison
safety-net-all-reasons = Toutes les raisons
safety-net-kind-ended-without-successor = Arrêt sans étape suivante
safety-net-kind-no-step = Ni étape ni attente d’une place
safety-net-kind-no-supporter = Sans accompagnateur
safety-net-kind-no-contact = Sans nouvelles depuis longtemps
safety-net-kind-unexcused = Plusieurs fois absent sans prévenir
safety-net-kind-no-next-date = Pas de prochaine date
safety-net-kind-place-closed = Le poste est fermé
safety-net-kind-permission-expiring = L’autorisation prend fin
safety-net-kind-max-duration = Durée maximale en vue
safety-net-why-ended = { $n ->
    [0] S’arrête aujourd’hui, le { $day }
    [one] 1 jour sans étape · arrêt le { $day }
   *[other] { $n } jours sans étape · arrêt le { $day }
}
safety-net-why-ended-later = Sans étape ni attente depuis le { $since } · arrêt ici le { $day }
safety-net-why-no-contact = { $n } jours sans contact · convenu : { $term } jours au plus
safety-net-why-never-contact = Aucun contact n’est encore noté
safety-net-why-unexcused = Dernière absence sans prévenir : { $day } · demandez comment ça va et notez-le
safety-net-why-no-next-date = Le dernier rendez-vous était le { $day }
safety-net-why-never-date = Il n’y a pas encore eu de rendez-vous
safety-net-why-expired = L’autorisation a pris fin le { $day }
safety-net-why-expires = { $n ->
    [0] L’autorisation expire aujourd’hui, le { $day }
    [one] Encore 1 jour · l’autorisation vaut jusqu’au { $day }
   *[other] Encore { $n } jours · l’autorisation vaut jusqu’au { $day }
}
safety-net-why-over = La durée maximale était atteinte le { $day }
safety-net-why-max = { $n ->
    [0] La durée maximale est atteinte aujourd’hui, le { $day }
    [one] Encore 1 jour · durée maximale atteinte le { $day }
   *[other] Encore { $n } jours · durée maximale atteinte le { $day }
}
safety-net-why-since = Ainsi depuis le { $day }
safety-net-no-rung = Aucune marche ici
safety-net-with = Avec { $name }
safety-net-nobody = Sans accompagnateur
safety-net-since = dans le filet de sécurité depuis le { $day }
safety-net-next-step = Étape suivante
safety-net-support = Devenir accompagnateur
safety-net-choose = Choisir quelqu’un d’autre
safety-net-note = Écrire une note
safety-net-call = Appeler { $name }
safety-net-plan = Fixer un rendez-vous
safety-net-show-all = Voir les { $n }
safety-net-next-page = Page suivante
safety-net-terms = Votre réseau a choisi lui-même les délais, par marche. Un gestionnaire peut les modifier.
safety-net-said-support = Vous faites maintenant partie de l’équipe.
safety-net-said-support-already = Vous faisiez déjà partie de l’équipe.
safety-net-support-not-possible = Vous ne pouvez pas entrer dans cette équipe : votre compte ne suit pas de personnes. Demandez de l’aide à un collègue.
safety-net-name = Nom
safety-net-reason = Raison
safety-net-why = Pourquoi
safety-net-since-head = Depuis
safety-net-lead = Accompagnateur
safety-net-people = Personnes
safety-net-tally = { $n ->
    [one] Une raison
   *[other] { $n } raisons
} { $people ->
    [one] pour une personne
   *[other] pour { $people } personnes
}
safety-net-of = { $n } pour { $people ->
    [one] 1 personne
   *[other] { $people } personnes
}
safety-net-n-people = { $n ->
    [one] 1 personne
   *[other] { $n } personnes
}
safety-net-signals = Raisons dans le filet de sécurité
safety-net-signalled = Personnes dans le filet de sécurité
safety-net-why-place = Poste de travail fermé depuis le { $day }, et la place court encore.
safety-net-other-place = Donner une autre place
safety-net-see-week = Voir la semaine
