//! Every query of this room: who must agree, and the numbers with which that is judged.

use super::Rule;
use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

// Both in one statement: they are always asked together.
const KNOWN: &str = "SELECT 'rule' AS kind, r.id AS id, r.work_form AS one, r.statute AS two,
    r.given_by AS three, r.source AS source, r.source_day AS day, CAST(NULL AS BIGINT) AS value,
    r.version AS version FROM permission_rule r
    UNION ALL SELECT 'figure', p.id, p.rule, p.unit, '', p.source, p.valid_from, p.value, p.version
    FROM rule_parameter p
    WHERE (p.rule IN ('warn-days', 'permission-doctor-reuse', 'day-ama') OR p.rule LIKE 'age-%'
           OR p.rule LIKE 'hours-%' OR p.rule LIKE 'expense-%')
      AND (p.valid_from IS NULL OR p.valid_from <= $1)
      AND (p.valid_until IS NULL OR p.valid_until >= $1)
    ORDER BY 1, 3, 7, 2";
const CHANGE: &str = "UPDATE permission_rule SET given_by = $3, source = $4, source_day = $5,
    version = version + 1 WHERE id = $1 AND version = $2";
const NOTED: &str = "SELECT asked_day, decided_day FROM permission
    WHERE person = $1 AND organisation = $2 AND given_by = $3";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[KNOWN, CHANGE, NOTED];

/// What the network knows about permissions on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Who must agree.
    pub rules: Vec<Rule>,
    /// The numbers.
    pub figures: Figures,
}

impl Known {
    /// Whether anything is known about who must agree in a framework.
    pub fn asks(&self, work_form: &str) -> bool {
        self.rules.iter().any(|rule| rule.work_form == work_form)
    }
}

/// The numbers of the rules in force on a day, each with its source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures(BTreeMap<String, (Option<i64>, String, String)>);

impl Figures {
    /// The number of a rule; nothing when it is not known.
    pub fn value(&self, rule: &str) -> Option<i64> {
        self.0.get(rule)?.0
    }

    /// What says so.
    pub fn source(&self, rule: &str) -> Option<&str> {
        self.0.get(rule).map(|(_, _, source)| source.as_str())
    }

    /// So much time after a day.
    pub fn after(&self, rule: &str, day: Date) -> Option<Date> {
        let (value, unit, _) = self.0.get(rule)?;
        let span = match unit.as_str() {
            "days" => Span::new().try_days((*value)?),
            "weeks" => Span::new().try_weeks((*value)?),
            "months" => Span::new().try_months((*value)?),
            "years" => Span::new().try_years((*value)?),
            _ => return None,
        };
        day.checked_add(span.ok()?).ok()
    }

    #[cfg(test)]
    pub(crate) fn of(lines: &[(&str, Option<i64>, &str)]) -> Figures {
        let line = |(rule, value, unit): &(&str, Option<i64>, &str)| {
            ((*rule).to_owned(), (*value, (*unit).to_owned(), "een bron".to_owned()))
        };
        Figures(lines.iter().map(line).collect())
    }
}

fn rule(row: &Row) -> Result<Rule> {
    Ok(Rule {
        id: row.get("id")?,
        work_form: row.get("one")?,
        statute: row.get("two")?,
        given_by: row.get("three")?,
        source: row.get("source")?,
        source_day: row.get("day")?,
        version: row.get("version")?,
    })
}

/// What is known on a day.
pub async fn known(db: &Db, day: Date) -> Result<Known> {
    let mut known = Known::default();
    for row in db.rows(KNOWN, values![day]).await? {
        if row.get::<String>("kind")? == "rule" {
            known.rules.push(rule(&row)?);
        } else {
            // The one that began last comes last.
            let figure = (row.get("value")?, row.get("two")?, row.get("source")?);
            known.figures.0.insert(row.get("one")?, figure);
        }
    }
    Ok(known)
}

/// What is known on a day, kept in memory: every page of a person asks it, and an administrator changes it.
#[derive(Debug, Default)]
pub struct Kept(Mutex<Held>);

#[derive(Debug, Default)]
struct Held {
    /// How often it was thrown away: what was read before the last time is not kept.
    times: u64,
    known: Option<(Date, Arc<Known>)>,
}

impl Kept {
    /// What is known on a day.
    pub async fn on(&self, db: &Db, day: Date) -> Result<Arc<Known>> {
        let times = {
            let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((of, known)) = &held.known
                && *of == day
            {
                return Ok(known.clone());
            }
            held.times
        };
        let known = Arc::new(known(db, day).await?);
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.times == times {
            held.known = Some((day, known.clone()));
        }
        Ok(known)
    }

    /// Reads it again the next time: a rule or a number changed.
    pub fn forget(&self) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.times += 1;
        held.known = None;
    }
}

/// Changes who must agree, when it is still at this version.
pub async fn change(work: &mut Work, to: &Rule) -> Result<bool> {
    let row = values![&to.id, to.version, &to.given_by, &to.source, to.source_day];
    Ok(work.run(CHANGE, row).await? == 1)
}

/// Whether an organisation noted already that this instance was asked and decided on these days. The person is
/// held until the unit of work ends: of two who note the same at one moment the second sees the first.
pub async fn is_noted(
    work: &mut Work,
    (person, organisation): (&str, &str),
    given_by: &str,
    (asked, decided): (Option<Date>, Option<Date>),
) -> Result<bool> {
    crate::people::store::hold(work, person).await?;
    for row in work.rows(NOTED, values![person, organisation, given_by]).await? {
        if (asked, decided) == (row.get("asked_day")?, row.get("decided_day")?) {
            return Ok(true);
        }
    }
    Ok(false)
}
