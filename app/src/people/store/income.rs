//! From what somebody lives, over time.

use base::db::{Result, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const ADD: &str = "INSERT INTO income_statute (id, person, statute, from_day, until_day)
    VALUES ($1, $2, $3, $4, $5)";
const END: &str = "UPDATE income_statute SET until_day = $3
    WHERE id = $2 AND person = $1 AND until_day IS NULL AND from_day <= $3";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[ADD, END];

/// Adds a time with an income statute and gives the row.
pub async fn add_income(
    work: &mut Work,
    now: Timestamp,
    person: &str,
    statute: &str,
    from_day: Date,
    until_day: Option<Date>,
) -> Result<String> {
    let id = id::new(now);
    work.run(ADD, values![&id, person, statute, from_day, until_day]).await?;
    Ok(id)
}

/// Ends a time with an income statute. Says whether there was an open one that began before `day`.
pub async fn end_income(work: &mut Work, person: &str, row: &str, day: Date) -> Result<bool> {
    Ok(work.run(END, values![person, row, day]).await? > 0)
}
