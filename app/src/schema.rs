//! The schema texts, in the order in which they run. Forward only: a text that was released is
//! never changed again.

use base::db::Schema;

/// All schema texts.
pub const SCHEMA: Schema = &[
    (1, "accounts", include_str!("../schema/0001_accounts.sql")),
    (2, "people", include_str!("../schema/0002_people.sql")),
    (3, "trajectories", include_str!("../schema/0003_trajectories.sql")),
    (4, "notes", include_str!("../schema/0004_notes.sql")),
    (5, "imports", include_str!("../schema/0005_imports.sql")),
    (6, "last contact", include_str!("../schema/0006_last_contact.sql")),
    (7, "consent", include_str!("../schema/0007_consent.sql")),
    (8, "instruments", include_str!("../schema/0008_instruments.sql")),
    (9, "plans", include_str!("../schema/0009_plans.sql")),
    (10, "referrals", include_str!("../schema/0010_referrals.sql")),
    (11, "rights", include_str!("../schema/0011_rights.sql")),
    (12, "portal", include_str!("../schema/0012_portal.sql")),
    (14, "agreeing", include_str!("../schema/0014_agreeing.sql")),
    (15, "undoing", include_str!("../schema/0015_undoing.sql")),
    (16, "shared person", include_str!("../schema/0016_shared_person.sql")),
    (17, "sources", include_str!("../schema/0017_sources.sql")),
    (18, "offer", include_str!("../schema/0018_offer.sql")),
    (20, "made for", include_str!("../schema/0020_made_for.sql")),
    (21, "receipts", include_str!("../schema/0021_receipts.sql")),
    (22, "asks", include_str!("../schema/0022_asks.sql")),
    (24, "open offer", include_str!("../schema/0024_open_offer.sql")),
    (25, "signer", include_str!("../schema/0025_signer.sql")),
    (26, "scored categories", include_str!("../schema/0026_scored_categories.sql")),
    (27, "way in", include_str!("../schema/0027_way_in.sql")),
    (28, "weeks", include_str!("../schema/0028_weeks.sql")),
    (29, "presence", include_str!("../schema/0029_presence.sql")),
    (30, "agreement", include_str!("../schema/0030_agreement.sql")),
    (31, "returns", include_str!("../schema/0031_returns.sql")),
    (32, "not held", include_str!("../schema/0032_not_held.sql")),
    (33, "notes of several", include_str!("../schema/0033_notes_of_several.sql")),
    (34, "found by organisation", include_str!("../schema/0034_found_by_organisation.sql")),
    (35, "own scores", include_str!("../schema/0035_own_scores.sql")),
    (36, "clocks", include_str!("../schema/0036_clocks.sql")),
    (37, "sent lists", include_str!("../schema/0037_sent_list.sql")),
    (38, "kiosk", include_str!("../schema/0038_kiosk.sql")),
    (39, "sign-ups", include_str!("../schema/0039_sign_ups.sql")),
    (40, "imported offer", include_str!("../schema/0040_imported_offer.sql")),
    (41, "hours", include_str!("../schema/0041_hours.sql")),
    (42, "expenses", include_str!("../schema/0042_expenses.sql")),
    (43, "portraits", include_str!("../schema/0043_portraits.sql")),
    (44, "return templates", include_str!("../schema/0044_return_template.sql")),
];

/// The number of the last schema text: what an up-to-date database has.
pub fn newest() -> i64 {
    SCHEMA.last().map_or(0, |(number, ..)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that were set aside while rooms were built beside each other, and that no text got. They are
    /// spent: a database that is past one would never run a text that came with it later.
    const SPENT: [i64; 3] = [13, 19, 23];

    #[test]
    fn each_text_has_the_next_number() {
        let told: Vec<i64> = SCHEMA.iter().map(|(number, ..)| *number).collect();
        let next: Vec<i64> = (1..=newest()).filter(|number| !SPENT.contains(number)).collect();
        assert_eq!(told, next, "a new text takes the number after the last one");
    }
}
