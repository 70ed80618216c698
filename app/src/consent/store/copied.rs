//! What a copy of a whole file holds of consents and of access in an emergency.

use crate::access::Kind;
use crate::people::store::{name_of_who, secret_home_ever};
use crate::rights::part::Take::{Day, Moment, Text, Word, Words};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[
    Part {
        key: "consents",
        of: Of::Kind(Kind::Consents),
        sql: concat!(
            "SELECT CAST(NULL AS TEXT) AS kept_by, o.name AS organisation, c.basis AS basis,
            c.legal_source AS legal_source, c.purpose AS purpose, c.categories AS categories,
            c.from_day AS from_day, c.until_day AS until_day, c.given_how AS given_how,
            c.given_by AS given_by, ",
            name_of_who!("n"),
            " AS noted_by, c.noted_at AS noted_at,
            c.withdrawn_at AS withdrawn_at
            FROM consent c JOIN organisation o ON o.id = c.organisation
            JOIN account n ON n.id = c.noted_by
            WHERE c.person = $1 ORDER BY c.noted_at, c.id",
        ),
        columns: &[
            ("organisation", Text),
            ("basis", Word("consent-basis")),
            ("legal_source", Text),
            ("purpose", Word("consent-purpose")),
            ("categories", Words("access-category")),
            ("from_day", Day),
            ("until_day", Day),
            ("given_how", Word("consent-way")),
            ("given_by", Word("consent-giver")),
            ("noted_by", Text),
            ("noted_at", Moment),
            ("withdrawn_at", Moment),
        ],
    },
    Part {
        key: "emergencies",
        of: Of::Kind(Kind::Consents),
        sql: concat!(
            "SELECT CAST(NULL AS TEXT) AS kept_by, a.name AS name, o.name AS organisation,
            CASE WHEN ",
            secret_home_ever!("p"),
            " THEN '' ELSE e.reason END AS reason,
            e.from_at AS from_at, e.until_at AS until_at
            FROM emergency_access e JOIN person p ON p.id = e.person
            JOIN account a ON a.id = e.account JOIN organisation o ON o.id = e.organisation
            WHERE e.person = $1 ORDER BY e.from_at, e.id",
        ),
        columns: &[
            ("name", Text),
            ("organisation", Text),
            ("reason", Text),
            ("from_at", Moment),
            ("until_at", Moment),
        ],
    },
];
