//! What is to be done later, as it stands in the database.

use super::{Kind, TAKEN_FOR};
use base::db::{Db, Result, Work};
use base::{id, values};
use jiff::Timestamp;

const ADD: &str = "INSERT INTO job (id, kind, data, run_at) VALUES ($1, $2, '', $3)";
const WAITING: &str = "SELECT count(*) AS n FROM job WHERE kind = $1";
const NEXT: &str = "SELECT id, kind, tries FROM job
    WHERE run_at <= $1 AND (locked_until IS NULL OR locked_until < $1) ORDER BY run_at, id LIMIT 1";
// Of two programs on one database only one takes it.
const TAKE: &str = "UPDATE job SET locked_until = $3, tries = tries + 1
    WHERE id = $1 AND tries = $2";
// A server that starts is the only one: what another took up was not finished.
const FREE: &str = "UPDATE job SET locked_until = NULL WHERE locked_until IS NOT NULL";
const DONE: &str = "DELETE FROM job WHERE id = $1";
const FAILED: &str =
    "UPDATE job SET locked_until = NULL, run_at = $2, last_error = $3 WHERE id = $1";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[ADD, WAITING, NEXT, TAKE, FREE, DONE, FAILED];

/// Notes work to be done, in the unit of work of the change that asks for it.
pub async fn add(work: &mut Work, now: Timestamp, kind: Kind) -> Result<()> {
    work.run(ADD, values![id::new(now), kind.word(), now]).await.map(drop)
}

/// Whether work of this kind is still to be done.
pub async fn is_waiting(db: &Db, kind: Kind) -> Result<bool> {
    Ok(db.row(WAITING, values![kind.word()]).await?.get::<i64>("n")? > 0)
}

/// Takes up what is due first, when another program was not quicker. What this program does not know
/// (a newer one noted it) is put aside for a while, so that the rest goes on.
pub async fn take(db: &Db, now: Timestamp) -> Result<Option<(String, Kind)>> {
    while let Some(row) = db.maybe(NEXT, values![now]).await? {
        let (id, tries): (String, i64) = (row.get("id")?, row.get("tries")?);
        let mut work = db.work().await?;
        let is_ours = work.run(TAKE, values![&id, tries, now + TAKEN_FOR]).await? == 1;
        work.save().await?;
        let word: String = row.get("kind")?;
        match Kind::parse(&word) {
            Some(kind) => return Ok(is_ours.then_some((id, kind))),
            None => tracing::error!(kind = word, id, "this program does not know this work"),
        }
    }
    Ok(None)
}

/// Frees what a program that stopped halfway had taken up. Only a program that just started, alone,
/// may do so.
pub async fn free(db: &Db) -> Result<()> {
    let mut work = db.work().await?;
    work.run(FREE, vec![]).await?;
    work.save().await
}

/// Strikes off what is done.
pub async fn done(work: &mut Work, id: &str) -> Result<()> {
    work.run(DONE, values![id]).await.map(drop)
}

/// Notes that something failed, and when it is tried again.
pub async fn failed(work: &mut Work, id: &str, again: Timestamp, why: String) -> Result<()> {
    work.run(FAILED, values![id, again, why]).await.map(drop)
}
