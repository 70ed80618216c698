//! Every query of this room, by purpose.

mod adding;
mod around;
mod changing;
mod finding;
mod income;
mod index;
mod insz;
mod involving;
mod listing;
mod reading;
mod resting;
pub mod team;

pub use adding::{InvolvementRow, PersonRow, TeamRow, add, add_many};
pub use around::{Around, Home, Income, Member, Seen, around, looks};
pub use changing::{Changed, change, protect};
pub use finding::{KEYS, RANGES, SLOTS, WORDS_AT_ONCE, fill_in, is_known_elsewhere, people, words};
pub use income::{add_income, end_income};
pub use index::reindex;
pub use insz::{Same, forget_insz_at, insz_kept_at, keep_insz, may_keep_insz, same_insz};
pub use involving::{Opened, close_file, closed_files, open_at, open_file, reopen_file};
pub use listing::{Filter, Listed, NO_RUNG, Which, list, list_all};
pub use reading::{Stored, has_mailbox, merged_into, name, name_of, person};
pub use resting::{Besides, close_again, take_file_back};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&[&str]] = &[
    adding::TEXTS,
    around::TEXTS,
    changing::TEXTS,
    finding::TEXTS,
    income::TEXTS,
    index::TEXTS,
    insz::TEXTS,
    involving::TEXTS,
    listing::TEXTS,
    reading::TEXTS,
    resting::TEXTS,
    team::TEXTS,
];
