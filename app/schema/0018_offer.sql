-- The work offer of the network, and who has a place in it.

CREATE TABLE site (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    street TEXT NOT NULL DEFAULT '',
    -- NIS code.
    municipality TEXT NOT NULL,
    -- How to get there, in words.
    way_there TEXT NOT NULL DEFAULT '',
    archived_day DATE,
    version BIGINT NOT NULL DEFAULT 1,
    made_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX site_organisation ON site (organisation, name);

-- An activity at a site. What is not known is empty.
CREATE TABLE work_post (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    site TEXT NOT NULL REFERENCES site (id),
    name TEXT NOT NULL,
    -- What one does there.
    summary TEXT NOT NULL,
    sector TEXT NOT NULL,
    -- The framework.
    work_form TEXT NOT NULL REFERENCES work_form (id),
    rung BIGINT NOT NULL CHECK (rung BETWEEN 1 AND 6),
    -- Quarters of an hour a week, at least.
    least_quarters BIGINT,
    -- light, medium, heavy
    physical TEXT NOT NULL DEFAULT '',
    sensory TEXT NOT NULL DEFAULT '',
    social TEXT NOT NULL DEFAULT '',
    low_stimulus BOOLEAN,
    -- none, a1, a2, b1
    dutch TEXT NOT NULL DEFAULT '',
    learns TEXT NOT NULL DEFAULT '',
    leads_to TEXT NOT NULL DEFAULT '',
    -- So many people for each who guides.
    people_per_guide BIGINT,
    contact_name TEXT NOT NULL DEFAULT '',
    contact_phone TEXT NOT NULL DEFAULT '',
    contact_email TEXT NOT NULL DEFAULT '',
    waiting_weeks BIGINT,
    checked_day DATE NOT NULL,
    -- Nobody when it was said without an account.
    checked_by TEXT REFERENCES account (id),
    archived_day DATE,
    version BIGINT NOT NULL DEFAULT 1,
    made_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX work_post_organisation ON work_post (organisation, name);
CREATE INDEX work_post_site ON work_post (site);
CREATE INDEX work_post_changed ON work_post (changed_at, id);

-- The half-days on which a work post is open: 0 is Monday morning, 13 Sunday afternoon.
CREATE TABLE post_half_day (
    work_post TEXT NOT NULL REFERENCES work_post (id),
    half_day BIGINT NOT NULL CHECK (half_day BETWEEN 0 AND 13),
    places BIGINT NOT NULL CHECK (places > 0),
    PRIMARY KEY (work_post, half_day)
); -- kept in the order of its key

-- Somebody at a work post, at a step.
CREATE TABLE placement (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    step TEXT NOT NULL REFERENCES step (id),
    work_post TEXT NOT NULL REFERENCES work_post (id),
    -- A bit for each half-day of the week: 1 is Monday morning, 8192 Sunday afternoon.
    half_days BIGINT NOT NULL CHECK (half_days BETWEEN 1 AND 16383),
    from_day DATE NOT NULL,
    until_day DATE,
    remark TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    made_by TEXT,
    made_at TIMESTAMPTZ NOT NULL,
    CHECK (until_day IS NULL OR until_day >= from_day)
);
CREATE INDEX placement_person ON placement (person, from_day);
CREATE INDEX placement_step ON placement (step);
-- Who is where on a day, read from the index alone: of one work post, and of all.
CREATE INDEX placement_post ON placement (work_post, until_day, from_day, half_days);
CREATE INDEX placement_running ON placement (until_day, from_day, work_post, half_days);

-- Links by which an organisation says, without signing in, that its offer is still right: only hashes.
CREATE TABLE offer_link (
    token_hash TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    made_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ
);
CREATE INDEX offer_link_organisation ON offer_link (organisation, made_at);

-- Rises whenever the offer or a placement changes, so that what was read can be kept until then.
CREATE TABLE offer_version (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL
);
INSERT INTO offer_version (id, version) VALUES (1, 0);
