//! What a copy of a whole file holds of a household: the own part, others by their role only.

use crate::access::Kind;
use crate::people::store::secret_home_ever;
use crate::rights::part::Take::{Day, Number, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[
    Part {
        key: "household",
        of: Of::Kind(Kind::Household),
        sql: concat!(
            "SELECT CAST(NULL AS TEXT) AS kept_by, m.role AS role, m.from_day AS from_day,
            m.until_day AS until_day, CAST(CASE WHEN ",
            secret_home_ever!("p"),
            " THEN 1 ELSE 0 END AS BIGINT) AS is_secret
            FROM household_member m JOIN person p ON p.id = m.person
            WHERE m.person = $1 ORDER BY m.from_day, m.id",
        ),
        columns: &[("role", Word("households-role")), ("from_day", Day), ("until_day", Day)],
    },
    // Others in the same time and place, by their role only; who moved along is one.
    Part {
        key: "household_with",
        of: Of::Kind(Kind::Household),
        sql: concat!(
            "SELECT CAST(NULL AS TEXT) AS kept_by, o.role AS role,
            count(DISTINCT o.person) AS number, CAST(max(CASE WHEN ",
            secret_home_ever!("p"),
            " THEN 1 ELSE 0 END) AS BIGINT) AS is_secret
            FROM household_member m JOIN person p ON p.id = m.person
                JOIN household_member o ON o.household = m.household
                AND o.person <> m.person
                AND (m.until_day IS NULL OR o.from_day <= m.until_day)
                AND (o.until_day IS NULL OR o.until_day >= m.from_day)
            WHERE m.person = $1 GROUP BY o.role ORDER BY o.role",
        ),
        columns: &[("role", Word("households-role")), ("number", Number)],
    },
    // Which adult it is, is of that adult.
    Part {
        key: "parents",
        of: Of::Kind(Kind::Household),
        sql: "SELECT p.organisation AS kept_by, o.name AS organisation, p.ground AS ground,
            p.from_day AS from_day, p.until_day AS until_day, p.ended_because AS reason
            FROM parent_access p JOIN organisation o ON o.id = p.organisation
            WHERE p.person = $1 ORDER BY p.from_day, p.id",
        columns: &[
            ("ground", Word("households-ground")),
            ("from_day", Day),
            ("until_day", Day),
            ("reason", Text),
            ("organisation", Text),
        ],
    },
];
