//! What a copy of a whole file holds of the week plan: the half-days on which a place was otherwise.

use crate::access::Kind;
use crate::rights::part::Take::{Day, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[Part {
    key: "exceptions",
    of: Of::Kind(Kind::Steps),
    sql: "SELECT l.organisation AS kept_by, o.name AS organisation, w.name AS work_post,
            e.day AS day, CASE WHEN e.half = 0 THEN 'am' ELSE 'pm' END AS half,
            CASE WHEN e.comes THEN 'comes' ELSE 'away' END AS exception, e.reason AS reason,
            e.remark AS remark
            FROM placement_exception e JOIN placement l ON l.id = e.placement
            JOIN organisation o ON o.id = l.organisation JOIN work_post w ON w.id = l.work_post
            WHERE l.person = $1 ORDER BY e.day, e.half, e.id",
    columns: &[
        ("organisation", Text),
        ("work_post", Text),
        ("day", Day),
        ("half", Word("weeks-half")),
        ("exception", Word("weeks-exception")),
        ("reason", Word("weeks-otherwise")),
        ("remark", Text),
    ],
}];
