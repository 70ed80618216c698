//! When a return was handed in.

use base::db::{Db, Result, Work};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

const HANDED: &str = "SELECT day FROM return_handed
    WHERE organisation = $1 AND kind = $2 AND period = $3";
const HAND: &str = "INSERT INTO return_handed (organisation, kind, period, day, made_by, made_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (organisation, kind, period) DO UPDATE SET day = $4, made_by = $5, made_at = $6";
const TAKE: &str = "DELETE FROM return_handed
    WHERE organisation = $1 AND kind = $2 AND period = $3";

#[cfg(test)]
pub(super) const TEXTS: [&str; 3] = [HANDED, HAND, TAKE];

/// A return: organisation, kind and period.
pub type Which<'a> = (&'a str, &'a str, &'a str);

/// The day on which a return was handed in; nothing when it was not, as far as is known.
pub async fn handed(db: &Db, (organisation, kind, period): Which<'_>) -> Result<Option<Date>> {
    let row = db.maybe(HANDED, values![organisation, kind, period]).await?;
    row.map(|row| row.get("day")).transpose()
}

/// Notes on which day it was, and by whom that is said; without a day it was not.
pub async fn hand(
    work: &mut Work,
    (organisation, kind, period): Which<'_>,
    day: Option<Date>,
    (by, now): (&str, Timestamp),
) -> Result<()> {
    match day {
        Some(day) => work.run(HAND, values![organisation, kind, period, day, by, now]).await,
        None => work.run(TAKE, values![organisation, kind, period]).await,
    }
    .map(|_| ())
}
