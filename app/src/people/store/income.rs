//! From what somebody lives, over time, as each organisation noted it.

use base::db::{Result, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const ADD: &str = "INSERT INTO income_statute
    (id, person, statute, from_day, until_day, organisation, source, noted_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const END: &str = "UPDATE income_statute SET until_day = $4
    WHERE id = $3 AND person = $1 AND organisation = $2 AND until_day IS NULL AND from_day <= $4";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[ADD, END];

/// A time with an income statute, on its way in.
#[derive(Debug, Clone, PartialEq)]
pub struct NewIncome<'a> {
    /// A word of [`crate::people::codes::STATUTES`].
    pub statute: &'a str,
    /// The first day.
    pub from_day: Date,
    /// The last day, when it ended.
    pub until_day: Option<Date>,
    /// On what it rests: a word of [`crate::people::sources::SOURCES`].
    pub source: &'a str,
}

/// Adds a time with an income statute, as `organisation` noted it, and gives the row.
pub async fn add_income(
    work: &mut Work,
    now: Timestamp,
    (person, organisation): (&str, &str),
    new: &NewIncome<'_>,
) -> Result<String> {
    let id = id::new(now);
    let row = values![
        &id,
        person,
        new.statute,
        new.from_day,
        new.until_day,
        organisation,
        new.source,
        now
    ];
    work.run(ADD, row).await?;
    Ok(id)
}

/// Ends a time with an income statute that the organisation noted. Says whether there was an open one
/// that began before `day`.
pub async fn end_income(
    work: &mut Work,
    (person, organisation): (&str, &str),
    row: &str,
    day: Date,
) -> Result<bool> {
    Ok(work.run(END, values![person, organisation, row, day]).await? > 0)
}
