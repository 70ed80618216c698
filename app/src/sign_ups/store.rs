//! Every query of this room.

mod links;
mod reading;
mod writing;

pub(super) use links::{end_links, find, make_link};
pub use reading::{Event, Listed, SignUp, due, events, listed, one};
pub(super) use reading::{erasable, term};
pub(super) use writing::{
    add, confirm, decide, erase, expire, note, nudged, seen, talk, undo, withdraw, written,
};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) fn texts() -> Vec<&'static str> {
    [links::TEXTS, reading::TEXTS, writing::TEXTS].concat()
}
