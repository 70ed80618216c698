# Signing in.
login-title = Connectez-vous
login-lead = Utilisez l’adresse e-mail de votre invitation.
login-email = Adresse e-mail
login-password = Mot de passe
login-go = Connectez-vous
login-email-missing = Indiquez votre adresse e-mail.
login-password-missing = Indiquez votre mot de passe.
login-wrong = L’adresse e-mail et le mot de passe ne correspondent pas. Vérifiez et réessayez.
login-locked = Il y a eu trop d’essais. Réessayez dans { $n ->
    [one] une minute
   *[other] { $n } minutes
}, ou demandez un lien de récupération à votre gestionnaire.
login-signed-out = Vous êtes déconnecté.
# Passwords and names.
account-name = Nom
account-email-wrong = Ceci ne ressemble pas à une adresse e-mail. Écrivez-la comme nom@organisation.be.
password-new = Nouveau mot de passe
password-hint = Au moins 12 signes. Quatre mots sans lien conviennent bien.
password-too-short = Ce mot de passe est trop court. Prenez au moins 12 signes, par exemple quatre mots sans lien.
password-too-long = Ce mot de passe est trop long. Limitez-le à 200 signes.
password-own-name = Il ressemble trop à votre nom ou à votre adresse. Choisissez quelque chose que d’autres ne devinent pas.
password-too-simple = Il est trop facile à deviner. Utilisez davantage de signes différents, par exemple quatre mots sans lien.
# Setting up.
setup-title = Commencez avec Opstap
setup-lead = Quatre courtes parties, et vous pouvez commencer. Tout peut être changé plus tard.
setup-part-code = 1. Le code
setup-code = Code affiché dans la fenêtre où tourne Opstap
setup-code-hint = Il suit « set-up code » et ressemble à ABCD-EFGH-IJKL. Ainsi, personne d’autre ne peut faire ceci.
setup-code-wrong = Ce code n’est pas le bon. Regardez dans la fenêtre où tourne Opstap : après un redémarrage, il y en a un nouveau.
setup-part-network = 2. Le réseau
setup-network = Nom du réseau
setup-network-hint = Par exemple la région où vous travaillez ensemble. Ce nom figure au bas de chaque page.
setup-network-missing = Indiquez un nom pour le réseau.
setup-zone = Fuseau horaire
setup-zone-hint = Ainsi Opstap sait quel jour on est. En Belgique : Europe/Brussels.
setup-zone-wrong = Nous ne connaissons pas ce fuseau horaire. En Belgique, c’est Europe/Brussels.
setup-part-organisation = 3. La première organisation
setup-organisation = Nom de l’organisation
setup-organisation-hint = L’organisation où vous travaillez. Vous pourrez en ajouter d’autres ensuite.
setup-organisation-missing = Indiquez le nom de votre organisation.
setup-part-account = 4. Votre compte
setup-account-lead = Vous devenez le premier gestionnaire : vous invitez vos collègues et réglez Opstap.
setup-name-missing = Indiquez votre nom.
setup-email-hint = C’est avec elle que vous vous connectez.
setup-supports = J’accompagne aussi des personnes
setup-supports-hint = Un gestionnaire ne voit aucun dossier. Cochez ceci si vous êtes aussi accompagnateur et coordinateur.
setup-go = Commencez avec Opstap
# What to do next.
welcome-title = Bienvenue
welcome-hello = Bienvenue, { $name }
welcome-lead = { $network } est prêt. Voici de bonnes étapes pour continuer.
welcome-factor = Protégez mieux votre compte
welcome-factor-text = Ajoutez une deuxième étape à la connexion, avec une application sur votre téléphone. Nous le conseillons à chaque gestionnaire.
welcome-invite = Invitez des collègues
welcome-invite-text = Créez un lien pour chaque collègue, qui choisit son propre mot de passe.
welcome-organisations = Ajoutez des organisations
welcome-organisations-text = Centres, entreprises de travail adapté, CPAS et autres partenaires.
welcome-import = Importez une liste
welcome-import-text = Vos personnes sont dans Excel ? Lisez la liste et vérifiez tout d’abord.
welcome-settings = Vérifiez les réglages
welcome-settings-text = Formes de travail, règles avec leur source, et régions.
welcome-backup = Faites une première copie de sauvegarde
welcome-backup-text = Cela se fait dans la fenêtre où tourne Opstap. Gardez le fichier de clé ailleurs que la copie : sans clé, les numéros de registre national sont illisibles.
welcome-data-folder = DOSSIER
