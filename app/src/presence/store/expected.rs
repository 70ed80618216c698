//! Who is expected: the one place where this room asks it.

use super::super::{Slot, When};
use super::{At, Days};
use crate::offer::HalfDays;
use base::db::{Db, Result};
use base::values;
use jiff::ToSpan as _;

const PLACED: [&str; 3] = at!(
    "SELECT l.person AS person, l.work_post AS work_post, l.half_days AS half_days,
     l.from_day AS from_day, l.until_day AS until_day
     FROM work_post w CROSS JOIN placement l WHERE l.work_post = w.id AND ",
    " AND l.from_day <= $3 AND (l.until_day IS NULL OR l.until_day >= $2)"
);

#[cfg(test)]
pub(super) fn texts() -> Vec<&'static str> {
    PLACED.to_vec()
}

/// Somebody who is expected on a half-day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// Who.
    pub person: String,
    /// Where and when.
    pub slot: Slot,
}

/// Who is expected in these days, each person, work post and half-day once.
pub async fn expected(db: &Db, at: At<'_>, (from, until): Days) -> Result<Vec<Expected>> {
    let (sql, id) = at.pick(&PLACED);
    let mut all = vec![];
    for row in db.rows(sql, values![id, from, until]).await? {
        let (person, work_post): (String, String) = (row.get("person")?, row.get("work_post")?);
        let half_days = HalfDays::from_bits(row.get("half_days")?);
        let first = from.max(row.get("from_day")?);
        let last =
            row.get::<Option<jiff::civil::Date>>("until_day")?.map_or(until, |u| u.min(until));
        for day in first.series(1.day()).take_while(|day| *day <= last) {
            for is_afternoon in [false, true] {
                let when = When { day, is_afternoon };
                if half_days.has(when.of_week()) {
                    let slot = Slot { work_post: work_post.clone(), when };
                    all.push(Expected { person: person.clone(), slot });
                }
            }
        }
    }
    all.sort();
    all.dedup();
    Ok(all)
}
