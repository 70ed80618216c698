//! The statement that tells every fact out of which a duty may follow, part by part.

use crate::consent::store::ends_soon;

// `$1` the account, `$2` today, `$3` until when, `$4` a person, `$5` an organisation, `$6` '1' for what is the
// reader's own alone, `$7` the last quarter that is over with `$8` its first and `$9` its last day.
// `s`: what the reader sees, by role; of what is the own alone not everybody is walked past. `f`: the open files that the reader coaches or coordinates; `mine` is 1 where the reader leads, or
// coordinates and nobody leads. `h`: the organisations that the reader coordinates.
macro_rules! files {
    () => {
        "WITH s AS (
    SELECT v.person AS person, v.organisation AS organisation, v.role AS role FROM visible_person v
    WHERE $6 = '' AND v.account = $1 AND v.closed_day IS NULL AND v.role IN ('coach', 'coordinator')
    UNION ALL
    SELECT v.person, v.organisation, v.role
    FROM team_member t JOIN visible_person v ON v.account = $1 AND v.person = t.person
    WHERE $6 <> '' AND t.account = $1 AND t.leads AND t.until_day IS NULL
      AND v.closed_day IS NULL AND v.role IN ('coach', 'coordinator')
    UNION ALL
    SELECT v.person, v.organisation, v.role FROM visible_person v
    WHERE $6 <> '' AND v.account = $1 AND v.closed_day IS NULL AND v.role = 'coordinator'
      AND NOT EXISTS (SELECT 1 FROM team_member t JOIN account a ON a.id = t.account AND a.active
                      WHERE t.person = v.person AND t.leads AND t.until_day IS NULL)),
v AS (
    SELECT s.person AS person, s.organisation AS organisation,
        max(CASE WHEN s.role = 'coordinator' THEN 1 ELSE 0 END) AS is_coordinator
    FROM s WHERE ($4 = '' OR s.person = $4) AND ($5 = '' OR s.organisation = $5)
    GROUP BY s.person, s.organisation),
w AS (
    SELECT v.person AS person, v.organisation AS organisation, v.is_coordinator AS is_coordinator,
        l.account AS lead, a.name AS lead_name
    FROM v LEFT JOIN team_member l ON l.person = v.person AND l.leads AND l.until_day IS NULL
    LEFT JOIN account a ON a.id = l.account AND a.active),
f AS (
    SELECT w.person AS person, w.organisation AS organisation, COALESCE(w.lead_name, '') AS lead_name,
        CASE WHEN w.lead = $1 OR (w.lead_name IS NULL AND w.is_coordinator = 1) THEN 1 ELSE 0 END
            AS mine
    FROM w
    WHERE $6 = '' OR w.lead = $1 OR (w.lead_name IS NULL AND w.is_coordinator = 1)),
h AS (
    SELECT DISTINCT g.organisation AS organisation FROM account_role g
    WHERE g.account = $1 AND g.role = 'coordinator' AND $4 = '' AND ($5 = '' OR g.organisation = $5))
"
    };
}

macro_rules! papers {
    () => {
        "
SELECT 'permission' AS kind, p.id AS id, f.person AS person, f.organisation AS organisation,
    f.lead_name AS lead_name, f.mine AS mine, CAST(NULL AS DATE) AS first_day,
    p.valid_until AS last_day, p.given_by AS words, CAST(0 AS BIGINT) AS n
FROM f JOIN permission p ON p.person = f.person AND p.organisation = f.organisation
WHERE p.answer = 'yes' AND p.valid_until <= $3
  AND NOT EXISTS (SELECT 1 FROM permission l WHERE l.person = p.person
      AND l.organisation = p.organisation AND l.given_by = p.given_by AND l.answer = 'yes'
      AND (l.valid_until IS NULL OR l.valid_until > p.valid_until
           OR (l.valid_until = p.valid_until AND l.id > p.id)))
  AND EXISTS (SELECT 1 FROM step t WHERE t.person = p.person AND t.organisation = p.organisation
      AND t.work_form IN ('ama-welzijn', 'ama-sociale-economie') AND t.start_day <= p.valid_until
      AND (t.end_day IS NULL OR (t.end_day > p.valid_until AND t.end_day >= $2)))
UNION ALL
SELECT 'agreement', a.id, f.person, f.organisation, f.lead_name, f.mine, a.from_day, a.until_day, '', 0
FROM f JOIN agreement a ON a.person = f.person AND a.organisation = f.organisation
JOIN step t ON t.id = a.step
WHERE a.state = 'signed' AND a.until_day <= $3 AND a.until_day >= a.from_day
  AND (t.end_day IS NULL OR (t.end_day > a.until_day AND t.end_day >= $2))
  AND NOT EXISTS (SELECT 1 FROM agreement l WHERE l.person = a.person AND l.work_post = a.work_post
      AND l.id <> a.id AND l.from_day >= a.from_day
      AND (l.until_day IS NULL OR l.until_day > a.until_day
           OR (l.until_day = a.until_day AND l.id > a.id)))
UNION ALL
SELECT 'trial', y.id, f.person, f.organisation, f.lead_name, f.mine, y.since_day, y.evaluation_day,
    '', 0
FROM f JOIN way_in y ON y.person = f.person AND y.organisation = f.organisation
WHERE y.state = 'trial' AND y.evaluation_day <= $3"
    };
}

macro_rules! steps {
    () => {
        "
UNION ALL
SELECT 'estimate', min(t.id), f.person, f.organisation, f.lead_name, f.mine, min(t.start_day),
    (SELECT max(p.decided_day) FROM permission p WHERE p.person = f.person
        AND p.organisation = f.organisation AND p.given_by = 'vdab'), t.work_form, 0
FROM f JOIN step t ON t.person = f.person AND t.organisation = f.organisation
WHERE t.work_form IN ('ama-welzijn', 'ama-sociale-economie') AND t.start_day <= $2
  AND (t.end_day IS NULL OR t.end_day >= $2)
GROUP BY f.person, f.organisation, f.lead_name, f.mine, t.work_form
UNION ALL
SELECT 'longest', t.id, f.person, f.organisation, f.lead_name, f.mine, t.start_day, t.end_day,
    t.work_form, 0
FROM f JOIN step t ON t.person = f.person AND t.organisation = f.organisation
WHERE t.start_day <= $2 AND (t.end_day IS NULL OR t.end_day >= $2)
  AND EXISTS (SELECT 1 FROM rule_parameter r WHERE r.rule = 'longest-' || t.work_form)
UNION ALL
SELECT 'evaluation', min(t.id), f.person, f.organisation, f.lead_name, f.mine, min(t.start_day),
    (SELECT max(x.agreed_day) FROM plan_version x WHERE x.person = f.person
        AND x.organisation = f.organisation), '', 0
FROM f JOIN step t ON t.person = f.person AND t.organisation = f.organisation
WHERE t.work_form = 'ama-welzijn' AND t.start_day <= $2 AND (t.end_day IS NULL OR t.end_day >= $2)
  AND NOT EXISTS (SELECT 1 FROM way_in y WHERE y.person = f.person
      AND y.organisation = f.organisation AND y.state = 'trial')
GROUP BY f.person, f.organisation, f.lead_name, f.mine"
    };
}

// The consents of a person are looked up by the person: the few of one, not the many of an organisation.
macro_rules! life {
    () => {
        concat!(
    "
UNION ALL
SELECT 'goal', g.id, f.person, f.organisation, f.lead_name, f.mine, g.from_day, g.until_day, '', 0
FROM f JOIN plan_goal g ON g.person = f.person AND g.organisation = f.organisation
WHERE g.state = 'open' AND g.until_day <= $3
UNION ALL
SELECT 'assessment', s.key, s.person, s.organisation, s.lead_name, s.mine, NULL, min(s.day),
    i.name_nl || '|' || i.name_fr || '|' || i.name_en, i.interval_months
FROM (SELECT f.person AS person, f.organisation AS organisation, f.lead_name AS lead_name,
          f.mine AS mine, i.key AS key, c.domain AS domain, max(a.day) AS day
      FROM f JOIN assessment a ON a.person = f.person AND a.organisation = f.organisation
      JOIN instrument i ON i.id = a.instrument
      JOIN assessment_score c ON c.assessment = a.id
      WHERE a.withdrawn_at IS NULL
        AND a.scored_by = CASE WHEN i.scored_by = 'person' THEN 'person' ELSE 'worker' END
      GROUP BY f.person, f.organisation, f.lead_name, f.mine, i.key, c.domain) s
JOIN instrument i ON i.key = s.key AND i.interval_months IS NOT NULL
    AND i.version = (SELECT max(z.version) FROM instrument z
        WHERE z.key = s.key AND (z.valid_until IS NULL OR z.valid_until >= $2))
JOIN instrument_domain d ON d.instrument = i.id AND d.key = s.domain
GROUP BY s.key, s.person, s.organisation, s.lead_name, s.mine, i.name_nl, i.name_fr, i.name_en,
    i.interval_months
UNION ALL
SELECT 'consent', c.id, f.person, f.organisation, f.lead_name, f.mine, c.from_day, c.until_day,
    o.name, 0
FROM f JOIN consent c ON c.person = f.person AND c.noted_for || '' = f.organisation
JOIN organisation o ON o.id = c.organisation
WHERE ",
    ends_soon!("c", "$3"),
    "
UNION ALL
SELECT 'correction', c.id, f.person, f.organisation, f.lead_name, f.mine, c.asked_day, c.due_day, '',
    0
FROM f JOIN correction c ON c.person = f.person AND c.organisation = f.organisation
WHERE c.state = 'open'"
)
    };
}

// A closed file can be over too, so this one does not ask for an open one.
macro_rules! house {
    () => {
        "
UNION ALL
SELECT DISTINCT 'retention', n.person, n.person, v.organisation, '', 1, n.last_day, n.over_on, n.rule,
    CAST(0 AS BIGINT)
FROM retention n JOIN visible_person v ON v.person = n.person AND v.account = $1
    AND v.role = 'coordinator'
WHERE (n.keep_until IS NULL OR n.keep_until < $2) AND ($4 = '' OR n.person = $4)
  AND ($5 = '' OR v.organisation = $5)
UNION ALL
SELECT 'recognition', k.organisation, '', k.organisation, '', 1, NULL, k.recognised_until,
    k.recognition, 0
FROM h CROSS JOIN agreement_house k
WHERE k.organisation = h.organisation AND k.recognised_until IS NOT NULL
UNION ALL
SELECT 'offer', p.organisation, '', p.organisation, '', 1, NULL, min(p.checked_day), '', count(*)
FROM h CROSS JOIN work_post p
WHERE p.organisation = h.organisation AND p.archived_day IS NULL
GROUP BY p.organisation
UNION ALL
SELECT 'quarterly', $7, '', i.organisation, '', 1, $8, $9, '', count(DISTINCT t.person)
FROM h CROSS JOIN involvement i
JOIN step t ON t.person = i.person AND t.organisation = i.organisation
WHERE i.organisation = h.organisation AND t.work_form = 'ama-sociale-economie' AND t.start_day <= $9
  AND (t.end_day IS NULL OR t.end_day >= $8)
  AND NOT EXISTS (SELECT 1 FROM return_handed d WHERE d.organisation = i.organisation
      AND d.kind = 'ama-se-quarter' AND d.period = $7)
GROUP BY i.organisation"
    };
}

// Rules and what was put off come along as rows of their own, so that it stays one statement.
macro_rules! rest {
    () => {
        "
UNION ALL
SELECT 'put-off', l.subject, f.person, f.organisation, b.name, 0, l.due_day, l.until_day,
    l.kind || '|' || l.reason, 0
FROM f JOIN duty_later l ON l.person = f.person AND l.organisation = f.organisation
JOIN account b ON b.id = l.made_by
UNION ALL
SELECT 'rule', r.rule, '', '', r.unit, 0, r.valid_from, NULL, r.source, r.value
FROM rule_parameter r
WHERE (r.valid_from IS NULL OR r.valid_from <= $2) AND (r.valid_until IS NULL OR r.valid_until >= $2)"
    };
}

pub(super) const FACTS: &str = concat!(
    files!(),
    "SELECT x.kind AS kind, x.id AS id, x.person AS person, x.organisation AS organisation,
    x.lead_name AS lead_name, CAST(x.mine AS BIGINT) AS mine, x.first_day AS first_day, x.last_day AS last_day,
    x.words AS words, x.n AS n, COALESCE(q.given_name, '') AS given_name,
    COALESCE(q.family_name, '') AS family_name, COALESCE(q.called, '') AS called,
    COALESCE(o.name, '') AS organisation_name
FROM (",
    papers!(),
    steps!(),
    life!(),
    house!(),
    rest!(),
    ") x LEFT JOIN person q ON q.id = x.person AND x.person <> ''
LEFT JOIN organisation o ON o.id = x.organisation"
);
