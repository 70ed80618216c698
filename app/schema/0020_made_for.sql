-- For which organisation a worker made the card or the link with which a session began: in it nothing is
-- shown of a child on which that organisation has no file.
ALTER TABLE session ADD COLUMN organisation TEXT REFERENCES organisation (id);
