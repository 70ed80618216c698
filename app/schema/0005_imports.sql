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
-- Each row that the merge moved from the lost record to the kept one.
CREATE TABLE merge_row (
    merge TEXT NOT NULL REFERENCES merge (id),
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    -- The row as it was, for rows that could not simply move.
    was TEXT,
    PRIMARY KEY (merge, table_name, row_id)
);
