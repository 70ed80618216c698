//! What a copy of a whole file holds of the way in: cards and links that were made, never their codes.

use crate::access::Kind;
use crate::rights::part::Take::{Day, Moment, Text};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[
    Part {
        key: "cards",
        of: Of::Kind(Kind::Identity),
        sql: "SELECT c.organisation AS kept_by, o.name AS organisation, a.name AS name,
            c.made_at AS at, c.until_day AS until_day, c.used_at AS used_at, c.ended_at AS ended_at
            FROM access_card c JOIN organisation o ON o.id = c.organisation
            JOIN account a ON a.id = c.made_by
            WHERE c.person = $1 ORDER BY c.made_at, c.id",
        columns: &[
            ("at", Moment),
            ("name", Text),
            ("organisation", Text),
            ("until_day", Day),
            ("used_at", Moment),
            ("ended_at", Moment),
        ],
    },
    Part {
        key: "links",
        of: Of::Kind(Kind::Identity),
        sql: "SELECT l.organisation AS kept_by, o.name AS organisation, a.name AS name,
            l.made_at AS at, l.valid_until AS until_at, l.ended_at AS ended_at
            FROM access_link l JOIN organisation o ON o.id = l.organisation
            JOIN account a ON a.id = l.made_by
            WHERE l.person = $1 ORDER BY l.made_at, l.id",
        columns: &[
            ("at", Moment),
            ("name", Text),
            ("organisation", Text),
            ("until_at", Moment),
            ("ended_at", Moment),
        ],
    },
];
