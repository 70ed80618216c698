//! Every query of this room.

pub(crate) mod copied;
mod listing;
mod reading;
mod writing;

pub use listing::{
    Count, Line, Passed, UnderWay, counts, list, passed_since, under_way, waiting_for,
};
pub use reading::{Way, changes, evaluation_after, of_person, one, used, whose};
pub use writing::{
    NewChange, NewWay, add_many, begin, describe, go_on, going_on, set_used, stop_all, strike,
};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) fn texts() -> Vec<&'static str> {
    [reading::TEXTS, listing::TEXTS, writing::TEXTS].concat()
}
