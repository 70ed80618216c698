//! The mapping: which column of which file is which field, in TOML.
//!
//! ```toml
//! name = "Lijst van het atelier"
//! [organisation]
//! name = "Atelier De Kade"
//! [tables.list]
//! file = "*.xlsx"
//! [people]
//! table = "list"
//! family = "Naam"
//! given = "Voornaam"
//! sex = { column = "Geslacht", values = { V = "f", M = "m" } }
//! ```
//!
//! A field is a column's title, or a table with `column`, `values` (what is written → what is
//! meant), `otherwise` (for values that are not listed), `unknown` (values that mean "not known") or
//! `fixed` (the same for every line). A column of a joined table is written `table.Column`.

mod source;

use serde::{Deserialize, Serialize};
pub use source::Source;
use std::collections::BTreeMap;

/// A whole mapping.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// What the mapping is called.
    pub name: String,
    /// Whether the first number of a date is the day or the month.
    #[serde(default)]
    pub dates: DateOrder,
    /// What happens to a line with a value that cannot be read.
    #[serde(default)]
    pub wrong_values: WrongValues,
    /// Values that mean "not known", in every column but those of ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<String>,
    /// The network to make in an empty database.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network: Option<NetworkRule>,
    /// The organisation that brings the people in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationRule>,
    /// Which file is which table, by a name of our own.
    pub tables: BTreeMap<String, TableRule>,
    /// How tables point to each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joins: Vec<JoinRule>,
    /// The people.
    pub people: PeopleRule,
    /// Who lives with whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub households: Option<HouseholdRule>,
    /// Their steps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps: Option<StepRule>,
    /// The ends of steps, when they stand in a table of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<EndRule>,
}

/// How a date of three numbers is read; `2026-11-22` is always read right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// 3/4/1985 is the third of April.
    #[default]
    DayFirst,
    /// 3/4/1985 is the fourth of March.
    MonthFirst,
}

/// What happens to a line in which a value that may be missing cannot be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WrongValues {
    /// The line is left out, and listed.
    #[default]
    Reject,
    /// The line comes in without that value, and is listed.
    LeaveEmpty,
}

/// The network of an empty database.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetworkRule {
    /// Its name.
    pub name: String,
    /// Its time zone.
    #[serde(default = "brussels")]
    pub time_zone: String,
}

fn brussels() -> String {
    "Europe/Brussels".to_owned()
}

/// The organisation whose people these are; made when there is none of that name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationRule {
    /// Its name.
    pub name: String,
    /// Its kind: arbeidszorg, maatwerk, ocmw, caw …
    #[serde(default = "partner")]
    pub kind: String,
}

fn partner() -> String {
    "partner".to_owned()
}

/// One table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableRule {
    /// The file's name; `*` stands for anything. Capitals do not matter.
    pub file: String,
    /// Whether the file may be missing; its columns are then empty.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
}

/// How the lines of one table point to those of another; both written `table.Column`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinRule {
    /// The column that points.
    pub from: String,
    /// The column of ids it points to.
    pub to: String,
}

/// The people: one per id, or without ids one per name and birth date.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PeopleRule {
    /// The table they stand in.
    pub table: String,
    /// The file's own id of a person.
    pub id: Option<Source>,
    /// Given names.
    pub given: Option<Source>,
    /// Family name.
    pub family: Option<Source>,
    /// Both names in one column.
    pub name: Option<Source>,
    /// Birth date.
    pub birth: Option<Source>,
    /// `f`, `m` or `x`.
    pub sex: Option<Source>,
    /// Preferred language.
    pub language: Option<Source>,
    /// Street and number.
    pub street: Option<Source>,
    /// Postcode, from which the municipality follows.
    pub postcode: Option<Source>,
    /// Name of the municipality.
    pub municipality: Option<Source>,
    /// Telephone.
    pub phone: Option<Source>,
    /// A second number.
    pub mobile: Option<Source>,
    /// E-mail address.
    pub email: Option<Source>,
    /// From what somebody lives.
    pub statute: Option<Source>,
    /// Whether the file of somebody whose last step has ended is closed on that day. Otherwise
    /// everybody stands on the safety net until somebody decides.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub close_when_ended: bool,
}

/// Who lives with whom: a line per member.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HouseholdRule {
    /// The table.
    pub table: String,
    /// The file's own id of the household.
    pub id: Option<Source>,
    /// The id of the person, when the table is not that of the people.
    pub person: Option<Source>,
    /// `adult`, `partner`, `child` or `other`.
    pub role: Option<Source>,
    /// First day in the household.
    pub from: Option<Source>,
    /// Last day in it.
    pub until: Option<Source>,
}

/// Steps: a line per step.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StepRule {
    /// The table.
    pub table: String,
    /// The file's own id of the step.
    pub id: Option<Source>,
    /// The id of the person, when the table is not that of the people.
    pub person: Option<Source>,
    /// First day.
    pub start: Option<Source>,
    /// Rung, 1 to 6; without it the usual rung of the work form.
    pub rung: Option<Source>,
    /// Work form: its id or its name.
    pub work_form: Option<Source>,
    /// Where: workshop, team, employer.
    pub place: Option<Source>,
    /// Hours a week.
    pub hours: Option<Source>,
    /// Last day, when it stands on the same line.
    pub end: Option<Source>,
    /// Why it ended, when it stands on the same line.
    pub end_reason: Option<Source>,
    /// Prospect after the stop: `higher`, `same` or `lower`.
    pub perspective: Option<Source>,
}

/// Ends of steps in a table of their own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EndRule {
    /// The table.
    pub table: String,
    /// The id of the step.
    pub step: Option<Source>,
    /// Last day.
    pub day: Option<Source>,
    /// Why it ended.
    pub reason: Option<Source>,
    /// In words: kept beside the reason, and counted apart.
    pub remark: Option<Source>,
    /// Prospect after the stop: `higher`, `same` or `lower`.
    pub perspective: Option<Source>,
}

impl Mapping {
    /// Reads a mapping. The error is a sentence with the line it is about.
    pub fn parse(text: &str) -> Result<Mapping, String> {
        toml::from_str(text).map_err(|error| {
            let line = error.span().map(|s| 1 + text[..s.start].matches('\n').count());
            let what = error.message().replace('\n', " ");
            line.map_or_else(|| what.clone(), |line| format!("line {line}: {what}"))
        })
    }

    /// Writes it down, for keeping.
    pub fn write(&self) -> String {
        toml::to_string(self).expect("a mapping holds only what TOML can hold")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"
name = "Lijst"
[organisation]
name = "Atelier De Kade"
[tables.list]
file = "*.csv"
[people]
table = "list"
family = "Naam"
sex = { column = "Geslacht", values = { V = "f" }, otherwise = "" }
"#;

    #[test]
    fn a_mapping_comes_back_as_it_was_written_down() {
        let mapping = Mapping::parse(SMALL).unwrap();
        assert_eq!(mapping.people.family, Some(Source::column("Naam")));
        assert_eq!(Mapping::parse(&mapping.write()).unwrap(), mapping);
    }

    #[test]
    fn a_word_that_is_not_known_is_named_with_its_line() {
        let error = Mapping::parse(&SMALL.replace("family =", "famly =")).unwrap_err();
        assert!(error.starts_with("line 9:") && error.contains("famly"), "{error}");
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_named_with_its_line() {
        let error = Mapping::parse(&SMALL.replace("\"Naam\"", "12")).unwrap_err();
        assert!(error.starts_with("line 9:"), "{error}");
        let error = Mapping::parse("name = \"a\"\n[people").unwrap_err();
        assert!(error.starts_with("line 2:"), "{error}");
    }
}
