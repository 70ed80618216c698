//! Backups: one file with everything a network is, made while people work, and put back on either
//! engine.
//!
//! The file is a ZIP: one part per table (`tables/person.jsonl`: the names of the columns, then a
//! line per row), one per attachment (`attachments/…`), and last `manifest.json` with the schema,
//! the number of rows and the SHA-256 of each part ([`manifest`]). Rows come from one still picture
//! of the database, so that they fit together; attachments are read after it, so that each row of
//! the picture has its file. Memory stays constant: rows go through in small batches.
//!
//! The key for national numbers and second factors is never in a backup. The table `key_check`
//! holds a keyed hash, so that a restored network recognises its own key.

mod archive;
mod check;
pub mod doctor;
#[cfg(test)]
mod fixture_tests;
pub mod lacking;
pub mod manifest;
mod place;
pub mod restore;
pub mod rows;
pub mod schedule;
mod store;
pub mod tables;
#[cfg(test)]
mod tests;
mod write;

pub use check::check;
pub use place::{before_upgrade, move_to};
pub use restore::{Restored, restore};
#[cfg(test)]
pub(crate) use store::TEXTS;
pub(crate) use store::{KEY_CHECK, SET_KEY_CHECK};
pub use write::{Source, write};
