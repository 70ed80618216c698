# Imports: any table in, with a mapping, a preview, everything or nothing, and undo.
imports-row-value = Nous ne connaissons pas « { $typed } » ici. Dites dans les valeurs ce que cela veut dire, ou corrigez le fichier.
imports-row-day = « { $typed } » n’est pas un jour qui existe. Écrivez par exemple 22/11/2026.
imports-row-birth-future = La date de naissance « { $typed } » est dans le futur. Vérifiez l’année.
imports-row-birth-century = « { $typed } » peut être de deux siècles. Écrivez l’année en quatre chiffres.
imports-row-birth-long-ago = La date de naissance « { $typed } » est trop ancienne. Vérifiez l’année.
imports-row-postcode = Le code postal « { $typed } » n’existe pas en Belgique. Vérifiez-le, ou videz la case.
imports-row-municipality = Nous ne connaissons pas la commune « { $typed } ». Vérifiez le nom, ou donnez le code postal.
imports-row-phone = « { $typed } » n’est pas un numéro de téléphone. Vérifiez les chiffres, ou videz la case.
imports-row-email = « { $typed } » n’est pas une adresse e-mail. Vérifiez-la, ou videz la case.
imports-row-long = C’est trop long : { $longest } caractères au plus. Raccourcissez-le.
imports-row-no-name = Il n’y a pas de nom sur cette ligne. Indiquez un nom, ou enlevez la ligne.
imports-row-name = « { $typed } » n’est pas un nom. Écrivez le nom en lettres.
imports-row-no-given = Le prénom manque. Cette personne est importée avec son seul nom de famille.
imports-row-no-id = Il manque le numéro de la personne sur cette ligne. Indiquez-le.
imports-row-twice = La même personne qu’à la ligne { $first }. Elle ne vient qu’une fois ; les étapes de cette ligne s’ajoutent.
imports-row-no-person = Il n’y a personne avec le numéro « { $id } » dans le fichier des personnes. Vérifiez le numéro.
imports-row-person-rejected = Cette personne ne peut pas être importée. Corrigez d’abord sa ligne.
imports-row-no-start = Le premier jour de l’étape manque. Indiquez-le.
imports-row-no-end = Le jour où l’étape s’est arrêtée manque. Indiquez-le.
imports-row-rung = « { $typed } » n’est pas une marche. Une marche est un chiffre de 1 à 6.
imports-row-work-form = Nous ne connaissons pas la forme de travail « { $typed } ». Dites dans les valeurs laquelle c’est.
imports-row-no-work-form = La forme de travail manque. Indiquez-la, ou choisissez une forme de travail pour tous.
imports-row-hours = « { $typed } » n’est pas un nombre d’heures par semaine. Écrivez par exemple 19 ou 9,5.
imports-row-end-before-start = La fin ({ $end }) est avant le début ({ $start }). Vérifiez les deux jours.
imports-row-end-rejected = La fin de cette étape ne peut pas être importée, donc l’étape non plus. Corrigez d’abord la fin.
imports-row-no-step = Il n’y a pas d’étape avec le numéro « { $id } ». Vérifiez le numéro.
imports-row-two-ends = L’étape « { $id } » a déjà une fin. Enlevez une des lignes.
imports-row-step-twice = Ce numéro d’étape est aussi à la ligne { $first }. Donnez à chaque étape son propre numéro.
imports-row-ragged = Cette ligne a plus ou moins de cases qu’il n’y a de titres. Vérifiez que tout est à sa place.
imports-title = Importer une liste
imports-lead = Vous avez déjà une liste de personnes dans Excel ou un autre programme ? Importez-la ici. Vous voyez d’avance ce qui se passe, et vous pouvez tout annuler.
imports-upload = Choisir un fichier
imports-organisation = Organisation
imports-file = Fichier
imports-file-hint = Excel (XLSX ou XLS), ODS ou CSV, 20 Mo au plus. La première ligne contient les titres des colonnes.
imports-send = Voir le fichier
imports-no-file = Choisissez un fichier.
imports-file-empty = Ce fichier est vide. Choisissez un fichier avec une liste.
imports-file-no-table = Ce n’est pas une liste en lignes et colonnes. Enregistrez-la en XLSX ou CSV et réessayez.
imports-file-too-large = Il y a trop dans ce fichier. Divisez-le en listes plus petites.
imports-file-locked = Ce fichier demande un mot de passe. Enlevez-le et réessayez.
imports-file-broken = Ce fichier est abîmé. Ouvrez-le dans Excel, enregistrez-le à nouveau et réessayez.
imports-file-quote = À la ligne { $line }, un guillemet s’ouvre et ne se ferme pas. Corrigez cette ligne.
imports-file-no-header = La première ligne ne contient pas de titres. Mettez un titre au-dessus de chaque colonne.
imports-file-wide = Cette liste a { $found } colonnes, nous en lisons au plus { $most }. Enlevez ce dont vous n’avez pas besoin et réessayez.
imports-file-long-cell = À la ligne { $line }, colonne { $column }, il y a plus de { $most } caractères. Raccourcissez cette cellule et réessayez.
imports-waiting = Pas encore fini
imports-waiting-text = Ces fichiers vous attendent, une semaine au plus. Personne d’autre ne les voit.
imports-go-on = Continuer
imports-forget = Jeter
imports-said-forgotten = Le fichier est jeté. Rien n’a été importé.
imports-runs = Ce qui est déjà importé
imports-runs-none = Rien encore. Choisissez un fichier ci-dessus pour commencer.
imports-when = Quand
imports-people = nouvelles personnes
imports-people-maybe-known = { $n ->
    [one] personnes, dont une est peut-être déjà connue
   *[other] personnes, dont { $n } sont peut-être déjà connues
}
imports-steps = étapes
imports-open-steps = étapes en cours
imports-households = ménages
imports-head-name = Nom
imports-state = État
imports-state-done = Importé
imports-state-undone = Annulé
imports-columns-title = Que contient chaque colonne ?
imports-columns-lead = { $file } : { $n ->
    [one] une ligne
   *[other] { $n } lignes
}. Nous avons déjà deviné. Vérifiez.
imports-columns = Colonnes
imports-columns-help = Choisissez pour chaque colonne ce qu’elle contient. Laissez de côté une colonne dont vous n’avez pas besoin.
imports-choices = Pour toute la liste
imports-work-form = Forme de travail pour tous
imports-work-form-hint = Seulement si aucune colonne ne dit la forme de travail ou la marche. Forme de travail : comment la personne participe, par exemple AMA welzijn ou travail adapté.
imports-work-form-none = Figure dans une colonne
imports-work-form-missing = Choisissez une forme de travail pour tous, ou indiquez la colonne de la forme de travail ou de la marche.
imports-dates = Comment les dates sont-elles écrites ?
imports-dates-day-first = Le jour d’abord : 22/11/2026
imports-dates-month-first = Le mois d’abord : 11/22/2026
imports-name = Nom de cette disposition
imports-name-hint = Nous gardons vos choix sous ce nom. La prochaine fois ils sont prêts.
imports-name-missing = Donnez un nom à cette disposition.
imports-names-missing = Indiquez la colonne des noms.
imports-start-missing = Une étape a besoin d’un premier jour. Indiquez la colonne du début, ou laissez de côté la marche, la forme de travail, les heures et la fin.
imports-slot-twice = C’est aussi dans la colonne « { $other } ». Choisissez l’une des deux.
imports-next = Continuer
imports-later = Continuer plus tard
imports-slot-none = Laisser de côté
imports-slot-id = Numéro de la personne
imports-slot-name = Nom et prénom ensemble
imports-slot-given = Prénom
imports-slot-family = Nom de famille
imports-slot-birth = Date de naissance
imports-slot-sex = Sexe
imports-slot-language = Langue
imports-slot-street = Rue et numéro
imports-slot-postcode = Code postal
imports-slot-municipality = Commune
imports-slot-phone = Téléphone
imports-slot-mobile = GSM
imports-slot-email = E-mail
imports-slot-statute = Revenu ou statut
imports-slot-household = Numéro du ménage
imports-slot-household-role = Rôle dans le ménage
imports-slot-start = Début de l’étape
imports-slot-rung = Marche
imports-slot-work-form = Forme de travail
imports-slot-place = Lieu ou atelier
imports-slot-hours = Heures par semaine
imports-slot-end = Fin de l’étape
imports-slot-end-reason = Raison de la fin
imports-slot-perspective = Perspective après la fin
imports-values-title = Que veulent dire les valeurs ?
imports-values-lead = Choisissez ce que veut dire chaque mot de votre liste. Ce que nous avons reconnu est déjà rempli.
imports-values-none = Il n’y a rien dans cette colonne.
imports-values-more = Il y a encore { $n ->
    [one] une autre valeur
   *[other] { $n } autres valeurs
}. Peut-être est-ce une autre colonne que vous ne pensiez.
imports-means-unknown = Inconnu
imports-lines-n = { $n ->
    [one] sur une ligne
   *[other] sur { $n } lignes
}
imports-to-preview = Voir ce qui va se passer
imports-sex-female = Femme
imports-sex-male = Homme
imports-sex-other = X
imports-role-adult = Adulte
imports-role-partner = Partenaire
imports-role-child = Enfant
imports-role-other = Quelqu’un d’autre
imports-language-nl = Néerlandais
imports-language-fr = Français
imports-language-en = Anglais
imports-language-de = Allemand
imports-language-ar = Arabe
imports-language-bg = Bulgare
imports-language-es = Espagnol
imports-language-fa = Farsi ou dari
imports-language-hr = Croate, serbe ou bosnien
imports-language-it = Italien
imports-language-pl = Polonais
imports-language-ps = Pachto
imports-language-pt = Portugais
imports-language-rom = Romani
imports-language-ro = Roumain
imports-language-ru = Russe
imports-language-so = Somali
imports-language-sq = Albanais
imports-language-ti = Tigrigna
imports-language-tr = Turc
imports-language-uk = Ukrainien
imports-language-other = Autre langue
imports-statute-nwwz = Demandeur d’emploi inoccupé (NWWZ)
imports-statute-leefloon = Revenu d’intégration (leefloon)
imports-statute-arbeidsongeschikt = Incapacité de travail
imports-statute-ivt-it = Allocation ARR ou AI (IVT/IT)
imports-statute-beschermingsuitkering = Allocation de protection (beschermingsuitkering)
imports-statute-beroepsinschakelingsuitkering = Allocation d’insertion (beroepsinschakelingsuitkering)
imports-statute-loon = Salaire
imports-statute-geen = Aucun revenu
imports-statute-onbekend = Inconnu
imports-preview-title = Que va-t-on importer ?
imports-preview-lead = De { $file }. Rien n’est encore enregistré.
imports-rejected-n = { $n ->
    [one] Une ligne ne peut pas être importée
   *[other] { $n } lignes ne peuvent pas être importées
}
imports-rejected-none = Toutes les lignes peuvent être importées
imports-rejected-text = Vous voyez toutes les erreurs d’une ligne. Corrigez-les dans votre fichier et renvoyez-le, ou laissez ces lignes de côté.
imports-line = Ligne
imports-column = Colonne
imports-wrong = Ce qui ne va pas, et que faire
imports-know = À savoir
imports-more-lines = { $n ->
    [one] Et encore une.
   *[other] Et encore { $n }.
}
imports-wrong-what = Que faire d’une case illisible ?
imports-wrong-skip = Laisser toute la ligne de côté
imports-wrong-empty = Importer la ligne et laisser cette case vide (les noms et les jours des étapes doivent être justes)
imports-doubles-n = { $n ->
    [one] Vous connaissez peut-être déjà une personne
   *[other] Vous connaissez peut-être déjà { $n } personnes
}
imports-doubles-text = Choisissez par personne. Relier : les étapes de la liste vont dans le dossier qui existe déjà.
imports-like-same = Même nom et date de naissance
imports-like-phone = Même numéro de téléphone
imports-like-nearly = Même date de naissance, presque le même nom
imports-like-name = Même nom, date de naissance incertaine
imports-double-link = Relier
imports-double-new = Nouvelle personne
imports-double-skip = Passer
imports-noticed-n = { $n ->
    [one] Une chose à savoir
   *[other] { $n } choses à savoir
}
imports-first = Les premières personnes
imports-hidden = Seul un coordinateur de l’organisation voit le contenu de la liste. Comme gestionnaire, vous voyez des nombres et les lignes qui ne peuvent pas être importées.
imports-nobody = Il n’y a personne à importer dans ce fichier. Vérifiez les colonnes.
imports-all-or-nothing = Tout est importé ensemble, ou rien. Après, vous pouvez encore annuler.
imports-go = { $n ->
    [one] Importer une personne
   *[other] Importer { $n } personnes
}
imports-go-as-chosen = Importer la liste selon vos choix
imports-go-without = { $n ->
    [one] 1 ligne reste dehors
   *[other] { $n } lignes restent dehors
}
imports-said-done-before = Cette liste était déjà importée. Voici ce qui est arrivé.
imports-said-done = La liste est importée.
imports-result-title = Importé
imports-undone = Annulé le { $when }. Le journal dit ce qui s’est passé.
imports-linked-n = { $n ->
    [one] Vous connaissiez déjà une personne ; elle est reliée.
   *[other] Vous connaissiez déjà { $n } personnes ; elles sont reliées.
}
imports-left-out-n = { $n ->
    [one] Une ligne est restée dehors.
   *[other] { $n } lignes sont restées dehors.
}
imports-who = Qui a été ajouté ?
imports-all-people = Voir toutes les personnes
imports-to-net = Vers le filet de sécurité
imports-undo = Annuler l’importation
imports-undo-text = Tout ce que cette liste a apporté s’en va : personnes, étapes et ménages. C’est possible tant que personne n’a travaillé avec ces personnes.
imports-undo-go = Tout annuler
imports-said-undone = Tout est annulé.
imports-said-undone-others = Les autres sont annulées. Les personnes avec qui l’on a travaillé sont restées.
imports-said-undone-before = C’était déjà annulé.
imports-way-title = { $n ->
    [one] On a travaillé depuis avec une personne
   *[other] On a travaillé depuis avec { $n } personnes
}
imports-way-text = Rien n’a encore changé. Il n’est plus possible de tout annuler d’un coup : du travail serait perdu.
imports-way-others-text = Vous pouvez annuler les autres. Les personnes avec qui l’on a travaillé restent, avec tout ce qui est venu avec elles.
imports-way-others = { $n ->
    [one] Annuler l’autre personne
   *[other] Annuler les { $n } autres
}
imports-way-note = note
imports-way-step = étape modifiée ou ajoutée
imports-way-changed = données modifiées
imports-way-plan = rendez-vous, autorisation ou pièce jointe
imports-way-team = accompagnateur ou dossier modifié
imports-way-household = ménage modifié
imports-in-list = Dans la liste
imports-known-here = Déjà connu
imports-decide = Que faites-vous ?
imports-decide-for = Que faites-vous avec { $name } ?
