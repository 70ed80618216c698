-- What a team agrees and hands on: goals of a whole household, the order of the fields of a sheet, the
-- tasks of a casemanagement team, and the last word of somebody who stops supporting a person.

-- A goal for everybody at home. It stands on the plan of each adult who lives in this household
-- together with the person whose goal it is, and of nobody else.
ALTER TABLE plan_goal ADD COLUMN household TEXT REFERENCES household (id);
CREATE INDEX plan_goal_household ON plan_goal (household) WHERE household IS NOT NULL;

-- In which order an organisation copies the fields of a sheet out; without a row it is the decree's.
CREATE TABLE sheet_order (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- trajectplan, evaluatie, eindverslag
    sheet TEXT NOT NULL,
    -- The words of the fields, with a comma between them.
    fields TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    changed_by TEXT NOT NULL REFERENCES account (id),
    changed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organisation, sheet)
);

-- A task of the casemanagement team (decree of 8 July 2022, art. 14), once something is noted about it.
CREATE TABLE team_task (
    person TEXT NOT NULL REFERENCES person (id),
    -- The organisation that keeps it, a dot, and the word of the task.
    id TEXT NOT NULL,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    task TEXT NOT NULL,
    who_account TEXT REFERENCES account (id),
    -- Who it is when it is no account of the team.
    who_name TEXT NOT NULL DEFAULT '',
    due_day DATE,
    done_day DATE,
    remark TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    changed_by TEXT NOT NULL REFERENCES account (id),
    changed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person, id)
);

-- What somebody who stops supporting a person tells who comes next.
CREATE TABLE handover (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    from_account TEXT NOT NULL REFERENCES account (id),
    -- Nobody while it is not known who comes.
    to_account TEXT REFERENCES account (id),
    words TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    read_by TEXT REFERENCES account (id),
    read_at TIMESTAMPTZ
);
CREATE INDEX handover_person ON handover (person, made_at);
CREATE INDEX handover_to ON handover (to_account) WHERE read_at IS NULL;
