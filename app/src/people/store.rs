//! Every query of this room, by purpose.

mod adding;
mod changing;
mod finding;
mod index;
mod involving;
mod listing;
mod reading;

pub use adding::{InvolvementRow, PersonRow, TeamRow, add, add_many};
pub use changing::{Changed, change};
pub use finding::{KEYS, RANGES, SLOTS, WORDS_AT_ONCE, is_known_elsewhere, people, words};
pub use index::reindex;
pub use involving::{close_involvement, involve};
pub use listing::{Filter, Listed, Which, list, list_all};
pub use reading::{Stored, merged_into, person};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&[&str]] = &[
    adding::TEXTS,
    changing::TEXTS,
    finding::TEXTS,
    index::TEXTS,
    involving::TEXTS,
    listing::TEXTS,
    reading::TEXTS,
];
