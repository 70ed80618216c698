//! The facts out of which duties follow, for one reader. One statement, whatever the number of people.

use super::sql::FACTS;
use crate::clocks::due::{Fact, PutOff, Rule, Rules, duty};
use crate::clocks::{AHEAD, Duty, Kind, Later};
use crate::people::store::name;
use base::db::{Db, Result, Row};
use base::values;
use jiff::ToSpan as _;
use jiff::civil::Date;

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[FACTS];

/// Whose duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Whose<'a> {
    /// Of one person; empty for everybody.
    pub person: &'a str,
    /// Of one organisation; empty for all.
    pub organisation: &'a str,
    /// Only what is the reader's own.
    pub mine: bool,
}

/// The duties that a reader has to do with, up to a year ahead, the first ones first. One statement.
pub async fn duties(db: &Db, account: &str, whose: Whose<'_>, today: Date) -> Result<Vec<Duty>> {
    let until = today.saturating_add(AHEAD.days());
    let quarter = crate::returns::Period::last_quarter(today);
    let days = quarter.days();
    let mine = if whose.mine { "1" } else { "" };
    let asked = values![
        account,
        today,
        until,
        whose.person,
        whose.organisation,
        mine,
        quarter.word(),
        days.0,
        days.1
    ];
    let (mut facts, mut rules, mut off) = (vec![], Rules::new(), vec![]);
    for row in db.rows(FACTS, asked).await? {
        match row.get::<String>("kind")?.as_str() {
            "rule" => {
                let (key, rule) = rule(&row)?;
                rules.insert(key, rule);
            }
            "put-off" => off.extend(put_off(&row)?),
            word => facts.extend(Kind::parse(word).map(|kind| fact(kind, &row)).transpose()?),
        }
    }
    // The overview of a quarter is due at the end of the month after it.
    let end_of_month = days.1.tomorrow().map_or(days.1, |next| next.last_of_month());
    for fact in facts.iter_mut().filter(|fact: &&mut Fact| fact.kind == Kind::Quarterly) {
        fact.last = Some(end_of_month);
    }
    let mut all: Vec<Duty> = facts.iter().filter_map(|fact| duty(fact, &rules, &off)).collect();
    all.retain(|duty| duty.day() <= until);
    all.sort_by(|a, b| (a.day(), a.kind, &a.person).cmp(&(b.day(), b.kind, &b.person)));
    Ok(all)
}

fn rule(row: &Row) -> Result<(String, Rule)> {
    let (value, unit) = (row.get("n")?, row.get("lead_name")?);
    Ok((row.get("id")?, Rule { value, unit, source: row.get("words")? }))
}

fn put_off(row: &Row) -> Result<Option<PutOff>> {
    let words: String = row.get("words")?;
    let Some((kind, reason)) = words.split_once('|') else { return Ok(None) };
    let Some(kind) = Kind::parse(kind) else { return Ok(None) };
    let (until, who) = (row.get("last_day")?, row.get("lead_name")?);
    Ok(Some(PutOff {
        kind,
        about: [row.get("person")?, row.get("organisation")?, row.get("id")?],
        due: row.get("first_day")?,
        later: Later { until, reason: reason.to_owned(), who },
    }))
}

fn fact(kind: Kind, row: &Row) -> Result<Fact> {
    let person: String = row.get("person")?;
    let name = if person.is_empty() { String::new() } else { name(row)? };
    Ok(Fact {
        kind,
        subject: row.get("id")?,
        person: (!person.is_empty()).then_some((person, name)),
        organisation: (row.get("organisation")?, row.get("organisation_name")?),
        first: row.get("first_day")?,
        last: row.get("last_day")?,
        words: row.get("words")?,
        n: row.get::<Option<i64>>("n")?.unwrap_or(0),
        lead: row.get("lead_name")?,
        is_mine: row.get::<i64>("mine")? == 1,
    })
}
