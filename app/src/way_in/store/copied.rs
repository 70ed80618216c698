//! What a copy of a whole file holds of the way in: where somebody signed up, and what happened since.

use crate::access::Kind;
use crate::rights::part::Take::{Day, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[
    Part {
        key: "ways-in",
        of: Of::Kind(Kind::Steps),
        sql: "SELECT w.organisation AS kept_by, o.name AS organisation,
            COALESCE(p.name, '') AS work_post, w.signed_up_by AS signed_up_by,
            w.signed_up_day AS from_day, w.queue_day AS queue_day, w.state AS way_state,
            w.evaluation_day AS evaluation_day
            FROM way_in w JOIN organisation o ON o.id = w.organisation
            LEFT JOIN work_post p ON p.id = w.work_post
            WHERE w.person = $1 ORDER BY w.signed_up_day, w.id",
        columns: &[
            ("organisation", Text),
            ("work_post", Text),
            ("signed_up_by", Text),
            ("from_day", Day),
            ("way_state", Word("way-in-state")),
            ("queue_day", Day),
            ("evaluation_day", Day),
        ],
    },
    Part {
        key: "way-in-changes",
        of: Of::Kind(Kind::Steps),
        sql: "SELECT w.organisation AS kept_by, o.name AS organisation, c.day AS day,
            c.state AS way_state, c.reason AS way_reason, c.remark AS remark,
            COALESCE(a.name, '') AS made_by, c.struck_why AS struck_why
            FROM way_in_change c JOIN way_in w ON w.id = c.way_in
            JOIN organisation o ON o.id = w.organisation LEFT JOIN account a ON a.id = c.made_by
            WHERE w.person = $1 ORDER BY w.signed_up_day, w.id, c.number",
        columns: &[
            ("organisation", Text),
            ("day", Day),
            ("way_state", Word("way-in-state")),
            ("way_reason", Word("trajectories-end")),
            ("remark", Text),
            ("made_by", Text),
            ("struck_why", Text),
        ],
    },
];
