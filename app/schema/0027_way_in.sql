-- The way in: from signing up at an organisation to working there, and who waits for a place.

CREATE TABLE way_in (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- The work post that it is for; nothing is "any".
    work_post TEXT REFERENCES work_post (id),
    -- Who signed the person up, in words.
    signed_up_by TEXT NOT NULL DEFAULT '',
    -- The referral that it began with.
    referral TEXT REFERENCES referral (id),
    -- The day of the first change.
    signed_up_day DATE NOT NULL,
    -- Derived from the changes that stand: the state and its day, since when the place on the list counts,
    -- and the first evaluation of a trial that goes on.
    state TEXT NOT NULL,
    since_day DATE NOT NULL,
    queue_day DATE,
    evaluation_day DATE,
    version BIGINT NOT NULL DEFAULT 1,
    made_by TEXT,
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX way_in_person ON way_in (person);
CREATE INDEX way_in_list ON way_in (organisation, state, queue_day);
CREATE INDEX way_in_post ON way_in (work_post, state, queue_day);
CREATE INDEX way_in_trial ON way_in (evaluation_day) WHERE state = 'trial';

-- What happened on it. Never changed, but that the last one can be struck as a mistake.
CREATE TABLE way_in_change (
    id TEXT PRIMARY KEY,
    way_in TEXT NOT NULL REFERENCES way_in (id),
    -- Its place on the way: 1 is signing up.
    number BIGINT NOT NULL,
    -- signed-up, info-talk, waitlist, intake, trial, active, interrupted, stopped
    state TEXT NOT NULL,
    day DATE NOT NULL,
    -- A word of the list, and words.
    reason TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    -- To the list: since when the place counts. To a trial: the day of the first evaluation.
    queue_day DATE,
    evaluation_day DATE,
    -- From the list: how many waited longer for the same place, and why they were passed.
    passed BIGINT NOT NULL DEFAULT 0,
    passed_reason TEXT NOT NULL DEFAULT '',
    passed_remark TEXT NOT NULL DEFAULT '',
    -- From the list: since when the place counted.
    waited_since DATE,
    made_by TEXT REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL,
    struck_by TEXT REFERENCES account (id),
    struck_at TIMESTAMPTZ,
    struck_why TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX way_in_change_way ON way_in_change (way_in, number);

-- Which states an organisation uses beside the three that always exist; without a row: all.
CREATE TABLE way_in_use (
    organisation TEXT PRIMARY KEY REFERENCES organisation (id),
    -- Words: `,info-talk,waitlist,intake,trial,interrupted,`.
    states TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);

-- Waiting that is a time on the list of a way.
ALTER TABLE waiting ADD COLUMN way_in TEXT REFERENCES way_in (id);
CREATE INDEX waiting_way_in ON waiting (way_in);
