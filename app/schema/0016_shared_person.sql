-- The files that others share with an organisation of an account. A text that asks this for each of its
-- rows asks `visible_person` and then this view: asked for `near_person`, which is the two together,
-- SQLite reads every file of the organisation first.
CREATE VIEW shared_person AS
SELECT r.account AS account, s.person AS person, s.organisation AS organisation, r.role AS role,
       s.sort_name AS sort_name, s.categories AS categories
FROM account_role r
JOIN shared_file s ON s.organisation = r.organisation
WHERE r.scope <> 'none';

-- The umbrella bodies of an organisation.
CREATE INDEX organisation_member_member ON organisation_member (member);
