-- Mail on its way out, and referrals: a question to another organisation about somebody, until it is
-- answered.

-- A mail holds no word of its own: a kind, for which there are fixed sentences, and a link.
CREATE TABLE mail (
    -- Also the Message-ID, so that a mail that is sent twice is recognised.
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    to_address TEXT NOT NULL,
    language TEXT NOT NULL,
    -- The organisation that the sentences name.
    organisation TEXT REFERENCES organisation (id),
    -- The path of the link, encrypted with the key outside the data; taken away once it was sent.
    link_cipher BYTEA,
    -- What it is about: the id of a referral.
    about TEXT NOT NULL DEFAULT '',
    made_at TIMESTAMPTZ NOT NULL,
    -- When it is tried next; nothing when it never will be again.
    next_at TIMESTAMPTZ,
    tries BIGINT NOT NULL DEFAULT 0,
    sent_at TIMESTAMPTZ,
    given_up_at TIMESTAMPTZ,
    -- away, login, insecure, refused, other; and what the server said.
    problem TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX mail_next ON mail (next_at);
CREATE INDEX mail_about ON mail (about, made_at);
CREATE INDEX mail_made ON mail (made_at);

CREATE TABLE referral (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    -- Who asks.
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- Who is asked: an organisation of the network, or else a name and an address.
    receiver TEXT REFERENCES organisation (id),
    receiver_name TEXT NOT NULL DEFAULT '',
    receiver_email TEXT NOT NULL DEFAULT '',
    receiver_language TEXT NOT NULL DEFAULT 'nl',
    -- intro, place, advice, guidance, other
    kind TEXT NOT NULL,
    question TEXT NOT NULL,
    -- Words of what is told: `,reach,agreements,goals,`; and the texts as they were sent, as JSON.
    parts TEXT NOT NULL,
    told TEXT NOT NULL DEFAULT '',
    answer_by DATE NOT NULL,
    -- The agreement of the person: nothing of it, then it stays a draft.
    agreed_by TEXT NOT NULL DEFAULT '',
    agreed_by_name TEXT NOT NULL DEFAULT '',
    agreed_how TEXT NOT NULL DEFAULT '',
    agreed_day DATE,
    agreed_language TEXT NOT NULL DEFAULT '',
    agreement_withdrawn_at TIMESTAMPTZ,
    -- draft, sent, seen, asked, answered, accepted, refused, withdrawn, expired
    state TEXT NOT NULL,
    -- What it was before the last answer, to go back there.
    state_before TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL,
    sent_at TIMESTAMPTZ,
    -- The day it was sent; the last day on which the receiver can answer.
    sent_day DATE,
    open_until DATE,
    -- The day on which the receiver is reminded by mail, if there is one still.
    next_nudge DATE,
    reminded_at TIMESTAMPTZ,
    -- When it was accepted or refused, and on which day.
    decided_at TIMESTAMPTZ,
    decided_day DATE,
    -- Why it was refused or withdrawn: a word, and more if wanted.
    reason TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    -- The first appointment that came with a yes.
    first_day DATE,
    first_minute BIGINT,
    first_who TEXT NOT NULL DEFAULT '',
    first_place TEXT NOT NULL DEFAULT '',
    appointment TEXT,
    -- Whether saying yes opened the receiver's file, so that taking it back closes it.
    opened_file BOOLEAN NOT NULL DEFAULT FALSE,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX referral_person ON referral (person, made_at);
CREATE INDEX referral_organisation ON referral (organisation, state, answer_by);
CREATE INDEX referral_receiver ON referral (receiver, state, answer_by);
CREATE INDEX referral_nudge ON referral (next_nudge);
CREATE INDEX referral_made_by ON referral (made_by, state, answer_by);

-- What happened to it, and what was said on both sides.
CREATE TABLE referral_event (
    id TEXT PRIMARY KEY,
    referral TEXT NOT NULL REFERENCES referral (id),
    at TIMESTAMPTZ NOT NULL,
    -- sender, receiver, person, program
    side TEXT NOT NULL,
    -- Nobody for the receiver without an account, and for the program.
    account TEXT REFERENCES account (id),
    -- sent, seen, asked, answered, accepted, refused, undone, reminded, nudged, link, withdrawn,
    -- taken-back, expired
    what TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT ''
);
CREATE INDEX referral_event_referral ON referral_event (referral, at, id);

-- The links by which somebody without an account answers: only their hashes.
CREATE TABLE referral_link (
    token_hash TEXT PRIMARY KEY,
    referral TEXT NOT NULL REFERENCES referral (id),
    made_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ
);
CREATE INDEX referral_link_referral ON referral_link (referral);
