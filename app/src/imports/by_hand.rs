//! A mapping made by hand on the screen: one table, a field per column, and what values mean.

use super::mapping::{
    DateOrder, HouseholdRule, Mapping, PeopleRule, Source, StepRule, TableRule, WrongValues,
};
use super::plan::WorkForm;
use super::slots::Slot;
use super::values::is_unknown;
use paper::Table;
use std::collections::BTreeMap;

/// The name of the only table.
const LIST: &str = "list";

/// At most so many different values can be told apart by hand.
pub const MOST_VALUES: usize = 60;

/// A mapping as somebody makes it on the screen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ByHand {
    /// What it is called.
    pub name: String,
    /// The title of the column of each field.
    pub columns: BTreeMap<Slot, String>,
    /// What values mean, per field.
    pub values: BTreeMap<Slot, BTreeMap<String, String>>,
    /// The work form of every step, when no column says it.
    pub work_form: Option<String>,
    /// How dates are written.
    pub dates: DateOrder,
    /// What happens to a line with a value that cannot be read.
    pub wrong_values: WrongValues,
}

/// The columns of a table that a title seems to name, each field once.
pub fn guess(name: &str, table: &Table, forms: &[WorkForm]) -> ByHand {
    let mut by_hand = ByHand { name: name.to_owned(), ..ByHand::default() };
    for title in &table.columns {
        if let Some(slot) = Slot::guess(title) {
            by_hand.columns.entry(slot).or_insert_with(|| title.clone());
        }
    }
    // "Naam" beside no "Voornaam" holds both names.
    if !by_hand.columns.contains_key(&Slot::Given)
        && !by_hand.columns.contains_key(&Slot::Name)
        && let Some(title) = by_hand.columns.remove(&Slot::Family)
    {
        by_hand.columns.insert(Slot::Name, title);
    }
    by_hand.guess_values(table, forms);
    by_hand
}

/// The different values of a column with how often each stands there, the most frequent first.
pub fn distinct(table: &Table, title: &str) -> Vec<(String, usize)> {
    let Some(at) = table.position(title) else { return vec![] };
    let mut counted: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for cell in table.rows.iter().map(|r| r.cells[at].trim()).filter(|c| !is_unknown(c)) {
        counted.entry(cell.to_lowercase()).or_insert_with(|| (cell.to_owned(), 0)).1 += 1;
    }
    let mut all: Vec<_> = counted.into_values().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all
}

impl ByHand {
    /// Fills in what values seem to mean, where nobody said it yet.
    pub fn guess_values(&mut self, table: &Table, forms: &[WorkForm]) {
        for (slot, title) in self.columns.iter().filter(|(slot, _)| slot.has_values()) {
            let known = self.values.entry(*slot).or_default();
            for (written, _) in distinct(table, title) {
                let is_told = known.keys().any(|k| k.to_lowercase() == written.to_lowercase());
                if let (false, Some(meaning)) = (is_told, slot.guess_meaning(&written, forms)) {
                    known.insert(written, meaning);
                }
            }
        }
        self.values.retain(|slot, _| self.columns.contains_key(slot));
    }

    /// Whether it says anything about steps.
    pub fn has_steps(&self) -> bool {
        self.columns.contains_key(&Slot::Start)
    }

    /// The mapping.
    pub fn mapping(&self) -> Mapping {
        let households = self.columns.contains_key(&Slot::Household).then(|| HouseholdRule {
            table: LIST.to_owned(),
            id: self.source(Slot::Household),
            role: self.source(Slot::HouseholdRole),
            ..HouseholdRule::default()
        });
        let any = TableRule { file: "*".to_owned(), optional: false };
        Mapping {
            name: self.name.clone(),
            dates: self.dates,
            wrong_values: self.wrong_values,
            tables: BTreeMap::from([(LIST.to_owned(), any)]),
            people: self.people_rule(),
            households,
            steps: self.has_steps().then(|| self.step_rule()),
            ..Mapping::default()
        }
    }

    fn source(&self, slot: Slot) -> Option<Source> {
        let title = self.columns.get(&slot)?;
        let values = self.values.get(&slot).cloned().unwrap_or_default();
        Some(Source { values, ..Source::column(title) })
    }

    fn people_rule(&self) -> PeopleRule {
        PeopleRule {
            table: LIST.to_owned(),
            id: self.source(Slot::Id),
            given: self.source(Slot::Given),
            family: self.source(Slot::Family),
            name: self.source(Slot::Name),
            birth: self.source(Slot::Birth),
            sex: self.source(Slot::Sex),
            language: self.source(Slot::Language),
            street: self.source(Slot::Street),
            postcode: self.source(Slot::Postcode),
            municipality: self.source(Slot::Municipality),
            phone: self.source(Slot::Phone),
            mobile: self.source(Slot::Mobile),
            email: self.source(Slot::Email),
            statute: self.source(Slot::Statute),
            close_when_ended: false,
        }
    }

    fn step_rule(&self) -> StepRule {
        let fixed = || self.work_form.clone().map(Source::fixed);
        StepRule {
            table: LIST.to_owned(),
            start: self.source(Slot::Start),
            rung: self.source(Slot::Rung),
            work_form: self.source(Slot::WorkForm).or_else(fixed),
            place: self.source(Slot::Place),
            hours: self.source(Slot::Hours),
            end: self.source(Slot::End),
            end_reason: self.source(Slot::EndReason),
            perspective: self.source(Slot::Perspective),
            ..StepRule::default()
        }
    }

    /// The same mapping to change further. Columns that the file does not have are left out: a list
    /// of another month may have fewer.
    pub fn of(mapping: &Mapping, table: &Table) -> ByHand {
        let fixed = mapping.steps.as_ref().and_then(|s| s.work_form.as_ref()?.fixed.clone());
        let mut by_hand = ByHand {
            name: mapping.name.clone(),
            dates: mapping.dates,
            wrong_values: mapping.wrong_values,
            work_form: fixed,
            ..ByHand::default()
        };
        for (slot, source) in sources(mapping) {
            let column = source.column.as_ref().filter(|c| table.position(c).is_some());
            if let Some(column) = column {
                by_hand.columns.insert(slot, column.clone());
                by_hand.values.insert(slot, source.values.clone());
            }
        }
        by_hand.values.retain(|slot, values| slot.has_values() && !values.is_empty());
        by_hand
    }
}

/// Where a mapping finds each field.
fn sources(mapping: &Mapping) -> Vec<(Slot, Source)> {
    let people = mapping.people.clone();
    let steps = mapping.steps.clone().unwrap_or_default();
    let households = mapping.households.clone().unwrap_or_default();
    let all = [
        (Slot::Id, people.id),
        (Slot::Given, people.given),
        (Slot::Family, people.family),
        (Slot::Name, people.name),
        (Slot::Birth, people.birth),
        (Slot::Sex, people.sex),
        (Slot::Language, people.language),
        (Slot::Street, people.street),
        (Slot::Postcode, people.postcode),
        (Slot::Municipality, people.municipality),
        (Slot::Phone, people.phone),
        (Slot::Mobile, people.mobile),
        (Slot::Email, people.email),
        (Slot::Statute, people.statute),
        (Slot::Household, households.id),
        (Slot::HouseholdRole, households.role),
        (Slot::Start, steps.start),
        (Slot::Rung, steps.rung),
        (Slot::WorkForm, steps.work_form),
        (Slot::Place, steps.place),
        (Slot::Hours, steps.hours),
        (Slot::End, steps.end),
        (Slot::EndReason, steps.end_reason),
        (Slot::Perspective, steps.perspective),
    ];
    all.into_iter().filter_map(|(slot, source)| Some((slot, source?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guess_becomes_a_mapping_and_comes_back() {
        let text = "Naam;Voornaam;Geslacht;Start;Opmerking\nZandvoorde;Nele;V;1/2/2024;x\n";
        let table = paper::read(text.as_bytes(), "lijst.csv").unwrap();
        let by_hand = guess("lijst", &table, &[]);
        assert_eq!(by_hand.columns.len(), 4);
        assert_eq!(by_hand.values[&Slot::Sex]["V"], "female");
        assert_eq!(ByHand::of(&by_hand.mapping(), &table), by_hand);
    }

    #[test]
    fn one_column_of_names_holds_both() {
        let table = paper::read(b"Naam;Geboren\nVANDENBERGHE An;1985\n", "lijst.csv").unwrap();
        assert_eq!(guess("lijst", &table, &[]).columns[&Slot::Name], "Naam");
    }
}
