//! What came after the last day of closed files, of who reads along with somebody: who reads through such files
//! only is not told, on paper as on the page of consents.

use super::{Fact, Part};
use base::db::{Result, Row};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The parts that tell who reads along, with the column that says since when a row is there, and whether that is
/// a moment.
const SINCE: [(&str, &str, bool); 3] = [
    ("consents", "noted_at", true),
    ("emergencies", "from_at", true),
    ("share_asks", "day", false),
];

/// Up to which day is told, on the clock of the network; nothing when everything is.
pub(super) type Until<'a> = Option<(Date, &'a TimeZone)>;

fn is_after(at: Timestamp, (until, zone): (Date, &TimeZone)) -> bool {
    at.to_zoned(zone.clone()).date() > until
}

/// Whether a row came later.
pub(super) fn is_later(part: &Part, row: &Row, until: Until<'_>) -> Result<bool> {
    let since = SINCE.iter().find(|(key, ..)| *key == part.key);
    let (Some(until), Some((_, column, is_moment))) = (until, since) else { return Ok(false) };
    Ok(if *is_moment {
        is_after(row.get(column)?, until)
    } else {
        row.get::<Date>(column)? > until.0
    })
}

/// Takes what came later out of a row that was there before: that something was taken back since.
pub(super) fn forget(part: &Part, fields: &mut [(&'static str, Fact)], until: Until<'_>) {
    let Some(until) = until.filter(|_| part.key == "consents") else { return };
    for (_, fact) in fields {
        if matches!(fact, Fact::Moment(at) if is_after(*at, until)) {
            *fact = Fact::Nothing;
        }
    }
}
