//! What a copy of a whole file holds of handovers.

use crate::access::Kind;
use crate::rights::part::Take::{Moment, Text};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[Part {
    key: "handovers",
    of: Of::Kind(Kind::TeamNotes),
    sql: "SELECT h.organisation AS kept_by, o.name AS organisation, a.name AS name,
            h.words AS words, h.made_at AS at
            FROM handover h JOIN organisation o ON o.id = h.organisation
            JOIN account a ON a.id = h.from_account
            WHERE h.person = $1 ORDER BY h.made_at, h.id",
    columns: &[("at", Moment), ("name", Text), ("words", Text), ("organisation", Text)],
}];
