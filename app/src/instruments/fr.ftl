# Domaines de vie : instruments et scores.
instruments-title = Domaines de vie
instruments-lead = Comment ça va, vu par l’accompagnateur et par la personne elle-même. Un score plus bas est une demande d’aide, pas un bulletin.
instruments-mine-title = Comment je vais ?
instruments-mine-lead = Choisissez ce qui convient. Il n’y a pas de mauvaise réponse. Laissez ouvert ce que vous ne voulez pas remplir.
instruments-choose = Choisissez une liste
instruments-score = Donner des scores
instruments-score-own = Remplir
instruments-open = Voir
instruments-none = Pas encore de scores.
instruments-last = la dernière fois : { $day }
instruments-due-since = à revoir depuis : { $day }
instruments-due-parts = à revoir depuis le { $day } : { $parts }
instruments-with = avec { $name }
instruments-with-you = avec vous
instruments-due-n = { $n ->
    [one] 1 domaine à revoir
   *[other] { $n } domaines à revoir
}
instruments-due-on = à revoir : { $day }
instruments-latest = Les derniers scores
instruments-domain = Domaine de vie
instruments-by-worker = Accompagnateur
instruments-by-person = La personne
instruments-by-me = Moi
instruments-way = Évolution
instruments-not-scored = pas encore rempli
instruments-cell-closed = fermé pour vous
instruments-place = { $n } sur { $of }
instruments-change-higher = plus haut que le { $day }
instruments-change-lower = plus bas que le { $day }
instruments-change-same = comme le { $day }
instruments-change-other = autrement que le { $day }
instruments-change-version = le { $day } avec une autre version, incomparable
instruments-key-up = Plus haut sur le dessin est un score plus élevé.
instruments-as-table = L’évolution en tableau
instruments-day = Date
instruments-who = Qui
instruments-score-word = Score
instruments-given = Toutes les fois
instruments-withdrawn = Retiré
instruments-withdrawn-at = Retiré le { $when }
instruments-elsewhere = Une autre organisation a aussi donné des scores.
instruments-what = Qu’est-ce qu’un domaine de vie ?
instruments-is = Une partie de la vie : logement, argent, santé, famille … Par domaine, vous choisissez le niveau qui convient le mieux. Les niveaux ont un ordre mais ne sont pas des points : nous ne les additionnons jamais.
instruments-leave-open = Laisser ouvert
instruments-day-hint = Le jour dont parlent les scores.
instruments-day-to-come = Ce jour doit encore venir. Choisissez aujourd’hui ou plus tôt.
instruments-source = Sur quoi cela repose-t-il ?
instruments-source-told = Ce que la personne raconte
instruments-source-observed = Ce que je vois
instruments-source-document = Un document
instruments-source-registry = La sécurité sociale (BCSS)
instruments-whose = De qui est le regard ?
instruments-whose-hint = La personne remplit avec vous ? Choisissez la personne. Les deux regards se placent côte à côte.
instruments-view-worker = Mon regard d’accompagnateur
instruments-view-person = Le regard de la personne
instruments-remark = Ajouter une remarque
instruments-remark-on = Remarque : { $domain }
instruments-remark-hint = Brève et factuelle. La personne peut la lire.
instruments-remark-alone = Choisissez aussi un score pour cette remarque, ou effacez-la.
instruments-nothing-scored = Choisissez un score pour au moins un domaine.
instruments-save = Enregistrer les scores
instruments-save-own = Enregistrer
instruments-said-scored = Les scores sont enregistrés.
instruments-said-withdrawn = Les scores sont retirés.
instruments-version = version { $n }
instruments-withdraw-title = Ce n’est pas correct ?
instruments-withdraw-text = Retirez ces scores, puis donnez-en de nouveaux. Ils restent lisibles, avec la raison, mais ne comptent plus.
instruments-withdraw = Retirer ces scores
instruments-because = Pourquoi ?
instruments-because-hint = Par exemple : mauvaise date.
instruments-because-missing = Écrivez pourquoi les scores ne sont pas corrects.
more-card-domains = Comment je vais ?
more-text-domains = Dites vous-même comment ça va, et lisez ce que votre accompagnateur a vu.
people-page-domains = Domaines de vie
audit-thing-assessment = des scores de domaines de vie

# Faire des listes.
instruments-all-title = Listes de domaines de vie
instruments-all-lead = Avec quoi vous évaluez les domaines de vie. Une liste ne change pas en cours de route : une modification est une nouvelle version, et ce qui a été évalué avant garde ses mots.
instruments-all-none = Aucune liste n’est encore utilisée.
instruments-in-use = Utilisées
instruments-stopped-n = { $n ->
    [one] Une liste n’est plus utilisée
   *[other] { $n } listes ne sont plus utilisées
}
instruments-n-domains = { $n ->
    [one] 1 domaine
   *[other] { $n } domaines
}
instruments-every = { $n ->
    [one] à refaire chaque mois
   *[other] à refaire tous les { $n } mois
}
instruments-no-rhythm = pas de rythme fixe
instruments-of-network = tout le réseau
instruments-for = Pour qui
instruments-versions = Versions
instruments-make = Faire une liste
instruments-make-lead = Écrivez avec des mots simples. Chaque domaine appartient à une partie de la vie : elle détermine qui peut voir le score.
instruments-change = Modifier
instruments-change-title = Modifier { $name }
instruments-change-lead = Ceci devient une nouvelle version, à partir d’aujourd’hui. Ce que vous ne changez pas garde sa traduction. Ce que vous changez figure dans toutes les langues comme vous l’écrivez.
instruments-stop = Ne plus utiliser
instruments-use-again = Utiliser de nouveau
instruments-is-earlier = Ceci est une version antérieure. Elle reste lisible pour ce qui a été évalué avec elle.
instruments-is-stopped = Cette liste n’est plus utilisée. Ce qui a été évalué avec elle reste lisible.
instruments-not-yours = Cette liste est celle de tout le réseau. Seul celui qui travaille pour le réseau peut la modifier.
instruments-newer-version = Il existe entre-temps une version plus récente de cette liste. Ouvrez-la, et modifiez-la là.
instruments-said-made = La liste est faite. Vous pouvez l’utiliser tout de suite.
instruments-said-changed = La nouvelle version est utilisée.
instruments-said-stopped = La liste n’est plus utilisée.
instruments-said-in-use = La liste est de nouveau utilisée.
instruments-make-name = Nom de la liste
instruments-make-name-missing = Donnez un nom à la liste.
instruments-make-explanation = À quoi sert-elle ?
instruments-make-explanation-hint = Une ou deux phrases. L’accompagnateur et la personne les lisent au-dessus de la liste.
instruments-make-by = Qui évalue ?
instruments-make-by-both = L’accompagnateur et la personne, côte à côte
instruments-make-by-worker = L’accompagnateur seul
instruments-make-by-person = La personne seule
instruments-make-answer = Que peut-on choisir par domaine ?
instruments-make-answer-one = Un niveau sur une échelle
instruments-make-answer-several = Une ou plusieurs coches
instruments-make-interval = À refaire quand ?
instruments-make-interval-hint = En mois, de 1 à 60. Laissez vide s’il n’y a pas de rythme fixe.
instruments-make-interval-odd = Écrivez un nombre de mois de 1 à 60, ou laissez vide.
instruments-make-licence = De qui est la liste, et pouvez-vous l’utiliser ?
instruments-make-licence-hint = Par exemple : liste propre de notre équipe. Le texte d’une liste d’autrui ne peut pas être repris tel quel.
instruments-make-licence-missing = Écrivez de qui est la liste.
instruments-make-levels = Niveaux ou coches
instruments-make-levels-hint = Un par ligne, le plus bas d’abord. Ils valent pour chaque domaine sans niveaux propres.
instruments-make-own-levels = Niveaux propres à ce domaine
instruments-make-own-levels-hint = Un par ligne, le plus bas d’abord. Vide : les niveaux d’en haut.
instruments-make-levels-missing = Écrivez au moins deux niveaux, un par ligne.
instruments-make-levels-number = Écrivez au moins deux et au plus { $most } niveaux, un par ligne.
instruments-make-level-long = Limitez chaque niveau à { $longest } signes.
instruments-make-level-twice = Deux niveaux sont identiques. Écrivez chaque niveau autrement.
instruments-make-domain-n = Domaine { $n }
instruments-make-label = Nom du domaine
instruments-make-label-missing = Donnez un nom à ce domaine, ou videz-le entièrement.
instruments-make-label-twice = Ce domaine y figure deux fois.
instruments-make-domain-missing = Écrivez au moins un domaine.
instruments-make-category = À quelle partie de la vie appartient-il ?
instruments-make-category-hint = Cela détermine qui peut voir le score.
instruments-make-category-choose = Choisissez
instruments-make-category-missing = Choisissez à quelle partie de la vie cela appartient.
instruments-make-about = De quoi s’agit-il ?
instruments-make-more = Plus de domaines
instruments-make-save = Enregistrer la liste
instruments-choose-again = La liste vient de changer : ton choix s’y lit autrement. Choisis à nouveau.
instruments-part-gone = La liste vient de changer : une partie que tu avais remplie n’y est plus. Vérifie ce que tu veux encore garder.
instruments-stopped-meanwhile = Cette liste vient d’être arrêtée : on ne peut plus rien y garder. Reprends ce que tu as écrit, par exemple dans une note.
instruments-mine-empty = Pas encore rempli : { $n }
instruments-in-dutch = Les mots de cette liste sont en néerlandais. Remplissez-la avec quelqu’un qui vous aide.
instruments-make-too-many = Une liste a au plus { $most } parties. Faites-en deux listes, ou regroupez des parties. Ce que vous avez tapé est encore là.
instruments-make-name-taken = Une liste porte déjà ce nom. Choisissez un autre nom, ainsi personne ne se trompe.
