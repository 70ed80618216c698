-- The week plan: when places are closed, and the single days on which a placement is otherwise.

-- A time in which an organisation, a site or a work post is closed. Without site and work post it is the
-- whole organisation.
CREATE TABLE closure (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    site TEXT REFERENCES site (id),
    work_post TEXT REFERENCES work_post (id),
    from_day DATE NOT NULL,
    until_day DATE NOT NULL,
    -- Of each of those days: 1 the morning, 2 the afternoon, 3 both.
    part BIGINT NOT NULL CHECK (part BETWEEN 1 AND 3),
    -- A word of the list, and words.
    reason TEXT NOT NULL,
    remark TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    made_by TEXT,
    made_at TIMESTAMPTZ NOT NULL,
    CHECK (until_day >= from_day)
);
CREATE INDEX closure_organisation ON closure (organisation, until_day);

-- A legal holiday on which an organisation works all the same.
CREATE TABLE open_holiday (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    day DATE NOT NULL,
    made_by TEXT,
    made_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organisation, day)
);

-- A half-day on which a placement is not as in every week. It goes with its placement.
CREATE TABLE placement_exception (
    id TEXT PRIMARY KEY,
    placement TEXT NOT NULL REFERENCES placement (id) ON DELETE CASCADE,
    day DATE NOT NULL,
    -- 0 the morning, 1 the afternoon.
    half BIGINT NOT NULL CHECK (half IN (0, 1)),
    -- Comes, although it is not a half-day of every week; or stays away, although it is.
    comes BOOLEAN NOT NULL,
    -- The exception that it comes instead of; it goes with that one.
    instead_of TEXT,
    -- A word of the list, and words.
    reason TEXT NOT NULL,
    remark TEXT NOT NULL DEFAULT '',
    made_by TEXT,
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX placement_exception_instead ON placement_exception (instead_of);
CREATE UNIQUE INDEX placement_exception_day ON placement_exception (placement, day, half);
