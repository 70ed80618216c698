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
const DONE: &str = "DELETE FROM job WHERE id = $1";
const FAILED: &str =
    "UPDATE job SET locked_until = NULL, run_at = $2, last_error = $3 WHERE id = $1";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[ADD, WAITING, NEXT, TAKE, DONE, FAILED];

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

async fn take(app: &App) -> Result<Option<(String, Kind)>> {
    let now = app.now();
    let Some(row) = app.db.maybe(NEXT, values![now]).await? else {
        return Ok(None);
    };
    let (id, tries): (String, i64) = (row.get("id")?, row.get("tries")?);
    let Some(kind) = Kind::parse(&row.get::<String>("kind")?) else {
        return Ok(None);
    };
    let mut work = app.db.work().await?;
    let is_ours = work.run(TAKE, values![&id, tries, now + TAKEN_FOR]).await? == 1;
    work.save().await?;
    Ok(is_ours.then_some((id, kind)))
}

/// The loop of the running program.
pub async fn run_forever(app: App) {
    loop {
        if let Err(problem) = run_due(&app).await {
            tracing::error!(?problem, "work for later could not be looked up");
        }
        tokio::time::sleep(EVERY).await;
    }
}
