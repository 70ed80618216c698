//! Every query of this room.

pub(crate) mod copied;
mod due;
pub(super) mod making;
mod reading;
mod seeding;
mod writing;

pub use due::{Due, due_today};
pub use reading::{Assessment, Score, instruments, of_person, one};
pub use seeding::seed;
pub use writing::{NewAssessment, NewScore, add, add_many, withdraw};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&[&str]] = &[due::TEXTS, making::TEXTS, reading::TEXTS, writing::TEXTS];
