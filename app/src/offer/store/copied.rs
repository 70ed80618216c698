//! What a copy of a whole file holds of the offer: where somebody works, and on which half-days.

use crate::access::Kind;
use crate::rights::part::Take::{Day, HalfDays, Text};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[Part {
    key: "placements",
    of: Of::Kind(Kind::Steps),
    sql: "SELECT l.organisation AS kept_by, o.name AS organisation, w.name AS work_post,
            t.name AS site, l.half_days AS half_days, l.from_day AS from_day,
            l.until_day AS until_day, l.remark AS remark
            FROM placement l JOIN organisation o ON o.id = l.organisation
            JOIN work_post w ON w.id = l.work_post JOIN site t ON t.id = w.site
            WHERE l.person = $1 ORDER BY l.from_day, l.id",
    columns: &[
        ("organisation", Text),
        ("work_post", Text),
        ("site", Text),
        ("half_days", HalfDays),
        ("from_day", Day),
        ("until_day", Day),
        ("remark", Text),
    ],
}];
