//! Whose parts of life fall due to be scored again, for who leads.

use crate::access::Actor;
use crate::instruments::{Words, due};
use crate::people::store::name;
use base::db::{Db, Result};
use base::values;
use jiff::ToSpan as _;
use jiff::civil::Date;

// The last day of each part of life with each instrument that has a rhythm, in the view that is asked for
// again, of the people one leads, as far as the own organisation keeps it. A list or a part of it that is
// out of use is not asked for again. What was scored in the last month cannot be due: the shortest rhythm
// is a month.
const LAST: &str = "
SELECT x.person AS person, q.given_name AS given_name, q.family_name AS family_name,
       q.called AS called, x.key AS key, i.interval_months AS months, i.name_nl AS name_nl,
       i.name_fr AS name_fr, i.name_en AS name_en, d.label_nl AS label_nl, d.label_fr AS label_fr,
       d.label_en AS label_en, x.day AS day
FROM (SELECT a.person AS person, i.key AS key, s.domain AS domain, MAX(a.day) AS day
      FROM team_member t
      JOIN assessment a ON a.person = t.person AND a.organisation = t.organisation
      JOIN instrument i ON i.id = a.instrument
      JOIN assessment_score s ON s.assessment = a.id
      WHERE t.account = $1 AND t.leads AND t.until_day IS NULL AND a.withdrawn_at IS NULL
        AND a.scored_by = CASE WHEN i.scored_by = 'person' THEN 'person' ELSE 'worker' END
        AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = a.person
                    AND v.organisation = a.organisation AND v.role <> 'instructor')
      GROUP BY a.person, i.key, s.domain HAVING MAX(a.day) <= $3) x
JOIN instrument i ON i.key = x.key AND i.interval_months IS NOT NULL
    AND i.version = (SELECT MAX(h.version) FROM instrument h
        WHERE h.key = x.key AND (h.valid_until IS NULL OR h.valid_until >= $2))
JOIN instrument_domain d ON d.instrument = i.id AND d.key = x.domain
JOIN person q ON q.id = x.person AND q.merged_into IS NULL
ORDER BY x.day, x.person, x.key, d.position LIMIT 2000";
#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[LAST];

/// Somebody whose parts of life are to be scored again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Who.
    pub person: String,
    /// That person's name.
    pub name: String,
    /// The key of the instrument.
    pub instrument: String,
    /// Its name.
    pub words: Words,
    /// Since when the first of its parts is due.
    pub since: Date,
    /// The parts of life that are.
    pub parts: Vec<Words>,
}

/// What is due today among the people somebody leads, the longest first: a person and an instrument with the
/// parts of it. One statement.
pub async fn due_today(db: &Db, actor: &Actor, today: Date) -> Result<Vec<Due>> {
    let mut all: Vec<Due> = vec![];
    let month_ago = today.saturating_sub(1.month());
    for row in db.rows(LAST, values![&actor.account, today, month_ago]).await? {
        let Some(since) = due(row.get("day")?, row.get("months")?).filter(|day| *day <= today)
        else {
            continue;
        };
        let (person, instrument) = (row.get::<String>("person")?, row.get::<String>("key")?);
        let part = Words([row.get("label_nl")?, row.get("label_fr")?, row.get("label_en")?]);
        let known = all.iter_mut().find(|d| d.person == person && d.instrument == instrument);
        if let Some(known) = known {
            known.parts.push(part);
            continue;
        }
        all.push(Due {
            name: name(&row)?,
            words: Words([row.get("name_nl")?, row.get("name_fr")?, row.get("name_en")?]),
            person,
            instrument,
            since,
            parts: vec![part],
        });
    }
    all.sort_by_key(|due| due.since);
    Ok(all)
}
