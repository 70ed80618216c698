-- Which organisation noted an income and an indication about health, so that it opens as everything that
-- an organisation keeps: to itself, and to others when the person gives it.

ALTER TABLE income_statute ADD COLUMN organisation TEXT REFERENCES organisation (id);
-- On what it rests: told, document, registry; empty when nobody asked.
ALTER TABLE income_statute ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE income_statute ADD COLUMN noted_at TIMESTAMPTZ;

-- What was noted before belongs to the organisation that wrote it, as the log has it …
UPDATE income_statute SET
    organisation = (SELECT min(l.organisation) FROM audit_line l
        JOIN involvement i ON i.person = l.person AND i.organisation = l.organisation
        WHERE l.person = income_statute.person AND l.subject_kind = 'income'
          AND l.action = 'make' AND l.subject = income_statute.id),
    noted_at = (SELECT min(l.at) FROM audit_line l
        WHERE l.person = income_statute.person AND l.subject_kind = 'income'
          AND l.action = 'make' AND l.subject = income_statute.id);
-- … or that brought the person in with a list …
UPDATE income_statute SET organisation = (SELECT min(r.organisation) FROM person p
        JOIN import_run r ON r.id = p.imported_by
        JOIN involvement i ON i.person = p.id AND i.organisation = r.organisation
        WHERE p.id = income_statute.person)
    WHERE organisation IS NULL AND noted_at IS NULL;
-- … or to the only one that ever had a file. Of the rest it is not known.
UPDATE income_statute SET organisation = (SELECT min(i.organisation) FROM involvement i
        WHERE i.person = income_statute.person)
    WHERE organisation IS NULL AND 1 = (SELECT count(*) FROM involvement i
        WHERE i.person = income_statute.person);

-- C-M-P-P-S indications, as an organisation noted them. Sensitive: about health.
CREATE TABLE indication (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    -- NULL: not known which.
    organisation TEXT REFERENCES organisation (id),
    -- As letters: c (cognitive), m (medical), y (psychological), t (psychiatric), s (social).
    ticks TEXT NOT NULL,
    noted_at TIMESTAMPTZ
);
CREATE INDEX indication_person ON indication (person);

-- The only organisation with a file wrote them; of several, the one that wrote the person in, when no
-- other changed them since and nothing was merged.
INSERT INTO indication (id, person, organisation, ticks)
SELECT p.id, p.id,
    CASE WHEN 1 = (SELECT count(*) FROM involvement i WHERE i.person = p.id)
        THEN (SELECT min(i.organisation) FROM involvement i WHERE i.person = p.id)
    WHEN NOT EXISTS (SELECT 1 FROM merge m WHERE m.kept = p.id)
        AND NOT EXISTS (SELECT 1 FROM audit_line l WHERE l.person = p.id
            AND l.subject_kind = 'person' AND l.action = 'change'
            AND l.detail LIKE '%indications%'
            AND (l.organisation IS NULL OR l.organisation <> p.made_by_organisation))
        THEN (SELECT i.organisation FROM involvement i
            WHERE i.person = p.id AND i.organisation = p.made_by_organisation)
    END, p.indications
FROM person p WHERE p.indications <> '';
ALTER TABLE person DROP COLUMN indications;
