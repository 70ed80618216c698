-- The offer in the open: a point on the map, where a post came from, pictures, and the terms of use.

-- Where a site lies, in millionths of a degree (WGS 84): both or neither. Whole numbers, so that both
-- engines keep exactly what was typed.
ALTER TABLE site ADD COLUMN latitude BIGINT;
ALTER TABLE site ADD COLUMN longitude BIGINT;
-- The source it was brought in from, and what it is called there; empty for what is kept by hand.
ALTER TABLE site ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE site ADD COLUMN source_id TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX site_source ON site (source, source_id) WHERE source <> '';
ALTER TABLE work_post ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE work_post ADD COLUMN source_id TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX work_post_source ON work_post (source, source_id) WHERE source <> '';

-- Pictures of a work post, made anew from what was sent: small, and without what a camera writes in them.
CREATE TABLE post_picture (
    id TEXT PRIMARY KEY,
    work_post TEXT NOT NULL REFERENCES work_post (id),
    -- What can be seen on it, for who does not see it.
    alt TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    -- A JPEG.
    picture BYTEA NOT NULL,
    made_by TEXT,
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX post_picture_post ON post_picture (work_post, id);

-- What the network says about its open data, and from where maps are drawn. Empty is "not known".
CREATE TABLE open_data (
    id BIGINT PRIMARY KEY,
    licence_name TEXT NOT NULL DEFAULT '',
    licence_url TEXT NOT NULL DEFAULT '',
    tile_url TEXT NOT NULL DEFAULT '',
    tile_credit TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1
);
INSERT INTO open_data (id) VALUES (1);
