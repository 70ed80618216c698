//! Merging two records of one person, with every field shown beforehand and an undo of 90 days.
//!
//! One record is *kept*, the other is *lost*: it stays, empty, and leads to the kept one. What
//! happens to each row is decided by [`plan`], a rule without a database; [`store`] carries it out
//! and notes each row it touched, so that [`store::undo()`] can put everything where it was written:
//! rows that moved go back, also when they were edited since; rows added to the kept record after
//! the merge stay with it; fields of the kept record get their earlier values back unless somebody
//! changed them since, and then the reader chooses.
//!
//! This is the one room that touches other rooms' tables by itself. The reason: a merge must reach
//! every table with a person in it, and a list that a test compares with the schema
//! ([`linked`]) forgets none, where a pair of functions per room would.

pub mod differences;
#[cfg(test)]
mod ending_tests;
pub mod fields;
mod half_days;
#[cfg(test)]
mod half_days_tests;
pub mod pages;
pub mod plan;
#[cfg(test)]
mod random_people;
#[cfg(test)]
mod since_tests;
pub mod store;
#[cfg(test)]
mod team_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod undo_tests;

pub use store::linked;

use jiff::SignedDuration;

/// How long a merge can be undone.
pub const UNDO_FOR: SignedDuration = SignedDuration::from_hours(24 * 90);

/// A row as stored: column and value.
pub type Fields = serde_json::Map<String, serde_json::Value>;

/// One of the two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Side {
    /// The record that stays.
    #[default]
    Kept,
    /// The record that leads to it from now on.
    Lost,
}

impl Side {
    /// The word in forms and storage.
    pub fn word(self) -> &'static str {
        match self {
            Side::Kept => "kept",
            Side::Lost => "lost",
        }
    }

    /// The side with this word.
    pub fn parse(word: &str) -> Option<Side> {
        [Side::Kept, Side::Lost].into_iter().find(|s| s.word() == word)
    }
}
