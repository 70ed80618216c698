//! Reads whatever file a person uploads into one table.
//!
//! The content decides, never the name: many a ".xls" is a CSV file and many a
//! ".csv" was saved as a workbook.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::table::Table;
use crate::{delimited, workbook};

/// Why a file could not be read. The program makes a sentence of it in the language of the reader.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is something else: a PDF, a picture, a letter, an unknown kind of file.
    #[error("the file is not a table")]
    NotATable,
    /// It holds more than [`Limits`] allow, packed or unpacked.
    #[error("the file is too large")]
    TooLarge,
    /// It asks for a password.
    #[error("the file is locked with a password")]
    Encrypted,
    /// It is a table and it is damaged; the reason is technical and in English.
    #[error("the file is damaged: {0}")]
    Broken(String),
    /// A quotation mark opens a cell on this line and is never closed.
    #[error("the quotation mark on line {line} is never closed")]
    QuoteNotClosed {
        /// Line of the row that holds the mark, counted from 1.
        line: usize,
    },
    /// The first line holds only numbers, dates or signs.
    #[error("the first line holds no titles")]
    NoHeader,
    /// The table is wider than [`Limits`] allow.
    #[error("the file has {found} columns, at most {most} are read: take away what is not needed")]
    TooWide {
        /// Columns up to and with the last one that holds something.
        found: usize,
        /// Columns that are read.
        most: usize,
    },
    /// A cell holds more than [`Limits`] allow.
    #[error("line {line}, column {column} holds more than {most} signs: shorten that cell")]
    CellTooLong {
        /// The line, counted from 1.
        line: usize,
        /// The letters of the column, as in a spreadsheet.
        column: String,
        /// Signs that are read.
        most: usize,
    },
    /// No sheet has the name that was asked for; these are there.
    #[error("no sheet has that name")]
    NoSuchSheet(Vec<String>),
}

/// How much a file may hold. Guards the server against files made to exhaust it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Cells of the table, empty ones included.
    pub cells: usize,
    /// Columns of the table.
    pub columns: usize,
    /// Signs in one cell.
    pub cell: usize,
    /// Bytes once unpacked.
    pub unpacked_bytes: u64,
}

impl Default for Limits {
    /// 2 million cells (30,000 lines of 60 columns), 300 columns, what a cell of a spreadsheet can
    /// hold (32,767 signs) and 256 MiB.
    fn default() -> Self {
        Self { cells: 2_000_000, columns: 300, cell: 32_767, unpacked_bytes: 256 * 1024 * 1024 }
    }
}

/// Reads the first visible sheet of a workbook (XLSX, XLS, ODS) or a CSV file.
///
/// Titles are trimmed and made different; empty lines are dropped while the others keep
/// their line number. Days come out as ISO 8601 (`2026-03-01`), whole numbers without
/// decimals (`8800`). The name of the file is not looked at beyond one question: text
/// that calls itself a web page, XML or JSON file is not taken for CSV.
///
/// # Errors
/// [`Unreadable`] says what is wrong.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Table, Unreadable> {
    read_within(bytes, file_name, None, Limits::default())
}

/// As [`read`], for a named sheet of a workbook and with other limits.
/// A CSV file has no sheets: the name is then ignored.
///
/// # Errors
/// [`Unreadable`] says what is wrong.
pub fn read_within(
    bytes: &[u8],
    file_name: &str,
    sheet: Option<&str>,
    limits: Limits,
) -> Result<Table, Unreadable> {
    if bytes.len() as u64 > limits.unpacked_bytes {
        return Err(Unreadable::TooLarge);
    }
    match Kind::of(bytes, file_name) {
        Kind::Nothing => Err(Unreadable::Empty),
        Kind::Foreign => Err(Unreadable::NotATable),
        Kind::Text => delimited::read(bytes, limits),
        // The readers of workbooks are other people's code on a stranger's file:
        // should one panic on a damaged file, only that file is lost.
        Kind::Zip => caught(|| workbook::read_zip(bytes, sheet, limits)),
        Kind::Compound => caught(|| workbook::read_compound(bytes, sheet, limits)),
    }
}

fn caught(read: impl FnOnce() -> Result<Table, Unreadable>) -> Result<Table, Unreadable> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(Unreadable::Broken("the reader gave up".into())))
}

/// What the first bytes say the file is.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Nothing,
    /// XLSX and ODS are ZIP files.
    Zip,
    /// XLS, and XLSX with a password, are OLE2 compound files.
    Compound,
    Text,
    Foreign,
}

impl Kind {
    fn of(bytes: &[u8], file_name: &str) -> Self {
        const FOREIGN: [&[u8]; 9] = [
            b"%PDF",
            b"\x89PNG",
            b"\xFF\xD8\xFF",
            b"GIF8",
            b"{\\rtf",
            b"\x1F\x8B",
            b"Rar!",
            b"7z\xBC\xAF",
            b"SQLite format",
        ];
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            Self::Zip
        } else if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            Self::Compound
        } else if FOREIGN.iter().any(|magic| bytes.starts_with(magic)) {
            Self::Foreign
        } else if bytes.trim_ascii().is_empty() || bytes == b"\xEF\xBB\xBF" {
            Self::Nothing
        } else if is_markup(bytes, file_name) {
            Self::Foreign
        } else {
            Self::Text
        }
    }
}

/// Web pages, XML and JSON are text, and no table.
fn is_markup(bytes: &[u8], file_name: &str) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let start = bytes[..bytes.len().min(16)].to_ascii_lowercase();
    let is_json = [b'{', b'['].iter().any(|c| start.first() == Some(c));
    let named_json = file_name.to_ascii_lowercase().ends_with(".json");
    [&b"<?xml"[..], b"<!doctype", b"<html", b"<table"].iter().any(|tag| start.starts_with(tag))
        || (is_json && named_json)
}
