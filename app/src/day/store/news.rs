//! What came back: an answer, a file that is newly shared, the person's own yes or done. It stands on the day
//! until the reader opened it or said that it was read, at most some weeks.
//!
//! Nothing of it is written twice: each line is a fact of its own room, and the log knows who read it. An
//! answer, and a lowest score, are read on their own page, which writes so; of the rest a page of the room will do.

use jiff::SignedDuration;

/// How far back something that came back is told: after that it is no news.
pub const NEWS_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Its part of what waits for `$1`: each fact in the same shape, with since when it is there and the pages that
/// tell it, as the log writes them. `$5` is the first moment that is told, `$7` the language of the reader. The
/// log is asked along the person: of an account it has too many lines. `more` is a refusal and its remark, the
/// advice, that an answer can become an appointment, or what was closed and what goes on.
macro_rules! news {
    () => {
        concat!(
            "
UNION ALL
SELECT 'news', y.person, y.given_name, y.family_name, y.called, y.words, y.day, y.minute, y.id, y.what,
    y.more, y.at, NULL
FROM (SELECT x.what, x.id, x.person, x.words, x.day, x.minute, x.at, x.more, q.given_name,
          q.family_name, q.called
      FROM (SELECT CASE WHEN r.agreement_withdrawn_at IS NOT NULL THEN 'taken-back'
                WHEN r.state = 'accepted' AND r.kind = 'advice' THEN 'advice'
                WHEN r.state = 'accepted' THEN 'yes' ELSE 'no' END AS what,
            r.id AS id, r.person AS person, COALESCE(o.name, r.receiver_name) AS words,
            CASE WHEN r.agreement_withdrawn_at IS NULL THEN r.first_day END AS day,
            COALESCE(r.first_minute, -1) AS minute,
            CASE WHEN r.agreement_withdrawn_at IS NOT NULL THEN r.agreement_withdrawn_at
                ELSE COALESCE((SELECT max(e.at) FROM referral_event e WHERE e.referral = r.id
                    AND e.side = 'receiver' AND e.what IN ('accepted', 'refused', 'day')),
                    r.decided_at) END AS at,
            '' AS told_on,
            CASE WHEN r.agreement_withdrawn_at IS NOT NULL THEN ''
                WHEN r.state = 'refused' THEN r.reason || ':' || r.remark
                WHEN r.kind = 'advice' THEN r.remark
                WHEN r.receiver IS NULL AND r.first_day >= $3 AND NOT EXISTS (
                    SELECT 1 FROM appointment p WHERE p.person = r.person
                      AND p.organisation = r.organisation AND p.day = r.first_day
                      AND p.state <> 'cancelled')
                  AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1
                      AND v.person = r.person AND v.organisation = r.organisation
                      AND v.closed_day IS NULL AND ",
            guides!("v.role"),
            ")
                THEN 'plan' ELSE '' END AS more
        FROM referral r LEFT JOIN organisation o ON o.id = r.receiver
        WHERE r.id IN (SELECT m.id FROM referral m WHERE m.made_by = $1 AND m.state <> 'draft'
            UNION SELECT m.id FROM person_now w JOIN referral m ON m.person = w.person
            WHERE w.lead_account = $1 AND m.state <> 'draft') AND (r.agreement_withdrawn_at > $5 AND NOT EXISTS (
                SELECT 1 FROM referral_event t WHERE t.referral = r.id AND t.what = 'taken-back'
                  AND t.account = $1)
            OR r.agreement_withdrawn_at IS NULL AND r.state IN ('accepted', 'refused')
               AND r.decided_at > $5)
          AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1
              AND v.person = r.person AND v.organisation = r.organisation)
          AND NOT EXISTS (SELECT 1 FROM appointment p WHERE p.person = r.person AND p.account = $1
              AND p.organisation = r.organisation AND p.day = r.first_day
              AND p.state <> 'cancelled' AND p.made_at >= r.decided_at
              AND r.agreement_withdrawn_at IS NULL)
        UNION ALL
        SELECT 'shared', c.id, c.person, '', c.until_day, -1, c.noted_at, '%', ''
        FROM consent c
        WHERE c.is_open AND c.noted_at > $5 AND c.noted_by <> $1
          AND c.organisation IN (SELECT g.organisation FROM account_role g WHERE g.account = $1
              AND ",
            guides!("g.role"),
            ")
          AND NOT EXISTS (SELECT 1 FROM consent b WHERE b.person = c.person
              AND b.organisation = c.organisation AND b.id <> c.id AND b.noted_at < c.noted_at
              AND b.until_day >= c.from_day
              AND (b.withdrawn_at IS NULL OR b.withdrawn_at >= c.noted_at))
          AND NOT EXISTS (SELECT 1 FROM share_ask k WHERE k.person = c.person
              AND k.organisation = c.organisation AND k.asked_by = $1 AND k.state = 'yes'
              AND k.answered_at >= c.noted_at)
        UNION ALL
        SELECT 'granted', k.id, k.person, '', NULL, -1, k.answered_at, '%', ''
        FROM share_ask k
        WHERE k.asked_by = $1 AND k.state = 'yes' AND k.answered_at > $5 AND k.answered_by <> $1
          AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.person = k.person
              AND c.organisation = k.organisation AND c.withdrawn_at >= k.answered_at)
        UNION ALL
        SELECT 'agreed', l.id, l.person, '', NULL, -1, l.made_at, 'plan:%', ''
        FROM plan_version l
        WHERE l.person IN (SELECT w.person FROM person_now w WHERE w.lead_account = $1) AND l.how = 'portal' AND l.made_at > $5
        UNION ALL
        SELECT 'ticked', a.id, a.person, a.words, NULL, -1, a.ticked_at, 'plan:%', ''
        FROM plan_action a JOIN plan_goal g ON g.id = a.goal
        WHERE a.person IN (SELECT w.person FROM person_now w WHERE w.lead_account = $1) AND a.state = 'done' AND a.ticked_at > $5
          AND ",
            reads_life!("$1", "a.person", "a.organisation", "g.category"),
            "
        UNION ALL
        SELECT CASE WHEN EXISTS (SELECT 1 FROM consent n WHERE n.person = c.person
                AND n.organisation = c.organisation AND n.is_open) THEN 'narrowed' ELSE 'ended' END,
            c.id, c.person, o.name, c.from_day, -1, c.withdrawn_at, 'consents:%',
            c.categories || ';' || COALESCE((SELECT string_agg(n.categories, '') FROM consent n
                WHERE n.person = c.person AND n.organisation = c.organisation AND n.is_open), '')
        FROM consent c JOIN organisation o ON o.id = c.organisation
        WHERE c.withdrawn_at > $5 AND c.withdrawn_by <> $1
          AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = c.person
                      AND v.closed_day IS NULL AND v.organisation <> c.organisation
                      AND v.role IN ('coach', 'coordinator')
                      AND (EXISTS (SELECT 1 FROM team_member t WHERE t.person = c.person
                                   AND t.account = $1 AND t.leads AND t.until_day IS NULL)
                           OR v.role = 'coordinator' AND NOT EXISTS (
                               SELECT 1 FROM team_member t JOIN account b ON b.id = t.account
                               JOIN visible_person l ON l.account = t.account
                                   AND l.person = t.person
                               WHERE t.person = c.person AND t.leads AND t.until_day IS NULL
                                 AND b.active AND l.closed_day IS NULL
                                 AND l.organisation = v.organisation
                                 AND l.role IN ('coach', 'coordinator'))))
        UNION ALL
        SELECT 'scored', z.id, z.person, string_agg(z.said, ' · ' ORDER BY z.position), NULL, -1,
            z.made_at, '', ''
        FROM (SELECT a.id AS id, a.person AS person, a.made_at AS made_at, d.position AS position,
                CASE $7 WHEN 'fr' THEN d.label_fr || ' (' || l.words_fr || ')'
                    WHEN 'en' THEN d.label_en || ' (' || l.words_en || ')'
                    ELSE d.label_nl || ' (' || l.words_nl || ')' END AS said
            FROM assessment a JOIN instrument i ON i.id = a.instrument AND i.answer = 'one'
            JOIN assessment_score s ON s.assessment = a.id
            JOIN instrument_domain d ON d.instrument = a.instrument AND d.key = s.domain
            JOIN instrument_level l ON l.instrument = a.instrument AND l.value = s.level
                AND l.domain = CASE WHEN EXISTS (SELECT 1 FROM instrument_level k
                    WHERE k.instrument = a.instrument AND k.domain = d.key) THEN d.key ELSE '' END
            WHERE a.id IN (SELECT m.id FROM assessment m WHERE m.scored_by = 'person'
                    AND m.made_at > $5 AND m.organisation IN (SELECT g.organisation
                        FROM account_role g WHERE g.account = $1 AND g.role = 'coordinator')
                UNION SELECT m.id FROM person_now w JOIN assessment m ON m.person = w.person
                WHERE w.lead_account = $1 AND m.scored_by = 'person' AND m.made_at > $5)
              AND a.withdrawn_at IS NULL AND a.made_by <> $1 AND a.source <> 'registry'
              AND NOT EXISTS (SELECT 1 FROM instrument_level k WHERE k.instrument = a.instrument
                  AND k.domain = l.domain AND k.value < l.value)
              AND ",
            reads_life!("$1", "a.person", "a.organisation", "d.category"),
            "
              AND (EXISTS (SELECT 1 FROM team_member t WHERE t.person = a.person
                       AND t.account = $1 AND t.leads AND t.until_day IS NULL)
                   OR EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1
                       AND v.person = a.person AND v.organisation = a.organisation
                       AND v.role = 'coordinator' AND v.closed_day IS NULL)
                   AND NOT EXISTS (SELECT 1 FROM team_member t JOIN account b ON b.id = t.account
                       WHERE t.person = a.person AND t.leads AND t.until_day IS NULL AND b.active
                         AND ",
            reads_life!("t.account", "a.person", "a.organisation", "d.category"),
            "))) z
        GROUP BY z.id, z.person, z.made_at) x
      JOIN person q ON q.id = x.person
      WHERE ",
            near!("$1", "x.person"),
            "
        AND NOT EXISTS (SELECT 1 FROM audit_line s WHERE s.person = x.person
            AND COALESCE(s.account, '') = $1 AND s.at >= x.at
            AND (s.action = 'seen' AND s.subject = x.id
                 OR s.action = 'look' AND s.detail LIKE x.told_on))
      ORDER BY CASE WHEN x.what = 'scored' THEN 0 ELSE 1 END, x.at DESC, x.id LIMIT 40) y"
        )
    };
}
pub(super) use news;
