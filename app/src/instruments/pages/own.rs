//! How it goes, as the person reads it: the own answers first, beside them what the worker saw; the way
//! there and the rest are folded away.

use super::{Choice, Overview};
use crate::instruments::shown::{Cell, Row};
use crate::instruments::{Instrument, Scorer};
use crate::view::Page;

#[derive(askama::Template)]
#[template(path = "instruments/mine.html")]
pub(super) struct Own {
    page: Page,
    all: Overview,
    /// The view that comes first: the person's, where the person fills in the list.
    first: Scorer,
    /// Whether the own view is asked for again.
    is_due: bool,
}

impl Own {
    /// The same as the worker reads, told for the person.
    pub fn of(all: Overview, list: &Instrument) -> Own {
        let first = if list.is_for(Scorer::Person) { Scorer::Person } else { Scorer::Worker };
        let is_due = list.asks().is_person() && all.due.0 > 0;
        Own { page: all.page.clone(), first, is_due, all }
    }

    /// The lists to choose from: those that the person fills in, or those of the worker alone.
    fn lists(&self, is_for_person: bool) -> Vec<&Choice> {
        self.all.choices.iter().filter(|list| list.is_for_person == is_for_person).collect()
    }

    /// The parts about which something was said, or that are closed: the own answers first.
    fn answered(&self) -> Vec<&Row> {
        let said = |row: &&Row| self.main(row).words.is_some();
        let (own, rest): (Vec<_>, Vec<_>) = self.all.rows.iter().partition(said);
        own.into_iter().chain(rest.into_iter().filter(|row| !is_empty(row))).collect()
    }

    /// The parts about which nobody said anything yet.
    fn empty(&self) -> Vec<&Row> {
        self.all.rows.iter().filter(|row| is_empty(row)).collect()
    }

    /// The answer that comes first.
    fn main<'a>(&self, row: &'a Row) -> &'a Cell {
        &row.cells[usize::from(self.first.is_person())]
    }

    /// What the worker saw, beside the own answer; nothing where only workers fill in the list.
    fn beside<'a>(&self, row: &'a Row) -> Option<&'a Cell> {
        Some(&row.cells[0]).filter(|cell| self.first.is_person() && cell.words.is_some())
    }

    /// The parts with a way that can be told.
    fn past(&self) -> Vec<&Row> {
        self.all.rows.iter().filter(|row| !row.past.is_empty()).collect()
    }
}

fn is_empty(row: &Row) -> bool {
    row.closed.is_none() && row.cells.iter().all(|c| c.words.is_none()) && row.past.is_empty()
}
