//! Single half-days on which a placement is otherwise.

use super::super::{OtherwiseFor, Slot};
use crate::offer::store::placements;
use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const ADD: &str = "INSERT INTO placement_exception (id, placement, day, half, comes, instead_of,
    reason, remark, made_by, made_at) VALUES";
const FREE: &str = "SELECT count(*) AS n FROM placement_exception
    WHERE placement = $1 AND day = $2 AND half = $3";
const WHOSE: &str = "SELECT l.person AS person, l.organisation AS organisation, l.id AS placement,
    e.day AS day, e.half AS half
    FROM placement_exception e JOIN placement l ON l.id = e.placement WHERE e.id = $1";
const REMOVE: &str = "DELETE FROM placement_exception WHERE id = $1 OR instead_of = $1";
const FOLLOW: &str =
    "UPDATE placement_exception SET placement = $2 WHERE placement = $1 AND day >= $3";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[FREE, WHOSE, REMOVE, FOLLOW];

/// An exception to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewException {
    /// Of which placement.
    pub placement: String,
    /// When.
    pub slot: Slot,
    /// Whether the person comes, or stays away.
    pub comes: bool,
    /// Why, as a word.
    pub reason: OtherwiseFor,
    /// Why, in words.
    pub remark: String,
    /// The account that wrote it.
    pub made_by: Option<String>,
}

/// Adds exceptions, all or none, and gives their ids in the same order; nothing when the placement does not
/// run on one of those days any more, or when something is noted there already. With `is_instead` each comes
/// instead of the one before it, and goes with it.
pub async fn add(
    work: &mut Work,
    now: Timestamp,
    new: &[NewException],
    is_instead: bool,
) -> Result<Option<Vec<String>>> {
    let mut ids: Vec<String> = vec![];
    for one in new {
        let (day, half) = (one.slot.day, one.slot.half.number());
        let holds = placements::holds_on(work, &one.placement, day).await?;
        let noted = work.row(FREE, values![&one.placement, day, half]).await?.get::<i64>("n")?;
        if !holds || noted > 0 {
            return Ok(None);
        }
        let id = id::new(now);
        let instead = ids.last().filter(|_| is_instead);
        let (reason, by) = (one.reason.word(), one.made_by.as_deref());
        let row = [
            values![&id, &one.placement, day, half, one.comes, instead.map(String::as_str)],
            values![reason, &one.remark, by, now],
        ];
        work.insert_many(ADD, vec![row.concat()], "").await?;
        ids.push(id);
    }
    Ok(Some(ids))
}

/// Of whom an exception is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// Whose.
    pub person: String,
    /// Kept by which organisation.
    pub organisation: String,
    /// Of which placement.
    pub placement: String,
    /// On which day.
    pub day: Date,
}

/// Of whom an exception is; nothing when there is none.
pub async fn whose_exception(db: &Db, id: &str) -> Result<Option<Whose>> {
    let read = |row: Row| {
        Ok(Whose {
            person: row.get("person")?,
            organisation: row.get("organisation")?,
            placement: row.get("placement")?,
            day: row.get("day")?,
        })
    };
    db.maybe(WHOSE, values![id]).await?.map(read).transpose()
}

/// Takes an exception away, and what came instead of it: it is as in every week again.
pub async fn remove(work: &mut Work, id: &str) -> Result<bool> {
    Ok(work.run(REMOVE, values![id]).await? > 0)
}

/// Hands the exceptions from a day on over to the placement that follows.
pub async fn follow(work: &mut Work, (from, to): (&str, &str), day: Date) -> Result<()> {
    work.run(FOLLOW, values![from, to, day]).await.map(drop)
}
