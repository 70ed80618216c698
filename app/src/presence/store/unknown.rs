//! Who walked in and of whom only a first name is known. Who it was is said later, or nobody; then the
//! name goes away.

use super::super::Slot;
use super::{Days, when};
use base::db::{Db, Result, Row, Value, Work};
use base::names::fold;
use base::{id, values};
use jiff::Timestamp;
use std::collections::BTreeSet;

macro_rules! unknown {
    ($where:literal) => {
        concat!(
            "SELECT k.id AS id, k.work_post AS work_post, w.name AS post_name,
             w.organisation AS organisation, k.day AS day, k.half AS half,
             k.first_name AS first_name, COALESCE(a.name, '') AS made_by
             FROM work_post w CROSS JOIN walk_in k LEFT JOIN account a ON a.id = k.made_by
             WHERE k.work_post = w.id AND ",
            $where,
            " ORDER BY k.day, k.half, k.first_name, k.id"
        )
    };
}
const ALL: &str = unknown!("w.organisation = $1 AND k.day >= $2 AND k.day <= $3");
const ONE: &str = unknown!("k.id = $1");
const ADD: &str =
    "INSERT INTO walk_in (id, work_post, day, half, first_name, made_by, made_at) VALUES";
const REMOVE: &str = "DELETE FROM walk_in WHERE id = $1";

const THERE: &str = "SELECT k.first_name AS first_name FROM walk_in k
    WHERE k.work_post = $1 AND k.day = $2 AND k.half = $3";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ALL, ONE, REMOVE, THERE];

/// A first name on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// Which.
    pub id: String,
    /// Where and when.
    pub slot: Slot,
    /// What the work post is called.
    pub post_name: String,
    /// Whose it is.
    pub organisation: String,
    /// The name.
    pub first_name: String,
    /// Who noted it.
    pub by: String,
}

fn read(row: &Row) -> Result<Unknown> {
    Ok(Unknown {
        id: row.get("id")?,
        slot: Slot { work_post: row.get("work_post")?, when: when(row)? },
        post_name: row.get("post_name")?,
        organisation: row.get("organisation")?,
        first_name: row.get("first_name")?,
        by: row.get("made_by")?,
    })
}

/// Those of an organisation in these days.
pub async fn unknown(db: &Db, organisation: &str, (from, until): Days) -> Result<Vec<Unknown>> {
    db.rows(ALL, values![organisation, from, until]).await?.iter().map(read).collect()
}

/// One of them.
pub async fn one_unknown(db: &Db, id: &str) -> Result<Option<Unknown>> {
    db.maybe(ONE, values![id]).await?.as_ref().map(read).transpose()
}

/// Notes first names at a half-day of a work post; one that stands there already is the same one.
pub async fn add_unknown(
    work: &mut Work,
    now: Timestamp,
    names: &[String],
    slot: &Slot,
    by: Option<&str>,
) -> Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    let Slot { work_post, when } = slot;
    let there = work.rows(THERE, values![work_post, when.day, when.half()]).await?;
    let folded = |row: &Row| Ok(fold(&row.get::<String>("first_name")?));
    let mut there: BTreeSet<String> = there.iter().map(folded).collect::<Result<_>>()?;
    let new = names.iter().filter(|name| there.insert(fold(name)));
    let row = |name: &String| -> Vec<Value> {
        values![id::new(now), work_post, when.day, when.half(), name, by, now]
    };
    work.insert_many(ADD, new.map(row).collect(), "").await.map(drop)
}

/// Takes a first name away. Says whether it was still there.
pub async fn forget_unknown(work: &mut Work, id: &str) -> Result<bool> {
    Ok(work.run(REMOVE, values![id]).await? == 1)
}
