//! What a copy of a whole file holds of presence: what is noted, what was corrected, and absences.

use crate::access::Kind;
use crate::rights::part::Take::{Day, Moment, Number, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[
    Part {
        key: "presences",
        of: Of::Kind(Kind::Presence),
        sql: "SELECT w.organisation AS kept_by, o.name AS organisation, w.name AS work_post,
            x.day AS day, CASE WHEN x.half = 0 THEN 'morning' ELSE 'afternoon' END AS half_day,
            x.code AS presence, x.minutes AS minutes, COALESCE(a.name, '') AS made_by
            FROM presence x JOIN work_post w ON w.id = x.work_post
            JOIN organisation o ON o.id = w.organisation
            LEFT JOIN account a ON a.id = x.made_by
            WHERE x.person = $1 ORDER BY x.day, x.half, x.work_post",
        columns: &[
            ("organisation", Text),
            ("work_post", Text),
            ("day", Day),
            ("half_day", Word("presence-half")),
            ("presence", Word("presence-code")),
            ("minutes", Number),
            ("made_by", Text),
        ],
    },
    Part {
        key: "presences-before",
        of: Of::Kind(Kind::Presence),
        sql: "SELECT w.organisation AS kept_by, o.name AS organisation, w.name AS work_post,
            x.day AS day, CASE WHEN x.half = 0 THEN 'morning' ELSE 'afternoon' END AS half_day,
            x.code AS presence, x.minutes AS minutes, COALESCE(a.name, '') AS made_by,
            x.ended_at AS changed_at
            FROM presence_before x JOIN work_post w ON w.id = x.work_post
            JOIN organisation o ON o.id = w.organisation
            LEFT JOIN account a ON a.id = x.made_by
            WHERE x.person = $1 ORDER BY x.day, x.half, x.ended_at, x.id",
        columns: &[
            ("organisation", Text),
            ("work_post", Text),
            ("day", Day),
            ("half_day", Word("presence-half")),
            ("presence", Word("presence-code")),
            ("minutes", Number),
            ("made_by", Text),
            ("changed_at", Moment),
        ],
    },
    Part {
        key: "absences",
        of: Of::Kind(Kind::Presence),
        sql: "SELECT b.organisation AS kept_by, o.name AS organisation, b.code AS presence,
            b.from_day AS from_day, b.until_day AS until_day
            FROM absence b JOIN organisation o ON o.id = b.organisation
            WHERE b.person = $1 ORDER BY b.from_day, b.id",
        columns: &[
            ("organisation", Text),
            ("presence", Word("presence-code")),
            ("from_day", Day),
            ("until_day", Day),
        ],
    },
];
