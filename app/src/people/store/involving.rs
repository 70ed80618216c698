//! Opening, closing and reopening the file of an organisation.

use super::team;
use base::db::{Db, Result, Work};
use base::values;
use jiff::civil::Date;

const CLOSE: &str = "UPDATE involvement SET until_day = $4, closing_reason = $5,
    version = version + 1 WHERE person = $1 AND organisation = $2 AND version = $3
    AND until_day IS NULL
    AND NOT EXISTS (SELECT 1 FROM step s WHERE s.person = $1 AND s.organisation = $2
                    AND (s.end_day IS NULL OR s.end_day > $6))
    AND NOT EXISTS (SELECT 1 FROM waiting w WHERE w.person = $1 AND w.organisation = $2
                    AND w.until_day IS NULL)";
// Who closes and who reopens wait for each other, so that neither misses what the other wrote.
const HOLD: &str =
    "UPDATE involvement SET version = version WHERE person = $1 AND organisation = $2";
const REOPEN: &str = "UPDATE involvement SET until_day = NULL, closing_reason = NULL,
    version = version + 1 WHERE person = $1 AND organisation = $2 AND until_day IS NOT NULL";
const OPEN_AT: &str =
    "SELECT organisation FROM involvement WHERE person = $1 AND until_day IS NULL";
const CLOSED: &str = "SELECT person FROM involvement
    WHERE organisation = $1 AND until_day IS NOT NULL ORDER BY person";

const CLOSING: &str = "SELECT until_day, closing_reason FROM involvement
    WHERE person = $1 AND organisation = $2 AND until_day IS NOT NULL";
const CLOSED_ON: &str = "SELECT organisation, until_day FROM involvement
    WHERE person = $1 AND until_day IS NOT NULL ORDER BY organisation";
const OPEN: &str = "INSERT INTO involvement (person, organisation, sort_name, from_day)
    SELECT p.id, $2, p.sort_name, $3 FROM person p WHERE p.id = $1
    ON CONFLICT (person, organisation) DO NOTHING";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[CLOSE, HOLD, REOPEN, OPEN_AT, CLOSED, OPEN, CLOSING, CLOSED_ON];

/// What was there when a file was to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// None: it was made.
    New,
    /// One that was closed, on this day and for this reason: it is open again.
    Again(Date, String),
    /// One that was open: nothing changed.
    WasOpen,
}

/// Opens the file of an organisation on somebody who is known in the network already, from a day on.
/// The audit line and `safety_net::settle` are the caller's.
pub async fn open_file(
    work: &mut Work,
    person: &str,
    organisation: &str,
    from: Date,
) -> Result<Opened> {
    if work.run(OPEN, values![person, organisation, from]).await? == 1 {
        super::reindex(work, person).await?;
        return Ok(Opened::New);
    }
    work.run(HOLD, values![person, organisation]).await?;
    let Some(closing) = work.maybe(CLOSING, values![person, organisation]).await? else {
        return Ok(Opened::WasOpen);
    };
    reopen_file(work, person, organisation).await?;
    let reason: Option<String> = closing.get("closing_reason")?;
    Ok(Opened::Again(closing.get("until_day")?, reason.unwrap_or_default()))
}

/// Closes the file of an organisation that is still at this version; its supporters leave the team.
/// Says whether it was open and unchanged, and nothing runs or is waited for there after `today`.
pub async fn close_file(
    work: &mut Work,
    (person, organisation, version): (&str, &str, i64),
    (day, today): (Date, Date),
    reason: &str,
) -> Result<bool> {
    work.run(HOLD, values![person, organisation]).await?;
    let values = values![person, organisation, version, day, reason, today];
    let closed = work.run(CLOSE, values).await? == 1;
    if closed {
        team::leave_file(work, person, organisation, day).await?;
        // The yes to a picture was for who comes there.
        crate::portraits::store::forget(work, person, organisation).await?;
    }
    Ok(closed)
}

/// Opens the file of an organisation again, when it was closed; says whether it was. Call it after
/// whatever runs there was written: then it cannot be closed over.
pub async fn reopen_file(work: &mut Work, person: &str, organisation: &str) -> Result<bool> {
    work.run(HOLD, values![person, organisation]).await?;
    Ok(work.run(REOPEN, values![person, organisation]).await? > 0)
}

/// Which organisations have an open file on somebody.
pub async fn open_at(db: &Db, person: &str) -> Result<Vec<String>> {
    let rows = db.rows(OPEN_AT, values![person]).await?;
    rows.iter().map(|row| row.get("organisation")).collect()
}

/// Who has a closed file at an organisation.
pub async fn closed_files(work: &mut Work, organisation: &str) -> Result<Vec<String>> {
    let rows = work.rows(CLOSED, values![organisation]).await?;
    rows.iter().map(|row| row.get("person")).collect()
}

/// The organisations whose file on somebody is closed, each with the last day of it.
pub async fn closed_on(db: &Db, person: &str) -> Result<Vec<(String, Date)>> {
    let rows = db.rows(CLOSED_ON, values![person]).await?;
    rows.iter().map(|row| Ok((row.get("organisation")?, row.get("until_day")?))).collect()
}
