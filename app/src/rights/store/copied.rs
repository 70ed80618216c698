//! What a copy of a whole file holds of the rights themselves: corrections, and why it is kept longer.

use crate::access::Kind;
use crate::rights::part::Take::{Day, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[
    Part {
        key: "corrections",
        of: Of::Kind(Kind::Identity),
        sql: "SELECT c.organisation AS kept_by, o.name AS organisation, c.asked_day AS asked_day,
            c.wrong AS wrong, c.should_be AS should_be, c.state AS state, c.answer AS answer
            FROM correction c JOIN organisation o ON o.id = c.organisation
            WHERE c.person = $1 ORDER BY c.asked_day, c.id",
        columns: &[
            ("asked_day", Day),
            ("organisation", Text),
            ("wrong", Text),
            ("should_be", Text),
            ("state", Word("rights-correction")),
            ("answer", Text),
        ],
    },
    Part {
        key: "kept_longer",
        of: Of::Kind(Kind::Identity),
        sql: "SELECT CAST(NULL AS TEXT) AS kept_by, keep_until AS until_day, keep_reason AS reason
            FROM retention WHERE person = $1 AND keep_until IS NOT NULL",
        columns: &[("until_day", Day), ("reason", Text)],
    },
];
