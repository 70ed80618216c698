//! Every query of this room.

mod board;
mod caseload;
mod derived;

pub use board::{Count, Line, Tally, Whose, all_lines, counts, lines, overview};
pub use caseload::{Load, caseload};
pub(super) use derived::{
    ADD_AIMED, ADD_CARRIED, ADD_MOVEMENTS, ADD_NOW, ADD_SIGNALS, ADD_SPELLS, everybody, facts,
    forget, mark, rules, stale, unmark,
};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&[&str]] = &[board::TEXTS, caseload::TEXTS, derived::TEXTS];
