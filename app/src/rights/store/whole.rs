//! The parts of a whole file: one statement for each, whatever the number of rows. Each room owns its
//! own; a test finds every table that is in none of them.

use crate::rights::part::Part;
use crate::{
    account, appointments, asks, audit, consent, handover, households, instruments, letters, notes,
    offer, people, plans, portal, presence, referrals, trajectories, way_in, weeks,
};
use base::db::{Db, Result, Row};
use base::values;

/// The parts of each room, in the order in which they are told.
const ROOMS: [&[Part]; 24] = [
    people::store::copied::COPIED,
    households::store::copied::COPIED,
    trajectories::store::copied::COPIED,
    way_in::store::copied::COPIED,
    crate::agreements::store::copied::COPIED,
    presence::store::copied::COPIED,
    crate::expenses::store::copied::COPIED,
    crate::portraits::store::copied::COPIED,
    offer::store::copied::COPIED,
    weeks::store::copied::COPIED,
    appointments::store::copied::COPIED,
    notes::store::copied::COPIED,
    instruments::store::copied::COPIED,
    plans::store::copied::COPIED,
    handover::store::copied::COPIED,
    crate::clocks::store::copied::COPIED,
    consent::store::copied::COPIED,
    asks::store::copied::COPIED,
    letters::store::copied::COPIED,
    referrals::store::copied::COPIED,
    portal::store::copied::COPIED,
    account::store::copied::COPIED,
    super::copied::COPIED,
    audit::COPIED,
];

/// All parts.
pub fn parts() -> impl Iterator<Item = &'static Part> {
    ROOMS.into_iter().flatten()
}

/// The rows of a part.
pub async fn rows(db: &Db, part: &Part, person: &str) -> Result<Vec<Row>> {
    db.rows(part.sql, values![person]).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backup::tables::TABLES;

    const DERIVED: &str = "made of steps, waiting places, aims and consents, which are in the copy";
    const SECRET: &str = "proves who signs in; whoever holds it could come in";
    const NETWORK: &str = "of the network, its organisations or its workers, and of no person";

    /// Tables of which nothing goes into a copy, and why.
    const NOT: &[(&str, &str)] = &[
        ("network", NETWORK),
        ("key_check", NETWORK),
        ("organisation_member", NETWORK),
        ("region", NETWORK),
        ("region_municipality", NETWORK),
        ("account_role", NETWORK),
        ("rate", NETWORK),
        ("audit_head", NETWORK),
        ("audit_check", NETWORK),
        ("job", NETWORK),
        ("work_form_conflict", NETWORK),
        ("rule_parameter", NETWORK),
        ("ladder_version", NETWORK),
        ("organisation_change", NETWORK),
        ("note_template", NETWORK),
        ("sheet_order", NETWORK),
        ("looked", NETWORK),
        ("import_run", NETWORK),
        ("import_mapping", NETWORK),
        ("way_in_use", NETWORK),
        ("sign_up", "of somebody who is not written in yet; then the file takes it over"),
        ("sign_up_event", "of somebody who is not written in yet; then the file takes it over"),
        ("sign_up_link", "of somebody who is not written in yet; then the file takes it over"),
        ("agreement_house", NETWORK),
        ("return_year", NETWORK),
        ("return_handed", NETWORK),
        ("return_template", NETWORK),
        ("guidance_year", NETWORK),
        ("permission_rule", NETWORK),
        ("not_held", NETWORK),
        ("walk_in", "a first name of which nobody knows yet whose it is"),
        ("post_half_day", NETWORK),
        ("closure", NETWORK),
        ("open_holiday", NETWORK),
        ("post_picture", NETWORK),
        ("open_data", NETWORK),
        ("offer_link", NETWORK),
        ("offer_version", NETWORK),
        ("mail", "holds no word about anybody: a kind of sentence and an encrypted link"),
        ("import_upload", "a list that waits to be read in, and goes away within days"),
        ("sent_list", NETWORK),
        ("kiosk", NETWORK),
        ("draft", "what a worker typed and did not save; goes away within thirty days"),
        ("calendar_link", SECRET),
        ("passkey", SECRET),
        ("recovery_code", SECRET),
        ("one_time_link", SECRET),
        ("session", SECRET),
        ("referral_link", SECRET),
        ("name_word", "the words of the name again, for the search"),
        ("near_word", "words of many names, without anybody's"),
        ("settling", DERIVED),
        ("movement", DERIVED),
        ("spell", DERIVED),
        ("person_now", DERIVED),
        ("aimed", DERIVED),
        ("carried", DERIVED),
        ("signal", DERIVED),
        ("shared_file", DERIVED),
        ("household", "its name is of all who live there; the own place in it is in the copy"),
        ("merge", "which records were put together; what stood in them is in the copy"),
        ("merge_row", "which records were put together; what stood in them is in the copy"),
        ("merge_request", "a question between workers, which record is whose"),
        ("erased", "who is in it has no file any more"),
    ];

    #[test]
    fn every_table_is_in_the_copy_or_said_not_to_be_with_the_reason() {
        for table in TABLES {
            let ways = ["FROM", "JOIN"].map(|word| format!("{word} {table} "));
            let is_in = parts().any(|part| ways.iter().any(|way| part.sql.contains(way)));
            let said = NOT.iter().any(|(name, why)| name == table && !why.is_empty());
            assert_ne!(is_in, said, "{table}");
        }
        assert!(NOT.iter().all(|(name, _)| TABLES.contains(name)));
    }

    #[test]
    fn every_table_whose_rows_move_with_a_person_tells_rows_of_that_person() {
        for linked in crate::merging::linked::LINKED {
            let table = linked.table;
            let from = format!("FROM {table} ");
            let is_told = parts().any(|part| part.sql.contains(&from));
            assert!(is_told, "{table}");
        }
    }
}
