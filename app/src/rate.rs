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
const HITS: &str = "SELECT hits, started_at FROM rate WHERE bucket = $1 AND started_at >= $2";
const REPEAT: &str = "
INSERT INTO rate (bucket, started_at, hits) VALUES ($1, $2, 1)
ON CONFLICT (bucket) DO UPDATE SET hits = rate.hits + 1, started_at = $2
RETURNING hits";
const LAST: &str = "SELECT hits, started_at FROM rate WHERE bucket = $1";
const SWEEP: &str = "DELETE FROM rate WHERE started_at < $1";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[TAKE, HITS, REPEAT, LAST, SWEEP];

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

/// Counts one more in a row that is forgotten two days after the last one.
pub async fn repeat(app: &App, bucket: &str) -> Result<i64, Problem> {
    let mut work = app.db.work().await?;
    let hits = work.row(REPEAT, values![bucket, app.now()]).await?.get("hits")?;
    work.save().await?;
    Ok(hits)
}

/// How many there are in such a row, and when the last one was.
pub async fn row_so_far(app: &App, bucket: &str) -> Result<Option<(i64, Timestamp)>, Problem> {
    let row = app.db.maybe(LAST, values![bucket]).await?;
    row.map(|r| Ok((r.get("hits")?, r.get("started_at")?))).transpose()
}

/// Whether the limit is used up, without counting: for tries of which only the wrong ones count.
pub async fn refuse_when_spent(app: &App, bucket: &str, limit: Limit) -> Result<(), Problem> {
    let now = app.now();
    let Some(row) = app.db.maybe(HITS, values![bucket, now - limit.within]).await? else {
        return Ok(());
    };
    let (hits, started): (i64, Timestamp) = (row.get("hits")?, row.get("started_at")?);
    if hits < limit.hits {
        return Ok(());
    }
    let left = (started + limit.within).duration_since(now).as_secs().max(1);
    Err(Problem::TooMany(u64::try_from(left).unwrap_or(1)))
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
            t.clock.pass(SignedDuration::from_secs(301));
            assert!(take(&t.app, "door", limit).await.is_ok());
        }
    }
}
