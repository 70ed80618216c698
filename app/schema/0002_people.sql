-- People and households.

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    called TEXT NOT NULL DEFAULT '',
    -- "family given", folded: the order of lists.
    sort_name TEXT NOT NULL,
    -- 1985-04-03, 1985-04, 1985 or empty: as exactly as it is known.
    birth TEXT NOT NULL DEFAULT '',
    sex TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    needs_interpreter BOOLEAN NOT NULL DEFAULT FALSE,
    street TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    -- NIS code.
    municipality TEXT,
    education TEXT NOT NULL DEFAULT '',
    work_history TEXT NOT NULL DEFAULT '',
    -- Ticks C-M-P-P-S, as letters: c (cognitive), m (medical), y (psychological), t (psychiatric),
    -- s (social). Sensitive.
    indications TEXT NOT NULL DEFAULT '',
    insz_cipher BYTEA,
    -- Keyed hash, to find doubles without reading the number.
    insz_hash TEXT,
    insz_organisation TEXT,
    made_by_organisation TEXT NOT NULL REFERENCES organisation (id),
    imported_by TEXT,
    -- Set when this record was merged into another one.
    merged_into TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    version BIGINT NOT NULL DEFAULT 1,
    made_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX person_insz_hash ON person (insz_hash);
CREATE INDEX person_sort_name ON person (sort_name, birth);
CREATE INDEX person_imported_by ON person (imported_by);

-- Ways to reach somebody.
CREATE TABLE contact_way (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    -- phone, email, other
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    remark TEXT NOT NULL DEFAULT '',
    position BIGINT NOT NULL
);
CREATE INDEX contact_way_person ON contact_way (person, position);

-- From what somebody lives, over time.
CREATE TABLE income_statute (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    statute TEXT NOT NULL,
    from_day DATE NOT NULL,
    until_day DATE,
    CHECK (until_day IS NULL OR until_day >= from_day)
);
CREATE INDEX income_statute_person ON income_statute (person, from_day);

-- Which organisation works, or worked, with whom: the ground on which its workers see the file.
-- The name is repeated here so that an organisation's list is one walk along one index.
CREATE TABLE involvement (
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    sort_name TEXT NOT NULL,
    from_day DATE NOT NULL,
    -- Set when this organisation closed its file, with the reason.
    until_day DATE,
    closing_reason TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (person, organisation)
); -- kept in the order of its key
CREATE INDEX involvement_list ON involvement (organisation, sort_name, person, until_day);

-- Who supports somebody. One of them leads (spilfiguur).
CREATE TABLE team_member (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    account TEXT NOT NULL REFERENCES account (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    leads BOOLEAN NOT NULL,
    from_day DATE NOT NULL,
    until_day DATE,
    CHECK (until_day IS NULL OR until_day >= from_day)
);
CREATE INDEX team_member_person ON team_member (person, from_day);
-- One lead at a time, and nobody twice on one team for one organisation.
CREATE UNIQUE INDEX team_member_lead ON team_member (person) WHERE leads AND until_day IS NULL;
CREATE UNIQUE INDEX team_member_open ON team_member (person, account, organisation)
    WHERE until_day IS NULL;
CREATE INDEX team_member_account ON team_member (account, until_day, person);

CREATE TABLE household (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    made_by_organisation TEXT NOT NULL REFERENCES organisation (id),
    imported_by TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX household_imported_by ON household (imported_by);
CREATE TABLE household_member (
    id TEXT PRIMARY KEY,
    household TEXT NOT NULL REFERENCES household (id),
    person TEXT NOT NULL REFERENCES person (id),
    -- adult, partner, child, other
    role TEXT NOT NULL,
    from_day DATE NOT NULL,
    until_day DATE,
    imported_by TEXT,
    CHECK (until_day IS NULL OR until_day >= from_day)
);
CREATE INDEX household_member_household ON household_member (household, from_day);
CREATE UNIQUE INDEX household_member_open ON household_member (household, person)
    WHERE until_day IS NULL;
CREATE INDEX household_member_person ON household_member (person, from_day);

-- The search index, per organisation that works or worked with somebody, so that a search reads only
-- the own people: every word of a name (folded), telephone digits (`#0499000001`), birth (`@1985-04-03`).
CREATE TABLE name_word (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    word TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (organisation, word, person)
); -- kept in the order of its key
CREATE INDEX name_word_person ON name_word (person, organisation, word);
-- Words one letter away: each distinct word of a name, that word with one letter left out, and its
-- sound (`~…`).
CREATE TABLE near_word (
    near TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (near, word)
); -- kept in the order of its key

-- Whose file an account may open, by role and organisation: the SQL twin of `access::may`.
-- `team` roles open only the files of people on whose team they are today.
CREATE VIEW visible_person AS
SELECT r.account AS account, i.person AS person, i.organisation AS organisation, r.role AS role,
       i.sort_name AS sort_name, i.until_day AS closed_day
FROM account_role r
JOIN involvement i ON i.organisation = r.organisation
WHERE r.scope = 'organisation'
   OR (r.scope = 'team' AND EXISTS (
        SELECT 1 FROM team_member t
        WHERE t.person = i.person AND t.account = r.account AND t.until_day IS NULL));
