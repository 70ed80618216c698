-- A tablet at the door, on which people note themselves as present: a session of the account that started it,
-- which opens that page and nothing else, until the day is over.
CREATE TABLE kiosk (
    session TEXT PRIMARY KEY REFERENCES session (token_hash) ON DELETE CASCADE,
    site TEXT NOT NULL REFERENCES site (id),
    -- Nothing for the whole site.
    work_post TEXT REFERENCES work_post (id)
);
