# Notes and attachments: what was said and agreed, with a level, corrections and nothing lost.
notes-write = Écrire une note
notes-save = Enregistrer la note
notes-about = À propos { DE($names) }.
notes-of = Notes sur { $name }
notes-of-day = Note du { $day }
notes-n = { $n ->
    [0] Pas encore de notes que vous pouvez lire.
    [one] Une note.
   *[other] { $n } notes.
}
notes-all-n = { $n ->
    [one] Voir la note
   *[other] Voir les { $n } notes
}
notes-last = Dernières notes
notes-none = Rien encore.
notes-none-act = Écrivez une première note après votre prochain entretien.
notes-more = Plus de notes
notes-newer = Notes plus récentes
notes-older = Notes plus anciennes
notes-body = Qu’est-ce qui a été dit ou convenu ?
notes-body-hint = Court suffit. Avec Ctrl et Entrée, vous enregistrez aussitôt.
notes-body-missing = Écrivez d’abord ce qui a été dit ou convenu.
notes-kind = Quel genre de moment était-ce ?
notes-kind-talk = Entretien
notes-kind-phone = Téléphone
notes-kind-visit = Visite à domicile
notes-kind-mail = Mail ou lettre
notes-kind-meeting = Concertation
notes-kind-observation = Observation
notes-kind-other = Autre chose
notes-next = Prochain rendez-vous
notes-next-hint = Peut rester vide. Si vous indiquez un jour, le rendez-vous figure aussitôt dans Ma journée.
notes-day = Quel jour était-ce ?
notes-day-future = Ce jour doit encore venir. Choisissez aujourd’hui ou plus tôt.
notes-level = Qui peut lire ceci ?
notes-level-team = L’équipe
notes-level-network = Les partenaires du réseau
notes-level-lead = Seulement moi et la personne de référence
notes-level-hint-team = Les accompagnateurs de votre organisation qui travaillent avec cette personne.
notes-level-hint-network = Seulement quand cette personne donne son accord. Jusque-là : votre propre organisation.
notes-level-hint-lead = La personne de référence dirige l’équipe de cette personne.
notes-level-one-person = Une note sur plusieurs personnes n’est pas pour les partenaires : chacun ne donne son accord que pour soi. Choisissez l’équipe, ou écrivez une note par personne.
notes-about-n = { $n ->
    [one] sur une personne
   *[other] sur { $n } personnes
}
notes-and-others = { $n ->
    [one] et encore une personne
   *[other] et encore { $n } personnes
}
notes-was-corrected = corrigée
notes-struck = Cette note a été retirée.
notes-withdrawn-because = Retirée par { $who }, parce que : { $why }
notes-corrected-because = Corrigée par { $who }, parce que : { $why }
notes-closed-n = { $n ->
    [one] Une note est fermée
   *[other] { $n } notes sont fermées
}
notes-written-at = écrite le { $moment }
notes-earlier = Ce qui était écrit avant
notes-before-it-said = Il y avait alors :
notes-correct = Corriger
notes-correct-lead = Ce qui est écrit maintenant reste conservé. Tous ceux qui peuvent lire la note voient ce que vous avez corrigé et pourquoi.
notes-correct-save = Enregistrer la correction
notes-reason = Pourquoi ?
notes-reason-missing = Écrivez brièvement pourquoi. Ainsi un collègue comprend aussi.
notes-correct-reason-hint = Une phrase suffit, par exemple : le jour était faux.
notes-withdraw = Retirer
notes-withdraw-lead = La note reste visible comme une ligne barrée. Pendant { $n ->
    [one] un jour
   *[other] { $n } jours
}, elle peut revenir. Ensuite le texte est effacé.
notes-withdraw-reason-hint = Cette raison reste visible. N’écrivez rien ici qui doive rester fermé.
notes-restore = Récupérer
notes-restore-hint = { $n ->
    [one] Jusqu’à un jour
   *[other] Jusqu’à { $n } jours
} après le retrait, vous pouvez récupérer ceci.
notes-is-withdrawn = Cette note a été retirée. Récupérez-la d’abord.
notes-too-late = Ceci ne peut plus être récupéré ni modifié.
notes-said-written = Votre note est enregistrée.
notes-said-corrected = La correction est enregistrée. Ce qui était écrit reste visible.
notes-said-withdrawn = La note est retirée.
notes-said-restored = La note est de retour.
notes-who = De qui s’agit-il ?
notes-several-organisations = Vous ne suivez pas toutes ces personnes par la même organisation. Écrivez une note par organisation.
notes-nobody-chosen = Choisissez au moins une personne.
notes-check-person = Vérifiez que c’est la bonne personne, puis enregistrez de nouveau.
notes-too-many = Choisissez au plus { $n } personnes.
notes-find = Chercher
notes-find-label = Chercher des personnes de votre organisation
notes-find-hint = Nom
notes-found = Cochez qui en fait partie.
notes-found-above = { $names } figure déjà ci-dessus.
notes-found-nobody = Nous n’avons trouvé personne. Vérifiez le nom.
notes-templates = Modèles
notes-templates-lead = Des textes pour commencer une note. Les accompagnateurs de votre organisation peuvent les choisir.
notes-templates-none = Pas encore de modèles. Faites-en un pour les entretiens qui reviennent souvent.
notes-template = Modèle
notes-template-use = Commencer par un modèle
notes-template-which = Quel modèle ?
notes-template-take = Reprendre
notes-template-add = Faire un modèle
notes-template-change = Modifier le modèle
notes-template-remove = Supprimer
notes-template-save = Enregistrer le modèle
notes-template-title = Nom
notes-template-title-hint = Par exemple : premier entretien.
notes-template-title-missing = Donnez un nom au modèle.
notes-template-body = Texte
notes-template-body-hint = Mettez les questions l’une sous l’autre. La personne qui écrit la note les complète.
notes-template-body-missing = Écrivez le texte du modèle.
notes-said-template = Le modèle est enregistré.
notes-said-template-removed = Le modèle est supprimé. Les notes qui ont commencé avec lui restent telles quelles.
notes-attachments = Pièces jointes
notes-attachments-of = Pièces jointes { DE($name) }
notes-attachments-lead = Lettres, attestations, photos de documents. L’équipe peut les lire.
notes-attachments-none = Pas encore de pièces jointes.
notes-attachments-closed = Les pièces jointes sont fermées
notes-file = Choisir un fichier
notes-file-hint = PDF, photo (JPG, PNG, TIFF), Word, Excel, OpenDocument ou texte simple. Au plus 20 Mo.
notes-file-add = Ajouter la pièce jointe
notes-file-delete = Supprimer
notes-file-missing = Choisissez d’abord un fichier. Nous ne pouvons pas garder un fichier vide.
notes-file-slow = L’envoi du fichier a pris trop de temps. Réessayez, ou choisissez un fichier plus petit.
notes-file-kind = Nous n’acceptons pas ce genre de fichier. C’est le contenu qui compte, pas le nom. Faites-en un PDF et réessayez.
notes-deleted-at = supprimée le { $moment }
notes-said-attached = La pièce jointe est enregistrée.
notes-said-attachment-deleted = La pièce jointe est supprimée. Pendant 30 jours vous pouvez la récupérer.
notes-said-attachment-back = La pièce jointe est de retour.
notes-length = Combien de temps cela a-t-il duré ?
notes-length-hint = Pas obligatoire. Ainsi on voit combien d’accompagnement les gens demandent.
notes-length-none = ne pas noter
notes-length-wrong = Choisissez une durée dans la liste.
notes-length-n = { $n } min
