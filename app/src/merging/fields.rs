//! The fields of a record, in the groups in which one chooses between two records.

use super::{Fields, Side};
use serde_json::Value as Json;

/// Fields that go together: an address is chosen whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The word in forms and keys of words (`merging-field-…`).
    pub word: &'static str,
    /// The columns.
    pub columns: &'static [&'static str],
}

/// Every group, in the order in which they are shown.
pub const GROUPS: &[Group] = &[
    Group { word: "given", columns: &["given_name"] },
    Group { word: "family", columns: &["family_name"] },
    Group { word: "called", columns: &["called"] },
    Group { word: "birth", columns: &["birth"] },
    Group { word: "sex", columns: &["sex"] },
    Group { word: "language", columns: &["language", "needs_interpreter"] },
    Group { word: "address", columns: &["street", "postcode", "municipality"] },
    Group { word: "education", columns: &["education"] },
    Group { word: "work", columns: &["work_history"] },
    Group { word: "insz", columns: &["insz_cipher", "insz_hash", "insz_organisation"] },
];

/// Columns that nobody chooses: what the record is, and what is derived.
pub const OTHERS: &[&str] = &[
    "id",
    "sort_name",
    "made_by_organisation",
    "imported_by",
    "merged_into",
    "version",
    "made_at",
    "changed_at",
];

impl Group {
    /// The group with this word.
    pub fn parse(word: &str) -> Option<&'static Group> {
        GROUPS.iter().find(|g| g.word == word)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self, record: &Fields) -> bool {
        self.columns.iter().all(|c| is_empty(record.get(*c)))
    }

    /// Whether two records say the same. The cipher of a number is never the same twice; its keyed
    /// hash is.
    pub fn is_same(&self, one: &Fields, other: &Fields) -> bool {
        let compared = self.columns.iter().filter(|c| **c != "insz_cipher");
        compared.into_iter().all(|c| same(one.get(*c), other.get(*c)))
    }

    /// Takes this group over from another record.
    pub fn take(&self, into: &mut Fields, from: &Fields) {
        for column in self.columns {
            let value = from.get(*column).cloned().unwrap_or(Json::Null);
            into.insert((*column).to_owned(), value);
        }
    }

    /// What is proposed when nobody chose: the fuller of the two, and of two as full the kept one.
    pub fn proposed(&self, kept: &Fields, lost: &Fields) -> Side {
        if self.fullness(lost) > self.fullness(kept) { Side::Lost } else { Side::Kept }
    }

    /// How much is known: how many columns are filled, and where more signs say more (a birth date to
    /// the day, a longer story), how many signs.
    fn fullness(&self, record: &Fields) -> (usize, usize) {
        let filled = self.columns.iter().filter(|c| !is_empty(record.get(**c))).count();
        let signs = match self.word {
            "birth" | "work" => text(record, self.columns[0]).chars().count(),
            _ => 0,
        };
        (filled, signs)
    }
}

/// Whether a cell says nothing.
fn is_empty(cell: Option<&Json>) -> bool {
    match cell {
        None | Some(Json::Null | Json::Bool(false)) => true,
        Some(Json::String(text)) => text.is_empty(),
        Some(Json::Number(number)) => number.as_i64() == Some(0),
        Some(_) => false,
    }
}

/// Whether two cells are the same; SQLite keeps yes and no as 1 and 0.
pub fn same(one: Option<&Json>, other: Option<&Json>) -> bool {
    let plain = |cell: Option<&Json>| match cell {
        Some(Json::Bool(yes)) => Json::from(i64::from(*yes)),
        Some(cell) => cell.clone(),
        None => Json::Null,
    };
    plain(one) == plain(other)
}

/// Whether a cell says yes.
pub fn is_yes(cell: Option<&Json>) -> bool {
    same(cell, Some(&Json::Bool(true)))
}

/// The text in a column; empty when there is none.
pub fn text<'a>(record: &'a Fields, column: &str) -> &'a str {
    record.get(column).and_then(Json::as_str).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::SCHEMA;

    #[test]
    fn the_fuller_of_two_is_proposed_and_of_two_as_full_the_kept_one() {
        let record = |pairs: &[(&str, &str)]| -> Fields {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), Json::from(*value))).collect()
        };
        let kept = record(&[("birth", "1985"), ("street", "Dorp 1"), ("given_name", "Nele")]);
        let lost = record(&[
            ("birth", "1985-04-03"),
            ("street", "Meersstraat 12"),
            ("postcode", "8000"),
            ("given_name", "Neeltje"),
        ]);
        let proposed = |word: &str| Group::parse(word).unwrap().proposed(&kept, &lost);
        assert_eq!(proposed("birth"), Side::Lost, "to the day");
        assert_eq!(proposed("address"), Side::Lost, "with its postcode");
        assert_eq!(proposed("given"), Side::Kept, "a longer name is not a fuller one");
        let back = |word: &str| Group::parse(word).unwrap().proposed(&lost, &kept);
        assert_eq!((back("birth"), back("address")), (Side::Kept, Side::Kept));
        assert_eq!(proposed("sex"), Side::Kept, "neither knows");
    }

    #[test]
    fn every_column_of_a_person_is_chosen_or_said_not_to_be() {
        let (_, _, text) = SCHEMA[1];
        let body =
            text.split("CREATE TABLE person (").nth(1).unwrap().split("\n);").next().unwrap();
        let mut columns: Vec<&str> = body
            .lines()
            .map(str::trim_start)
            .filter(|line| !line.is_empty() && !line.starts_with("--"))
            .map(|line| line.split(' ').next().unwrap())
            // What a later text took away again.
            .filter(|name| {
                let away = format!("ALTER TABLE person DROP COLUMN {name};");
                !SCHEMA.iter().any(|(_, _, text)| text.contains(&away))
            })
            .collect();
        let mut known: Vec<&str> = GROUPS.iter().flat_map(|g| g.columns).copied().collect();
        known.extend(OTHERS);
        columns.sort_unstable();
        known.sort_unstable();
        assert_eq!(columns, known);
    }
}
