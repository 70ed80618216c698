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
    loop {
        if let Err(problem) = run_due(&app).await {
            tracing::error!(?problem, "work for later could not be looked up");
        }
        tokio::time::sleep(EVERY).await;
    }
}
