//! Closing and reopening the file of an organisation.

use super::team;
use base::db::{Result, Work};
use base::values;
use jiff::civil::Date;

const CLOSE: &str = "UPDATE involvement SET until_day = $4, closing_reason = $5,
    version = version + 1 WHERE person = $1 AND organisation = $2 AND version = $3
    AND until_day IS NULL";
const REOPEN: &str = "UPDATE involvement SET until_day = NULL, closing_reason = NULL,
    version = version + 1 WHERE person = $1 AND organisation = $2 AND until_day IS NOT NULL";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[CLOSE, REOPEN];

/// Closes the file of an organisation that is still at this version; its supporters leave the team.
/// Says whether it was open and unchanged.
pub async fn close_file(
    work: &mut Work,
    (person, organisation, version): (&str, &str, i64),
    day: Date,
    reason: &str,
) -> Result<bool> {
    let values = values![person, organisation, version, day, reason];
    let closed = work.run(CLOSE, values).await? == 1;
    if closed {
        team::leave_file(work, person, organisation, day).await?;
    }
    Ok(closed)
}

/// Opens the file of an organisation again, when it was closed.
pub async fn reopen_file(work: &mut Work, person: &str, organisation: &str) -> Result<()> {
    work.run(REOPEN, values![person, organisation]).await.map(drop)
}
