//! What a copy of a whole file holds of the way through the network.

use crate::access::Kind;
use crate::rights::part::Take::{Day, Flag, Named, Number, Quarters, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[
    Part {
        key: "steps",
        of: Of::Kind(Kind::Steps),
        sql: "SELECT s.organisation AS kept_by, o.name AS organisation, s.rung AS rung,
            f.name_nl AS work_form_nl, f.name_fr AS work_form_fr, f.name_en AS work_form_en,
            s.place AS place, s.hours_quarters AS hours_a_week, s.start_day AS from_day,
            s.end_day AS until_day, s.start_reason AS start_reason,
            COALESCE(s.end_reason, '') AS end_reason, s.end_remark AS end_remark,
            COALESCE(s.perspective, '') AS perspective
            FROM step s JOIN organisation o ON o.id = s.organisation
            JOIN work_form f ON f.id = s.work_form
            WHERE s.person = $1 ORDER BY s.start_day, s.id",
        columns: &[
            ("organisation", Text),
            ("rung", Number),
            ("work_form", Named),
            ("place", Text),
            ("hours_a_week", Quarters),
            ("from_day", Day),
            ("until_day", Day),
            ("start_reason", Text),
            ("end_reason", Word("trajectories-end")),
            ("end_remark", Text),
            ("perspective", Word("trajectories-perspective")),
        ],
    },
    Part {
        key: "waiting",
        of: Of::Kind(Kind::Steps),
        sql: "SELECT w.organisation AS kept_by, o.name AS organisation, w.place AS place,
            w.from_day AS from_day, w.until_day AS until_day
            FROM waiting w JOIN organisation o ON o.id = w.organisation
            WHERE w.person = $1 ORDER BY w.from_day, w.id",
        columns: &[("organisation", Text), ("place", Text), ("from_day", Day), ("until_day", Day)],
    },
    Part {
        key: "aims",
        of: Of::Kind(Kind::Aim),
        sql: "SELECT CAST(NULL AS TEXT) AS kept_by, rung, words, from_day
            FROM aim WHERE person = $1 ORDER BY from_day, made_at, id",
        columns: &[("rung", Number), ("words", Text), ("from_day", Day)],
    },
    Part {
        key: "permissions",
        of: Of::Kind(Kind::Income),
        sql: "SELECT p.organisation AS kept_by, o.name AS organisation, p.given_by AS given_by,
            p.asked_day AS asked_day, p.decided_day AS decided_day, p.valid_until AS until_day,
            p.answer AS answer,
            CASE WHEN p.same_activity THEN 'yes' WHEN NOT p.same_activity THEN 'no' ELSE '' END
            AS same_activity, p.proof_present AS proof_present
            FROM permission p JOIN organisation o ON o.id = p.organisation
            WHERE p.person = $1 ORDER BY p.asked_day, p.id",
        columns: &[
            ("organisation", Text),
            ("given_by", Word("trajectories-given-by")),
            ("asked_day", Day),
            ("decided_day", Day),
            ("answer", Word("trajectories-answer")),
            ("same_activity", Word("settings")),
            ("until_day", Day),
            ("proof_present", Flag),
        ],
    },
];
