//! What a copy of a whole file holds of notes and attachments.

use crate::access::Kind;
use crate::rights::part::Take::{Day, Moment, Number, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[
    Part {
        key: "notes",
        of: Of::Level,
        sql: "SELECT n.organisation AS kept_by, o.name AS organisation, a.name AS name,
            n.day AS day, n.kind AS kind, n.minutes AS minutes, n.level AS level, n.body AS text,
            CASE WHEN n.withdrawn_at IS NOT NULL THEN 'withdrawn'
                 WHEN (SELECT count(*) FROM note_person x WHERE x.note = n.id) > 1
                 THEN 'about-others' ELSE '' END AS left_out
            FROM note_person p JOIN note n ON n.id = p.note
            JOIN account a ON a.id = n.author JOIN organisation o ON o.id = n.organisation
            WHERE p.person = $1 ORDER BY n.day, n.id",
        columns: &[
            ("day", Day),
            ("kind", Word("notes-kind")),
            ("minutes", Number),
            ("name", Text),
            ("organisation", Text),
            ("level", Word("notes-level")),
            ("text", Text),
        ],
    },
    Part {
        key: "attachments",
        of: Of::Kind(Kind::TeamNotes),
        sql: "SELECT f.organisation AS kept_by, o.name AS organisation, f.name AS name,
            f.media_type AS media_type, f.size AS size, f.made_at AS added_at
            FROM attachment f JOIN organisation o ON o.id = f.organisation
            WHERE f.person = $1 AND f.deleted_at IS NULL ORDER BY f.made_at, f.id",
        columns: &[
            ("name", Text),
            ("media_type", Text),
            ("size", Number),
            ("added_at", Moment),
            ("organisation", Text),
        ],
    },
    // As they read before they were corrected; who may read them is as it is now.
    Part {
        key: "earlier_notes",
        of: Of::Level,
        sql: "SELECT n.organisation AS kept_by, o.name AS organisation, a.name AS name,
            v.day AS day, n.level AS level, v.body AS text, v.changed_at AS changed_at,
            v.reason AS reason,
            CASE WHEN n.withdrawn_at IS NOT NULL THEN 'withdrawn'
                 WHEN (SELECT count(*) FROM note_person x WHERE x.note = n.id) > 1
                 THEN 'about-others' ELSE '' END AS left_out
            FROM note_person p JOIN note n ON n.id = p.note JOIN note_version v ON v.note = n.id
            JOIN account a ON a.id = n.author JOIN organisation o ON o.id = n.organisation
            WHERE p.person = $1 ORDER BY n.day, n.id, v.version",
        columns: &[
            ("day", Day),
            ("name", Text),
            ("organisation", Text),
            ("text", Text),
            ("changed_at", Moment),
            ("reason", Text),
        ],
    },
];
