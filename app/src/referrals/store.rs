//! Every query of this room.

mod counting;
mod deciding;
mod links;
mod reading;
mod writing;

pub use counting::{Counted, of_network, of_organisation};
pub use deciding::{By, Decision, First, decide, expire, nudged, remind, set_file, talk, undo, withdraw};
pub use links::{end_links, find, make_link};
pub use reading::{
    Addressee, Choice, Event, Listed, Stored, addressees, asked_of, due, events, late_of, list_of,
    of_person, one, person_in, receivers, workers,
};
pub use writing::{Agreed, NewReferral, add, change_draft, discard, note, seen, send};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) fn texts() -> Vec<&'static str> {
    [counting::TEXTS, deciding::TEXTS, links::TEXTS, reading::TEXTS, writing::TEXTS].concat()
}
