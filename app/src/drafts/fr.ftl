# Drafts: typed text that was not saved yet survives time-out, sign-out and the back button.
drafts-filled-in = Nous avons gardé ce que vous aviez écrit. C’est ci-dessous. Vérifiez et enregistrez.
drafts-begin-again = Recommencer
drafts-thrown-away = Votre brouillon est effacé. Le formulaire est de nouveau vide.
drafts-kept-sign-in = Nous avons gardé ce que vous avez écrit. Connectez-vous et vous le retrouverez.
drafts-kept-card = Nous avons gardé ce que vous avez écrit. Revenez avec votre carte : cela y sera de nouveau.
drafts-kept-at = Brouillon gardé à { $time }. Votre texte ne se perdra pas.
drafts-session-ended = Vous avez été absent longtemps et vous êtes déconnecté. Votre texte est gardé comme brouillon : enregistrez, connectez-vous, et vous le retrouverez.
drafts-not-kept = Votre brouillon n’a pas pu être gardé. Laissez cette page ouverte et réessayez d’enregistrer dans un instant.
drafts-again = Vous étiez déconnecté. Ce que vous aviez écrit est encore là : vérifiez et enregistrez.
drafts-not-again = Vous étiez déconnecté. Voici ce que vous aviez écrit. Reprenez ce qu’il vous faut.
drafts-signed-out = Vous êtes déconnecté : rien n’a été enregistré. Reprenez ce que vous aviez écrit et connectez-vous.
