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
