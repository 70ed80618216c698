//! Every query of this room.

pub(crate) mod copied;
mod counting;
mod deciding;
mod links;
mod listing;
mod reading;
mod writing;

pub use counting::{Counted, of_network, of_organisation};
pub use deciding::{
    By, Decision, First, decide, expire, give_back, give_day, nudged, relink, remind, set_file,
    talk, undo, withdraw,
};
pub use links::{end_links, find, make_link};
pub use listing::{
    Addressee, Choice, Listed, addressees, asked_of, due, late_of, list_of, receivers, to_answer,
    workers,
};
pub use reading::{Event, Stored, TakenBack, events, of_person, one, one_in, person_in};
pub use writing::{Agreed, NewReferral, add, change_draft, discard, note, seen, send};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) fn texts() -> Vec<&'static str> {
    [counting::TEXTS, deciding::TEXTS, links::TEXTS, listing::TEXTS, reading::TEXTS, writing::TEXTS]
        .concat()
}
