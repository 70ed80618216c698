//! What a copy of a whole file holds of what partners wrote to who leads.

use crate::access::Kind;
use crate::people::store::secret_home_ever;
use crate::rights::part::Take::{Moment, Text};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[Part {
    key: "letters",
    of: Of::Kind(Kind::TeamNotes),
    sql: concat!(
        "SELECT l.organisation AS kept_by, o.name AS organisation, a.name AS name,
            CASE WHEN ",
        secret_home_ever!("p"),
        " THEN '' ELSE l.words END AS words, l.made_at AS at
            FROM letter l JOIN person p ON p.id = l.person
            JOIN organisation o ON o.id = l.organisation JOIN account a ON a.id = l.from_account
            WHERE l.person = $1 ORDER BY l.made_at, l.id",
    ),
    columns: &[("at", Moment), ("name", Text), ("words", Text), ("organisation", Text)],
}];
