-- Presence: who was at a work post on a half-day. What is not known has no row.

CREATE TABLE presence (
    person TEXT NOT NULL REFERENCES person (id),
    work_post TEXT NOT NULL REFERENCES work_post (id),
    day DATE NOT NULL,
    -- 0 is the morning, 1 the afternoon.
    half BIGINT NOT NULL CHECK (half IN (0, 1)),
    -- present, late, notified, sick, leave, unexcused, closed
    code TEXT NOT NULL,
    -- How long, when that was noted.
    minutes BIGINT CHECK (minutes > 0),
    -- From what: screen, paper, kiosk, program.
    source TEXT NOT NULL,
    made_by TEXT REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    -- Work post, day and half-day in one word: of two records that become one, a half-day that both have
    -- is known by it.
    slot TEXT NOT NULL,
    PRIMARY KEY (work_post, day, half, person)
); -- kept in the order of its key
CREATE INDEX presence_person ON presence (person, day);
-- The few by which three days in a row are found.
CREATE INDEX presence_unexcused ON presence (person, day) WHERE code = 'unexcused';

-- What stood there before a presence was corrected or taken away.
CREATE TABLE presence_before (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    work_post TEXT NOT NULL REFERENCES work_post (id),
    day DATE NOT NULL,
    half BIGINT NOT NULL,
    code TEXT NOT NULL,
    minutes BIGINT,
    source TEXT NOT NULL,
    made_by TEXT REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL,
    ended_by TEXT REFERENCES account (id),
    ended_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX presence_before_person ON presence_before (person, day);

-- Somebody is away from a day until a day: filled in beforehand on the lists of those days.
CREATE TABLE absence (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- notified, sick, leave
    code TEXT NOT NULL,
    from_day DATE NOT NULL,
    until_day DATE NOT NULL,
    made_by TEXT REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (until_day >= from_day)
);
CREATE INDEX absence_person ON absence (person, until_day);
CREATE INDEX absence_organisation ON absence (organisation, until_day);

-- A half-day that did not happen, at a work post or at a whole site: one row, for everybody.
CREATE TABLE not_held (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site (id),
    -- Nothing for the whole site.
    work_post TEXT REFERENCES work_post (id),
    day DATE NOT NULL,
    half BIGINT NOT NULL CHECK (half IN (0, 1)),
    -- A word, and words.
    reason TEXT NOT NULL,
    remark TEXT NOT NULL DEFAULT '',
    made_by TEXT REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX not_held_site ON not_held (site, day, half);

-- Somebody who walked in and of whom only a first name is known, until a coach says who it was.
CREATE TABLE walk_in (
    id TEXT PRIMARY KEY,
    work_post TEXT NOT NULL REFERENCES work_post (id),
    day DATE NOT NULL,
    half BIGINT NOT NULL CHECK (half IN (0, 1)),
    first_name TEXT NOT NULL,
    made_by TEXT REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX walk_in_post ON walk_in (work_post, day, half);

-- A network that was set up before has its rules already.
INSERT INTO rule_parameter (id, rule, value, unit, source)
SELECT 'absences-in-a-row', 'absences-in-a-row', 3, 'days', 'eigen keuze van het netwerk'
WHERE EXISTS (SELECT 1 FROM network);
