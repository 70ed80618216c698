-- Signing up from the public page of a work post, by somebody without an account.

CREATE TABLE sign_up (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    work_post TEXT NOT NULL REFERENCES work_post (id),
    -- Who sends it: the person, or somebody who helps.
    for_self BOOLEAN NOT NULL,
    sender_name TEXT NOT NULL,
    -- For whom the sender works; empty for the person.
    sender_place TEXT NOT NULL DEFAULT '',
    sender_email TEXT NOT NULL,
    language TEXT NOT NULL,
    -- The person. Taken away when the file takes it over, and when the sign-up is withdrawn.
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    reach TEXT NOT NULL,
    wish TEXT NOT NULL,
    half_days BIGINT NOT NULL,
    -- How the person agreed: spoken, paper, or self; and when.
    agreed_how TEXT NOT NULL,
    agreed_day DATE NOT NULL,
    -- draft (the address is not confirmed), sent, seen, asked, answered, accepted, refused, withdrawn, expired
    state TEXT NOT NULL,
    state_before TEXT NOT NULL DEFAULT '',
    made_at TIMESTAMPTZ NOT NULL,
    sent_at TIMESTAMPTZ,
    sent_day DATE,
    answer_by DATE,
    open_until DATE,
    next_nudge DATE,
    decided_at TIMESTAMPTZ,
    -- The day of the answer, or on which it was withdrawn or expired.
    ended_day DATE,
    reason TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    answered_by TEXT NOT NULL DEFAULT '',
    first_day DATE,
    first_minute BIGINT,
    first_who TEXT NOT NULL DEFAULT '',
    first_place TEXT NOT NULL DEFAULT '',
    -- The way in that it became, and when.
    way_in TEXT NOT NULL DEFAULT '',
    written_at TIMESTAMPTZ,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX sign_up_list ON sign_up (organisation, state, sent_day);
CREATE INDEX sign_up_due ON sign_up (state, next_nudge);
CREATE INDEX sign_up_way ON sign_up (way_in);

-- What happened to it, and what was asked and answered.
CREATE TABLE sign_up_event (
    id TEXT PRIMARY KEY,
    sign_up TEXT NOT NULL REFERENCES sign_up (id),
    at TIMESTAMPTZ NOT NULL,
    -- sender, receiver, program
    side TEXT NOT NULL,
    account TEXT REFERENCES account (id),
    what TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT ''
);
CREATE INDEX sign_up_event_of ON sign_up_event (sign_up, at, id);

-- Its links, each for one purpose: only their hashes.
CREATE TABLE sign_up_link (
    token_hash TEXT PRIMARY KEY,
    sign_up TEXT NOT NULL REFERENCES sign_up (id),
    -- confirm (the sender, once), follow (the sender), answer (the organisation)
    purpose TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ
);
CREATE INDEX sign_up_link_of ON sign_up_link (sign_up, purpose);

-- A network that was set up before has its rules already.
INSERT INTO rule_parameter (id, rule, value, unit, source)
SELECT 'retention-sign-up', 'retention-sign-up', 3, 'months',
    'eigen keuze van het netwerk; geen wettelijke termijn gelezen'
WHERE EXISTS (SELECT 1 FROM network);
