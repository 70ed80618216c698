//! Whose parts of life fall due to be scored again, for who leads.

use crate::access::Actor;
use crate::instruments::{Words, due};
use crate::people::store::name;
use base::db::{Db, Result};
use base::values;
use jiff::civil::Date;

// The last day of a worker's view with each instrument that has a rhythm, of the people one leads, as
// far as the own organisation keeps it. A list that is out of use is not asked for again.
const LAST: &str = "
SELECT a.person AS person, q.given_name AS given_name, q.family_name AS family_name,
       q.called AS called, i.key AS key, MAX(i.interval_months) AS months, MAX(i.name_nl) AS name_nl,
       MAX(i.name_fr) AS name_fr, MAX(i.name_en) AS name_en, MAX(a.day) AS day
FROM team_member t
JOIN assessment a ON a.person = t.person AND a.organisation = t.organisation
JOIN instrument i ON i.id = a.instrument
JOIN person q ON q.id = a.person
WHERE t.account = $1 AND t.leads AND t.until_day IS NULL AND a.withdrawn_at IS NULL
  AND a.scored_by = 'worker' AND i.interval_months IS NOT NULL AND q.merged_into IS NULL
  AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = a.person
              AND v.organisation = a.organisation AND v.role <> 'instructor')
  AND EXISTS (SELECT 1 FROM instrument h WHERE h.key = i.key
              AND (h.valid_until IS NULL OR h.valid_until >= $2))
GROUP BY a.person, q.given_name, q.family_name, q.called, i.key
ORDER BY MAX(a.day), a.person, i.key LIMIT 400";
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
    /// Since when it is due.
    pub since: Date,
}

/// What is due today among the people somebody leads, the longest first. One statement.
pub async fn due_today(db: &Db, actor: &Actor, today: Date) -> Result<Vec<Due>> {
    let mut all = vec![];
    for row in db.rows(LAST, values![&actor.account, today]).await? {
        let Some(since) = due(row.get("day")?, row.get("months")?).filter(|day| *day <= today)
        else {
            continue;
        };
        all.push(Due {
            person: row.get("person")?,
            name: name(&row)?,
            instrument: row.get("key")?,
            words: Words([row.get("name_nl")?, row.get("name_fr")?, row.get("name_en")?]),
            since,
        });
    }
    all.sort_by_key(|due| due.since);
    Ok(all)
}
