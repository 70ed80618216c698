-- What people scored themselves of late, for the day of who coordinates.
CREATE INDEX assessment_own ON assessment (organisation, made_at) WHERE scored_by = 'person';
