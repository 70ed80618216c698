# What an administrator sets: work forms, rules with their sources, regions.
# The menu under "Meer".
more-group-work = Travailler avec des personnes
more-group-network = Le réseau
more-group-own = Pour vous
more-sign-out = Se déconnecter
more-card-caseload = Qui accompagne qui
more-text-caseload = Combien de personnes suit chaque accompagnateur.
more-card-figures = Échelle
more-text-figures = Combien de personnes sur quelle marche, et qui a bougé.
more-card-instruments = Listes de domaines de vie
more-text-instruments = Avec quoi vous évaluez. Faites ou modifiez une liste.
more-card-templates = Modèles
more-text-templates = Des textes tout prêts pour les notes.
more-card-merges = Dossiers fusionnés
more-text-merges = Des doublons réunis en un dossier. Annulable pendant 90 jours.
more-card-accounts = Comptes
more-text-accounts = Inviter des collègues, donner des rôles, fermer des comptes.
more-card-organisations = Organisations
more-text-organisations = Centres, entreprises de travail adapté, CPAS et fédérations.
more-card-settings = Réglages
more-text-settings = Formes de travail, règles avec leur source, et régions.
more-card-imports = Importer une liste
more-text-imports = Importer des personnes et des étapes depuis Excel ou CSV.
more-card-audit = Journal
more-text-audit = Qui a fait et consulté quoi.
more-card-welcome = Premières étapes
more-text-welcome = Ce qu’il est bon de faire après l’installation.
more-card-mine = Mon chemin
more-text-mine = Vos étapes, vos rendez-vous et qui vous aide.
more-card-account = Mon compte
more-text-account = Nom, langue, mot de passe et où vous êtes connecté.
more-card-help = Aide
more-text-help = Comment faire ? Expliqué par tâche.
more-card-about = À propos d’Opstap
more-text-about = Version, licence et accessibilité.
# Settings.
settings-lead = Ce qui vaut pour tout le réseau. Chaque modification figure au journal.
settings-settling = Une règle ou une forme de travail a changé. Opstap recalcule les signaux et les chiffres. D’ici là, certains sont encore anciens.
settings-forms = Formes de travail
settings-form = Forme de travail
settings-form-new = Ajouter une forme de travail
settings-form-save = Enregistrer la forme de travail
settings-rung = Marche
settings-rung-usual = Marche habituelle
settings-rung-hint = Pour une étape, vous pouvez choisir une autre marche.
settings-regular = Marché du travail ordinaire
settings-regular-tick = Travail rémunéré sur le marché du travail ordinaire (NEC)
settings-regular-hint = Une étape vers cette forme de travail compte comme passage (doorstroom).
settings-yes = Oui
settings-no = Non
settings-valid = Valable
settings-always = toujours
settings-from = à partir du { $day }
settings-until = jusqu’au { $day }
settings-from-until = du { $from } au { $until }
settings-first-day = Premier jour
settings-last-day = Dernier jour
settings-last-day-hint = Ce qui était en cours continue.
settings-until-before-from = Le dernier jour précède le premier.
settings-name-nl = Nom en néerlandais
settings-name-fr = Nom en français
settings-name-en = Nom en anglais
settings-name-missing = Indiquez un nom.
settings-said-saved = Le réglage est enregistré.
settings-said-rule = La règle est enregistrée. Les signaux sont recalculés ; avec beaucoup de personnes, cela prend un moment.
settings-conflicts = Ce qui ne va pas ensemble
settings-conflicts-why = Si cela se chevauche quand même, Opstap le garde avec un avertissement et cette source. La personne compte une fois.
settings-conflict-new = Ajouter ce qui ne va pas ensemble
settings-conflict-save = Enregistrer
settings-conflict-remove = Retirer
settings-no-conflicts = Tout va ensemble.
settings-pair = { $one } et { $other }
settings-one = Cette forme de travail
settings-not-with = ne va pas avec
settings-other-form = Choisissez une autre forme de travail que la première.
settings-choose-form = Choisir une forme de travail
settings-source = Source
settings-source-is = Source : { $source }
settings-source-hint = Loi, arrêté, page avec date, ou : choix propre du réseau.
settings-source-missing = Écrivez d’où cela vient.
settings-rules = Règles avec un délai ou un nombre
settings-rules-why = Opstap n’invente pas de règles. Ce qui n’est pas connu est indiqué comme tel et ne donne pas de signal.
settings-rules-find = Chercher une règle ou une source
settings-rules-none = Aucune règle avec ce mot.
settings-rules-all = Afficher toutes les règles
settings-rule = Règle
settings-rule-save = Enregistrer la règle
settings-value = Valeur
settings-value-hint = Un nombre entier. Laissez vide si ce n’est pas connu.
settings-whole-number = Indiquez un nombre entier, ou laissez vide.
settings-not-known = inconnu
settings-unit-days = { $n ->
    [one] un jour
   *[other] { $n } jours
}
settings-unit-weeks = { $n ->
    [one] une semaine
   *[other] { $n } semaines
}
settings-unit-months = { $n ->
    [one] un mois
   *[other] { $n } mois
}
settings-unit-hours = { $n ->
    [one] une heure
   *[other] { $n } heures
}
settings-unit-people = { $n ->
    [one] une personne
   *[other] { $n } personnes
}
settings-in-days = Nombre de jours
settings-in-weeks = Nombre de semaines
settings-in-months = Nombre de mois
settings-in-hours = Nombre d’heures
settings-in-people = Nombre de personnes
settings-in-cents = Montant en centimes
settings-next = Nouvelle valeur à partir d’un jour
settings-next-lead = La règle change. La valeur actuelle vaut encore jusqu’à la veille.
settings-next-too-early = Ce jour n’est pas après le début de la valeur actuelle.
settings-mend-lead = Corrigez ce qui est erroné ici. Si la règle change à partir d’un jour, créez une nouvelle valeur.
settings-will-settle = Après l’enregistrement, Opstap recalcule les signaux de tous, en arrière-plan.
settings-regions = Régions
settings-region = Région
settings-region-new = Ajouter une région
settings-region-save = Enregistrer la région
settings-region-remove = Retirer la région
settings-no-regions = Pas encore de régions. Une région est un groupe de communes dont vous voulez voir les chiffres ensemble.
settings-places = Communes
settings-places-hint = Une par ligne.
settings-unknown-places = Nous ne connaissons pas ces communes : { $names }. Écrivez leur nom complet actuel.
settings-rule-contact-days-0 = Contact au plus tard après, sans marche
settings-rule-contact-days-1 = Contact au plus tard après, sur la marche 1
settings-rule-contact-days-2 = Contact au plus tard après, sur la marche 2
settings-rule-contact-days-3 = Contact au plus tard après, sur la marche 3
settings-rule-contact-days-4 = Contact au plus tard après, sur la marche 4
settings-rule-contact-days-5 = Contact au plus tard après, sur la marche 5
settings-rule-contact-days-6 = Contact au plus tard après, sur la marche 6
settings-rule-warn-days = Avertir avant une échéance
settings-rule-longest-activeringstraject = Trajet d’activation (activeringstraject), durée maximale
settings-rule-shortest-activeringstraject = Trajet d’activation (activeringstraject), durée minimale
settings-rule-extension-activeringstraject = Trajet d’activation (activeringstraject), prolongation
settings-rule-estimate-ama-sociale-economie = AMA économie sociale, estimation tous les
settings-rule-estimate-ama-welzijn = AMA bien-être, estimation tous les
settings-rule-first-evaluation = Première évaluation après
settings-rule-next-evaluation = Évaluations suivantes tous les
settings-rule-hours-ama-sociale-economie = AMA économie sociale, heures d’accompagnement
settings-rule-day-ama = Activités de type travail, journée minimale
settings-rule-permission-doctor-reuse = Autorisation du médecin-conseil réutilisable
settings-rule-recognition-ama = Agrément AMA, durée
settings-rule-recognition-ama-renewal = Agrément AMA, demande de prolongation à l’avance
settings-rule-quarterly-ama-sociale-economie = AMA économie sociale, aperçu tous les
settings-rule-pop-review = Plan de développement personnel, révision tous les
settings-rule-pop-upload = Plan de développement personnel, à déposer dans
settings-rule-pop-refresh = Plan de développement personnel, mise à jour dans
settings-rule-wop-longest = Paquet de soutien au travail, durée maximale
settings-rule-wop-start-package = Paquet de départ, durée
settings-rule-target-group-evaluation = Évaluation du travailleur de groupe-cible tous les
settings-rule-mandate-network-coordinator = Mandat du coordinateur de réseau
settings-rule-retention-onthaaltraject = Trajet d’accueil (onthaaltraject), délai de conservation
settings-rule-retention-subsidy-data = Données de subsides, délai de conservation
settings-rule-retention-other = Dossier avec d’autres étapes, délai de conservation
settings-rule-retention-no-step = Dossier sans étape, délai de conservation
settings-rule-reflection-gpmi = PIIS (GPMI), délai de réflexion
settings-rule-participants-per-guide = Participants par accompagnateur
settings-rule-amount-ama-welzijn = AMA bien-être, montant
more-card-shared = Partagé avec nous
more-text-shared = Les dossiers que votre organisation peut lire.
more-card-emergency = Accès d’urgence
more-text-emergency = Ouvrir un dossier si quelqu’un est en danger.
more-card-emergencies = Vérifier les accès d’urgence
more-text-emergencies = Les dossiers ouverts sans accord.
more-card-corrections = Demandes de rectification
more-text-corrections = Qui veut rectifier quelque chose dans le dossier.
more-card-retention = Délais de conservation
more-text-retention = Effacer des dossiers ou les conserver plus longtemps.
more-card-register = Registre des traitements
more-text-register = Ce que nous conservons, pourquoi, et qui le voit.
more-card-dpo = Protection des données
more-text-dpo = Accords, consultations inhabituelles, dossiers partagés.
more-card-file = Copie de mon dossier
more-text-file = Tout ce que le réseau conserve sur vous.
more-card-plan = Mon plan
more-text-plan = Ce que vous voulez atteindre, et qui vous aide.
more-card-consents = Qui peut voir quoi
more-text-consents = Choisissez qui peut lire votre dossier.
