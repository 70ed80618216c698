//! Fills in a workbook that somebody made: values come where words stand between double braces, and everything
//! else in the file stays as it is.
//!
//! A word alone in its cell becomes a number, a day or a text, and the look of the cell stays. Words among other
//! text become text. The words of a list stand in one row: its rows are written from there downwards, over cells
//! that are empty; no row is moved. Text is written so that it never is a formula. Formulas stay, without what
//! they came to: whoever opens the file reckons them anew.

mod book;
mod date;
mod markup;
mod package;
mod sheet;
mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::sheet::Cell;
use book::Book;
use package::Package;
use sheet::{Look, Put};

/// Why a workbook cannot be filled in. The program makes a sentence of it in the language of the reader.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It is no XLSX workbook.
    #[error("the file is no .xlsx workbook")]
    NotXlsx,
    /// It holds macros: a program of somebody else, which we do not hand on.
    #[error("the workbook holds macros")]
    Macros,
    /// It asks for a password.
    #[error("the workbook is locked with a password")]
    Encrypted,
    /// It is larger than we read, packed or unpacked.
    #[error("the workbook is too large")]
    TooLarge,
    /// It is damaged; the reason is technical and in English.
    #[error("the workbook is damaged: {0}")]
    Broken(String),
    /// Below the words of a list there are too few empty cells.
    #[error("sheet {sheet}, from {cell} down: {needed} rows are needed and {room} are free")]
    NoRoom {
        /// The name of the sheet.
        sheet: String,
        /// The first cell with a word of the list, such as `B4`.
        cell: String,
        /// The rows that are free, that of the words with them.
        room: usize,
        /// The rows that are needed.
        needed: usize,
    },
}

/// A word that stands in a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word, without its braces, in small letters.
    pub word: String,
    /// The name of the sheet.
    pub sheet: String,
    /// The cell, such as `B4`.
    pub cell: String,
}

/// What comes where a word stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// In a cell of its own.
    pub cell: Cell,
    /// Among other text.
    pub text: String,
}

/// Rows under each other.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct List {
    /// The words, in small letters.
    pub words: Vec<String>,
    /// The rows, each with a value for each word in the same order.
    pub rows: Vec<Vec<Value>>,
}

/// What is filled in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Values {
    /// One value for a word, by the word in small letters.
    pub single: BTreeMap<String, Value>,
    /// The lists. A word stands in one list only.
    pub lists: Vec<List>,
}

/// The words in a workbook, sheet after sheet, known or not.
///
/// # Errors
/// [`Unfit`] says why it cannot be used.
pub fn words(bytes: &[u8]) -> Result<Vec<Word>, Unfit> {
    let package = Package::open(bytes)?;
    let book = Book::read(&package)?;
    let mut all = vec![];
    for (name, part) in &book.sheets {
        let read = sheet::read(package.text(part)?, &book.shared)?;
        for cell in read.rows.iter().flat_map(|row| &row.cells) {
            for word in words::of(&cell.text) {
                all.push(Word { word, sheet: name.clone(), cell: cell.name() });
            }
        }
    }
    Ok(all)
}

/// The workbook, filled in. A word that is not among the values stays where it stands.
///
/// # Errors
/// [`Unfit`] says why it cannot be used, or where there is too little room.
pub fn fill(bytes: &[u8], values: &Values) -> Result<Vec<u8>, Unfit> {
    let package = Package::open(bytes)?;
    let book = Book::read(&package)?;
    let mut changed = BTreeMap::new();
    for (name, part) in &book.sheets {
        let read = sheet::read(package.text(part)?, &book.shared)?;
        let puts = placed(name, &read, values)?;
        changed.insert(part.clone(), read.with(&puts, &book.looks));
    }
    changed.extend(book.reckoned_anew(&package)?);
    package.with(&changed)
}

/// What comes where on a sheet, by row and column.
type Puts = BTreeMap<(u32, u32), Put>;

fn placed(name: &str, read: &sheet::Read, values: &Values) -> Result<Puts, Unfit> {
    let mut puts = Puts::new();
    let mut lists: BTreeMap<(u32, usize), Vec<&sheet::At>> = BTreeMap::new();
    for cell in read.rows.iter().flat_map(|row| &row.cells) {
        let all = words::of(&cell.text);
        let list = values.lists.iter().position(|l| all.iter().any(|word| l.words.contains(word)));
        if let Some(at) = list {
            lists.entry((cell.row, at)).or_default().push(cell);
        } else if all.iter().any(|word| values.single.contains_key(word)) {
            let value = words::filled(&cell.text, |word| values.single.get(word));
            puts.insert((cell.row, cell.column), Put { value, look: cell.look });
        }
    }
    for ((row, at), cells) in lists {
        let list = &values.lists[at];
        let needed = list.rows.len().max(1);
        let room = read.room(row, &cells, needed);
        if room < needed {
            let (sheet, cell) = (name.to_owned(), cells[0].name());
            return Err(Unfit::NoRoom { sheet, cell, room, needed });
        }
        for cell in cells {
            puts.extend(down(cell, list, values));
        }
    }
    Ok(puts)
}

/// The values of a list from one of its words down; without rows the place of the word is empty.
fn down<'a>(
    cell: &'a sheet::At,
    list: &'a List,
    values: &'a Values,
) -> impl Iterator<Item = ((u32, u32), Put)> + 'a {
    let empty = (list.rows.is_empty()).then_some(Cell::Empty);
    let filled = list.rows.iter().map(move |row| {
        words::filled(&cell.text, |word| {
            let at = list.words.iter().position(|known| known == word);
            at.and_then(|at| row.get(at)).or_else(|| values.single.get(word))
        })
    });
    let look: Option<Look> = cell.look;
    (cell.row..)
        .zip(empty.into_iter().chain(filled))
        .map(move |(row, value)| ((row, cell.column), Put { value, look }))
}
