//! Every query of this room, by purpose.

mod adding;
mod index;
mod involving;

pub use adding::{InvolvementRow, PersonRow, TeamRow, add, add_many};
pub use index::reindex;
pub use involving::{close_involvement, involve};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&[&str]] = &[adding::TEXTS, index::TEXTS, involving::TEXTS];
