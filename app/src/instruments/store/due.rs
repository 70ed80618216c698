//! Whose parts of life fall due to be scored again, for who leads.

use crate::access::Actor;
use crate::instruments::{Words, due};
use crate::people::store::name;
use base::db::{Db, Result, Row};
use base::values;
use jiff::civil::Date;
use std::collections::BTreeMap;

// When which parts of life were scored, of the people one leads, as far as the own organisation keeps it, in
// the view that is asked for again; and the parts of each instrument that has a rhythm, as it is now. A list or
// a part of it that is out of use is not asked for again.
const SCORED: &str = "
SELECT a.person AS person, q.given_name AS given_name, q.family_name AS family_name,
       q.called AS called, i.key AS key, a.day AS day, a.domains AS domains,
       CAST(0 AS BIGINT) AS months, '' AS name_nl, '' AS name_fr, '' AS name_en,
       '' AS label_nl, '' AS label_fr, '' AS label_en, CAST(0 AS BIGINT) AS position
FROM team_member t
JOIN assessment a ON a.person = t.person AND a.organisation = t.organisation
JOIN instrument i ON i.id = a.instrument
JOIN person q ON q.id = a.person AND q.merged_into IS NULL
WHERE t.account = $1 AND t.leads AND t.until_day IS NULL AND a.withdrawn_at IS NULL
  AND a.scored_by = CASE WHEN i.scored_by = 'person' THEN 'person' ELSE 'worker' END
  AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = a.person
              AND v.organisation = a.organisation AND v.role <> 'instructor')
UNION ALL
SELECT '', '', '', '', i.key, NULL, d.key, i.interval_months, i.name_nl, i.name_fr, i.name_en,
       d.label_nl, d.label_fr, d.label_en, d.position
FROM instrument i JOIN instrument_domain d ON d.instrument = i.id
WHERE i.interval_months IS NOT NULL
  AND i.version = (SELECT MAX(h.version) FROM instrument h
      WHERE h.key = i.key AND (h.valid_until IS NULL OR h.valid_until >= $2))
ORDER BY 1, 5, 15";
#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[SCORED];

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

/// An instrument that is asked again after some months, with its parts in their order.
struct Rhythm {
    months: i64,
    words: Words,
    parts: Vec<(String, Words)>,
}

/// When each part of life of somebody was scored last, with one instrument.
struct Last {
    name: String,
    days: BTreeMap<String, Date>,
}

impl Rhythm {
    /// What is due of somebody, if anything: the longest first.
    fn due(&self, (person, instrument): (String, String), last: Last, today: Date) -> Option<Due> {
        let mut all: Vec<(Date, &Words)> = vec![];
        for (domain, words) in &self.parts {
            let day = last.days.get(domain).and_then(|day| due(*day, Some(self.months)));
            all.extend(day.filter(|day| *day <= today).map(|day| (day, words)));
        }
        all.sort_by_key(|(day, _)| *day);
        let since = all.first()?.0;
        let parts = all.into_iter().map(|(_, words)| words.clone()).collect();
        let words = self.words.clone();
        Some(Due { person, name: last.name, instrument, words, since, parts })
    }
}

fn part(row: &Row, rhythms: &mut BTreeMap<String, Rhythm>) -> Result<()> {
    let words = Words([row.get("label_nl")?, row.get("label_fr")?, row.get("label_en")?]);
    let part = (row.get("domains")?, words);
    if let Some(known) = rhythms.get_mut(&row.get::<String>("key")?) {
        known.parts.push(part);
        return Ok(());
    }
    let words = Words([row.get("name_nl")?, row.get("name_fr")?, row.get("name_en")?]);
    let rhythm = Rhythm { months: row.get("months")?, words, parts: vec![part] };
    rhythms.insert(row.get("key")?, rhythm);
    Ok(())
}

/// What is due today among the people somebody leads, the longest first: a person and an instrument with the
/// parts of it. One statement.
pub async fn due_today(db: &Db, actor: &Actor, today: Date) -> Result<Vec<Due>> {
    let mut rhythms = BTreeMap::new();
    let mut last: BTreeMap<(String, String), Last> = BTreeMap::new();
    for row in db.rows(SCORED, values![&actor.account, today]).await? {
        let Some(day) = row.get::<Option<Date>>("day")? else {
            part(&row, &mut rhythms)?;
            continue;
        };
        let name = name(&row)?;
        let of = (row.get("person")?, row.get("key")?);
        let of = last.entry(of).or_insert_with(|| Last { name, days: BTreeMap::new() });
        let domains: String = row.get("domains")?;
        for domain in domains.split(',').filter(|domain| !domain.is_empty()) {
            let known = of.days.entry(domain.to_owned()).or_insert(day);
            *known = day.max(*known);
        }
    }
    let of = |(of, last): ((String, String), Last)| rhythms.get(&of.1)?.due(of, last, today);
    let mut all: Vec<Due> = last.into_iter().filter_map(of).collect();
    all.sort_by_key(|due| due.since);
    Ok(all)
}
