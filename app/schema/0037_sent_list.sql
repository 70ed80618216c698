-- A list of presence that a tablet sent, by the id that the tablet gave it: sent again, because the answer got
-- lost or the network came back, it is taken once. Nothing of what it said; it goes away after some days.
CREATE TABLE sent_list (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX sent_list_made ON sent_list (made_at);
