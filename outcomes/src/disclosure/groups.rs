//! Rows that lie in groups, such as municipalities in regions: every row, every group and the whole
//! may be published together, because their small numbers are hidden together.

use super::{Cell, Pipe, Table, hide_circuit};

/// Rows, groups and totals that may be published side by side. Every line has its total at the end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublishedGroups {
    /// The rows in the order given.
    pub rows: Vec<Vec<Cell>>,
    /// The groups in the order of their numbers.
    pub groups: Vec<Vec<Cell>>,
    /// All rows together.
    pub totals: Vec<Cell>,
}

/// Hides the small numbers of a table whose rows lie in groups, as [`hide`](super::hide) does for a
/// table. `group_of` names the group of each row, below `groups`; a row for which it names none lies
/// in the last group.
pub fn hide_groups(table: &Table, group_of: &[usize], groups: usize) -> PublishedGroups {
    let groups = groups.max(1);
    let plan = Plan { rows: table.rows(), groups, columns: table.columns };
    let at = |row: usize| group_of.get(row).copied().unwrap_or(groups).min(groups - 1);
    let mut lines: Vec<Vec<u64>> = vec![vec![0; table.columns]; groups];
    let mut pipes = Vec::new();
    for row in 0..plan.rows {
        let cells = &table.cells[row * plan.columns..(row + 1) * plan.columns];
        pipes.extend(plan.row(row, at(row), cells));
        for (sum, count) in lines[at(row)].iter_mut().zip(cells) {
            *sum += count;
        }
    }
    let mut totals = vec![0; plan.columns];
    for (group, line) in lines.iter().enumerate() {
        pipes.extend(plan.group(group, line));
        for (sum, count) in totals.iter_mut().zip(line) {
            *sum += count;
        }
    }
    pipes.extend(plan.totals(&totals));
    let cells = hide_circuit(pipes);
    let mut read: Vec<Vec<Cell>> = cells.chunks(plan.columns + 1).map(<[Cell]>::to_vec).collect();
    let totals = read.pop().unwrap_or_default();
    let groups = read.split_off(plan.rows);
    PublishedGroups { rows: read, groups, totals }
}

/// The points of the circuit. People come from the top, go to their group, to their row, to the
/// column within the group, to the column, and back to the top.
struct Plan {
    rows: usize,
    groups: usize,
    columns: usize,
}

impl Plan {
    const TOP: usize = 0;
    const ALL: usize = 1;

    fn group_point(&self, group: usize) -> usize {
        2 + group
    }

    fn row_point(&self, row: usize) -> usize {
        2 + self.groups + row
    }

    fn column_point(&self, column: usize) -> usize {
        2 + self.groups + self.rows + column
    }

    fn inner_point(&self, group: usize, column: usize) -> usize {
        2 + self.groups + self.rows + self.columns * (group + 1) + column
    }

    fn row(&self, row: usize, group: usize, cells: &[u64]) -> Vec<Pipe> {
        let from = self.row_point(row);
        let cell = |(column, &count): (usize, &u64)| {
            let to = self.inner_point(group, column);
            Pipe { from, to, count, worth: 1 }
        };
        let total =
            Pipe { from: self.group_point(group), to: from, count: cells.iter().sum(), worth: 5 };
        cells.iter().enumerate().map(cell).chain([total]).collect()
    }

    fn group(&self, group: usize, cells: &[u64]) -> Vec<Pipe> {
        let cell = |(column, &count): (usize, &u64)| {
            let from = self.inner_point(group, column);
            Pipe { from, to: self.column_point(column), count, worth: 5 }
        };
        let total = Pipe {
            from: Self::TOP,
            to: self.group_point(group),
            count: cells.iter().sum(),
            worth: 25,
        };
        cells.iter().enumerate().map(cell).chain([total]).collect()
    }

    fn totals(&self, cells: &[u64]) -> Vec<Pipe> {
        let cell = |(column, &count): (usize, &u64)| {
            let from = self.column_point(column);
            Pipe { from, to: Self::ALL, count, worth: 25 }
        };
        let count = cells.iter().sum();
        let all = Pipe { from: Self::ALL, to: Self::TOP, count, worth: 125 };
        cells.iter().enumerate().map(cell).chain([all]).collect()
    }
}
