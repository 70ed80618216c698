//! What a curious reader can still work out from groups and from circuits: never enough.
#![allow(clippy::unwrap_used, reason = "a test may fail on the spot")]

use outcomes::disclosure::{Pipe, PublishedGroups, THRESHOLD, hide_circuit, hide_groups};
use outcomes::{Cell, Table};
use proptest::prelude::*;

/// All numbers a reader of groups knows to add up: each equation is a whole and its parts, each
/// number a place in one long list.
struct Known {
    bounds: Vec<(u64, u64)>,
    sums: Vec<(Vec<usize>, Vec<usize>)>,
}

const MUCH: u64 = 1_000_000_000;

fn bound(cell: &Cell) -> (u64, u64) {
    match cell {
        Cell::Shown(count) => (*count, *count),
        Cell::Hidden => (1, MUCH),
    }
}

impl Known {
    /// Narrows every number between bounds until nothing changes.
    fn narrowed(mut self) -> Vec<(u64, u64)> {
        loop {
            let before = self.bounds.clone();
            for (left, right) in &self.sums {
                narrow(&mut self.bounds, left, right);
                narrow(&mut self.bounds, right, left);
            }
            if before == self.bounds {
                return before;
            }
        }
    }
}

/// What is on the left cannot be more than the right leaves, nor less.
fn narrow(bounds: &mut [(u64, u64)], left: &[usize], right: &[usize]) {
    let sum = |side: &[usize], bounds: &[(u64, u64)]| {
        side.iter().fold((0, 0), |sum, at| (sum.0 + bounds[*at].0, sum.1 + bounds[*at].1))
    };
    for &at in left {
        let others: Vec<usize> = left.iter().copied().filter(|other| *other != at).collect();
        let (low, high) = sum(&others, bounds);
        let (least, most) = sum(right, bounds);
        let (a, b) = bounds[at];
        bounds[at] = (a.max(least.saturating_sub(high)), b.min(most.saturating_sub(low)));
    }
}

fn known(published: &PublishedGroups, group_of: &[usize]) -> Known {
    let width = published.totals.len();
    let lines: Vec<&Vec<Cell>> =
        published.rows.iter().chain(&published.groups).chain([&published.totals]).collect();
    let place = |line: usize, column: usize| line * width + column;
    let mut sums = Vec::new();
    for line in 0..lines.len() {
        sums.push((vec![place(line, width - 1)], (0..width - 1).map(|c| place(line, c)).collect()));
    }
    let (rows, groups) = (published.rows.len(), published.groups.len());
    for column in 0..width {
        for group in 0..groups {
            let of = (0..rows).filter(|row| group_of[*row] == group);
            sums.push((vec![place(rows + group, column)], of.map(|r| place(r, column)).collect()));
        }
        let parts = (0..groups).map(|group| place(rows + group, column)).collect();
        sums.push((vec![place(rows + groups, column)], parts));
    }
    let bounds = lines.iter().flat_map(|line| line.iter().map(bound)).collect();
    Known { bounds, sums }
}

fn any_count() -> impl Strategy<Value = u64> {
    prop_oneof![3 => Just(0_u64), 4 => 1..5_u64, 4 => 5..40_u64]
}

fn any_groups() -> impl Strategy<Value = (Vec<Vec<u64>>, Vec<usize>, usize)> {
    (1..9_usize, 1..4_usize, 1..5_usize).prop_flat_map(|(rows, groups, columns)| {
        let counts = prop::collection::vec(prop::collection::vec(any_count(), columns), rows);
        (counts, prop::collection::vec(0..groups, rows), Just(groups))
    })
}

proptest! {
    #[test]
    fn rows_groups_and_totals_together_leave_five_values_for_each_hidden_number(
        (rows, group_of, groups) in any_groups(),
    ) {
        let published = hide_groups(&Table::new(&rows).unwrap(), &group_of, groups);
        for (low, high) in known(&published, &group_of).narrowed() {
            prop_assert!(low == high || high + 1 >= low + THRESHOLD, "{published:?}");
        }
        let cells = published.rows.iter().chain(&published.groups).flatten();
        for (cell, (low, high)) in cells.zip(known(&published, &group_of).narrowed()) {
            prop_assert!(*cell != Cell::Hidden || low < high);
        }
    }

    #[test]
    fn what_is_shown_of_rows_and_groups_is_true_and_never_small(
        (rows, group_of, groups) in any_groups(),
    ) {
        let published = hide_groups(&Table::new(&rows).unwrap(), &group_of, groups);
        for (row, cells) in rows.iter().zip(&published.rows) {
            let all = row.iter().copied().chain([row.iter().sum()]);
            for (count, cell) in all.zip(cells) {
                let small = (1..THRESHOLD).contains(&count);
                prop_assert!(*cell == Cell::Hidden || (*cell == Cell::Shown(count) && !small));
            }
        }
        for (group, cells) in published.groups.iter().enumerate() {
            for (column, cell) in cells.iter().take(rows[0].len()).enumerate() {
                let of = rows.iter().zip(&group_of).filter(|(_, at)| **at == group);
                let sum: u64 = of.map(|(row, _)| row[column]).sum();
                prop_assert!(*cell == Cell::Hidden || *cell == Cell::Shown(sum));
            }
        }
    }

    #[test]
    fn around_a_circuit_of_rungs_each_hidden_number_can_have_five_values(
        ways in prop::collection::vec((prop::collection::vec(0..5_usize, 1..5), any_count()), 1..12),
    ) {
        let pipes = around(&ways);
        let cells = hide_circuit(pipes.clone());
        let bounds = cells.iter().map(bound).collect();
        let sums = (0..6).map(|point| {
            let at = |end: fn(&Pipe) -> usize| {
                (0..pipes.len()).filter(|pipe| end(&pipes[*pipe]) == point).collect::<Vec<_>>()
            };
            (at(|pipe| pipe.from), at(|pipe| pipe.to))
        });
        let known = Known { bounds, sums: sums.collect() };
        for ((low, high), cell) in known.narrowed().into_iter().zip(&cells) {
            prop_assert!(*cell != Cell::Hidden || high + 1 >= low + THRESHOLD, "{pipes:?}");
        }
    }
}

/// People who walk from the outside (point 5) past some points and back; equal pipes are one.
fn around(ways: &[(Vec<usize>, u64)]) -> Vec<Pipe> {
    let mut counts = std::collections::BTreeMap::new();
    for (points, people) in ways {
        let mut before = 5;
        for &point in points.iter().chain([&5]) {
            if point != before {
                *counts.entry((before, point)).or_insert(0) += people;
            }
            before = point;
        }
    }
    let pipe = |((from, to), count)| Pipe { from, to, count, worth: 1 };
    counts.into_iter().map(pipe).collect()
}
