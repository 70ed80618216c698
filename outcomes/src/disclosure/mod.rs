//! Small numbers stay hidden, and so do the numbers that would give them away.
//!
//! A count of 1 to 4 people can point at somebody. It is hidden wherever it stands, in a cell or in
//! a total. That is not enough: a reader could subtract the other cells from the total. So further
//! cells are hidden until four people more could stand in the small cell without one published
//! number changing.
//!
//! The promise of [`hide`]: a reader who knows every published number and these rules is left with at
//! least [`THRESHOLD`] possible values for **every** hidden cell. A zero is always shown, so knowing
//! which cells must be empty tells nothing new; that a hidden cell is therefore at least one is
//! reckoned with. Hidden cells all look the same, whether small themselves or hidden for another's
//! sake. The same table always hides the same cells.
//!
//! How: a table with its totals is a closed circuit ([`Pipe`]). For each small cell, in order,
//! the cheapest ring of cells is hidden along which four people can be moved unseen. Hiding more
//! later only leaves more possible, so one pass is enough.
//!
//! The promise is about one table. Two tables that share people (a month and its quarter, the same
//! network a day later) can be subtracted from each other; publish one of them.

mod circuit;
mod groups;

use circuit::Circuit;
pub use circuit::Pipe;
pub use groups::{PublishedGroups, hide_groups};
use thiserror::Error;

/// Counts of people from 1 up to, but not including, this number are hidden.
pub const THRESHOLD: u64 = 5;

/// A percentage of fewer people than this is not shown.
pub const SMALLEST_WHOLE: u64 = 10;

/// Counts of persons in rows and columns, each person in one cell only, so that they add up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    columns: usize,
    cells: Vec<u64>,
}

/// The rows of a table are not all of the same length.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("row {row} does not have as many cells as the first")]
pub struct UnevenRow {
    /// Index of the first row that differs.
    pub row: usize,
}

impl Table {
    /// A table of these rows; an error when they differ in length.
    pub fn new(rows: &[Vec<u64>]) -> Result<Self, UnevenRow> {
        let columns = rows.first().map_or(0, Vec::len);
        if let Some(row) = rows.iter().position(|row| row.len() != columns) {
            return Err(UnevenRow { row });
        }
        let cells = rows.concat();
        Ok(Self { columns, cells })
    }

    /// How many rows, the totals not counted.
    pub fn rows(&self) -> usize {
        self.cells.len().checked_div(self.columns).unwrap_or(0)
    }

    /// The counts with a row and a column of totals added, row by row.
    fn with_totals(&self) -> Vec<u64> {
        let width = self.columns + 1;
        let mut all = Vec::with_capacity((self.rows() + 1) * width);
        let mut totals = vec![0; width];
        for row in 0..self.rows() {
            let cells = &self.cells[row * self.columns..(row + 1) * self.columns];
            let line = cells.iter().copied().chain([cells.iter().sum()]);
            for (total, count) in totals.iter_mut().zip(line) {
                *total += count;
                all.push(count);
            }
        }
        all.extend(totals);
        all
    }
}

/// What the reader gets to see of one count.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Cell {
    /// The count itself.
    Shown(u64),
    /// Fewer than five, or hidden because it would give such a number away.
    Hidden,
}

/// A table that may be published, totals included.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Published {
    width: usize,
    cells: Vec<Cell>,
}

impl Published {
    /// How many rows, the totals not counted.
    pub fn rows(&self) -> usize {
        self.cells.len() / self.width - 1
    }

    /// How many columns, the totals not counted.
    pub fn columns(&self) -> usize {
        self.width - 1
    }

    /// The cell in this row and column; [`Published::rows`] and [`Published::columns`] themselves
    /// are the places of the totals. Nothing outside the table.
    pub fn cell(&self, row: usize, column: usize) -> Option<Cell> {
        (column < self.width).then(|| self.cells.get(row * self.width + column).copied()).flatten()
    }

    /// The rows from top to bottom, each with its total at the end; the totals row comes last.
    pub fn lines(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunks(self.width)
    }
}

/// A list that may be published with its total.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublishedList {
    /// The items in the order given.
    pub items: Vec<Cell>,
    /// Their sum.
    pub total: Cell,
}

/// Hides the small numbers of a table and what would give them away. See the module for the promise.
pub fn hide(table: &Table) -> Published {
    let width = table.columns + 1;
    let cells = hide_circuit(circuit::table(&table.with_totals(), width));
    Published { width, cells }
}

/// Hides the small numbers of counts that add up in any other way than a table does, and what would
/// give them away: one [`Cell`] per pipe, in order. The promise is that of [`hide`].
///
/// Each point says that what comes in equals what goes out, so each pipe must lie on a way around:
/// a total goes back to where its parts come from.
pub fn hide_circuit(pipes: Vec<Pipe>) -> Vec<Cell> {
    let mut circuit = Circuit::new(pipes);
    let small = circuit.small();
    for &pipe in &small {
        circuit.hide(pipe);
    }
    for &pipe in &small {
        if !circuit.leaves_room(pipe, THRESHOLD - 1) {
            circuit.hide_ring(pipe, THRESHOLD - 1);
        }
    }
    circuit.shown()
}

/// Hides the small numbers of a list with a total, as [`hide`] does for a table.
pub fn hide_list(counts: &[u64]) -> PublishedList {
    let table = Table { columns: 1, cells: counts.to_vec() };
    let mut items: Vec<Cell> = hide(&table).lines().map(|line| line[0]).collect();
    let total = items.pop().unwrap_or(Cell::Shown(0));
    PublishedList { items, total }
}

/// The percentage, or nothing when it must not be shown: of fewer than [`SMALLEST_WHOLE`] people, or
/// when the part, or the rest of the whole, is a small number. A part larger than the whole is none.
#[expect(clippy::cast_precision_loss, reason = "counts of persons stay far below 2^52")]
pub fn percentage(part: u64, whole: u64) -> Option<f64> {
    let rest = whole.checked_sub(part)?;
    let shown = whole >= SMALLEST_WHOLE && !is_small(part) && !is_small(rest);
    shown.then(|| 100.0 * part as f64 / whole as f64)
}

const fn is_small(count: u64) -> bool {
    0 < count && count < THRESHOLD
}
