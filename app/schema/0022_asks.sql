-- What a partner that reads along asks and tells: to read more, and a few sentences to who leads.

CREATE TABLE share_ask (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    -- The organisation that asks to read more.
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- guidance, work, housing …: a word of a consent.
    purpose TEXT NOT NULL,
    -- Words of categories: `,housing,finances,`.
    categories TEXT NOT NULL,
    until_day DATE NOT NULL,
    -- One sentence.
    why TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES account (id),
    asked_day DATE NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    -- The first day on which it is over when nobody answered.
    lapses_day DATE NOT NULL,
    -- open, yes, no, withdrawn
    state TEXT NOT NULL DEFAULT 'open',
    answered_by TEXT REFERENCES account (id),
    answered_at TIMESTAMPTZ,
    CHECK (lapses_day >= asked_day)
);
CREATE INDEX share_ask_person ON share_ask (person, asked_at);
CREATE INDEX share_ask_open ON share_ask (person) WHERE state = 'open';

CREATE TABLE letter (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    -- The organisation whose worker wrote it, and that keeps it.
    organisation TEXT NOT NULL REFERENCES organisation (id),
    from_account TEXT NOT NULL REFERENCES account (id),
    -- The organisation for whose team it is: that of who led when it was written.
    receiver TEXT NOT NULL REFERENCES organisation (id),
    words TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    read_by TEXT REFERENCES account (id),
    read_at TIMESTAMPTZ
);
CREATE INDEX letter_person ON letter (person, made_at);
CREATE INDEX letter_unread ON letter (person) WHERE read_at IS NULL;

-- When the person said in the own pages that an own action is done; nothing when a worker did.
ALTER TABLE plan_action ADD COLUMN ticked_at TIMESTAMPTZ;
