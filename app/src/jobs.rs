//! Work that the program does later by itself: noted in the database with the change that asks for
//! it, so that nothing is forgotten when the program stops halfway.

mod store;

use crate::problem::Problem;
use crate::safety_net;
use crate::web::App;
use jiff::SignedDuration;
use std::time::Duration;
#[cfg(test)]
pub(crate) use store::TEXTS;
pub use store::{add, is_waiting};

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

/// Does what is due, one thing after the other.
pub async fn run_due(app: &App) -> Result<(), Problem> {
    while let Some((id, kind)) = store::take(&app.db, app.now()).await? {
        let outcome = match kind {
            Kind::SettleEverybody => safety_net::settle_everybody(app).await,
        };
        let mut work = app.db.work().await?;
        match outcome {
            Ok(()) => store::done(&mut work, &id).await?,
            Err(problem) => {
                tracing::error!(?problem, ?kind, "work for later failed and is tried again");
                let again = app.now() + SignedDuration::from_mins(5);
                store::failed(&mut work, &id, again, format!("{problem:?}")).await?;
            }
        }
        work.save().await?;
    }
    Ok(())
}

/// The loop of the running program.
pub async fn run_forever(app: App) {
    if let Err(error) = store::free(&app.db).await {
        tracing::error!(%error, "work that was left halfway waits until it is free again");
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
    use base::values;

    const OF_A_NEWER: &str = "INSERT INTO job (id, kind, data, run_at)
        VALUES ('0', 'of-a-newer-program', '', $1)";

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
            work.run(OF_A_NEWER, values![now]).await.unwrap();
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
            assert!(
                store::take(&t.app.db, now).await.unwrap().is_some(),
                "taken up, and then the program stops"
            );
            run_due(&t.app).await.unwrap();
            assert_eq!(left(&t).await, ["settle-everybody"], "it is held");
            store::free(&t.app.db).await.unwrap();
            run_due(&t.app).await.unwrap();
            assert!(left(&t).await.is_empty());
        }
    }
}
