-- Steps on the participation ladder, and the safety net under it.

-- Editable reference data. `rung` is the usual rung; `regular` says that it is paid work on the
-- regular labour market (normaal economisch circuit).
CREATE TABLE work_form (
    id TEXT PRIMARY KEY,
    name_nl TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    rung BIGINT NOT NULL CHECK (rung BETWEEN 1 AND 6),
    regular BOOLEAN NOT NULL,
    position BIGINT NOT NULL,
    valid_from DATE,
    valid_until DATE,
    version BIGINT NOT NULL DEFAULT 1
);
-- Forms that may not overlap in time, with the source that says so.
CREATE TABLE work_form_conflict (
    one TEXT NOT NULL REFERENCES work_form (id),
    other TEXT NOT NULL REFERENCES work_form (id),
    source TEXT NOT NULL,
    PRIMARY KEY (one, other)
);
-- Rules with a number and a clock, dated, with their source: never hard-coded.
CREATE TABLE rule_parameter (
    id TEXT PRIMARY KEY,
    rule TEXT NOT NULL,
    -- NULL: not known.
    value BIGINT,
    unit TEXT NOT NULL,
    valid_from DATE,
    valid_until DATE,
    source TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX rule_parameter_rule ON rule_parameter (rule, valid_from);

CREATE TABLE step (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    rung BIGINT NOT NULL CHECK (rung BETWEEN 1 AND 6),
    work_form TEXT NOT NULL REFERENCES work_form (id),
    -- Where, in words: workshop, team, employer.
    place TEXT NOT NULL DEFAULT '',
    -- Quarters of an hour a week; NULL is not known.
    hours_quarters BIGINT,
    start_day DATE NOT NULL,
    end_day DATE,
    start_reason TEXT NOT NULL DEFAULT '',
    end_reason TEXT,
    end_remark TEXT NOT NULL DEFAULT '',
    -- higher, same, lower: prospect after the stop, compared with this rung.
    perspective TEXT,
    -- The earlier step that a way back restored.
    way_back_of TEXT REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    -- Source of a rule this step goes against (forbidden overlap …), if any.
    warning TEXT,
    imported_by TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    made_by TEXT,
    made_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    CHECK (end_day IS NULL OR end_day >= start_day)
);
CREATE INDEX step_person ON step (person, start_day);
CREATE INDEX step_imported_by ON step (imported_by);
-- Who took part on which rung in a period, read from the index alone.
CREATE INDEX step_activity ON step (rung, end_day, start_day, organisation, person);

-- Waiting for a place: also a next step.
CREATE TABLE waiting (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    work_form TEXT REFERENCES work_form (id),
    place TEXT NOT NULL DEFAULT '',
    from_day DATE NOT NULL,
    until_day DATE,
    -- placed, withdrawn, refused
    outcome TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    made_at TIMESTAMPTZ NOT NULL,
    CHECK (until_day IS NULL OR until_day >= from_day)
);
CREATE INDEX waiting_person ON waiting (person, from_day);

-- The rung somebody wants to reach, in the own words; the last one counts.
CREATE TABLE aim (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    rung BIGINT NOT NULL CHECK (rung BETWEEN 1 AND 6),
    words TEXT NOT NULL DEFAULT '',
    from_day DATE NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX aim_person ON aim (person, from_day);

-- A permission of the instance behind the income statute.
CREATE TABLE permission (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- vdab, ocmw, adviserend-arts, other
    given_by TEXT NOT NULL,
    asked_day DATE,
    decided_day DATE,
    valid_until DATE,
    proof_present BOOLEAN NOT NULL DEFAULT FALSE,
    version BIGINT NOT NULL DEFAULT 1,
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX permission_person ON permission (person, valid_until);

-- The people whom `safety_net::settle` is deriving in this unit of work; empty outside it. As the
-- key is the person, two units of work that touch the same person settle one after the other.
CREATE TABLE settling (
    person TEXT PRIMARY KEY
);

-- Derived by `safety_net::settle` from everything above, in the same transaction as the change:
-- the movements of each person …
CREATE TABLE movement (
    person TEXT NOT NULL REFERENCES person (id),
    day DATE NOT NULL,
    kind TEXT NOT NULL,
    from_rung BIGINT,
    to_rung BIGINT,
    from_work_form TEXT,
    to_work_form TEXT,
    -- The organisation of the step the movement leads to, or leaves.
    organisation TEXT NOT NULL,
    from_organisation TEXT,
    municipality TEXT,
    step TEXT NOT NULL,
    PRIMARY KEY (person, day, kind, step)
);
-- The flows of a period, read from the index alone.
CREATE INDEX movement_flows ON movement (day, kind, from_rung, to_rung, organisation,
    from_organisation, municipality);

-- … the course of each person: who counts where, on every day exactly once …
CREATE TABLE spell (
    person TEXT NOT NULL REFERENCES person (id),
    first_day DATE NOT NULL,
    last_day DATE,
    rung BIGINT NOT NULL,
    work_form TEXT NOT NULL,
    organisation TEXT NOT NULL,
    municipality TEXT,
    step TEXT NOT NULL,
    PRIMARY KEY (person, first_day)
); -- kept in the order of its key
-- Who stood where on a day, read from the index alone. The last day leads: of ten years most spells
-- are over.
CREATE INDEX spell_days ON spell (last_day, first_day, organisation, rung, work_form, municipality);

-- … where everybody stands now …
CREATE TABLE person_now (
    person TEXT PRIMARY KEY REFERENCES person (id),
    rung BIGINT,
    step TEXT,
    work_form TEXT,
    organisation TEXT,
    -- NIS code of where the person lives.
    municipality TEXT,
    step_since DATE,
    lead_account TEXT,
    next_day DATE,
    -- Whose appointment it is: another organisation's is not shown.
    next_organisation TEXT,
    last_contact DATE,
    -- First day on which somebody who was on rung 3 or 4 began on rung 5 or 6.
    first_paid_day DATE,
    -- The first day on which this row would read otherwise without anybody writing: a planned step
    -- begins or ends, an appointment passes.
    stale_on DATE
); -- kept in the order of its key
CREATE INDEX person_now_lead ON person_now (lead_account);
-- What the ladder figures ask of each person, read from the index alone.
CREATE INDEX person_now_ladder ON person_now (person, municipality, first_paid_day);
CREATE INDEX person_now_stale_on ON person_now (stale_on);

-- … which own aim held from when until when, and the first day on which it was reached …
CREATE TABLE aimed (
    person TEXT NOT NULL REFERENCES person (id),
    first_day DATE NOT NULL,
    last_day DATE,
    rung BIGINT NOT NULL,
    reached_day DATE,
    PRIMARY KEY (person, first_day)
); -- kept in the order of its key

-- … what each organisation carries: its open files by who leads and by rung (0: on no rung there) …
CREATE TABLE carried (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- Empty for people whom nobody leads.
    lead_account TEXT NOT NULL,
    rung BIGINT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (organisation, lead_account, rung, person)
); -- kept in the order of its key
CREATE INDEX carried_person ON carried (person);

-- Rises whenever any of this changes, so that figures that were counted can be kept until then.
CREATE TABLE ladder_version (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL
);
INSERT INTO ladder_version (id, version) VALUES (1, 0);

-- … and the signals of the safety net: `from_day` is the first day on which the line stands on the
-- board if nothing changes, so that no nightly run is needed.
CREATE TABLE signal (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    person TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    from_day DATE NOT NULL,
    -- The day the line is about: end of the step, last contact, expiry.
    about_day DATE,
    step TEXT,
    lead_account TEXT,
    PRIMARY KEY (organisation, person, kind)
); -- kept in the order of its key
CREATE INDEX signal_board ON signal (organisation, kind, from_day, person);
CREATE INDEX signal_lead ON signal (lead_account, from_day);
CREATE INDEX signal_person ON signal (person);
