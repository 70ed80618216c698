-- To whom a person opens the file, and for what.

CREATE TABLE consent (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    -- The partner that may read.
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- The organisation whose worker noted it.
    noted_for TEXT NOT NULL REFERENCES organisation (id),
    -- consent, or law: then `legal_source` names the article.
    basis TEXT NOT NULL,
    legal_source TEXT NOT NULL DEFAULT '',
    -- guidance, work, housing, finances, meeting …
    purpose TEXT NOT NULL,
    -- Words of categories: `,identity,agreements,`.
    categories TEXT NOT NULL,
    from_day DATE NOT NULL,
    until_day DATE NOT NULL,
    -- paper, spoken, portal
    given_how TEXT NOT NULL,
    -- person, parent, representative; with the name when it was somebody else.
    given_by TEXT NOT NULL,
    given_by_name TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    with_interpreter BOOLEAN NOT NULL DEFAULT FALSE,
    -- The signed paper, among the attachments of the person.
    attachment TEXT,
    noted_by TEXT NOT NULL REFERENCES account (id),
    noted_at TIMESTAMPTZ NOT NULL,
    -- Whether it holds today; turned at midnight.
    is_open BOOLEAN NOT NULL,
    withdrawn_at TIMESTAMPTZ,
    -- The account that withdrew it: a worker for the person, or the person.
    withdrawn_by TEXT,
    withdrawn_because TEXT NOT NULL DEFAULT '',
    -- The partner confirms that copies of its own are gone.
    confirmed_by TEXT,
    confirmed_at TIMESTAMPTZ,
    CHECK (until_day >= from_day)
);
CREATE INDEX consent_person ON consent (person, from_day);
CREATE INDEX consent_organisation ON consent (organisation, person);
CREATE INDEX consent_until ON consent (until_day) WHERE withdrawn_at IS NULL;

-- Derived: what is open today to an organisation, all its consents together. The name is repeated so
-- that the list of an organisation is one walk along one index.
CREATE TABLE shared_file (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    person TEXT NOT NULL REFERENCES person (id),
    sort_name TEXT NOT NULL,
    categories TEXT NOT NULL,
    PRIMARY KEY (organisation, person)
); -- kept in the order of its key
CREATE INDEX shared_file_list ON shared_file (organisation, sort_name, person);
CREATE INDEX shared_file_person ON shared_file (person);

-- Access without consent when somebody's life or body is in danger: of one account, for some hours.
CREATE TABLE emergency_access (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    account TEXT NOT NULL REFERENCES account (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    reason TEXT NOT NULL,
    from_at TIMESTAMPTZ NOT NULL,
    until_at TIMESTAMPTZ NOT NULL,
    -- The data protection officer's word about it.
    reviewed_by TEXT,
    reviewed_at TIMESTAMPTZ,
    -- right, or wrong
    verdict TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT ''
);
CREATE INDEX emergency_access_person ON emergency_access (person, from_at);
CREATE INDEX emergency_access_account ON emergency_access (account, person, until_at);
CREATE INDEX emergency_access_review ON emergency_access (reviewed_at, from_at);

-- Whose name an account may know: the own files (`visible_person`), and those that others share with
-- one of its organisations. `categories` is empty for the own files, and says what was given.
CREATE VIEW near_person AS
SELECT v.account AS account, v.person AS person, v.organisation AS organisation, v.role AS role,
       v.sort_name AS sort_name, v.closed_day AS closed_day, CAST(NULL AS TEXT) AS categories
FROM visible_person v
UNION ALL
SELECT r.account, s.person, s.organisation, r.role, s.sort_name, NULL, s.categories
FROM account_role r
JOIN shared_file s ON s.organisation = r.organisation
WHERE r.scope <> 'none';
