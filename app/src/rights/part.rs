//! A part of a copy of a whole file. Each room says what it holds of a person, in its `store/copied.rs`.

use crate::access::Kind;

/// What kind of data a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Always the same.
    Kind(Kind),
    /// The part of life in the column `category`.
    Life,
    /// Notes of the level in the column `level`.
    Level,
}

/// How a column is read and told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// As it is.
    Text,
    /// A day.
    Day,
    /// A moment.
    Moment,
    /// A whole number.
    Number,
    /// An amount in cents of a euro.
    Cents,
    /// Yes or no.
    Flag,
    /// A word that has a sentence: the beginning of its key.
    Word(&'static str),
    /// A word that the person reads as it is; others read what the column with `_told` behind the name
    /// says.
    Heard(&'static str),
    /// Words with a comma between them: the beginning of their keys.
    Words(&'static str),
    /// The letters of the indications about health.
    Indications,
    /// A municipality by its number.
    Municipality,
    /// Quarters of an hour, told as hours.
    Quarters,
    /// Minutes after midnight, told as a time.
    Minute,
    /// Half-days of the week, a bit for each.
    HalfDays,
    /// In three languages, in columns that end on `_nl`, `_fr` and `_en`.
    Named,
}

/// A part of the file. The names of the columns are those of the copy; `kept_by` holds the
/// organisation that keeps the row, and nothing where it is of the person.
pub struct Part {
    /// Its name in the copy for machines.
    pub key: &'static str,
    /// What kind of data it holds: decides who gets it.
    pub of: Of,
    /// One statement with the person as `$1`.
    pub sql: &'static str,
    /// What is told of a row.
    pub columns: &'static [(&'static str, Take)],
}
