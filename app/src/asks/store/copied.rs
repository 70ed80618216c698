//! What a copy of a whole file holds of questions to read more.

use crate::access::Kind;
use crate::people::store::secret_home_ever;
use crate::rights::part::Take::{Day, Heard, Text, Word, Words};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[Part {
    key: "share_asks",
    of: Of::Kind(Kind::Consents),
    sql: concat!(
        "SELECT CAST(NULL AS TEXT) AS kept_by, o.name AS organisation, a.name AS name,
            k.purpose AS purpose, k.categories AS categories, k.until_day AS until_day,
            k.asked_day AS day,
            CASE WHEN k.state = 'no-withdrawn' THEN 'no' ELSE k.state END AS state,
            CASE WHEN k.state IN ('open', 'no') THEN 'no-yes'
                WHEN k.state = 'no-withdrawn' THEN 'withdrawn' ELSE k.state END AS state_told,
            CASE WHEN ",
        secret_home_ever!("p"),
        " THEN '' ELSE k.why END AS reason
            FROM share_ask k JOIN person p ON p.id = k.person
            JOIN organisation o ON o.id = k.organisation JOIN account a ON a.id = k.asked_by
            WHERE k.person = $1 ORDER BY k.asked_at, k.id",
    ),
    columns: &[
        ("day", Day),
        ("organisation", Text),
        ("name", Text),
        ("categories", Words("access-category")),
        ("purpose", Word("consent-purpose")),
        ("until_day", Day),
        ("reason", Text),
        ("state", Heard("asks-state")),
    ],
}];
