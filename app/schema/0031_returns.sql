-- What the returns to those who pay need to know of an organisation and a calendar year, and nobody publishes.

CREATE TABLE return_year (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    year BIGINT NOT NULL,
    -- calendar, present: which of the two ways of counting days is handed in; empty is not chosen.
    way TEXT NOT NULL DEFAULT '',
    -- Trajectories of AMA in the social economy, in hundredths; nothing is not known. With what says so.
    contingent BIGINT,
    contingent_source TEXT NOT NULL DEFAULT '',
    -- What was paid in advance, in cents.
    advances BIGINT,
    advances_source TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (organisation, year)
); -- kept in the order of its key

-- A network that was set up before has its rules already.
INSERT INTO rule_parameter (id, rule, value, unit, valid_from, source)
SELECT 'amount-ama-sociale-economie', 'amount-ama-sociale-economie', 281220, 'cents', '2022-04-01',
    'herwin.be, subsidie AMA WSE: bedrag per traject bij de index van 1 april 2022; latere bedragen zijn niet gekend'
WHERE EXISTS (SELECT 1 FROM network)
  AND NOT EXISTS (SELECT 1 FROM rule_parameter r WHERE r.rule = 'amount-ama-sociale-economie');
