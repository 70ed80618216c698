-- Duties: what was put off, what was handed in, and the links of the calendar feed. Duties themselves are reckoned.

-- A duty that was put off until a day, with the reason. It holds for the term that it names.
CREATE TABLE duty_later (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- A kind of duty, and the row or the list that it is about.
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    due_day DATE NOT NULL,
    until_day DATE NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX duty_later_person ON duty_later (person, organisation);

-- Links by which a program reads how much is to be done: only hashes.
CREATE TABLE calendar_link (
    token_hash TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ
);
CREATE INDEX calendar_link_account ON calendar_link (account, made_at);

-- The day on which an organisation handed a return in.
CREATE TABLE return_handed (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    kind TEXT NOT NULL,
    period TEXT NOT NULL,
    day DATE NOT NULL,
    made_by TEXT NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organisation, kind, period)
);
