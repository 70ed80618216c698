# Drafts: typed text that was not saved yet survives time-out, sign-out and the back button.
drafts-filled-in = We bewaarden wat je typte. Het staat hieronder. Kijk het na en bewaar.
drafts-begin-again = Begin opnieuw
drafts-thrown-away = Je klad is weg. Het formulier is weer leeg.
drafts-kept-sign-in = We bewaarden wat je typte. Meld je aan, dan staat het er weer.
drafts-kept-card = We bewaarden wat je typte. Kom weer binnen met je kaart, dan staat het er weer.
drafts-kept-at = Als klad bewaard om { $time } uur. Je tekst gaat niet verloren.
drafts-session-ended = Je was te lang weg en bent afgemeld. Je tekst is als klad bewaard: bewaar nu, meld je aan, en hij staat er weer.
drafts-not-kept = Je klad kon niet bewaard worden. Laat deze pagina open en probeer zo meteen te bewaren.
drafts-again = Je was afgemeld. Wat je typte staat er nog: kijk het na en bewaar.
drafts-not-again = Je was afgemeld. Hier staat wat je typte. Neem over wat je nodig hebt.
drafts-signed-out = Je bent afgemeld: het is niet bewaard. Neem over wat je typte en meld je aan.
