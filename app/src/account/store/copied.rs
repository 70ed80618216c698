//! What a copy of a whole file holds of the own account.

use crate::access::Kind;
use crate::rights::part::Take::{Moment, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[Part {
    key: "account",
    of: Of::Kind(Kind::Identity),
    sql: "SELECT a.organisation AS kept_by, o.name AS organisation, a.name AS name,
            a.email AS email, a.phone AS phone, a.language AS language, a.made_at AS at,
            a.closed_at AS ended_at
            FROM account a JOIN organisation o ON o.id = a.organisation
            WHERE a.person = $1 ORDER BY a.made_at, a.id",
    columns: &[
        ("name", Text),
        ("email", Text),
        ("phone", Text),
        ("language", Word("people-language")),
        ("organisation", Text),
        ("at", Moment),
        ("ended_at", Moment),
    ],
}];
