//! Cards and links in the database.

pub mod cards;
pub(crate) mod copied;
pub mod links;

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&[&str]] = &[cards::TEXTS, links::TEXTS];
