//! Small counters against guessing and flooding: so many tries in so much time, per bucket.

mod light;
mod store;

use crate::problem::Problem;
use crate::web::App;
use jiff::{SignedDuration, Timestamp};
pub use light::Callers;
#[cfg(test)]
pub(crate) use store::TEXTS;

/// How long after the last of them wrong tries in a row are forgotten.
pub const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(48);

/// How often something may be tried.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// So many times …
    pub hits: i64,
    /// … in this time.
    pub within: SignedDuration,
}

/// Counts one try in `bucket`. Over the limit: [`Problem::TooMany`] with the seconds to wait.
pub async fn take(app: &App, bucket: &str, limit: Limit) -> Result<(), Problem> {
    let now = app.now();
    let mut work = app.db.work().await?;
    let (hits, started) = store::take(&mut work, bucket, now, now - limit.within).await?;
    if hits == 1 {
        // Whoever opens a bucket throws out the old ones: the table stays small by itself.
        store::sweep(&mut work, now - FORGOTTEN_AFTER).await?;
    }
    work.save().await?;
    if hits <= limit.hits {
        return Ok(());
    }
    let left = (started + limit.within).duration_since(now).as_secs().max(1);
    Err(Problem::TooMany(u64::try_from(left).unwrap_or(1)))
}

/// Takes back a try that was counted: for tries of which only the wrong ones count. They are
/// counted first all the same, or a hundred at the same moment would each find the limit unspent.
pub async fn give_back(app: &App, bucket: &str) -> Result<(), Problem> {
    let mut work = app.db.work().await?;
    store::give_back(&mut work, bucket).await?;
    Ok(work.save().await?)
}

/// Counts one more in a row of tries that is forgotten [`FORGOTTEN_AFTER`] the last one, unless `wait`
/// says that so many ask for patience that is not over yet: then gives until when.
pub async fn repeat(
    app: &App,
    bucket: &str,
    wait: impl Fn(i64) -> Option<SignedDuration>,
) -> Result<Option<Timestamp>, Problem> {
    let now = app.now();
    let mut work = app.db.work().await?;
    let (hits, last) = store::hold(&mut work, bucket, now, now - FORGOTTEN_AFTER).await?;
    let until = wait(hits).map(|wait| last + wait).filter(|until| *until > now);
    if until.is_none() {
        store::repeat(&mut work, bucket, now).await?;
        work.save().await?;
    }
    Ok(until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestApp;

    #[tokio::test]
    async fn after_so_many_tries_one_waits_until_the_time_is_over() {
        for t in TestApp::each().await {
            let limit = Limit { hits: 2, within: SignedDuration::from_mins(5) };
            assert!(take(&t.app, "door", limit).await.is_ok());
            assert!(take(&t.app, "door", limit).await.is_ok());
            assert!(matches!(take(&t.app, "door", limit).await, Err(Problem::TooMany(300))));
            assert!(take(&t.app, "another door", limit).await.is_ok());
            give_back(&t.app, "another door").await.unwrap();
            assert!(take(&t.app, "another door", limit).await.is_ok());
            assert!(take(&t.app, "another door", limit).await.is_ok(), "one was given back");
            t.clock.pass(SignedDuration::from_secs(301));
            assert!(take(&t.app, "door", limit).await.is_ok());
        }
    }
}
