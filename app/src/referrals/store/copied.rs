//! What a copy of a whole file holds of referrals, and of what was said about them on both sides.

use crate::access::Kind;
use crate::rights::part::Take::{Day, Moment, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[
    Part {
        key: "referrals",
        of: Of::Kind(Kind::Steps),
        sql: "SELECT r.organisation AS kept_by, o.name AS organisation,
            COALESCE(b.name, r.receiver_name) AS receiver, r.question AS question,
            r.sent_day AS from_day, r.state AS state,
            CASE WHEN r.state IN ('sent', 'seen', 'asked', 'answered') THEN ''
                 ELSE r.remark END AS remark
            FROM referral r JOIN organisation o ON o.id = r.organisation
            LEFT JOIN organisation b ON b.id = r.receiver
            WHERE r.person = $1 AND r.state <> 'draft' ORDER BY r.made_at, r.id",
        columns: &[
            ("organisation", Text),
            ("receiver", Text),
            ("question", Text),
            ("from_day", Day),
            ("state", Word("referrals-state")),
            ("remark", Text),
        ],
    },
    Part {
        key: "referral_talk",
        of: Of::Kind(Kind::Steps),
        sql: "SELECT r.organisation AS kept_by, COALESCE(b.name, r.receiver_name) AS receiver,
            e.at AS at, e.side AS side, e.words AS words
            FROM referral r JOIN referral_event e ON e.referral = r.id
            LEFT JOIN organisation b ON b.id = r.receiver
            WHERE r.person = $1 AND r.state <> 'draft' AND e.words <> ''
            ORDER BY e.at, e.id",
        columns: &[
            ("receiver", Text),
            ("at", Moment),
            ("side", Word("rights-side")),
            ("words", Text),
        ],
    },
];
