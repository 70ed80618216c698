//! What a copy of a whole file holds of the agreements.

use crate::access::Kind;
use crate::rights::part::Take::{Day, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[
    Part {
        key: "agreements",
        of: Of::Kind(Kind::Steps),
        sql: "SELECT a.organisation AS kept_by, o.name AS organisation, w.name AS work_post,
            t.name AS site, a.from_day AS from_day, a.until_day AS until_day,
            a.state AS agreement_state, a.signed_day AS signed_day, a.signed_by AS signed_by,
            a.end_reason AS end_remark, a.dimona_in AS dimona_in, a.dimona_out AS dimona_out
            FROM agreement a JOIN organisation o ON o.id = a.organisation
            JOIN work_post w ON w.id = a.work_post JOIN site t ON t.id = w.site
            WHERE a.person = $1 ORDER BY a.from_day, a.id",
        columns: &[
            ("organisation", Text),
            ("work_post", Text),
            ("site", Text),
            ("from_day", Day),
            ("until_day", Day),
            ("agreement_state", Word("agreements-state")),
            ("signed_day", Day),
            ("signed_by", Text),
            ("end_remark", Text),
            ("dimona_in", Day),
            ("dimona_out", Day),
        ],
    },
    Part {
        key: "agreement-elements",
        of: Of::Kind(Kind::Steps),
        sql: "SELECT a.organisation AS kept_by, o.name AS organisation, w.name AS work_post,
            a.from_day AS from_day, e.element AS element, e.words AS words
            FROM agreement_element e JOIN agreement a ON a.id = e.agreement
            JOIN organisation o ON o.id = a.organisation
            JOIN work_post w ON w.id = a.work_post
            WHERE a.person = $1 ORDER BY a.from_day, a.id, e.element",
        columns: &[
            ("organisation", Text),
            ("work_post", Text),
            ("from_day", Day),
            ("element", Word("agreements-element")),
            ("words", Text),
        ],
    },
];
