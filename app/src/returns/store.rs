//! Every query of this room.

pub(super) mod handed;
pub(super) mod register;
pub(super) mod template;

use super::rule::{Stretch, Way};
use crate::people::store::name;
use crate::presence::{Slot, When};
use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::civil::Date;
use std::collections::HashMap;

// Who takes part in a framework in a period: step by step. Without an account ($5) everybody of the
// organisation, for a return of numbers and for who runs the program.
const STEPS: &str = "SELECT t.id AS step, t.person AS person, q.given_name AS given_name,
    q.family_name AS family_name, q.called AS called, t.start_day AS start_day, t.end_day AS end_day,
    t.hours_quarters AS hours_quarters
    FROM step t JOIN person q ON q.id = t.person
    WHERE t.organisation = $1 AND t.work_form = $2 AND t.start_day <= $4
      AND (t.end_day IS NULL OR t.end_day >= $3)
      AND ($5 = '' OR EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $5
          AND v.person = t.person AND v.organisation = t.organisation AND v.role = 'coordinator'))
    ORDER BY q.sort_name, t.person, t.start_day, t.id";
// The days on which somebody was there while a step in the framework ran: from $3 (the year) and from $4 (the
// quarter) up to $5. A day is short when its known minutes are fewer than $6 and none of it is unknown.
const PRESENT: &str = "SELECT d.person AS person, count(*) AS in_year,
    CAST(sum(CASE WHEN d.day >= $4 THEN 1 ELSE 0 END) AS BIGINT) AS days,
    CAST(sum(CASE WHEN d.day >= $4 AND d.minutes < CAST($6 AS BIGINT) AND d.open = 0
        THEN 1 ELSE 0 END) AS BIGINT) AS short,
    CAST(sum(CASE WHEN d.day >= $4 AND d.minutes < CAST($6 AS BIGINT) AND d.open > 0
        THEN 1 ELSE 0 END) AS BIGINT) AS unknown
    FROM (SELECT x.person AS person, x.day AS day,
              CAST(sum(COALESCE(x.minutes, 0)) AS BIGINT) AS minutes,
              CAST(sum(CASE WHEN x.minutes IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS open
          FROM work_post w CROSS JOIN presence x
          WHERE w.organisation = $1 AND x.work_post = w.id AND x.day >= $3 AND x.day <= $5
            AND x.code IN ('present', 'late')
            AND EXISTS (SELECT 1 FROM step t WHERE t.person = x.person AND t.organisation = $1
                AND t.work_form = $2 AND t.start_day <= x.day
                AND (t.end_day IS NULL OR t.end_day >= x.day))
          GROUP BY x.person, x.day) d
    GROUP BY d.person";
// The half-days of which something is noted, whatever it is, of who has a step in the framework.
const NOTED: &str = "SELECT x.person AS person, x.work_post AS work_post, x.day AS day,
    x.half AS half FROM work_post w CROSS JOIN presence x
    WHERE w.organisation = $1 AND x.work_post = w.id AND x.day >= $3 AND x.day <= $4
      AND EXISTS (SELECT 1 FROM step t WHERE t.person = x.person AND t.organisation = $1
          AND t.work_form = $2 AND t.start_day <= x.day
          AND (t.end_day IS NULL OR t.end_day >= x.day))";
// The half-days on which somebody in the framework was there and of which the length is not noted, with the
// first of them: its day, and 0 or 1 behind it for its half.
const UNTIMED: &str = "SELECT x.work_post AS work_post, count(*) AS n,
    min(CAST(x.day AS TEXT) || ' ' || CAST(x.half AS TEXT)) AS first
    FROM work_post w CROSS JOIN presence x
    WHERE w.organisation = $1 AND x.work_post = w.id AND x.day >= $3 AND x.day <= $4
      AND x.code IN ('present', 'late') AND x.minutes IS NULL
      AND EXISTS (SELECT 1 FROM step t WHERE t.person = x.person AND t.organisation = $1
          AND t.work_form = $2 AND t.start_day <= x.day
          AND (t.end_day IS NULL OR t.end_day >= x.day))
    GROUP BY x.work_post ORDER BY x.work_post";
const AGREED: &str = "SELECT a.person AS person, count(*) AS agreed,
    CAST(sum(CASE WHEN a.state = 'signed' THEN 1 ELSE 0 END) AS BIGINT) AS signed
    FROM agreement a JOIN step t ON t.id = a.step
    WHERE a.organisation = $1 AND t.work_form = $2 AND a.from_day <= $4
      AND (a.until_day IS NULL OR (a.until_day >= $3 AND a.until_day >= a.from_day))
    GROUP BY a.person";
const RULES: &str = "SELECT value, valid_from, source FROM rule_parameter
    WHERE rule = $1 AND (valid_from IS NULL OR valid_from <= $2)
      AND (valid_until IS NULL OR valid_until >= $2)";
const YEAR: &str = "SELECT way, contingent, contingent_source, advances, advances_source, version
    FROM return_year WHERE organisation = $1 AND year = $2";
const BEGIN: &str = "INSERT INTO return_year (organisation, year, version) VALUES ($1, $2, 0)
    ON CONFLICT (organisation, year) DO NOTHING";
const KEEP: &str = "UPDATE return_year SET way = $4, contingent = $5, contingent_source = $6,
    advances = $7, advances_source = $8, version = version + 1
    WHERE organisation = $1 AND year = $2 AND version = $3";
const ORGANISATIONS: &str = "SELECT id, name FROM organisation ORDER BY folded_name, id";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) fn texts() -> Vec<&'static str> {
    let own = [STEPS, PRESENT, NOTED, UNTIMED, AGREED, RULES, YEAR, BEGIN, KEEP, ORGANISATIONS];
    [
        own.as_slice(),
        handed::TEXTS.as_slice(),
        register::TEXTS.as_slice(),
        template::TEXTS.as_slice(),
    ]
    .concat()
}

/// Somebody who takes part in a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taking {
    /// Who.
    pub person: String,
    /// The name.
    pub name: String,
    /// When.
    pub stretches: Vec<Stretch>,
    /// The steps of which the hours a week are not known.
    pub without_hours: Vec<String>,
}

impl Taking {
    /// Whether a step runs on a day.
    pub fn runs_on(&self, day: Date) -> bool {
        let covers = |(first, last): &Stretch| *first <= day && last.is_none_or(|last| day <= last);
        self.stretches.iter().any(covers)
    }
}

/// Who takes part in a framework at an organisation in a period, by name.
pub async fn takings(
    db: &Db,
    (organisation, work_form): (&str, &str),
    (from, until): (Date, Date),
    account: &str,
) -> Result<Vec<Taking>> {
    let mut all: Vec<Taking> = vec![];
    for row in db.rows(STEPS, values![organisation, work_form, from, until, account]).await? {
        let person: String = row.get("person")?;
        if all.last().is_none_or(|last| last.person != person) {
            let (stretches, without_hours) = (vec![], vec![]);
            all.push(Taking { person, name: name(&row)?, stretches, without_hours });
        }
        let Some(last) = all.last_mut() else { continue };
        last.stretches.push((row.get("start_day")?, row.get("end_day")?));
        if row.get::<Option<i64>>("hours_quarters")?.is_none() {
            last.without_hours.push(row.get("step")?);
        }
    }
    Ok(all)
}

/// The days on which somebody was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Present {
    /// Since the first of January.
    pub in_year: i64,
    /// In the quarter.
    pub days: i64,
    /// Of those, days shorter than the rule asks.
    pub short: i64,
    /// Of those, days of which it is not known.
    pub unknown: i64,
}

/// The days present of everybody in a framework at an organisation, from the first of January and from the
/// first day of a quarter up to its last one. `least` is how many minutes a day lasts at least.
pub async fn present(
    db: &Db,
    (organisation, work_form): (&str, &str),
    (january, from, until): (Date, Date, Date),
    least: i64,
) -> Result<HashMap<String, Present>> {
    let asked = values![organisation, work_form, january, from, until, least];
    let read = |row: &Row| {
        let present = Present {
            in_year: row.get("in_year")?,
            days: row.get("days")?,
            short: row.get("short")?,
            unknown: row.get("unknown")?,
        };
        Ok((row.get("person")?, present))
    };
    db.rows(PRESENT, asked).await?.iter().map(read).collect()
}

/// The half-days of which something is noted, of everybody in a framework at an organisation.
pub async fn noted(
    db: &Db,
    (organisation, work_form): (&str, &str),
    (from, until): (Date, Date),
) -> Result<Vec<(String, Slot)>> {
    let rows = db.rows(NOTED, values![organisation, work_form, from, until]).await?;
    let read = |row: &Row| {
        let when = When { day: row.get("day")?, is_afternoon: row.get::<i64>("half")? == 1 };
        Ok((row.get("person")?, Slot { work_post: row.get("work_post")?, when }))
    };
    rows.iter().map(read).collect()
}

/// Half-days at a work post of which the length is not noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untimed {
    /// Where.
    pub work_post: String,
    /// How many.
    pub n: i64,
    /// The first: its day, and which half as it stands in an address.
    pub first: (Date, &'static str),
}

/// The half-days without a length of everybody in a framework at an organisation, by work post.
pub async fn untimed(
    db: &Db,
    (organisation, work_form): (&str, &str),
    (from, until): (Date, Date),
) -> Result<Vec<Untimed>> {
    let rows = db.rows(UNTIMED, values![organisation, work_form, from, until]).await?;
    let read = |row: &Row| {
        let first: String = row.get("first")?;
        let (day, half) = first.split_once(' ').unwrap_or((&first, "0"));
        let half = if half == "1" { "1" } else { "0" };
        let day = day.parse().unwrap_or(from);
        Ok(Untimed { work_post: row.get("work_post")?, n: row.get("n")?, first: (day, half) })
    };
    rows.iter().map(read).collect()
}

/// How many agreements of a framework meet a period, and how many of those are signed, by person.
pub async fn agreed(
    db: &Db,
    (organisation, work_form): (&str, &str),
    (from, until): (Date, Date),
) -> Result<HashMap<String, (i64, i64)>> {
    let rows = db.rows(AGREED, values![organisation, work_form, from, until]).await?;
    let read = |row: &Row| Ok((row.get("person")?, (row.get("agreed")?, row.get("signed")?)));
    rows.iter().map(read).collect()
}

/// The number of a rule on a day, from when it holds and what says so. The number is nothing when it is not
/// known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rule {
    /// How much.
    pub value: Option<i64>,
    /// Since when.
    pub from: Option<Date>,
    /// What says so.
    pub source: String,
}

/// A rule as it is on a day.
pub async fn rule(db: &Db, rule: &str, day: Date) -> Result<Rule> {
    let read = |row: &Row| {
        let (value, from) = (row.get("value")?, row.get("valid_from")?);
        Ok(Rule { value, from, source: row.get("source")? })
    };
    let all = db.rows(RULES, values![rule, day]).await?;
    let all = all.iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(all.into_iter().max_by_key(|rule| rule.from).unwrap_or_default())
}

/// What an organisation keeps about its returns of a calendar year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// How its days are counted; nothing when it did not choose.
    pub way: Option<Way>,
    /// The contingent of AMA in the social economy, in hundredths of a trajectory.
    pub contingent: Option<i64>,
    /// What says so.
    pub contingent_source: String,
    /// What was paid in advance, in cents.
    pub advances: Option<i64>,
    /// What says so.
    pub advances_source: String,
    /// The version; 0 when nothing was kept yet.
    pub version: i64,
}

/// What an organisation keeps about a year.
pub async fn kept(db: &Db, organisation: &str, year: i16) -> Result<Kept> {
    let Some(row) = db.maybe(YEAR, values![organisation, i64::from(year)]).await? else {
        return Ok(Kept::default());
    };
    Ok(Kept {
        way: Way::parse(&row.get::<String>("way")?),
        contingent: row.get("contingent")?,
        contingent_source: row.get("contingent_source")?,
        advances: row.get("advances")?,
        advances_source: row.get("advances_source")?,
        version: row.get("version")?,
    })
}

/// Keeps it, when it is still at its version; says whether.
pub async fn keep(work: &mut Work, organisation: &str, year: i16, to: &Kept) -> Result<bool> {
    let year = i64::from(year);
    work.run(BEGIN, values![organisation, year]).await?;
    let way = to.way.map_or("", Way::word);
    let row = values![
        organisation,
        year,
        to.version,
        way,
        to.contingent,
        &to.contingent_source,
        to.advances,
        &to.advances_source
    ];
    Ok(work.run(KEEP, row).await? == 1)
}

/// All organisations by name: id and name.
pub async fn organisations(db: &Db) -> Result<Vec<(String, String)>> {
    let rows = db.rows(ORGANISATIONS, values![]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}
