-- Who must agree before somebody takes part, by framework and income statute: reference data with its source.
CREATE TABLE permission_rule (
    id TEXT PRIMARY KEY,
    work_form TEXT NOT NULL,
    -- A word of the income statutes; empty is whatever the income.
    statute TEXT NOT NULL,
    -- none, vdab, ocmw, adviserend-arts, other; empty is not known.
    given_by TEXT NOT NULL,
    source TEXT NOT NULL,
    -- Of which day the source is, or until when its rules held; nothing when it does not say.
    source_day DATE,
    version BIGINT NOT NULL DEFAULT 1,
    UNIQUE (work_form, statute)
);
INSERT INTO permission_rule (id, work_form, statute, given_by, source, source_day) VALUES
    ('ama-welzijn-nwwz', 'ama-welzijn', 'nwwz', 'vdab',
     'Departement Zorg, vragen over toestemming van de uitkeringsinstanties (departementwvg.be): tabel van voor 1 januari 2024', '2023-12-31'),
    ('ama-welzijn-leefloon', 'ama-welzijn', 'leefloon', 'ocmw',
     'Departement Zorg, vragen over toestemming van de uitkeringsinstanties (departementwvg.be): tabel van voor 1 januari 2024', '2023-12-31'),
    ('ama-welzijn-arbeidsongeschikt', 'ama-welzijn', 'arbeidsongeschikt', 'adviserend-arts',
     'Departement Zorg, vragen over toestemming van de uitkeringsinstanties (departementwvg.be): tabel van voor 1 januari 2024', '2023-12-31'),
    ('ama-welzijn-ivt-it', 'ama-welzijn', 'ivt-it', 'none',
     'Departement Zorg, vragen over toestemming van de uitkeringsinstanties (departementwvg.be): tabel van voor 1 januari 2024', '2023-12-31'),
    ('ama-welzijn-beschermingsuitkering', 'ama-welzijn', 'beschermingsuitkering', '', 'niet gekend', NULL),
    ('ama-welzijn-beroepsinschakelingsuitkering', 'ama-welzijn', 'beroepsinschakelingsuitkering', '', 'niet gekend', NULL),
    ('ama-welzijn-loon', 'ama-welzijn', 'loon', '', 'niet gekend', NULL),
    ('ama-welzijn-geen', 'ama-welzijn', 'geen', '', 'niet gekend', NULL),
    ('ama-sociale-economie', 'ama-sociale-economie', '', 'vdab',
     'Vlaanderen.be, arbeidsmatige activiteiten in de sociale economie: VDAB beslist, wat ook het statuut is', NULL);

-- What the instance answered, and whether it agreed to this activity: nothing is not asked.
ALTER TABLE permission ADD COLUMN answer TEXT NOT NULL DEFAULT '';
ALTER TABLE permission ADD COLUMN same_activity BOOLEAN;
UPDATE permission SET answer = 'yes' WHERE decided_day IS NOT NULL;

INSERT INTO rule_parameter (id, rule, value, unit, source)
SELECT 'age-ama-welzijn-least', 'age-ama-welzijn-least', 18, 'years',
    'Departement Zorg, arbeidsmatige activiteiten (departementwvg.be): ouder dan 18 jaar' FROM network
WHERE NOT EXISTS (SELECT 1 FROM rule_parameter r WHERE r.rule = 'age-ama-welzijn-least');
INSERT INTO rule_parameter (id, rule, value, unit, source)
SELECT 'age-ama-welzijn-most', 'age-ama-welzijn-most', NULL, 'years',
    'Departement Zorg, arbeidsmatige activiteiten (departementwvg.be): jonger dan de pensioenleeftijd; het getal is niet gekend' FROM network
WHERE NOT EXISTS (SELECT 1 FROM rule_parameter r WHERE r.rule = 'age-ama-welzijn-most');

-- An agreement with somebody about one work post.
CREATE TABLE agreement (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    step TEXT NOT NULL REFERENCES step (id),
    work_post TEXT NOT NULL REFERENCES work_post (id),
    from_day DATE NOT NULL,
    -- Before the first day when the step ended before it began.
    until_day DATE,
    -- draft, to-sign, signed
    state TEXT NOT NULL,
    signed_day DATE,
    -- Who signed, in words.
    signed_by TEXT NOT NULL DEFAULT '',
    -- The attachment with the signed paper. It can go away by itself.
    scan TEXT,
    end_reason TEXT NOT NULL DEFAULT '',
    -- When the Dimona was done, for the beginning and for the end.
    dimona_in DATE,
    dimona_out DATE,
    version BIGINT NOT NULL DEFAULT 1,
    made_by TEXT,
    made_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX agreement_person ON agreement (person);
CREATE INDEX agreement_step ON agreement (step);
CREATE INDEX agreement_list ON agreement (organisation, state, from_day);

-- What it says, element by element.
CREATE TABLE agreement_element (
    agreement TEXT NOT NULL REFERENCES agreement (id),
    element TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (agreement, element)
); -- kept in the order of its key

-- How an organisation writes its agreements, and who it is for the e-loket.
CREATE TABLE agreement_house (
    organisation TEXT PRIMARY KEY REFERENCES organisation (id),
    -- Headings and texts with the places of the elements; empty is ours.
    template TEXT NOT NULL DEFAULT '',
    -- What an element says in every agreement of this organisation, as JSON.
    standard TEXT NOT NULL DEFAULT '',
    service_kind TEXT NOT NULL DEFAULT '',
    recognition TEXT NOT NULL DEFAULT '',
    recognised_until DATE,
    email TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1
);
