//! Small counters against guessing and flooding: so many tries in so much time, per bucket.

use crate::problem::Problem;
use crate::web::App;
use base::values;
use jiff::{SignedDuration, Timestamp};

/// How often something may be tried.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// So many times …
    pub hits: i64,
    /// … in this time.
    pub within: SignedDuration,
}

// One statement counts and answers, so that two tries at the same moment are counted as two.
const TAKE: &str = "
INSERT INTO rate (bucket, started_at, hits) VALUES ($1, $2, 1)
ON CONFLICT (bucket) DO UPDATE SET
    hits = CASE WHEN rate.started_at < $3 THEN 1 ELSE rate.hits + 1 END,
    started_at = CASE WHEN rate.started_at < $3 THEN $2 ELSE rate.started_at END
RETURNING hits, started_at";
const GIVE_BACK: &str = "UPDATE rate SET hits = hits - 1 WHERE bucket = $1 AND hits > 0";
// Changes nothing about a row that is there, and keeps others from it until the work is saved.
const HOLD: &str = "
INSERT INTO rate (bucket, started_at, hits) VALUES ($1, $2, 0)
ON CONFLICT (bucket) DO UPDATE SET hits = rate.hits
RETURNING hits, started_at";
const REPEAT: &str = "UPDATE rate SET hits = hits + 1, started_at = $2 WHERE bucket = $1";
const SWEEP: &str = "DELETE FROM rate WHERE started_at < $1";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[TAKE, GIVE_BACK, HOLD, REPEAT, SWEEP];

/// Counts one try in `bucket`. Over the limit: [`Problem::TooMany`] with the seconds to wait.
pub async fn take(app: &App, bucket: &str, limit: Limit) -> Result<(), Problem> {
    let now = app.now();
    let mut work = app.db.work().await?;
    let row = work.row(TAKE, values![bucket, now, now - limit.within]).await?;
    let (hits, started): (i64, Timestamp) = (row.get("hits")?, row.get("started_at")?);
    if hits == 1 {
        // Whoever opens a bucket throws out the old ones: the table stays small by itself.
        work.run(SWEEP, values![now - SignedDuration::from_hours(48)]).await?;
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
    work.run(GIVE_BACK, values![bucket]).await?;
    Ok(work.save().await?)
}

/// Counts one more in a row of tries that is forgotten two days after the last one, unless `wait`
/// says that so many ask for patience that is not over yet: then gives until when.
pub async fn repeat(
    app: &App,
    bucket: &str,
    wait: impl Fn(i64) -> Option<SignedDuration>,
) -> Result<Option<Timestamp>, Problem> {
    let now = app.now();
    let mut work = app.db.work().await?;
    let row = work.row(HOLD, values![bucket, now]).await?;
    let (hits, last): (i64, Timestamp) = (row.get("hits")?, row.get("started_at")?);
    let until = wait(hits).map(|wait| last + wait).filter(|until| *until > now);
    if until.is_none() {
        work.run(REPEAT, values![bucket, now]).await?;
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
