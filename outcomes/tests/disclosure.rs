//! What a curious reader can still work out from a published table: never enough.
#![allow(clippy::unwrap_used, reason = "a test may fail on the spot")]

mod attacker;

use std::time::{Duration, Instant};

use attacker::{Attacker, bounds, with_totals};
use outcomes::disclosure::THRESHOLD;
use outcomes::{Cell, Published, Table, hide, hide_list, percentage};
use proptest::prelude::*;

fn table(rows: &[Vec<u64>]) -> Table {
    Table::new(rows).unwrap()
}

/// All lines, totals included, "*" for hidden.
fn read(published: &Published) -> Vec<String> {
    let tell = |cell: &Cell| match cell {
        Cell::Shown(count) => count.to_string(),
        Cell::Hidden => "*".to_owned(),
    };
    let line = |cells: &[Cell]| cells.iter().map(tell).collect::<Vec<_>>().join(" ");
    published.lines().map(line).collect()
}

fn hidden_places(published: &Published) -> Vec<(usize, usize)> {
    let rows = 0..=published.rows();
    let all = rows.flat_map(|row| (0..=published.columns()).map(move |column| (row, column)));
    all.filter(|&(row, column)| published.cell(row, column) == Some(Cell::Hidden)).collect()
}

/// Mostly small counts, some zeros, some large.
fn any_count(largest: u64) -> impl Strategy<Value = u64> {
    prop_oneof![3 => Just(0_u64), 4 => 1..5_u64, 4 => 5..=largest]
}

fn any_rows(
    height: std::ops::RangeInclusive<usize>,
    width: std::ops::RangeInclusive<usize>,
    largest: u64,
) -> impl Strategy<Value = Vec<Vec<u64>>> {
    (height, width).prop_flat_map(move |(height, width)| {
        prop::collection::vec(prop::collection::vec(any_count(largest), width), height)
    })
}

/// The small table as drawn, or lying on its side.
fn any_small_rows() -> impl Strategy<Value = Vec<Vec<u64>>> {
    prop_oneof![any_rows(1..=2, 1..=3, 9), any_rows(3..=3, 1..=2, 9)]
}

proptest! {
    #[test]
    fn an_attacker_who_tries_every_table_finds_five_values_for_each_hidden_cell(
        rows in any_small_rows(),
    ) {
        let published = hide(&table(&rows));
        let mut attacker = Attacker::new(&rows, &published);
        for (row, column) in hidden_places(&published) {
            let values = attacker.values(row, column);
            prop_assert!(values >= THRESHOLD, "{:?} at {row},{column}: {values}", read(&published));
        }
    }

    #[test]
    fn an_attacker_with_bounds_finds_five_values_for_each_hidden_cell_of_a_large_table(
        rows in any_rows(1..=30, 1..=8, 60),
    ) {
        let published = hide(&table(&rows));
        let bounds = bounds(&published);
        for (row, column) in hidden_places(&published) {
            let (low, high) = bounds[row][column];
            prop_assert!(high + 1 >= low + THRESHOLD);
        }
    }

    #[test]
    fn no_small_number_is_shown_and_what_is_shown_is_true(rows in any_rows(1..=12, 1..=6, 30)) {
        let published = hide(&table(&rows));
        for (line, truth) in published.lines().zip(with_totals(&rows)) {
            for (cell, truth) in line.iter().zip(truth) {
                match cell {
                    Cell::Shown(count) => {
                        prop_assert_eq!(*count, truth);
                        prop_assert!(truth == 0 || truth >= THRESHOLD);
                    }
                    Cell::Hidden => prop_assert!(truth > 0),
                }
            }
        }
    }

    #[test]
    fn a_list_keeps_the_promise_too(counts in prop::collection::vec(any_count(9), 1..5)) {
        let list = hide_list(&counts);
        let seen = list.items.iter().chain([&list.total]);
        let hidden = |cell: &Cell| *cell == Cell::Hidden;
        let parts = || counts.iter().zip(&list.items).filter(|(_, cell)| hidden(cell));
        let shared: u64 = parts().map(|(count, _)| count).sum();
        let others = (parts().count() as u64).saturating_sub(1);
        if list.total != Cell::Hidden && parts().count() > 0 {
            // Each hidden item lies between one and what the others, at least one each, leave of it.
            prop_assert!(shared - others >= THRESHOLD);
        }
        prop_assert!(list.total != Cell::Hidden || parts().count() > 0);
        prop_assert_eq!(seen.count(), counts.len() + 1);
    }
}

#[test]
fn a_table_without_small_numbers_is_shown_as_it_is() {
    let published = hide(&table(&[vec![5, 0, 12], vec![7, 8, 0]]));
    assert_eq!(read(&published), ["5 0 12 17", "7 8 0 15", "12 8 12 32"]);
}

#[test]
fn one_small_cell_takes_three_others_with_it_so_that_no_total_gives_it_away() {
    let published = hide(&table(&[vec![3, 20, 90], vec![10, 40, 80], vec![50, 60, 70]]));
    assert_eq!(read(&published), ["* * 90 113", "* * 80 130", "50 60 70 180", "63 120 240 423"]);
}

#[test]
fn four_small_cells_that_only_add_up_to_a_few_people_hide_more() {
    let published = hide(&table(&[vec![1, 1, 50], vec![1, 1, 60], vec![40, 30, 70]]));
    let cells = hidden_places(&published).len();
    assert!(cells > 4, "{:?}", read(&published));
    let bounds = bounds(&published);
    assert!(bounds[0][0].1 - bounds[0][0].0 >= THRESHOLD - 1);
}

#[test]
fn a_small_total_is_hidden_like_any_small_number() {
    let published = hide(&table(&[vec![1, 2], vec![30, 40]]));
    assert_eq!(published.cell(0, 2), Some(Cell::Hidden));
}

#[test]
fn one_small_item_of_a_list_hides_the_smallest_other_and_not_the_total() {
    let list = hide_list(&[3, 40, 9, 0]);
    let (seen, hidden) = (Cell::Shown, Cell::Hidden);
    assert_eq!(list.items, [hidden, seen(40), hidden, seen(0)]);
    assert_eq!(list.total, seen(52));
}

#[test]
fn a_list_of_one_small_item_hides_its_total() {
    let list = hide_list(&[3, 0]);
    assert_eq!((list.items[0], list.total), (Cell::Hidden, Cell::Hidden));
}

#[test]
fn two_small_items_that_add_up_to_five_hide_the_total_because_neither_can_be_zero() {
    let list = hide_list(&[1, 4]);
    assert_eq!(list.total, Cell::Hidden);
    assert_eq!(hide_list(&[3, 3]).total, Cell::Shown(6));
}

#[test]
fn empty_tables_and_lists_are_shown() {
    assert_eq!(read(&hide(&table(&[]))), ["0"]);
    assert_eq!(read(&hide(&table(&[vec![], vec![]]))), ["0"]);
    assert_eq!(hide_list(&[]).total, Cell::Shown(0));
    assert_eq!(read(&hide(&table(&[vec![0, 0]]))), ["0 0 0", "0 0 0"]);
}

#[test]
fn rows_of_different_length_are_no_table() {
    assert_eq!(Table::new(&[vec![1, 2], vec![3]]).unwrap_err().row, 1);
}

#[test]
fn a_percentage_needs_ten_people_and_neither_part_nor_rest_small() {
    assert_eq!(percentage(15, 100), Some(15.0));
    assert_eq!(percentage(0, 10), Some(0.0));
    assert_eq!(percentage(5, 9), None);
    assert_eq!(percentage(4, 100), None);
    assert_eq!(percentage(97, 100), None);
    assert_eq!(percentage(0, 0), None);
    assert_eq!(percentage(11, 10), None);
}

#[test]
fn seventy_rows_of_eight_columns_are_done_before_a_reader_notices() {
    let count = |at: u64| match at * 7919 % 11 {
        0..4 => 0,
        4..8 => at * 31 % 4 + 1,
        _ => at * 17 % 80 + 5,
    };
    let rows: Vec<Vec<u64>> =
        (0..70).map(|row| (0..8).map(|column| count(row * 8 + column)).collect()).collect();
    let table = table(&rows);
    let begun = Instant::now();
    let published = hide(&table);
    let took = begun.elapsed();
    println!("70 x 8 hidden in {took:?}, {} cells", hidden_places(&published).len());
    assert_eq!(published, hide(&table));
    // Built without optimisation on a busy machine; optimised it takes a few milliseconds.
    assert!(took < Duration::from_secs(2), "{took:?}");
}
