//! Every query of this room.

pub(super) mod making;
mod reading;
mod seeding;
mod writing;

pub use reading::{Assessment, Score, instruments, of_person, one};
pub use seeding::seed;
pub use writing::{NewAssessment, NewScore, add, withdraw};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&[&str]] = &[making::TEXTS, reading::TEXTS, writing::TEXTS];
