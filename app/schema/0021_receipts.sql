-- What was taken back from an organisation, the last first: its receipts.
CREATE INDEX consent_receipt ON consent (organisation, withdrawn_at) WHERE withdrawn_at IS NOT NULL;
