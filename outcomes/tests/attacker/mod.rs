//! Two curious readers, who share no code with what they attack.

use outcomes::disclosure::THRESHOLD;
use outcomes::{Cell, Published};

pub fn with_totals(rows: &[Vec<u64>]) -> Vec<Vec<u64>> {
    let mut all: Vec<Vec<u64>> = rows.to_vec();
    for row in &mut all {
        row.push(row.iter().sum());
    }
    let columns = all.first().map_or(1, Vec::len);
    let totals = (0..columns).map(|at| all.iter().map(|row| row[at]).sum()).collect();
    all.push(totals);
    all
}

/// An attacker who tries every table: which values can each hidden cell have?
pub struct Attacker {
    truth: Vec<Vec<u64>>,
    /// What is known of each place, totals included; nothing known but "at least one" when hidden.
    known: Vec<Vec<Option<u64>>>,
}

impl Attacker {
    pub fn new(rows: &[Vec<u64>], published: &Published) -> Self {
        let seen = |cell: &Cell| match cell {
            Cell::Shown(count) => Some(*count),
            Cell::Hidden => None,
        };
        let known = published.lines().map(|line| line.iter().map(seen).collect()).collect();
        Self { truth: with_totals(rows), known }
    }

    /// How many values the place can have, counted up to the threshold.
    pub fn values(&mut self, row: usize, column: usize) -> u64 {
        let truth = self.truth[row][column];
        let mut found = 0;
        for value in nearest_first(truth) {
            self.known[row][column] = Some(value);
            found += u64::from(self.complete(&mut Vec::new()));
            if found == THRESHOLD {
                break;
            }
        }
        self.known[row][column] = None;
        found
    }

    /// Whether some table with these first cells agrees with all that is known.
    fn complete(&self, cells: &mut Vec<u64>) -> bool {
        let (height, width) = (self.known.len() - 1, self.known[0].len() - 1);
        if !self.may_be(cells, height, width) {
            return false;
        }
        if cells.len() == height * width {
            return true;
        }
        let (row, column) = (cells.len() / width, cells.len() % width);
        let choices = match self.known[row][column] {
            Some(value) => vec![value],
            None => nearest_first(self.truth[row][column]),
        };
        choices.into_iter().any(|value| {
            cells.push(value);
            let possible = self.complete(cells);
            cells.pop();
            possible
        })
    }

    /// Whether no line already full breaks its total, and none in the making exceeds it.
    fn may_be(&self, cells: &[u64], height: usize, width: usize) -> bool {
        let agrees = |sum: u64, full: bool, total: Option<u64>| match total {
            Some(total) if full => sum == total,
            Some(total) => sum <= total,
            None => !full || sum >= 1,
        };
        let rows = (0..height).all(|row| {
            let end = ((row + 1) * width).min(cells.len());
            let sum = cells.get(row * width..end).map_or(0, |row| row.iter().sum());
            agrees(sum, cells.len() >= (row + 1) * width, self.known[row][width])
        });
        let columns = (0..width).all(|column| {
            let sum = cells.iter().skip(column).step_by(width).sum();
            let full = cells.len() > (height - 1) * width + column;
            agrees(sum, full, self.known[height][column])
        });
        let full = cells.len() == height * width;
        rows && columns && agrees(cells.iter().sum(), full, self.known[height][width])
    }
}

fn nearest_first(truth: u64) -> Vec<u64> {
    let mut values: Vec<u64> = (1..=truth + THRESHOLD + 1).collect();
    values.sort_by_key(|value| value.abs_diff(truth));
    values
}

/// An attacker who narrows every hidden cell between bounds, line by line, until nothing changes.
pub fn bounds(published: &Published) -> Vec<Vec<(u64, u64)>> {
    const MUCH: u64 = 1_000_000_000;
    let first = |cell: &Cell| match cell {
        Cell::Shown(count) => (*count, *count),
        Cell::Hidden => (1, MUCH),
    };
    let mut known: Vec<Vec<(u64, u64)>> =
        published.lines().map(|line| line.iter().map(first).collect()).collect();
    loop {
        let before = known.clone();
        for row in &mut known {
            narrow(row);
        }
        for column in 0..known[0].len() {
            let mut line: Vec<(u64, u64)> = known.iter().map(|row| row[column]).collect();
            narrow(&mut line);
            for (row, cell) in known.iter_mut().zip(line) {
                row[column] = cell;
            }
        }
        if known == before {
            return known;
        }
    }
}

/// One line whose last place is the sum of the others.
fn narrow(line: &mut [(u64, u64)]) {
    let Some((total, parts)) = line.split_last_mut() else {
        return;
    };
    let low: u64 = parts.iter().map(|part| part.0).sum();
    let high: u64 = parts.iter().map(|part| part.1).sum();
    *total = (total.0.max(low), total.1.min(high));
    for part in parts {
        let (others_low, others_high) = (low - part.0, high - part.1);
        let least = total.0.saturating_sub(others_high);
        let most = total.1.saturating_sub(others_low);
        *part = (part.0.max(least), part.1.min(most));
    }
}
