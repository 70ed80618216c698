-- The network, its organisations, the people who sign in, and what they did.

CREATE TABLE network (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    -- The demo network shows a banner on every page and sends no mail.
    is_demo BOOLEAN NOT NULL,
    -- In a demo network "today" can stand still.
    fixed_today DATE,
    made_at TIMESTAMPTZ NOT NULL
);

-- A keyed hash by which the key outside the data is recognised.
CREATE TABLE key_check (
    id BIGINT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE organisation (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    -- arbeidszorg, maatwerk, ocmw, caw, vdab, umbrella, partner …
    kind TEXT NOT NULL,
    municipality TEXT,
    street TEXT,
    phone TEXT,
    email TEXT,
    -- INSZ is off unless an organisation has a legal ground.
    may_keep_insz BOOLEAN NOT NULL DEFAULT FALSE,
    insz_ground TEXT,
    active BOOLEAN NOT NULL DEFAULT TRUE,
    version BIGINT NOT NULL DEFAULT 1,
    made_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX organisation_name ON organisation (folded_name);

-- An umbrella body and its members.
CREATE TABLE organisation_member (
    umbrella TEXT NOT NULL REFERENCES organisation (id),
    member TEXT NOT NULL REFERENCES organisation (id),
    from_day DATE NOT NULL,
    until_day DATE,
    PRIMARY KEY (umbrella, member)
);

-- Editable groups of municipalities.
CREATE TABLE region (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL
);
CREATE TABLE region_municipality (
    region TEXT NOT NULL REFERENCES region (id),
    municipality TEXT NOT NULL,
    PRIMARY KEY (region, municipality)
);

-- Somebody who can sign in: a worker, or a participant (then `person` is set).
CREATE TABLE account (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    job_title TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'nl',
    password_hash TEXT,
    -- Encrypted with the key outside the data.
    totp_secret BYTEA,
    totp_last_step BIGINT NOT NULL DEFAULT 0,
    failed_tries BIGINT NOT NULL DEFAULT 0,
    locked_until TIMESTAMPTZ,
    person TEXT,
    active BOOLEAN NOT NULL DEFAULT TRUE,
    closed_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1,
    made_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX account_email ON account (email);
CREATE INDEX account_organisation ON account (organisation, name);
CREATE INDEX account_person ON account (person);

-- What somebody is in an organisation. `scope` says whose files the role opens and is derived
-- from the role by the access rules: organisation, team or none.
CREATE TABLE account_role (
    account TEXT NOT NULL REFERENCES account (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    PRIMARY KEY (account, organisation, role)
);
CREATE INDEX account_role_organisation ON account_role (organisation, role);

CREATE TABLE passkey (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    credential TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
);
CREATE INDEX passkey_account ON passkey (account);

-- Single-use codes: recovery codes of the second factor, hashed.
CREATE TABLE recovery_code (
    account TEXT NOT NULL REFERENCES account (id),
    code_hash TEXT NOT NULL,
    used_at TIMESTAMPTZ,
    PRIMARY KEY (account, code_hash)
);

-- Links that do one thing once: invitation, password reset, set-up. Only the hash is kept.
CREATE TABLE one_time_link (
    token_hash TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    account TEXT,
    made_by TEXT,
    made_at TIMESTAMPTZ NOT NULL,
    valid_until TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
);

CREATE TABLE session (
    -- SHA-256 of the cookie.
    token_hash TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    device TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    -- Signed in by password, second factor still asked.
    half_way BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX session_account ON session (account, seen_at);

-- Typed text that was not saved yet, per account and form.
CREATE TABLE draft (
    account TEXT NOT NULL REFERENCES account (id),
    form TEXT NOT NULL,
    body TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (account, form)
);

-- Small counters against guessing and flooding.
CREATE TABLE rate (
    bucket TEXT PRIMARY KEY,
    started_at TIMESTAMPTZ NOT NULL,
    hits BIGINT NOT NULL
);

-- The audit log: append-only, each line sealed with the hash of the one before it.
CREATE TABLE audit_head (
    id BIGINT PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '');
CREATE TABLE audit_line (
    seq BIGINT PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    account TEXT,
    organisation TEXT,
    -- look, make, change, end, reveal, sign-in …
    action TEXT NOT NULL,
    -- What it was about: person, step, note, account …
    subject_kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- The person whose data it concerns, if any.
    person TEXT,
    -- Why it was allowed, or what changed; never the contents of a note.
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX audit_line_person ON audit_line (person, seq);
CREATE INDEX audit_line_account ON audit_line (account, seq);
CREATE INDEX audit_line_at ON audit_line (at, seq);
-- When the chain was last read from end to end, and what was found.
CREATE TABLE audit_check (
    id BIGINT PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    lines BIGINT NOT NULL,
    -- whole, gap, changed or end
    found TEXT NOT NULL,
    broken_at BIGINT
);

-- Work to be done later by the program itself.
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    run_at TIMESTAMPTZ NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    locked_until TIMESTAMPTZ,
    last_error TEXT
);
CREATE INDEX job_run_at ON job (run_at);
