-- A picture of somebody, for the tablet at the door: kept by an organisation to which that person said yes.

CREATE TABLE portrait (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- When it was asked, how (spoken, paper) and who said yes: person, parent, representative, with the name
    -- when it was somebody else.
    agreed_day DATE NOT NULL,
    agreed_how TEXT NOT NULL,
    agreed_by TEXT NOT NULL,
    agreed_by_name TEXT NOT NULL DEFAULT '',
    -- Who asked.
    made_by TEXT NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX portrait_person ON portrait (person, organisation);
CREATE INDEX portrait_organisation ON portrait (organisation);

-- The picture itself, a small JPEG that we made anew. Apart, so that no copy of a row takes it along.
CREATE TABLE portrait_picture (
    portrait TEXT PRIMARY KEY REFERENCES portrait (id) ON DELETE CASCADE,
    picture BYTEA NOT NULL
);
