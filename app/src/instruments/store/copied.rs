//! What a copy of a whole file holds of scores.

use crate::rights::part::Take::{Day, Named, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[Part {
    key: "scores",
    of: Of::Life,
    sql: "SELECT c.organisation AS kept_by, o.name AS organisation, d.category AS category,
            c.day AS day, i.name_nl AS instrument_nl, i.name_fr AS instrument_fr,
            i.name_en AS instrument_en, d.label_nl AS domain_nl, d.label_fr AS domain_fr,
            d.label_en AS domain_en, COALESCE(v.words_nl, w.words_nl, '') AS level_nl,
            COALESCE(v.words_fr, w.words_fr, '') AS level_fr,
            COALESCE(v.words_en, w.words_en, '') AS level_en, s.remark AS remark,
            c.scored_by AS scored_by, c.source AS source
            FROM assessment c JOIN organisation o ON o.id = c.organisation
            JOIN instrument i ON i.id = c.instrument
            JOIN assessment_score s ON s.assessment = c.id
            JOIN instrument_domain d ON d.instrument = i.id AND d.key = s.domain
            LEFT JOIN instrument_level v ON v.instrument = i.id AND v.domain = s.domain
                AND v.value = s.level
            LEFT JOIN instrument_level w ON w.instrument = i.id AND w.domain = ''
                AND w.value = s.level
            WHERE c.person = $1 AND c.withdrawn_at IS NULL
            ORDER BY c.day, c.id, d.position, s.level",
    columns: &[
        ("day", Day),
        ("category", Word("access-category")),
        ("instrument", Named),
        ("domain", Named),
        ("level", Named),
        ("remark", Text),
        ("scored_by", Word("instruments-by")),
        ("source", Word("instruments-source")),
        ("organisation", Text),
    ],
}];
