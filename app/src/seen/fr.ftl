# Voir comme un autre : ce qu’un rôle voit, et ce que quelqu’un voit d’un dossier.
seen-as-title = Voir comme un rôle
seen-as-lead = Que voit quelqu’un avec ce rôle, dans cette organisation ? Aucune vraie personne n’est nécessaire.
seen-role = Rôle
seen-organisation = Organisation
seen-relation = Quel est son lien avec la personne ?
seen-relation-file = La personne y a un dossier
seen-relation-team = Et il est membre de l’équipe
seen-relation-lead = Et il est la personne pivot
seen-relation-given = La personne laisse lire tout ce qui est possible
seen-relation-emergency = Accès d’urgence
seen-show = Montrer
seen-table = Ce qu’il voit, et pourquoi
seen-may = Peut
seen-why = La raison qu’il lit
seen-open = { $n } des { $of } sortes de données sont ouvertes.
seen-of-own = Il s’agit de ce que sa propre organisation conserve.
seen-of-others = Il s’agit de ce que d’autres organisations conservent.
seen-of-ours = Il s’agit de ce que votre organisation conserve, et de ce qui appartient à la personne.
seen-not-near = Pour qui a ce lien, ce dossier n’existe pas : chaque page répond qu’elle est introuvable.
seen-no-files = Ce rôle n’ouvre aucun dossier. Chaque page sur une personne répond qu’elle est introuvable.
seen-one-function = La fonction qui garde chaque page a donné ces réponses.
seen-all-roles = Tous les rôles côte à côte
seen-by-title = Qui voit quoi
seen-by-lead = Choisissez quelqu’un qui voit quelque chose du dossier de { $name }. Votre regard ici est noté dans le journal.
seen-reader = { $n ->
    [0] Personne ne voit rien
    [one] Une personne voit quelque chose
   *[other] { $n } personnes voient quelque chose
}
seen-choose = Choisissez quelqu’un
seen-emergency = Qui a un accès d’urgence n’est pas dans cette liste : cela se lit dans le journal.
seen-link = Qui voit quoi de ce dossier
people-page-seen-by = Qui voit quoi
more-card-view-as = Voir comme un rôle
more-text-view-as = Ce qu’un rôle voit dans une organisation, et pourquoi.
