# Households: members with role and dates, moves between households, children.
households-title = Ménage
households-of = Ménage { DE($name) }
households-change = Modifier
households-none = Aucun ménage indiqué.
households-hidden = { $n ->
    [one] encore 1 membre que vous ne pouvez pas voir
   *[other] encore { $n } membres que vous ne pouvez pas voir
}
households-role-choose = Choisissez un rôle
households-role-adult = Adulte
households-role-partner = Partenaire
households-role-child = Enfant
households-role-other = Autre membre
households-label = Rôle dans le ménage
households-who = Qui en fait partie
households-last-day = Dernier jour dans ce ménage
households-end = Quitter ce ménage
households-join = Rejoindre un ménage
households-find = Avec qui ? Cherchez par nom
households-where = Dans quel ménage
households-new = Dans un nouveau ménage
households-with = Chez { $name }
households-moves = Déménage : le ménage précédent s’arrête la veille
households-overlaps = Cette personne fait alors déjà partie d’un ménage. Choisissez un autre jour ou cochez que la personne déménage.
households-began-later = Le ménage actuel n’a commencé que le { $day }. Un déménagement est possible à partir du { $next }. Le ménage actuel est inexact ? Vous pouvez le corriger ci-dessus.
households-child = Ajouter un enfant
households-child-hint = Le nom et la date de naissance suffisent.
households-child-add = Ajouter l’enfant
households-mistake = C’était une erreur
households-mistake-why = Qu’est-ce qui n’allait pas ?
households-mistake-hint = La personne n’a alors jamais fait partie de ce ménage. Cela reste dans le journal.
households-mistake-choose = Choisissez ce qui n’allait pas
households-mistake-wrong-person = C’était une autre personne
households-mistake-wrong-household = C’était un autre ménage
households-mistake-twice = C’était noté deux fois
households-mistake-go = Retirer
households-parents = Ce qu’un parent voit
households-parents-of = Ce qu’un parent voit de { $name }
households-parents-lead = Un parent ou tuteur voit sur sa propre page seulement les rendez-vous de l’enfant et ce qui est dans le plan. Rien sur la santé ou la justice.
households-parents-open = Ouvert
households-parents-over = Terminé
households-parents-by = Noté par { $name }
households-parents-ended = arrêté le { $when }
households-parents-left = quelqu’un a quitté le ménage
households-said-mistake-ended = C’est enregistré. Ce que le parent et l’enfant voyaient l’un de l’autre par ce ménage est arrêté.
households-parents-merged = le dossier a été fusionné avec celui d’une autre organisation
households-parents-why = Pourquoi arrêtez-vous ?
households-parents-why-hint = Le parent ne voit tout de suite plus rien. Seuls les accompagnateurs voient la raison.
households-parents-because = Écrivez brièvement pourquoi.
households-parents-end = Arrêter maintenant
households-parents-new = Laisser un parent voir
households-parents-who = Qui ?
households-parents-nobody = Ajoutez d’abord un adulte au ménage de cet enfant.
households-parents-of-age = À partir de 18 ans, chacun décide soi-même. Plus personne ne voit alors comme parent.
households-parents-ground = Pourquoi est-ce permis ?
households-parents-ground-hint = Demandez aussi à l’enfant ce qu’il en pense.
households-ground-parent = Parent avec autorité parentale
households-ground-guardian = Tuteur
households-ground-foster = Parent d’accueil
households-ground-agreed = Convenu avec qui a l’autorité
households-parents-until = Choisissez un dernier jour après le premier, et avant les 18 ans de l’enfant.
households-parents-already = Cette personne voit déjà.
households-parents-go = Enregistrer
households-said-parents = Enregistré. Le parent voit maintenant l’enfant sur sa propre page.
households-said-parents-ended = Arrêté. Le parent ne voit plus rien de l’enfant.
households-planned = Prévu maintenant le { $day }. Départ plus tôt ? Choisissez un jour plus proche.
households-end-earlier = Le dernier jour est déjà fixé au { $day }. Choisissez un jour plus proche. Le séjour dure plus longtemps ? Ajoutez ensuite un nouveau séjour.
households-parents-gone = { $name } (n’y habite plus)
households-parents-leaves = Le { $day }, l’enfant ou l’adulte quitte un ménage. C’est possible jusque-là. Ensuite, on revoit qui peut suivre.
households-hidden-opens = { $n ->
    [one] Vous verrez qui c’est si cette personne a un dossier dans votre organisation, ou vous laisse lire.
   *[other] Vous verrez qui c’est si ces personnes ont un dossier dans votre organisation, ou vous laissent lire.
}
