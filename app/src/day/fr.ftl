# My day (Mijn dag): today's appointments, people to call, signals, last opened.
day-hello-morning = Bonjour, { $name }
day-hello-afternoon = Bon après-midi, { $name }
day-hello-evening = Bonsoir, { $name }
day-hello-night = Bonsoir, { $name }
day-lead-appointments = { $n ->
    [0] Vous n’avez plus de rendez-vous aujourd’hui.
    [one] Vous avez encore un rendez-vous aujourd’hui.
   *[other] Vous avez encore { $n } rendez-vous aujourd’hui.
}
day-lead-calls = { $n ->
    [one] Une personne attend un coup de téléphone.
   *[other] { $n } personnes attendent un coup de téléphone.
}
day-net = Dans le filet de sécurité : { $n ->
    [one] une raison
   *[other] { $n } raisons
} { $people ->
    [one] pour une personne.
   *[other] pour { $people } personnes.
}
day-your-people = { $n ->
    [one] { $on ->
        [0] Votre seule personne n’est sur aucune marche ici
       *[other] Une de vos personnes sur l’échelle
    }
   *[other] { $on } de vos { $n } personnes sur l’échelle
}
day-without-rung = ({ $n } sans marche ici)
day-today-title = Aujourd’hui
day-lead-free = Vous n’avez pas de rendez-vous aujourd’hui.
day-today-none = Pas de rendez-vous aujourd’hui.
day-today-call = Le moment d’appeler quelqu’un ?
day-whole-day = Toute la journée
day-soon = { $n ->
    [one] Dans une minute
   *[other] Dans { $n } minutes
}
day-note = Note
day-note-for = Écrire une note sur { $name }
day-note-done = Note écrite
day-change = Modifier
day-to-close = Comment cela s’est-il passé ?
day-to-close-hint = Ces rendez-vous sont passés. Dites s’ils ont eu lieu.
day-week = { $n ->
    [one] Semaine à venir : un rendez-vous
   *[other] Semaine à venir : { $n } rendez-vous
}
day-calls = Appeler
day-calls-none = Personne n’attend un coup de téléphone.
day-all-calls = Montrer tout le monde
day-call = Appeler { $name }
day-due = Domaines de vie à revoir
day-due-since = { $name }, depuis { $day }
day-due-more = et encore { $n }
day-due-rest = Montrer les autres ({ $n })
day-signals = Aussi dans le filet de sécurité
day-signals-none = Personne d’autre de chez vous n’est dans le filet de sécurité.
day-nobody-yours = Vous n’êtes la personne de référence de personne. Le filet de sécurité montre qui attend une réponse dans votre organisation.
day-to-safety-net = Vers le filet de sécurité
day-signal-ended-without-successor = Pas d’étape suivante depuis { $day }.
day-signal-no-step = Ni étape ni attente d’une place depuis { $day }.
day-signal-no-supporter = Pas d’accompagnateur depuis { $day }.
day-signal-no-contact = Dernier contact : { $day }.
day-signal-unexcused = Plusieurs fois absent sans prévenir, la dernière fois { $day }.
day-signal-no-next-date = Pas de prochain rendez-vous. Le dernier : { $day }.
day-signal-permission-expiring = L’autorisation prend fin { $day }.
day-signal-max-duration = La durée maximale de cette étape : { $day }.
day-signal-place-closed = Le poste de travail est fermé depuis { $day }. Cherchez une autre place.
day-signal-bare-ended-without-successor = Pas encore d’étape suivante.
day-signal-bare-no-step = Ni étape ni attente d’une place.
day-signal-bare-no-supporter = Pas d’accompagnateur.
day-signal-bare-no-contact = Pas encore de contact noté.
day-signal-bare-unexcused = Plusieurs fois absent sans prévenir.
day-signal-bare-no-next-date = Pas de prochain rendez-vous.
day-signal-bare-permission-expiring = Une autorisation arrive à sa fin.
day-signal-bare-max-duration = La durée maximale de cette étape approche.
day-signal-bare-place-closed = Le poste de travail est fermé. Cherchez une autre place.
day-quick = Note rapide
day-somebody-else = Quelqu’un d’autre ? Tapez un nom
day-quick-more = Plus de choix
day-last = Ouverts récemment
day-last-none = Ici viennent les personnes que vous avez ouvertes en dernier.
day-actions-later = Ce qui est pour plus tard, ou sans date, se trouve dans le plan de la personne.
day-actions = Mes actions
day-emergencies = Ouvert en urgence
day-emergency-by = Ouvert par { $who }
day-emergency-hours = du { $from } jusqu’à { $until }
day-emergency-looks = Qui a consulté
day-verdict = Votre accès d’urgence du { $when } n’était pas justifié selon { $who } (délégué à la protection des données). Il a pris fin.
day-receipts = { $n ->
    [one] 1 accord a été retiré. Effacez vos copies et confirmez-le.
   *[other] { $n } accords ont été retirés. Effacez vos copies et confirmez-le.
}
day-ended = { $organisation } ne lit plus le dossier de { $name }, depuis { $when }.
day-lists-all = Toutes les listes du jour
day-lists-none = Personne n’est attendu pendant cette demi-journée.
day-lists-note = Noter
day-lists-missing = { $n ->
    [one] De la dernière semaine, 1 liste n’est pas encore notée.
   *[other] De la dernière semaine, { $n } listes ne sont pas encore notées.
}
day-house-week = Vers la semaine
day-house-papers = { $n ->
    [0] Rien ne manque sur papier
    [one] Une chose manque sur papier
   *[other] { $n } choses manquent sur papier
}
day-house-lists = { $n ->
    [0] Toutes les présences de la dernière semaine sont notées
    [one] 1 liste de la dernière semaine pas encore notée
   *[other] { $n } listes de la dernière semaine pas encore notées
}
day-house-closed = Fermé le { $day } : { $what }
day-house-open = Pas de fermeture dans le mois qui vient
day-news = Ce qui est revenu
day-news-yes = { $other } a dit oui.
day-news-yes-first = { $other } a dit oui : { $first }.
day-news-no = { $other } a dit non.
day-news-taken-back = Ne veut plus que nous demandions ceci à { $other }.
day-news-shared = Vous laisse lire, jusqu’au { $day } inclus.
day-news-granted = A dit oui à votre demande : vous pouvez lire plus.
day-news-letter = { $other } a écrit quelque chose.
day-news-agreed = Est d’accord avec le plan.
day-news-ticked = A fait : { $other }
day-seen = Vu
day-said-seen = Lu : ce n’est plus sur votre journée.
day-ending = Accords qui se terminent
day-house = En attente dans votre organisation
day-house-corrections = { $n ->
    [one] Une demande de correction
   *[other] { $n } demandes de correction
}
day-house-first-corrections = La première : répondez au plus tard le { $day }
day-house-retention = { $n ->
    [one] Un dossier : effacer ou garder plus longtemps ?
   *[other] { $n } dossiers : effacer ou garder plus longtemps ?
}
day-house-first-retention = Le premier délai a expiré le { $day }
day-house-referrals = { $n ->
    [one] Une orientation est en retard
   *[other] { $n } orientations sont en retard
}
day-house-first-referrals = La plus ancienne était attendue le { $day }
day-house-sign-ups = { $n ->
    [one] Une inscription de l’extérieur est en attente
   *[other] { $n } inscriptions de l’extérieur sont en attente
}
day-house-first-sign-ups = Répondez à la première au plus tard le { $day }, et inscrivez qui a reçu un oui
day-house-consents = { $n ->
    [one] Un accord se termine dans les 60 jours
   *[other] { $n } accords se terminent dans les 60 jours
}
day-house-first-consents = Le premier le { $day }
day-narrowed = { $organisation } ne lit plus : { $what }, depuis { $when }. Le reste, cette organisation le lit encore.
day-news-no-why = { $other } a dit non : { $why }
day-news-advice = { $other } a donné un avis : { $what }
day-news-scored = A rempli soi-même comment ça va. Réponse la plus basse : { $other }
day-seen-all = Tout est vu ({ $n })
day-seen-about = Tout est vu sur { $name }
