//! The columns of a table that are given, and sums of what may be seen.

use crate::figures::ladder::together;
use outcomes::Cell;
use outcomes::disclosure::PublishedGroups;

/// The columns that are given of a table, and what may be seen in them.
pub(super) struct Given {
    pub(super) columns: Vec<usize>,
    /// How many columns there were.
    pub(super) width: usize,
    /// What may be seen in them.
    pub(super) cells: PublishedGroups,
}

impl Given {
    /// The given columns of a line, and their sum.
    pub(super) fn chosen(&self, counts: &[u64]) -> Vec<u64> {
        with_total(&self.columns.iter().map(|column| counts[*column]).collect::<Vec<_>>())
    }

    /// All columns of a line and the total. A total of some of them only is not given.
    pub(super) fn spread(&self, cells: &[Cell]) -> Vec<Option<Cell>> {
        let mut line = vec![None; self.width + 1];
        for (column, cell) in self.columns.iter().zip(cells) {
            line[*column] = Some(*cell);
        }
        if self.columns.len() == self.width {
            line[self.width] = cells.last().copied();
        }
        line
    }
}

pub(super) fn all(cells: &[Option<Cell>]) -> Option<Vec<Cell>> {
    cells.iter().copied().collect()
}

pub(super) fn summed(lines: impl Iterator<Item = Vec<u64>>, width: usize) -> Vec<u64> {
    lines.fold(vec![0; width], |mut sum, line| {
        sum.iter_mut().zip(line).for_each(|(sum, count)| *sum += count);
        sum
    })
}

/// The sum of what is shown; hidden where a part of it is.
pub(super) fn shown_sum<'a>(lines: impl Iterator<Item = &'a Vec<Cell>>, width: usize) -> Vec<Cell> {
    lines.fold(vec![Cell::Shown(0); width], |sum, line| {
        let add = |(sum, cell): (Cell, &Cell)| match sum {
            Cell::Shown(so_far) => together(so_far, *cell),
            Cell::Hidden => Cell::Hidden,
        };
        sum.into_iter().zip(line).map(add).collect()
    })
}

pub(super) fn with_total(cells: &[u64]) -> Vec<u64> {
    cells.iter().copied().chain([cells.iter().sum()]).collect()
}

pub(super) fn joined(own: &[u64], others: &[Cell]) -> Vec<Cell> {
    own.iter().zip(others).map(|(own, others)| together(*own, *others)).collect()
}
