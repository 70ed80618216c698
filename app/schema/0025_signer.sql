-- Who signed a plan on a screen: the person, a parent, or a legal representative of the person.
ALTER TABLE plan_version ADD COLUMN signer TEXT NOT NULL DEFAULT 'person';
