//! What was read from a file: titles above, lines below, and where each line stood.

use std::collections::HashSet;

use crate::read::{Limits, Unreadable};

/// A rectangle of text with a title above every column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The titles, trimmed and all different (see [`read`](crate::read::read)).
    pub columns: Vec<String>,
    /// The lines that hold something; each has exactly as many cells as there are columns.
    pub rows: Vec<Line>,
    /// Numbers of the lines that had fewer or more cells than the header and were made to fit.
    pub ragged: Vec<usize>,
}

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where the line begins in the file, counted from 1 as a spreadsheet or an editor does.
    pub number: usize,
    /// The cells as text, not trimmed.
    pub cells: Vec<String>,
}

/// Signs that a title can have.
const LONGEST_TITLE: usize = 500;

/// Whether a line with fewer cells than the header is worth telling.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShortLines {
    /// A workbook stores no empty cells at the end: short lines are usual.
    Usual,
    /// A CSV file has all its separators: a short line is a broken one.
    Ragged,
}

impl Table {
    /// Makes a table of raw lines: empty ones are dropped, the first other one is the header.
    pub(crate) fn from_lines(
        lines: Vec<Line>,
        short: ShortLines,
        limits: Limits,
    ) -> Result<Self, Unreadable> {
        let mut lines = lines.into_iter().filter(|line| used_width(&line.cells) > 0);
        let first = lines.next().ok_or(Unreadable::Empty)?;
        if let Some(error) = too_long(&first, LONGEST_TITLE) {
            return Err(error);
        }
        let header = first.cells;
        if !header.iter().any(|title| title.contains(char::is_alphabetic)) {
            return Err(Unreadable::NoHeader);
        }
        let mut rows: Vec<Line> = lines.collect();
        let width =
            rows.iter().map(|line| used_width(&line.cells)).fold(used_width(&header), usize::max);
        if width > limits.columns {
            return Err(Unreadable::TooWide { found: width, most: limits.columns });
        }
        if let Some(error) = rows.iter().find_map(|line| too_long(line, limits.cell)) {
            return Err(error);
        }
        // Filling up to a rectangle must not become larger than what may be read.
        if width.saturating_mul(rows.len() + 1) > limits.cells {
            return Err(Unreadable::TooLarge);
        }
        let mut ragged = Vec::new();
        for line in &mut rows {
            let too_short = short == ShortLines::Ragged && line.cells.len() < header.len();
            if too_short || used_width(&line.cells) > header.len() {
                ragged.push(line.number);
            }
            line.cells.resize(width, String::new());
        }
        Ok(Self { columns: titles(&header, width), rows, ragged })
    }

    /// The place of a column by its title, whatever its capitals.
    pub fn position(&self, title: &str) -> Option<usize> {
        let title = title.trim().to_lowercase();
        self.columns.iter().position(|c| c.to_lowercase() == title)
    }
}

/// What is wrong with a line in which a cell holds too much.
fn too_long(line: &Line, most: usize) -> Option<Unreadable> {
    // Bytes first: counting signs is slow, and a sign takes at least one.
    let place = line.cells.iter().position(|c| c.len() > most && c.chars().count() > most)?;
    Some(Unreadable::CellTooLong { line: line.number, column: letters(place), most })
}

/// Number of cells up to and with the last one that holds something.
fn used_width(cells: &[String]) -> usize {
    cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
}

/// Titles nobody can confuse: an empty one becomes the letter a spreadsheet gives the
/// column, "(C)"; one that stood there before gets a number, "Naam (2)".
fn titles(header: &[String], width: usize) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut titles = Vec::with_capacity(width);
    for place in 0..width {
        let title = header.get(place).map_or("", |title| title.trim());
        let title =
            if title.is_empty() { format!("({})", letters(place)) } else { title.to_owned() };
        let mut unique = title.clone();
        let mut turn = 2;
        while !taken.insert(unique.to_lowercase()) {
            unique = format!("{title} ({turn})");
            turn += 1;
        }
        titles.push(unique);
    }
    titles
}

/// The letters of a column: 0 is A, 25 is Z, 26 is AA.
fn letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).expect("a remainder of 26 fits a byte");
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(lines: &[&[&str]]) -> Result<Table, Unreadable> {
        let lines = (1..)
            .zip(lines)
            .map(|(number, cells)| Line {
                number,
                cells: cells.iter().map(ToString::to_string).collect(),
            })
            .collect();
        Table::from_lines(lines, ShortLines::Ragged, Limits::default())
    }

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn empty_and_double_titles_become_different_names() {
        let table = table(&[&[" Naam ", "", "naam", "Naam (2)"], &["a", "b", "c", "d"]]).unwrap();
        assert_eq!(table.columns, ["Naam", "(B)", "naam (2)", "Naam (2) (2)"]);
        assert_eq!(table.position("NAAM"), Some(0));
    }

    #[test]
    fn many_equal_titles_stay_quick() {
        let titles: Vec<&str> = vec!["x"; 300];
        assert_eq!(table(&[&titles]).unwrap().columns[299], "x (300)");
    }

    #[test]
    fn empty_lines_go_and_the_others_keep_their_numbers() {
        let table = table(&[&[], &["Naam", "Dag"], &["", " "], &["Jan", "1"]]).unwrap();
        assert_eq!(table.rows, [Line { number: 4, cells: vec!["Jan".into(), "1".into()] }]);
    }

    #[test]
    fn short_and_long_lines_are_made_to_fit_and_remembered() {
        let table =
            table(&[&["Naam", "Dag"], &["Jan"], &["Piet", "2", "", "los"], &["An", "3", ""]])
                .unwrap();
        assert_eq!(table.columns, ["Naam", "Dag", "(C)", "(D)"]);
        assert_eq!(table.rows[0].cells, ["Jan", "", "", ""]);
        assert_eq!(table.rows[1].cells, ["Piet", "2", "", "los"]);
        assert_eq!(table.ragged, [2, 3]);
    }

    #[test]
    fn a_table_that_is_too_wide_and_a_cell_that_is_too_long_are_named() {
        let titles: Vec<&str> = vec!["x"; 301];
        assert_eq!(table(&[&titles]), Err(Unreadable::TooWide { found: 301, most: 300 }));
        let (long, most) = ("é".repeat(32_768), "é".repeat(32_767));
        let column = "B".to_owned();
        let error = Unreadable::CellTooLong { line: 2, column, most: 32_767 };
        assert_eq!(table(&[&["Naam", "Dag"], &["Jan", &long]]), Err(error));
        assert!(table(&[&["Naam", "Dag"], &["Jan", &most]]).is_ok());
        let title = "x".repeat(501);
        assert!(matches!(table(&[&[&title]]), Err(Unreadable::CellTooLong { line: 1, .. })));
    }

    #[test]
    fn a_first_line_without_any_letter_is_no_header() {
        assert_eq!(table(&[&["1", "2026-03-01"], &["2", "x"]]), Err(Unreadable::NoHeader));
    }
}
