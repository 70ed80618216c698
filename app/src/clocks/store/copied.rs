//! What a copy of a whole file holds of duties: that something was put off, until when and why.

use crate::access::Kind;
use crate::rights::part::Take::{Day, Moment, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[Part {
    key: "duties-later",
    of: Of::Kind(Kind::Steps),
    sql: "SELECT l.organisation AS kept_by, o.name AS organisation, l.kind AS duty,
        l.due_day AS due_day, l.until_day AS until_day, l.reason AS reason, a.name AS made_by,
        l.made_at AS made_at
        FROM duty_later l JOIN organisation o ON o.id = l.organisation
        JOIN account a ON a.id = l.made_by
        WHERE l.person = $1 ORDER BY l.made_at, l.id",
    columns: &[
        ("organisation", Text),
        ("duty", Word("clocks-kind")),
        ("due_day", Day),
        ("until_day", Day),
        ("reason", Text),
        ("made_by", Text),
        ("made_at", Moment),
    ],
}];
