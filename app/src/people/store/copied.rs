//! What a copy of a whole file holds of who somebody is, and who helps.

use crate::access::Kind;
use crate::rights::part::Take::{Day, Flag, Indications, Moment, Municipality, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[
    Part {
        key: "identity",
        of: Of::Kind(Kind::Identity),
        sql: "SELECT CAST(NULL AS TEXT) AS kept_by, given_name, family_name, called, birth, sex,
            language, needs_interpreter, street, postcode, municipality
            FROM person WHERE id = $1",
        columns: &[
            ("given_name", Text),
            ("family_name", Text),
            ("called", Text),
            ("birth", Text),
            ("sex", Word("people-sex")),
            ("language", Word("people-language")),
            ("needs_interpreter", Flag),
            ("street", Text),
            ("postcode", Text),
            ("municipality", Municipality),
        ],
    },
    Part {
        key: "contact",
        of: Of::Kind(Kind::Identity),
        sql: "SELECT CAST(NULL AS TEXT) AS kept_by, kind, value, remark
            FROM contact_way WHERE person = $1 ORDER BY position, id",
        columns: &[("kind", Word("people-way")), ("value", Text), ("remark", Text)],
    },
    Part {
        key: "background",
        of: Of::Kind(Kind::Background),
        sql: "SELECT CAST(NULL AS TEXT) AS kept_by, education, work_history
            FROM person WHERE id = $1",
        columns: &[("education", Word("people-education")), ("work_history", Text)],
    },
    Part {
        key: "health_indications",
        of: Of::Kind(Kind::Indications),
        // Where it is not known who noted it, no organisation hands it over.
        sql: "SELECT COALESCE(x.organisation, '') AS kept_by, x.ticks AS indications,
            COALESCE(o.name, '') AS organisation, x.noted_at AS noted_at
            FROM indication x LEFT JOIN organisation o ON o.id = x.organisation
            WHERE x.person = $1 ORDER BY o.name, x.id",
        columns: &[("indications", Indications), ("organisation", Text), ("noted_at", Moment)],
    },
    Part {
        key: "income",
        of: Of::Kind(Kind::Income),
        sql: "SELECT COALESCE(x.organisation, '') AS kept_by, x.statute AS statute,
            x.from_day AS from_day, x.until_day AS until_day, x.source AS source,
            COALESCE(o.name, '') AS organisation, x.noted_at AS noted_at
            FROM income_statute x LEFT JOIN organisation o ON o.id = x.organisation
            WHERE x.person = $1 ORDER BY x.from_day, x.id",
        columns: &[
            ("statute", Word("people-statute")),
            ("from_day", Day),
            ("until_day", Day),
            ("source", Word("instruments-source")),
            ("organisation", Text),
            ("noted_at", Moment),
        ],
    },
    Part {
        key: "files",
        of: Of::Kind(Kind::Identity),
        sql: "SELECT i.organisation AS kept_by, o.name AS organisation, i.from_day AS from_day,
            i.until_day AS until_day, COALESCE(i.closing_reason, '') AS closing_reason
            FROM involvement i JOIN organisation o ON o.id = i.organisation
            WHERE i.person = $1 ORDER BY i.from_day, o.name",
        columns: &[
            ("organisation", Text),
            ("from_day", Day),
            ("until_day", Day),
            ("closing_reason", Text),
        ],
    },
    Part {
        key: "team",
        of: Of::Kind(Kind::Identity),
        sql: "SELECT t.organisation AS kept_by, a.name AS name, o.name AS organisation,
            t.role AS role, t.leads AS leads, t.from_day AS from_day, t.until_day AS until_day
            FROM team_member t JOIN account a ON a.id = t.account
            JOIN organisation o ON o.id = t.organisation
            WHERE t.person = $1 ORDER BY t.from_day, a.name",
        columns: &[
            ("name", Text),
            ("organisation", Text),
            ("role", Word("people-team")),
            ("leads", Flag),
            ("from_day", Day),
            ("until_day", Day),
        ],
    },
];
