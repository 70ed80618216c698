//! What a copy of a whole file holds of the log: who looked, and who took a copy.

use crate::access::Kind;
use crate::people::store::name_of_who;
use crate::rights::part::Take::{Moment, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[Part {
    key: "looks",
    of: Of::Kind(Kind::Looks),
    // Who opens the link of a referral has no account: the name is that of whom it was sent to.
    sql: concat!(
        "SELECT l.organisation AS kept_by, l.at AS at, COALESCE(",
        name_of_who!("a"),
        ", r.receiver_name, '') AS name,
            COALESCE(o.name, '') AS organisation, l.action AS deed
            FROM audit_line l LEFT JOIN account a ON a.id = l.account
            LEFT JOIN organisation o ON o.id = l.organisation
            LEFT JOIN referral r ON l.account IS NULL AND l.subject_kind = 'referral'
                AND r.id = l.subject
            WHERE l.person = $1 AND l.action IN ('look', 'reveal', 'export', 'copy')
            ORDER BY l.seq DESC",
    ),
    columns: &[
        ("at", Moment),
        ("name", Text),
        ("organisation", Text),
        ("deed", Word("rights-deed")),
    ],
}];
