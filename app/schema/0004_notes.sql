-- What was said and agreed.

CREATE TABLE note (
    id TEXT PRIMARY KEY,
    author TEXT NOT NULL REFERENCES account (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- talk, phone, visit, mail, meeting, observation, other
    kind TEXT NOT NULL,
    -- Whether it counts as contact with the person.
    is_contact BOOLEAN NOT NULL,
    day DATE NOT NULL,
    body TEXT NOT NULL,
    -- team, network, lead
    level TEXT NOT NULL,
    -- Withdrawn, with the reason; the text stays for 30 days.
    withdrawn_at TIMESTAMPTZ,
    withdrawn_by TEXT,
    withdrawn_reason TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    made_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX note_author ON note (author, made_at);
-- The few that wait for their 30 days to pass.
CREATE INDEX note_withdrawn ON note (withdrawn_at) WHERE withdrawn_at IS NOT NULL;
-- Whom a note is about. What decides who may read it is repeated here, so that the notes of a person
-- are counted and chosen along this key, without looking into each.
CREATE TABLE note_person (
    note TEXT NOT NULL REFERENCES note (id),
    person TEXT NOT NULL REFERENCES person (id),
    day DATE NOT NULL,
    level TEXT NOT NULL,
    organisation TEXT NOT NULL,
    author TEXT NOT NULL,
    PRIMARY KEY (person, day, note)
); -- kept in the order of its key
CREATE UNIQUE INDEX note_person_note ON note_person (note, person);
-- Earlier texts of a corrected note, with the reason of the correction.
CREATE TABLE note_version (
    note TEXT NOT NULL REFERENCES note (id),
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    day DATE NOT NULL,
    body TEXT NOT NULL,
    level TEXT NOT NULL,
    reason TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (note, version)
);
CREATE TABLE note_template (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX note_template_organisation ON note_template (organisation, title);

-- A next date: appointment, call to make.
CREATE TABLE appointment (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    account TEXT NOT NULL REFERENCES account (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    day DATE NOT NULL,
    -- Minutes after midnight; NULL is the whole day.
    minute BIGINT,
    -- talk, phone, visit, evaluation …
    kind TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    -- open, done, cancelled
    state TEXT NOT NULL DEFAULT 'open',
    note TEXT REFERENCES note (id),
    version BIGINT NOT NULL DEFAULT 1,
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX appointment_account ON appointment (account, day, minute);
CREATE INDEX appointment_person ON appointment (person, day);

CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    note TEXT REFERENCES note (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    added_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    deleted_at TIMESTAMPTZ,
    deleted_by TEXT
);
CREATE INDEX attachment_person ON attachment (person, made_at);
CREATE INDEX attachment_deleted ON attachment (deleted_at) WHERE deleted_at IS NOT NULL;
