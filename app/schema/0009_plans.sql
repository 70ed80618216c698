-- The personal plan: goals in the person's own words, who does what by when, and what was agreed.

CREATE TABLE plan_goal (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    -- The organisation that keeps it.
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- A part of life: work-goals, finances, housing …
    category TEXT NOT NULL,
    words TEXT NOT NULL,
    why TEXT NOT NULL DEFAULT '',
    -- open, reached, stopped
    state TEXT NOT NULL DEFAULT 'open',
    from_day DATE NOT NULL,
    -- The day it is meant for, or on which it ended.
    until_day DATE,
    version BIGINT NOT NULL DEFAULT 1,
    made_by TEXT NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX plan_goal_person ON plan_goal (person, from_day);

CREATE TABLE plan_action (
    id TEXT PRIMARY KEY,
    goal TEXT NOT NULL REFERENCES plan_goal (id),
    person TEXT NOT NULL REFERENCES person (id),
    -- The one that keeps the goal.
    organisation TEXT NOT NULL REFERENCES organisation (id),
    words TEXT NOT NULL,
    -- account, person, other: then `who_name` says who.
    who TEXT NOT NULL,
    who_account TEXT REFERENCES account (id),
    who_name TEXT NOT NULL DEFAULT '',
    due_day DATE,
    -- open, done, dropped
    state TEXT NOT NULL DEFAULT 'open',
    result TEXT NOT NULL DEFAULT '',
    done_day DATE,
    version BIGINT NOT NULL DEFAULT 1,
    made_by TEXT NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX plan_action_goal ON plan_action (goal);
CREATE INDEX plan_action_person ON plan_action (person);
CREATE INDEX plan_action_account ON plan_action (who_account, due_day) WHERE state = 'open';

-- The plan as it was agreed: never changed.
CREATE TABLE plan_version (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    -- The organisation whose worker noted it.
    organisation TEXT NOT NULL REFERENCES organisation (id),
    number BIGINT NOT NULL,
    -- What was on the table, as JSON.
    contents TEXT NOT NULL,
    agreed_day DATE NOT NULL,
    -- The names of those who agreed.
    agreed_by TEXT NOT NULL,
    -- paper, spoken, portal
    how TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX plan_version_person ON plan_version (person, number);
