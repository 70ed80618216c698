//! The numbers of one ladder, and which of them may be seen.
//!
//! All numbers of a ladder hang together: who stood on a rung at the start or came to it stands
//! there at the end or left it. So they are hidden together, as one circuit
//! ([`outcomes::disclosure::hide_circuit`]): its points are the rungs, the movements and the outside.

use super::counts::Counts;
use outcomes::disclosure::{Pipe, hide_circuit};
use outcomes::{Cell, Kind};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A number of a ladder; without a rung it is the total over all rungs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Number {
    /// People on the eve of the period, on a rung, in a work form of a rung.
    Start(Option<u8>, Option<Arc<str>>),
    /// People on its last day.
    End(Option<u8>, Option<Arc<str>>),
    /// Movements of a kind that left from a rung.
    Left(Kind, Option<u8>),
    /// Movements of a kind that reached a rung.
    Reached(Kind, Option<u8>),
}

use Number::{End, Left, Reached, Start};

/// The kinds that lead from a rung to a rung other than their own.
pub const CHANGES: [Kind; 3] = [Kind::Opstroom, Kind::Doorstroom, Kind::Terugval];

/// The total of a kind: `instroom` is told by where it comes to, everything else by where it leaves.
pub fn total(kind: Kind) -> Number {
    if kind == Kind::Instroom { Reached(kind, None) } else { Left(kind, None) }
}

/// The counts of a ladder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ladder(BTreeMap<Number, u64>);

impl Ladder {
    /// The ladder of the organisations that `of` admits.
    pub fn count(counts: &Counts, of: impl Fn(&str) -> bool) -> Ladder {
        let lines = &counts.by_organisation;
        let mut ladder = Ladder::default();
        for line in lines.standing.iter().filter(|line| of(&line.spot.organisation)) {
            let (rung, form) = (Some(line.rung), Some(line.form.clone()));
            for (at, people) in [(Start as fn(_, _) -> _, line.at_start), (End, line.at_end)] {
                ladder.add(at(None, None), people);
                ladder.add(at(rung, None), people);
                ladder.add(at(rung, form.clone()), people);
            }
        }
        for flow in lines.flows.iter().filter(|flow| of(&flow.spot.organisation)) {
            ladder.add(total(flow.kind), flow.people);
            if flow.kind != Kind::Instroom {
                ladder.add(Left(flow.kind, flow.from), flow.people);
            }
            if flow.kind == Kind::Instroom || CHANGES.contains(&flow.kind) {
                ladder.add(Reached(flow.kind, flow.to), flow.people);
            }
        }
        ladder
    }

    fn add(&mut self, number: Number, people: u64) {
        if people > 0 {
            *self.0.entry(number).or_default() += people;
        }
    }

    /// One number.
    pub fn get(&self, number: &Number) -> u64 {
        self.0.get(number).copied().unwrap_or(0)
    }

    /// Every number that is not zero.
    pub fn numbers(&self) -> impl Iterator<Item = (Number, u64)> {
        self.0.iter().map(|(number, people)| (number.clone(), *people))
    }

    /// The work forms in which anybody stood, by rung.
    pub fn forms(&self) -> Vec<(u8, Arc<str>)> {
        let mut forms: Vec<(u8, Arc<str>)> = vec![];
        for number in self.0.keys() {
            if let Start(Some(rung), Some(form)) | End(Some(rung), Some(form)) = number
                && !forms.contains(&(*rung, form.clone()))
            {
                forms.push((*rung, form.clone()));
            }
        }
        forms
    }

    /// What may be seen of each number when these are other organisations' people.
    fn hidden(&self) -> BTreeMap<Number, Cell> {
        let pipes = self.0.iter().map(|(number, &count)| pipe(number, count)).collect();
        self.0.keys().cloned().zip(hide_circuit(pipes)).collect()
    }
}

/// The points of the circuit.
mod point {
    /// Not on the ladder.
    pub const OUTSIDE: usize = 0;
    /// Everybody who stands on a rung at the start.
    pub const AT_START: usize = 1;
    /// Everybody who stands on a rung at the end.
    pub const AT_END: usize = 2;
    /// Everybody who comes in.
    pub const IN: usize = 3;
    /// Everybody who goes out.
    pub const OUT: usize = 4;
    /// Where a kind of movement is gathered, and where it goes apart again.
    pub fn gathered(kind: outcomes::Kind) -> (usize, usize) {
        let place = match kind {
            outcomes::Kind::Opstroom => 5,
            outcomes::Kind::Doorstroom => 7,
            outcomes::Kind::Terugval => 9,
            _ => 11,
        };
        (place, place + 1)
    }
    /// A rung, during the time.
    pub fn rung(rung: u8) -> usize {
        20 + usize::from(rung)
    }
    /// A rung at the start.
    pub fn start_of(rung: u8) -> usize {
        30 + usize::from(rung)
    }
    /// A rung at the end.
    pub fn end_of(rung: u8) -> usize {
        40 + usize::from(rung)
    }
}

fn pipe(number: &Number, count: u64) -> Pipe {
    use point::{AT_END, AT_START, IN, OUT, OUTSIDE, end_of, gathered, rung, start_of};
    let (from, to, worth) = match number {
        Start(None, _) => (OUTSIDE, AT_START, 25),
        Start(Some(r), None) => (AT_START, start_of(*r), 5),
        Start(Some(r), Some(_)) => (start_of(*r), rung(*r), 1),
        End(None, _) => (AT_END, OUTSIDE, 25),
        End(Some(r), None) => (end_of(*r), AT_END, 5),
        End(Some(r), Some(_)) => (rung(*r), end_of(*r), 1),
        Reached(Kind::Instroom, None) => (OUTSIDE, IN, 25),
        Reached(Kind::Instroom, Some(r)) => (IN, rung(*r), 2),
        Left(Kind::Uitstroom, None) => (OUT, OUTSIDE, 25),
        Left(Kind::Uitstroom, Some(r)) => (rung(*r), OUT, 2),
        // A sideways step changes no rung: its numbers add up among themselves only.
        Left(Kind::Zijstroom, None) => {
            (gathered(Kind::Zijstroom).1, gathered(Kind::Zijstroom).0, 25)
        }
        Left(Kind::Zijstroom, Some(_)) => {
            (gathered(Kind::Zijstroom).0, gathered(Kind::Zijstroom).1, 2)
        }
        Left(kind, None) | Reached(kind, None) => (gathered(*kind).0, gathered(*kind).1, 25),
        Left(kind, Some(r)) => (rung(*r), gathered(*kind).0, 2),
        Reached(kind, Some(r)) => (gathered(*kind).1, rung(*r), 2),
    };
    Pipe { from, to, count, worth }
}

/// A ladder as a reader may see it. A number that is not in it is not given at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    cells: BTreeMap<Number, Cell>,
    whole: bool,
}

impl Shown {
    /// The reader's own people, openly, and others, with their small numbers hidden.
    pub fn of(own: &Ladder, others: &Ladder) -> Shown {
        let mut cells = others.hidden();
        for (number, &people) in &own.0 {
            let cell = cells.entry(number.clone()).or_insert(Cell::Shown(0));
            *cell = together(people, *cell);
        }
        Shown { cells, whole: true }
    }

    /// Only these numbers.
    pub fn only(cells: impl IntoIterator<Item = (Number, Cell)>) -> Shown {
        Shown { cells: cells.into_iter().collect(), whole: false }
    }

    /// One number; nothing when it is not given. What nobody counted in a whole ladder is zero.
    pub fn get(&self, number: &Number) -> Option<Cell> {
        self.cells.get(number).copied().or(self.whole.then_some(Cell::Shown(0)))
    }

    /// Every number that is given and not zero.
    pub fn cells(&self) -> impl Iterator<Item = (Number, Cell)> {
        self.cells.iter().map(|(number, cell)| (number.clone(), *cell))
    }

    /// Whether this is the whole ladder, and not only its rungs and totals.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// Whether any number is hidden.
    pub fn hides(&self) -> bool {
        self.cells.values().any(|cell| *cell == Cell::Hidden)
    }
}

/// Own people are known to the reader; what is hidden of others stays so.
pub fn together(own: u64, others: Cell) -> Cell {
    match others {
        Cell::Shown(people) => Cell::Shown(own + people),
        Cell::Hidden => Cell::Hidden,
    }
}
