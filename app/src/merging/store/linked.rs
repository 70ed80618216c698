//! The tables with a person in them, and what a merge does with their rows. A test compares this
//! list with the schema.

/// A table whose rows belong to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Linked {
    /// Its name.
    pub table: &'static str,
    /// The column that, with the person, says which row it is.
    pub key: &'static str,
    /// What happens to its rows.
    pub treatment: Treatment,
    pub(in crate::merging) rows: &'static str,
    pub(in crate::merging) one: &'static str,
    pub(in crate::merging) hand_over: &'static str,
    pub(in crate::merging) remove: &'static str,
}

/// What happens to the rows of the lost record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treatment {
    /// They move.
    Move,
    /// They move, unless the kept record has one with the same key already: then one is enough.
    Join,
    /// They move; of a half-day that both have, the kept record's stands and what the other one says goes to
    /// what stood before.
    HalfDays,
    /// An organisation's file: joined to the one the kept record has there, from the earliest day.
    File,
    /// Where somebody lives: of two that overlap, the reader chooses.
    Household,
    /// Who supports somebody: nobody twice, and one lead.
    Team,
    /// Ways to reach somebody: those that are new are copied, as a form replaces them all.
    Copy,
}

/// The texts are alike but for the names of table and key.
macro_rules! linked {
    ($table:literal, $key:literal, $treatment:ident) => {
        Linked {
            table: $table,
            key: $key,
            treatment: Treatment::$treatment,
            rows: concat!("SELECT * FROM ", $table, " WHERE person = $1 ORDER BY ", $key),
            one: concat!("SELECT * FROM ", $table, " WHERE ", $key, " = $1 AND person = $2"),
            hand_over: concat!(
                "UPDATE ",
                $table,
                " SET person = $3 WHERE ",
                $key,
                " = $1 AND person = $2"
            ),
            remove: concat!("DELETE FROM ", $table, " WHERE ", $key, " = $1 AND person = $2"),
        }
    };
}

/// Every table whose rows go along with a merge, in the order in which they are shown.
pub const LINKED: &[Linked] = &[
    linked!("step", "id", Move),
    linked!("placement", "id", Move),
    linked!("agreement", "id", Move),
    linked!("presence", "slot", HalfDays),
    linked!("presence_before", "id", Move),
    linked!("absence", "id", Move),
    linked!("expense", "id", Move),
    linked!("portrait", "id", Move),
    linked!("way_in", "id", Move),
    linked!("waiting", "id", Move),
    linked!("aim", "id", Move),
    linked!("permission", "id", Move),
    linked!("income_statute", "id", Move),
    linked!("indication", "id", Move),
    linked!("note_person", "note", Join),
    linked!("appointment", "id", Move),
    linked!("attachment", "id", Move),
    linked!("consent", "id", Move),
    linked!("emergency_access", "id", Move),
    linked!("share_ask", "id", Move),
    linked!("letter", "id", Move),
    linked!("assessment", "id", Move),
    linked!("plan_goal", "id", Move),
    linked!("plan_action", "id", Move),
    linked!("plan_version", "id", Move),
    linked!("team_task", "id", Join),
    linked!("handover", "id", Move),
    linked!("duty_later", "id", Move),
    linked!("correction", "id", Move),
    linked!("referral", "id", Move),
    linked!("access_card", "id", Move),
    linked!("access_link", "id", Move),
    linked!("parent_access", "id", Move),
    linked!("contact_way", "id", Copy),
    linked!("team_member", "id", Team),
    linked!("household_member", "id", Household),
    linked!("involvement", "organisation", File),
    linked!("account", "id", Move),
];

/// Tables with a person in them whose rows do not go along: derived again for both records
/// (`safety_net::settle`, the search index), or telling what happened and when.
pub const LEFT: &[&str] = &[
    "name_word",
    "settling",
    "movement",
    "spell",
    "person_now",
    "aimed",
    "carried",
    "signal",
    "shared_file",
    "retention",
    "erased",
    "audit_line",
    "person",
    "merge",
    "merge_request",
];

/// The entry of a table.
pub fn of(table: &str) -> Option<&'static Linked> {
    LINKED.iter().find(|l| l.table == table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::SCHEMA;

    #[test]
    fn every_table_with_a_person_in_it_is_in_one_of_the_lists() {
        for (_, _, text) in SCHEMA {
            for table in text.split("CREATE TABLE ").skip(1) {
                let name = table.split(' ').next().unwrap();
                let body = &table[..table.find("\n);").unwrap()];
                let columns = body.lines().map(str::trim_start);
                let has_person = columns.filter(|line| !line.starts_with("--")).any(|line| {
                    line.starts_with("person ") || line.contains("REFERENCES person (")
                });
                let listed = of(name).is_some() || LEFT.contains(&name);
                assert_eq!(has_person, listed, "{name}");
            }
            let later = text.lines().filter(|l| l.starts_with("ALTER TABLE"));
            for line in later.filter(|l| l.contains("ADD COLUMN person ")) {
                let name = line.split(' ').nth(2).unwrap();
                assert!(of(name).is_some() || LEFT.contains(&name), "{line}");
            }
        }
    }
}
