//! Work that the program does later by itself: noted in the database with the change that asks for
//! it, so that nothing is forgotten when the program stops halfway.

use crate::problem::Problem;
use crate::safety_net;
use crate::web::App;
use base::db::{Db, Result, Work};
use base::{id, values};
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;

/// How often is looked whether there is something to do.
const EVERY: Duration = Duration::from_secs(5);
/// After this long another try is made at what somebody took up and did not finish.
const TAKEN_FOR: SignedDuration = SignedDuration::from_hours(2);

/// What the program does later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Derives signals and figures again for everybody: after a rule or a work form changed.
    SettleEverybody,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Kind::SettleEverybody => "settle-everybody",
        }
    }

    fn parse(word: &str) -> Option<Kind> {
        (word == Kind::SettleEverybody.word()).then_some(Kind::SettleEverybody)
    }
}

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

/// Does what is due, one thing after the other.
pub async fn run_due(app: &App) -> std::result::Result<(), Problem> {
    while let Some((id, kind)) = take(app).await? {
        let outcome = match kind {
            Kind::SettleEverybody => safety_net::settle_everybody(app).await,
        };
        let mut work = app.db.work().await?;
        match outcome {
            Ok(()) => work.run(DONE, values![id]).await?,
            Err(problem) => {
                tracing::error!(?problem, ?kind, "work for later failed and is tried again");
                let again = app.now() + SignedDuration::from_mins(5);
                work.run(FAILED, values![id, again, format!("{problem:?}")]).await?
            }
        };
        work.save().await?;
    }
    Ok(())
}

/// Takes up what is due first. What this program does not know (a newer one noted it) is put aside
/// for a while, so that the rest goes on.
async fn take(app: &App) -> Result<Option<(String, Kind)>> {
    let now = app.now();
    while let Some(row) = app.db.maybe(NEXT, values![now]).await? {
        let (id, tries): (String, i64) = (row.get("id")?, row.get("tries")?);
        let mut work = app.db.work().await?;
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
pub async fn free(app: &App) -> std::result::Result<(), Problem> {
    let mut work = app.db.work().await?;
    work.run(FREE, vec![]).await?;
    Ok(work.save().await?)
}

/// The loop of the running program.
pub async fn run_forever(app: App) {
    if let Err(problem) = free(&app).await {
        tracing::error!(?problem, "work that was left halfway waits until it is free again");
    }
    loop {
        if let Err(problem) = run_due(&app).await {
            tracing::error!(?problem, "work for later could not be looked up");
        }
        tokio::time::sleep(EVERY).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestApp;

    const LEFT: &str = "SELECT kind FROM job ORDER BY kind";

    async fn left(t: &TestApp) -> Vec<String> {
        let rows = t.app.db.rows(LEFT, vec![]).await.unwrap();
        rows.iter().map(|row| row.get("kind").unwrap()).collect()
    }

    #[tokio::test]
    async fn work_of_a_kind_that_is_not_known_does_not_block_the_rest_and_waits_for_who_knows_it() {
        for t in TestApp::each().await {
            let now = t.app.now();
            let mut work = t.app.db.work().await.unwrap();
            work.run(ADD, values!["0", "of-a-newer-program", now]).await.unwrap();
            add(&mut work, now, Kind::SettleEverybody).await.unwrap();
            work.save().await.unwrap();
            run_due(&t.app).await.unwrap();
            assert_eq!(left(&t).await, ["of-a-newer-program"]);
        }
    }

    #[tokio::test]
    async fn what_was_left_halfway_is_done_as_soon_as_the_program_is_there_again() {
        for t in TestApp::each().await {
            let now = t.app.now();
            let mut work = t.app.db.work().await.unwrap();
            add(&mut work, now, Kind::SettleEverybody).await.unwrap();
            work.save().await.unwrap();
            assert!(take(&t.app).await.unwrap().is_some(), "taken up, and then the program stops");
            run_due(&t.app).await.unwrap();
            assert_eq!(left(&t).await, ["settle-everybody"], "it is held");
            free(&t.app).await.unwrap();
            run_due(&t.app).await.unwrap();
            assert!(left(&t).await.is_empty());
        }
    }
}
