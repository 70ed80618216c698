-- Imports and merges, both of which can be undone.

CREATE TABLE import_run (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    mapping_name TEXT NOT NULL,
    file_names TEXT NOT NULL,
    people BIGINT NOT NULL,
    households BIGINT NOT NULL,
    steps BIGINT NOT NULL,
    open_steps BIGINT NOT NULL,
    -- People of the file who were known already and got its steps.
    linked BIGINT NOT NULL,
    -- Lines that did not come along.
    rejected BIGINT NOT NULL,
    made_by TEXT,
    made_at TIMESTAMPTZ NOT NULL,
    undone_at TIMESTAMPTZ,
    undone_by TEXT
);
CREATE INDEX import_run_organisation ON import_run (organisation, made_at);
CREATE TABLE import_mapping (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    mapping TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    made_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX import_mapping_name ON import_mapping (organisation, name);
-- A file that waits for its mapping or for the go-ahead.
CREATE TABLE import_upload (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    file_name TEXT NOT NULL,
    contents BYTEA NOT NULL,
    mapping TEXT NOT NULL DEFAULT '',
    made_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE merge (
    id TEXT PRIMARY KEY,
    kept TEXT NOT NULL REFERENCES person (id),
    lost TEXT NOT NULL REFERENCES person (id),
    -- The kept record's own fields before the merge, and after it.
    before_fields TEXT NOT NULL,
    after_fields TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    undone_by TEXT,
    undone_at TIMESTAMPTZ
);
CREATE INDEX merge_kept ON merge (kept);
CREATE INDEX merge_lost ON merge (lost);
-- Each row that the merge touched, so that it can stand where it stood.
CREATE TABLE merge_row (
    merge TEXT NOT NULL REFERENCES merge (id),
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    -- kept or lost: whose row it was.
    side TEXT NOT NULL,
    -- moved, set_aside, altered or copied.
    how TEXT NOT NULL,
    -- The row before and after, for rows that did not simply move.
    was TEXT,
    became TEXT,
    PRIMARY KEY (merge, table_name, row_id, side)
);
-- The question to another organisation whether two records are one person.
CREATE TABLE merge_request (
    id TEXT PRIMARY KEY,
    -- The record of who asks, and the one that only the other organisation sees.
    kept TEXT NOT NULL REFERENCES person (id),
    lost TEXT NOT NULL REFERENCES person (id),
    asked_by TEXT NOT NULL REFERENCES account (id),
    asked_for TEXT NOT NULL REFERENCES organisation (id),
    asked_at TIMESTAMPTZ NOT NULL,
    -- open, confirmed or refused
    state TEXT NOT NULL,
    answered_by TEXT,
    answered_at TIMESTAMPTZ
);
CREATE INDEX merge_request_lost ON merge_request (lost, state);
CREATE INDEX merge_request_kept ON merge_request (kept, state);
