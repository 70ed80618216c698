-- Hours of guidance: how long the moment of a note took, and what an organisation knows of a year.

-- In minutes; NULL is not noted.
ALTER TABLE note ADD COLUMN minutes BIGINT CHECK (minutes > 0);
-- The notes of an organisation in a period, read from the index alone.
CREATE INDEX note_hours ON note (organisation, day, author, kind, minutes, withdrawn_at);
-- Appointments that were held and of which no note was written.
CREATE INDEX appointment_hours ON appointment (organisation, day, account)
    WHERE state = 'done' AND note IS NULL;

-- What an organisation says of a year; nothing is not known.
CREATE TABLE guidance_year (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    year BIGINT NOT NULL,
    -- Minutes a week in which people can be guided, of all who guide together.
    week_minutes BIGINT CHECK (week_minutes >= 0),
    week_source TEXT NOT NULL DEFAULT '',
    -- Minutes a week that one person asks.
    person_minutes BIGINT CHECK (person_minutes >= 0),
    person_source TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (organisation, year)
);
