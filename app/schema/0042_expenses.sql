-- What somebody may be paid back: claims, each with what it is for, its receipt and what was decided.

CREATE TABLE expense (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- flat (so much a day), real (what it cost), travel (by the kilometre), voucher (a gift).
    kind TEXT NOT NULL,
    -- Both in one year.
    from_day DATE NOT NULL,
    until_day DATE NOT NULL,
    -- How many of those days it is about.
    days BIGINT NOT NULL CHECK (days > 0),
    -- Of a travel alone.
    kilometres BIGINT CHECK (kilometres > 0),
    cents BIGINT NOT NULL CHECK (cents > 0),
    what TEXT NOT NULL DEFAULT '',
    -- The attachment with the receipt. It can go away by itself.
    receipt TEXT,
    -- asked, approved, refused
    state TEXT NOT NULL,
    decided_by TEXT REFERENCES account (id),
    decided_day DATE,
    reason TEXT NOT NULL DEFAULT '',
    paid_day DATE,
    version BIGINT NOT NULL DEFAULT 1,
    made_by TEXT NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX expense_person ON expense (person, from_day);
CREATE INDEX expense_list ON expense (organisation, from_day);

-- A network that was set up before has its rules already.
INSERT INTO rule_parameter (id, rule, value, unit, source)
SELECT 'expense-day-vrijwilligerswerk', 'expense-day-vrijwilligerswerk', NULL, 'cents',
    'wet van 3 juli 2005 over de rechten van vrijwilligers: basisbedrag € 24,79 per dag bij index 103,14, elk jaar aangepast; het bedrag van nu is niet gekend' FROM network
WHERE NOT EXISTS (SELECT 1 FROM rule_parameter r WHERE r.rule = 'expense-day-vrijwilligerswerk');
INSERT INTO rule_parameter (id, rule, value, unit, source)
SELECT 'expense-year-vrijwilligerswerk', 'expense-year-vrijwilligerswerk', NULL, 'cents',
    'wet van 3 juli 2005 over de rechten van vrijwilligers: basisbedrag € 991,57 per jaar bij index 103,14, elk jaar aangepast; het bedrag van nu is niet gekend' FROM network
WHERE NOT EXISTS (SELECT 1 FROM rule_parameter r WHERE r.rule = 'expense-year-vrijwilligerswerk');
INSERT INTO rule_parameter (id, rule, value, unit, source)
SELECT 'expense-km-vrijwilligerswerk', 'expense-km-vrijwilligerswerk', 2000, 'kilometres',
    'wet van 3 juli 2005 over de rechten van vrijwilligers: ten hoogste 2 000 km per jaar' FROM network
WHERE NOT EXISTS (SELECT 1 FROM rule_parameter r WHERE r.rule = 'expense-km-vrijwilligerswerk');
INSERT INTO rule_parameter (id, rule, value, unit, source)
SELECT 'expense-voucher-ama-welzijn', 'expense-voucher-ama-welzijn', 3500, 'cents',
    'Departement Zorg, onkostenvergoeding (departementwvg.be): geschenkbonnen tot € 35 per jaar, en € 35 per kind' FROM network
WHERE NOT EXISTS (SELECT 1 FROM rule_parameter r WHERE r.rule = 'expense-voucher-ama-welzijn');
