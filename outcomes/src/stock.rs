//! The stock (stand) on a date: who stands where, every person counted once.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::course::{Definition, course};
use crate::ladder::{Rung, Stay};

/// Persons on the ladder on one day.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stock {
    /// Persons by rung and work form of their main place: these add up to [`Stock::persons`].
    pub by_main_form: BTreeMap<(Rung, String), u64>,
    /// Persons with at least one step in the form on that very day. Somebody in two forms is in
    /// both, so these do **not** add up; two agreements in one form are one person.
    pub taking_part: BTreeMap<String, u64>,
}

impl Stock {
    /// All persons on the ladder.
    pub fn persons(&self) -> u64 {
        self.by_main_form.values().sum()
    }

    /// The persons whose highest rung is this one.
    pub fn on(&self, rung: Rung) -> u64 {
        self.by_main_form
            .iter()
            .filter(|((on, _), _)| *on == rung)
            .map(|(_, persons)| persons)
            .sum()
    }

    /// Counts one person in.
    fn add(&mut self, stays: &[Stay], day: Date, definition: Definition) {
        let spells = course(stays, definition);
        let Some(spell) = spells.into_iter().find(|spell| spell.covers(day)) else {
            return;
        };
        let main = &stays[spell.stay];
        let key = (main.rung, main.place.form.clone());
        *self.by_main_form.entry(key).or_default() += 1;
        let forms: BTreeSet<&str> = stays
            .iter()
            .filter(|stay| stay.period.covers(day))
            .map(|stay| stay.place.form.as_str())
            .collect();
        for form in forms {
            *self.taking_part.entry(form.to_owned()).or_default() += 1;
        }
    }
}

/// The stock on a day; each item of `people` holds all stays of one person.
pub fn stock<'a>(
    people: impl IntoIterator<Item = &'a [Stay]>,
    day: Date,
    definition: Definition,
) -> Stock {
    let mut stock = Stock::default();
    for stays in people {
        stock.add(stays, day, definition);
    }
    stock
}
