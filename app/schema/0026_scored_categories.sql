-- The categories of the domains that were scored, as words between commas (",finances,housing,"): who may
-- read them is decided by these, and the page of a person needs not read every score to know.
ALTER TABLE assessment ADD COLUMN categories TEXT NOT NULL DEFAULT '';
UPDATE assessment SET categories = COALESCE((SELECT ',' || string_agg(z.category, ',') || ','
    FROM (SELECT DISTINCT d.category AS category FROM assessment_score s
          JOIN instrument_domain d ON d.instrument = assessment.instrument AND d.key = s.domain
          WHERE s.assessment = assessment.id) z), '');
