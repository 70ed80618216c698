//! The counters in the database: one row per bucket.

use base::db::{Result, Row, Work};
use base::values;
use jiff::Timestamp;

// One statement counts and answers, so that two tries at the same moment are counted as two.
const TAKE: &str = "
INSERT INTO rate (bucket, started_at, hits) VALUES ($1, $2, 1)
ON CONFLICT (bucket) DO UPDATE SET
    hits = CASE WHEN rate.started_at < $3 THEN 1 ELSE rate.hits + 1 END,
    started_at = CASE WHEN rate.started_at < $3 THEN $2 ELSE rate.started_at END
RETURNING hits, started_at";
const GIVE_BACK: &str = "UPDATE rate SET hits = hits - 1 WHERE bucket = $1 AND hits > 0";
// Keeps others from the row until the work is saved; hits that are too old to count are gone.
const HOLD: &str = "
INSERT INTO rate (bucket, started_at, hits) VALUES ($1, $2, 0)
ON CONFLICT (bucket) DO UPDATE SET
    hits = CASE WHEN rate.started_at < $3 THEN 0 ELSE rate.hits END
RETURNING hits, started_at";
const REPEAT: &str = "UPDATE rate SET hits = hits + 1, started_at = $2 WHERE bucket = $1";
const SWEEP: &str = "DELETE FROM rate WHERE started_at < $1";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[TAKE, GIVE_BACK, HOLD, REPEAT, SWEEP];

/// Counts one hit, in a row of hits that begins again when it began before `since`. Gives how many
/// there are and when they began.
pub async fn take(
    work: &mut Work,
    bucket: &str,
    now: Timestamp,
    since: Timestamp,
) -> Result<(i64, Timestamp)> {
    counted(&work.row(TAKE, values![bucket, now, since]).await?)
}

/// Takes a hit back.
pub async fn give_back(work: &mut Work, bucket: &str) -> Result<()> {
    work.run(GIVE_BACK, values![bucket]).await.map(drop)
}

/// The hits and when the last one was, with nobody else counting until the work is saved. None when
/// the last one was before `since`.
pub async fn hold(
    work: &mut Work,
    bucket: &str,
    now: Timestamp,
    since: Timestamp,
) -> Result<(i64, Timestamp)> {
    counted(&work.row(HOLD, values![bucket, now, since]).await?)
}

/// Counts one more hit, now.
pub async fn repeat(work: &mut Work, bucket: &str, now: Timestamp) -> Result<()> {
    work.run(REPEAT, values![bucket, now]).await.map(drop)
}

/// Throws out what began before a moment.
pub async fn sweep(work: &mut Work, before: Timestamp) -> Result<()> {
    work.run(SWEEP, values![before]).await.map(drop)
}

fn counted(row: &Row) -> Result<(i64, Timestamp)> {
    Ok((row.get("hits")?, row.get("started_at")?))
}
