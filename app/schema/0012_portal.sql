-- The way in of a person, and what keeps a household safe.

-- How a session began: password, card or link. One by card is short.
ALTER TABLE session ADD COLUMN way TEXT NOT NULL DEFAULT 'password';

-- A paper card with a code. The newest card of a person that was not ended is the one that works.
CREATE TABLE access_card (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    account TEXT NOT NULL REFERENCES account (id),
    -- The organisation whose worker made it.
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- Keyed hash of the code: the code itself is on the paper only.
    code_hash TEXT NOT NULL,
    -- What is asked besides: birth, postcode or word.
    question TEXT NOT NULL,
    -- Keyed hash of card and answer.
    answer_hash TEXT NOT NULL,
    wrong_tries BIGINT NOT NULL DEFAULT 0,
    made_by TEXT NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL,
    until_day DATE NOT NULL,
    used_at TIMESTAMPTZ,
    ended_at TIMESTAMPTZ,
    -- replaced, withdrawn, lost or locked
    ended_because TEXT NOT NULL DEFAULT ''
);
CREATE INDEX access_card_code ON access_card (code_hash);
CREATE INDEX access_card_person ON access_card (person, made_at);

-- A link that works once, for some days, with a short code that is told apart from it.
CREATE TABLE access_link (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    account TEXT NOT NULL REFERENCES account (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- SHA-256 of the word in the address.
    token_hash TEXT NOT NULL,
    -- Keyed hash of link and code.
    code_hash TEXT NOT NULL,
    wrong_tries BIGINT NOT NULL DEFAULT 0,
    made_by TEXT NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL,
    valid_until TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    -- replaced, withdrawn, used or locked
    ended_because TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX access_link_token ON access_link (token_hash);
CREATE INDEX access_link_person ON access_link (person, made_at);

-- Address, municipality and household are for coaches and coordinators of the own organisation only.
ALTER TABLE person ADD COLUMN is_protected BOOLEAN NOT NULL DEFAULT FALSE;

-- Which adult may see what is shared of a child, in the own pages.
CREATE TABLE parent_access (
    id TEXT PRIMARY KEY,
    -- The child.
    person TEXT NOT NULL REFERENCES person (id),
    -- The account of the adult: it goes along when the adult's record is merged.
    account TEXT NOT NULL REFERENCES account (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- parent, guardian, foster or agreed
    ground TEXT NOT NULL,
    from_day DATE NOT NULL,
    until_day DATE,
    made_by TEXT NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL,
    ended_by TEXT REFERENCES account (id),
    ended_at TIMESTAMPTZ,
    ended_because TEXT NOT NULL DEFAULT '',
    CHECK (until_day IS NULL OR until_day >= from_day)
);
CREATE INDEX parent_access_person ON parent_access (person, from_day);
CREATE INDEX parent_access_account ON parent_access (account, from_day);
