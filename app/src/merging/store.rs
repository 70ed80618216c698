//! Every query of this room: the merge itself, its undo, and questions to other organisations.

mod asking;
mod ending;
pub mod linked;
mod merge;
mod read;
mod rows;
mod since;
mod undo;

pub use asking::{Request, answer, ask, known_elsewhere, open_requests, request};
pub(crate) use ending::MERGED;
pub use ending::ended;
pub use merge::{Merged, merge, merge_in};
pub use read::{Merge, Parties, Posts, Summary, fields, mergers, one, parties, posts, record};
pub use undo::{forget_of_import, undo};

/// Why nothing was done.
#[derive(Debug)]
pub enum Refused {
    /// Somebody changed one of the records meanwhile.
    Changed,
    /// Something came since that leaves no room for what was.
    InTheWay,
    /// The database.
    Db(base::db::Error),
}

impl From<base::db::Error> for Refused {
    fn from(error: base::db::Error) -> Refused {
        if base::db::is_taken(&error) { Refused::InTheWay } else { Refused::Db(error) }
    }
}

impl From<serde_json::Error> for Refused {
    fn from(error: serde_json::Error) -> Refused {
        Refused::Db(base::db::Error::Decode(Box::new(error)))
    }
}

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&[&str]] = &[
    asking::TEXTS,
    ending::TEXTS,
    merge::TEXTS,
    read::TEXTS,
    rows::TEXTS,
    since::TEXTS,
    undo::TEXTS,
];
