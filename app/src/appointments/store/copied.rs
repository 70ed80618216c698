//! What a copy of a whole file holds of appointments.

use crate::access::Kind;
use crate::rights::part::Take::{Day, Minute, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[Part {
    key: "appointments",
    of: Of::Kind(Kind::Appointments),
    sql: "SELECT p.organisation AS kept_by, o.name AS organisation, a.name AS name,
            p.day AS day, p.minute AS minute, p.kind AS kind, p.place AS place, p.text AS text,
            p.state AS state
            FROM appointment p JOIN organisation o ON o.id = p.organisation
            JOIN account a ON a.id = p.account
            WHERE p.person = $1 ORDER BY p.day, p.minute, p.id",
    columns: &[
        ("day", Day),
        ("minute", Minute),
        ("kind", Word("appointments-kind")),
        ("name", Text),
        ("organisation", Text),
        ("place", Text),
        ("text", Text),
        ("state", Word("appointments-state")),
    ],
}];
