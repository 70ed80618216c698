//! Every query of this room.

mod board;
mod caseload;
mod derived;

pub use board::{Count, Line, Whose, all_lines, counts, lines, overview};
pub use caseload::{Load, caseload};
pub(super) use derived::{
    ADD_MOVEMENTS, ADD_NOW, ADD_SIGNALS, ADD_SPELLS, everybody, facts, forget, mark, rules, stale,
    unmark,
};
pub use supporting::support;

mod supporting;

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &concat_texts();

#[cfg(test)]
const fn concat_texts() -> [&'static str; 18 + 8 + 2 + 1] {
    let mut all = [""; 29];
    let mut at = 0;
    let parts = [derived::TEXTS, board::TEXTS, caseload::TEXTS, supporting::TEXTS];
    let mut part = 0;
    while part < parts.len() {
        let mut text = 0;
        while text < parts[part].len() {
            all[at] = parts[part][text];
            at += 1;
            text += 1;
        }
        part += 1;
    }
    all
}
