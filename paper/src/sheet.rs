//! One sheet as the program thinks of it, before it becomes a file.

use jiff::civil::Date;

/// What stands in a cell whose value may not be shown.
///
/// "[c]" (confidential) needs no translation and cannot be taken for a number;
/// a note under the table says in words why it stands there.
pub const HIDDEN: &str = "[c]";

/// A table with a title, ready to be written as a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Name of the sheet; shortened and cleaned where a format demands it.
    pub title: String,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The rows; a short row ends in empty cells, cells past the last column are written too.
    pub rows: Vec<Vec<Cell>>,
    /// Printed under the table: definitions, and why numbers are hidden.
    pub notes: Vec<String>,
}

/// The heading of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands above the column.
    pub title: String,
    /// Width in characters of the normal font, as Excel counts it.
    pub width: u8,
}

impl Column {
    /// A column of a given width in characters.
    pub fn new(title: impl Into<String>, width: u8) -> Self {
        Self { title: title.into(), width }
    }
}

/// One value in a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known or nothing applies.
    Empty,
    /// Words, and every number nobody counts with: postcodes, phone numbers, file numbers.
    Text(String),
    /// A count.
    Whole(i64),
    /// A measure; infinity and "not a number" are written as an empty cell.
    Number(f64),
    /// An amount of money, in cents of a euro.
    Cents(i64),
    /// What a workbook reckons out of other cells, with what it comes to now; where nothing reckons, that
    /// stands there. The program makes it, never out of what somebody typed.
    Formula(String, Box<Cell>),
    /// A day.
    Day(Date),
    /// A value that exists and may not be shown, written as [`HIDDEN`].
    Hidden,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(count: i64) -> Self {
        Self::Whole(count)
    }
}

impl From<Date> for Cell {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

/// An absent value is an empty cell.
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}
