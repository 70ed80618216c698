-- Instruments with which parts of life are scored, and the scores. Instruments are data: a changed
-- instrument is a new version, so that what was scored with an earlier one stays readable.

CREATE TABLE instrument (
    id TEXT PRIMARY KEY,
    -- The same in all versions.
    key TEXT NOT NULL,
    version BIGINT NOT NULL,
    name_nl TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    explanation_nl TEXT NOT NULL,
    explanation_fr TEXT NOT NULL,
    explanation_en TEXT NOT NULL,
    -- The organisation that works with it; NULL: the whole network.
    organisation TEXT REFERENCES organisation (id),
    -- worker, person, both
    scored_by TEXT NOT NULL,
    -- one: one level of a scale; several: ticks that stand beside each other.
    answer TEXT NOT NULL,
    -- After how many months it is scored again; NULL: no rhythm.
    interval_months BIGINT,
    -- Who made it and under which terms it may be used.
    licence_nl TEXT NOT NULL,
    licence_fr TEXT NOT NULL,
    licence_en TEXT NOT NULL,
    valid_from DATE,
    -- The last day on which it can be chosen.
    valid_until DATE,
    -- In which order instruments are offered.
    position BIGINT NOT NULL,
    UNIQUE (key, version)
);

CREATE TABLE instrument_domain (
    instrument TEXT NOT NULL REFERENCES instrument (id),
    -- The same in all versions of the instrument.
    key TEXT NOT NULL,
    position BIGINT NOT NULL,
    -- Under which category of consent it falls: work-goals, finances, housing …
    category TEXT NOT NULL,
    label_nl TEXT NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    explanation_nl TEXT NOT NULL,
    explanation_fr TEXT NOT NULL,
    explanation_en TEXT NOT NULL,
    PRIMARY KEY (instrument, key)
);

CREATE TABLE instrument_level (
    instrument TEXT NOT NULL REFERENCES instrument (id),
    -- Empty: for all domains that have no levels of their own.
    domain TEXT NOT NULL,
    value BIGINT NOT NULL,
    words_nl TEXT NOT NULL,
    words_fr TEXT NOT NULL,
    words_en TEXT NOT NULL,
    PRIMARY KEY (instrument, domain, value)
);

CREATE TABLE assessment (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    instrument TEXT NOT NULL REFERENCES instrument (id),
    day DATE NOT NULL,
    -- Whose view it is: worker, person.
    scored_by TEXT NOT NULL,
    -- On what it rests: told, observed, document, registry.
    source TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL,
    withdrawn_at TIMESTAMPTZ,
    withdrawn_by TEXT,
    withdrawn_because TEXT NOT NULL DEFAULT ''
);
CREATE INDEX assessment_person ON assessment (person, instrument, day);

-- A domain that was left out has no row; several ticks are several rows. The remark of a domain stands
-- with its lowest level.
CREATE TABLE assessment_score (
    assessment TEXT NOT NULL REFERENCES assessment (id),
    domain TEXT NOT NULL,
    level BIGINT NOT NULL,
    remark TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (assessment, domain, level)
);
