//! Every query of this room.

pub(crate) mod copied;
mod facts;
mod later;
mod links;
mod sql;

pub use facts::{Whose, duties};
pub use later::{NewLater, put_off};
pub use links::{Feed, end, feed, made, make};

#[cfg(test)]
pub(crate) fn texts() -> Vec<&'static str> {
    [facts::TEXTS, later::TEXTS, links::TEXTS].concat()
}
