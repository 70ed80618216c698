//! Writing agreements. What is signed is changed no more; only its end, its paper and its declarations are
//! added.

use super::super::{Dimona, Said, State};
use base::db::{Result, Value, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const ADD: &str = "INSERT INTO agreement (id, person, organisation, step, work_post, from_day,
    until_day, state, signed_day, signed_by, dimona_in, made_by, made_at, changed_at) VALUES";
const SAY: &str = "INSERT INTO agreement_element (agreement, element, words) VALUES";
const UNSAY: &str = "DELETE FROM agreement_element WHERE agreement = $1";
const CHANGE: &str = "UPDATE agreement SET from_day = $3, until_day = $4, changed_at = $5,
    version = version + 1 WHERE id = $1 AND version = $2 AND state <> 'signed'
    AND dimona_in IS NULL AND dimona_out IS NULL";
const MOVE: &str = "UPDATE agreement SET state = $3, signed_day = $4, signed_by = $5,
    changed_at = $6, version = version + 1 WHERE id = $1 AND version = $2 AND state = $7";
const END: &str = "UPDATE agreement SET until_day = $3, end_reason = $4, changed_at = $5,
    version = version + 1 WHERE id = $1 AND version = $2";
const SCAN: &str = "UPDATE agreement SET scan = $2, changed_at = $3, version = version + 1
    WHERE id = $1";
const DECLARED_IN: &str = "UPDATE agreement SET dimona_in = $2, version = version + 1
    WHERE id = $1 AND dimona_in IS NULL AND state = 'signed'";
const DECLARED_OUT: &str = "UPDATE agreement SET dimona_out = $2, version = version + 1
    WHERE id = $1 AND dimona_out IS NULL AND state = 'signed' AND until_day <= $2";
const REMOVE: &str = "DELETE FROM agreement WHERE id = $1 AND version = $2 AND state = 'draft'";
const HOLD_DRAFT: &str = "UPDATE agreement SET version = version WHERE id = $1 AND version = $2
    AND state = 'draft' AND dimona_in IS NULL AND dimona_out IS NULL";
// One that was ended before it began takes no days.
const UNSIGNED: &str = "SELECT id FROM agreement WHERE step = $1 AND work_post = $2
    AND state <> 'signed' AND from_day <= $4
    AND (until_day IS NULL OR (until_day >= $3 AND until_day >= from_day)) ORDER BY id LIMIT 1";
const END_OF_STEP: &str = "UPDATE agreement SET until_day = $2, version = version + 1
    WHERE step = $1 AND (until_day IS NULL OR until_day > $2)";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[
    UNSAY,
    CHANGE,
    MOVE,
    END,
    SCAN,
    DECLARED_IN,
    DECLARED_OUT,
    REMOVE,
    HOLD_DRAFT,
    UNSIGNED,
    END_OF_STEP,
];

/// An agreement to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAgreement {
    /// With whom.
    pub person: String,
    /// Of which organisation: that of the step and of the work post.
    pub organisation: String,
    /// At which step.
    pub step: String,
    /// About which work post.
    pub work_post: String,
    /// The first and the last day.
    pub days: (Date, Option<Date>),
    /// How far it is.
    pub state: State,
    /// When it was signed, and by whom.
    pub signed: (Option<Date>, String),
    /// When the beginning was declared.
    pub declared: Option<Date>,
    /// What it says.
    pub said: Said,
    /// The account that wrote it.
    pub made_by: Option<String>,
}

fn row(id: &str, new: &NewAgreement, now: Timestamp) -> Vec<Value> {
    let (from, until) = new.days;
    let (day, by) = (new.signed.0, new.signed.1.as_str());
    let ids = values![id, &new.person, &new.organisation, &new.step, &new.work_post];
    let state = values![from, until, new.state.word(), day, by];
    [ids, state, values![new.declared, new.made_by.as_deref(), now, now]].concat()
}

fn elements<'a>(id: &'a str, said: &'a Said) -> impl Iterator<Item = Vec<Value>> + 'a {
    let words = said.iter().filter(|(_, words)| !words.trim().is_empty());
    words.map(move |(element, words)| values![id, element.word(), words])
}

/// Adds agreements that lie within their steps, and gives their ids in the same order.
pub async fn add_many(
    work: &mut Work,
    now: Timestamp,
    all: &[NewAgreement],
) -> Result<Vec<String>> {
    let ids: Vec<String> = all.iter().map(|_| id::new(now)).collect();
    let rows = ids.iter().zip(all).map(|(id, new)| row(id, new, now)).collect();
    work.insert_many(ADD, rows, "").await?;
    let said = ids.iter().zip(all).flat_map(|(id, new)| elements(id, &new.said)).collect();
    work.insert_many(SAY, said, "").await?;
    Ok(ids)
}

/// The agreement that is not signed yet about these days at a work post, when there is one. Asked once the
/// step is held, so that two who write at one moment do not both make one.
pub async fn unsigned(
    work: &mut Work,
    (step, work_post): (&str, &str),
    (from, until): (Date, Option<Date>),
) -> Result<Option<String>> {
    let days = values![step, work_post, from, until.unwrap_or(Date::MAX)];
    work.maybe(UNSIGNED, days).await?.map(|row| row.get("id")).transpose()
}

/// Changes an agreement that is not signed and still at this version; says whether.
pub async fn change(
    work: &mut Work,
    now: Timestamp,
    (id, version): (&str, i64),
    (from, until): (Date, Option<Date>),
    said: &Said,
) -> Result<bool> {
    if work.run(CHANGE, values![id, version, from, until, now]).await? != 1 {
        return Ok(false);
    }
    work.run(UNSAY, values![id]).await?;
    work.insert_many(SAY, elements(id, said).collect(), "").await?;
    Ok(true)
}

/// From one state to another, when it is still at this version: what is signed goes nowhere.
async fn go(
    work: &mut Work,
    now: Timestamp,
    (id, version): (&str, i64),
    (from, to): (State, State),
    (day, by): (Option<Date>, &str),
) -> Result<bool> {
    let row = values![id, version, to.word(), day, by, now, from.word()];
    Ok(work.run(MOVE, row).await? == 1)
}

/// It is on paper, and waits to be signed.
pub async fn to_sign(work: &mut Work, now: Timestamp, one: (&str, i64)) -> Result<bool> {
    go(work, now, one, (State::Draft, State::ToSign), (None, "")).await
}

/// It was signed, on a day, by these.
pub async fn sign(
    work: &mut Work,
    now: Timestamp,
    one: (&str, i64),
    (day, by): (Date, &str),
) -> Result<bool> {
    go(work, now, one, (State::ToSign, State::Signed), (Some(day), by)).await
}

/// It is written on again: it was not ready to be signed.
pub async fn give_back(work: &mut Work, now: Timestamp, one: (&str, i64)) -> Result<bool> {
    go(work, now, one, (State::ToSign, State::Draft), (None, "")).await
}

/// Gives it its last day.
pub async fn end(
    work: &mut Work,
    now: Timestamp,
    (id, version): (&str, i64),
    (day, reason): (Date, &str),
) -> Result<bool> {
    Ok(work.run(END, values![id, version, day, reason, now]).await? == 1)
}

/// The signed paper is this attachment.
pub async fn put_scan(work: &mut Work, now: Timestamp, id: &str, scan: &str) -> Result<()> {
    work.run(SCAN, values![id, scan, now]).await.map(drop)
}

/// Notes that the beginning or the end was declared; says whether that was new.
pub async fn declared(work: &mut Work, id: &str, what: Dimona, day: Date) -> Result<bool> {
    let sql = match what {
        Dimona::In => DECLARED_IN,
        Dimona::Out => DECLARED_OUT,
    };
    Ok(work.run(sql, values![id, day]).await? == 1)
}

/// Throws a draft away that is still at this version; says whether.
pub async fn remove(work: &mut Work, id: &str, version: i64) -> Result<bool> {
    if work.run(HOLD_DRAFT, values![id, version]).await? != 1 {
        return Ok(false);
    }
    work.run(UNSAY, values![id]).await?;
    Ok(work.run(REMOVE, values![id, version]).await? == 1)
}

/// Ends the agreements of a step that ends. One that had not begun keeps its first day, and never begins.
pub async fn end_of_step(work: &mut Work, step: &str, day: Date) -> Result<()> {
    work.run(END_OF_STEP, values![step, day]).await.map(drop)
}
