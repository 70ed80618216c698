//! Which organisation has a file of whom.

use base::db::{Result, Work};
use base::values;
use jiff::civil::Date;

const INVOLVE: &str = "INSERT INTO involvement (person, organisation, sort_name, from_day)
    SELECT p.id, o.id, p.sort_name, $3 FROM person p, organisation o
    WHERE p.id = $1 AND o.id = $2
    ON CONFLICT (person, organisation) DO UPDATE
    SET until_day = NULL, closing_reason = NULL, version = involvement.version + 1
    WHERE involvement.until_day IS NOT NULL";
const CLOSE: &str = "UPDATE involvement
    SET until_day = $3, closing_reason = $4, version = version + 1
    WHERE person = $1 AND organisation = $2 AND until_day IS NULL";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[INVOLVE, CLOSE];

/// Gives an organisation a file of this person from `day` on; opens a closed file again. Does
/// nothing when there is an open one. Says whether anything changed.
pub async fn involve(work: &mut Work, person: &str, organisation: &str, day: Date) -> Result<bool> {
    let changed = work.run(INVOLVE, values![person, organisation, day]).await? > 0;
    if changed {
        super::index::reindex(work, person).await?;
    }
    Ok(changed)
}

/// Closes an organisation's file with the reason. Says whether there was an open one.
pub async fn close_involvement(
    work: &mut Work,
    person: &str,
    organisation: &str,
    day: Date,
    reason: &str,
) -> Result<bool> {
    Ok(work.run(CLOSE, values![person, organisation, day, reason]).await? > 0)
}
