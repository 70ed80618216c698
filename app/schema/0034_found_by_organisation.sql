-- What is asked of one organisation is found without walking past what all others have.
CREATE INDEX step_organisation ON step (organisation, end_day, start_day);
CREATE INDEX permission_organisation ON permission (organisation, person);
CREATE INDEX consent_noted_for ON consent (noted_for, until_day);

-- How often something changed by an organisation: what is counted of it holds until the next time.
CREATE TABLE organisation_change (
    organisation TEXT PRIMARY KEY REFERENCES organisation (id),
    changes BIGINT NOT NULL
);

-- Which domains were scored, as words between commas (",money,housing,"): what is to be scored again is
-- known without reading every score.
ALTER TABLE assessment ADD COLUMN domains TEXT NOT NULL DEFAULT '';
UPDATE assessment SET domains = COALESCE((SELECT ',' || string_agg(z.domain, ',') || ','
    FROM (SELECT DISTINCT s.domain AS domain FROM assessment_score s
          WHERE s.assessment = assessment.id) z), '');
