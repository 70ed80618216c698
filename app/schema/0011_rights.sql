-- The rights of a person: corrections that were asked, files whose term is over, what was erased.

CREATE TABLE correction (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    -- Which organisation is asked: one with a file.
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- What it is about: identity, steps, notes …
    about TEXT NOT NULL,
    -- What is wrong, and what it should be, in the own words.
    wrong TEXT NOT NULL,
    should_be TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES account (id),
    asked_day DATE NOT NULL,
    -- The last day to answer: one month (GDPR art. 12(3)).
    due_day DATE NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    -- open, changed, kept
    state TEXT NOT NULL DEFAULT 'open',
    answer TEXT NOT NULL DEFAULT '',
    answered_by TEXT REFERENCES account (id),
    answered_at TIMESTAMPTZ,
    CHECK (due_day >= asked_day)
);
CREATE INDEX correction_person ON correction (person, asked_day);
CREATE INDEX correction_open ON correction (organisation, due_day) WHERE state = 'open';

-- Files whose term is over, found once a day; with what a coordinator decided.
CREATE TABLE retention (
    person TEXT PRIMARY KEY REFERENCES person (id),
    -- The day of the last thing that happened, and the day on which the term was over.
    last_day DATE NOT NULL,
    over_on DATE NOT NULL,
    -- The rule with the longest term.
    rule TEXT NOT NULL,
    -- Kept longer until this day, with the reason.
    keep_until DATE,
    keep_reason TEXT NOT NULL DEFAULT '',
    -- Who asked to erase it; somebody else confirms.
    asked_by TEXT REFERENCES account (id),
    asked_at TIMESTAMPTZ
);
CREATE INDEX retention_asked ON retention (asked_at) WHERE asked_by IS NOT NULL;

-- Who was erased: an id and a day, and which organisations had a file, `,a,b,`, so that their workers
-- hear why it is gone, and a backup that is put back is erased again.
CREATE TABLE erased (
    person TEXT PRIMARY KEY,
    erased_on DATE NOT NULL,
    organisations TEXT NOT NULL
);

-- How long other files are kept. What has no source is not known, and proposes nothing.
INSERT INTO rule_parameter (id, rule, value, unit, source)
SELECT 'retention-other', 'retention-other', NULL, 'months', 'niet gekend' FROM network
WHERE NOT EXISTS (SELECT 1 FROM rule_parameter r WHERE r.id = 'retention-other');
INSERT INTO rule_parameter (id, rule, value, unit, source)
SELECT 'retention-no-step', 'retention-no-step', NULL, 'months', 'niet gekend' FROM network
WHERE NOT EXISTS (SELECT 1 FROM rule_parameter r WHERE r.id = 'retention-no-step');

-- How much each account looked on a day: counted once the day is over, so that a page about many
-- looks reads few rows.
CREATE TABLE looked (
    day DATE NOT NULL,
    account TEXT NOT NULL REFERENCES account (id),
    -- Files that were opened; of people on whose team one is not; of people with one's own family name.
    files BIGINT NOT NULL,
    outside BIGINT NOT NULL,
    own_name BIGINT NOT NULL,
    PRIMARY KEY (day, account)
);
