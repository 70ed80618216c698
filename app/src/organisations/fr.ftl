# Organisations of the network, their members and switches.
organisations-kind = Type d’organisation
organisations-kind-arbeidszorg = Centre de soins par le travail (arbeidszorg)
organisations-kind-maatwerk = Entreprise de travail adapté (maatwerk)
organisations-kind-ocmw = CPAS (OCMW)
organisations-kind-caw = CAW (aide sociale générale)
organisations-kind-vdab = VDAB
organisations-kind-umbrella = Fédération
organisations-kind-union = Syndicat
organisations-kind-community = Travail de quartier
organisations-kind-employer = Employeur
organisations-kind-province = Province ou pouvoir subsidiant
organisations-kind-partner = Autre partenaire
organisations-municipality = Commune
organisations-municipality-hint = La commune du siège principal. Vous pouvez laisser ceci vide.
organisations-no-such-municipality = Nous ne connaissons pas cette commune. Écrivez son nom complet actuel (après les fusions de 2025).
organisations-insz = Numéros de registre national
organisations-lead = Qui collabore dans ce réseau.
organisations-new = Ajouter une organisation
organisations-save = Enregistrer l’organisation
organisations-said-saved = L’organisation est enregistrée.
organisations-inactive = ne participe plus
organisations-active = Participe au réseau
organisations-active-hint = Si une organisation ne participe plus, vous ne pouvez plus y inviter personne. Les personnes qui y travaillent gardent leur compte jusqu’à sa fermeture.
organisations-insz-on = Les garde
organisations-insz-off = Non
organisations-insz-why = Un numéro de registre national ne se garde qu’avec une base légale. Sans elle, ceci reste désactivé.
organisations-insz-tick = Cette organisation garde des numéros de registre national
organisations-ground = Sur quelle base légale ?
organisations-ground-hint = Par exemple la loi, le décret ou l’autorisation, avec la date.
organisations-ground-missing = Écrivez sur quelle base l’organisation peut garder ces numéros.
organisations-name-taken = Il existe déjà une organisation de ce nom.
organisations-street = Rue et numéro
organisations-members = Membres
organisations-members-of = Membres { DE($name) }
organisations-no-members = Pas encore de membres.
organisations-from = Membre depuis le { $day }
organisations-until = jusqu’au { $day }
organisations-leaves = Quitte
organisations-last-day = Dernier jour
organisations-leave-go = Noter le dernier jour
organisations-until-before-from = Le dernier jour précède le premier. Choisissez-en un plus tard.
organisations-join = Ajouter un membre
organisations-join-go = Ajouter le membre
organisations-first-day = Premier jour
organisations-choose = Choisir une organisation
organisations-numbers-stay = { $n ->
    [one] 1 numéro de registre national est encore conservé.
   *[other] { $n } numéros de registre national sont encore conservés.
}
organisations-numbers-why = Cette organisation ne peut plus conserver de numéros. Personne ne peut les afficher. Effacez-les : c’est définitif.
organisations-numbers-erase = { $n ->
    [one] Effacer le numéro
   *[other] Effacer { $n } numéros
}
organisations-said-erased = Les numéros sont effacés.
organisations-kind-consents = { $n ->
    [one] Un accord permet à cette organisation de lire. Si vous choisissez un autre type, elle ne lit plus que ce que ce type peut lire. Le reste est en pause, et la personne le voit.
   *[other] { $n } accords permettent à cette organisation de lire. Si vous choisissez un autre type, elle ne lit plus que ce que ce type peut lire. Le reste est en pause, et chaque personne le voit.
}
organisations-consents-rest = { $n ->
    [one] Un accord permet à cette organisation de lire. Il est alors en pause : elle ne lit plus rien, et la personne le voit parmi ses accords.
   *[other] { $n } accords permettent à cette organisation de lire. Ils sont alors en pause : elle ne lit plus rien, et chaque personne le voit parmi ses accords.
}
