//! What a copy of a whole file holds of pictures: that there is one, and the yes to it.

use crate::access::Kind;
use crate::rights::part::Take::{Day, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[Part {
    key: "portraits",
    of: Of::Kind(Kind::Presence),
    sql: "SELECT p.organisation AS kept_by, o.name AS organisation, p.agreed_day AS agreed_day,
        p.agreed_how AS agreed_how, p.agreed_by AS portrait_by, p.agreed_by_name AS signed_by,
        a.name AS made_by
        FROM portrait p JOIN portrait_picture c ON c.portrait = p.id
        JOIN organisation o ON o.id = p.organisation JOIN account a ON a.id = p.made_by
        WHERE p.person = $1 ORDER BY p.made_at, p.id",
    columns: &[
        ("organisation", Text),
        ("agreed_day", Day),
        ("agreed_how", Word("portraits-how")),
        ("portrait_by", Word("portraits-by")),
        ("signed_by", Text),
        ("made_by", Text),
    ],
}];
