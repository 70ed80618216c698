-- Who signed a plan: the person, a parent, or a legal representative of the person; empty where that is not
-- known, as of names that a worker noted.
ALTER TABLE plan_version ADD COLUMN signer TEXT NOT NULL DEFAULT '';
