//! The offer as open data: the same work posts for machines, in the words that other directories speak.
//!
//! HSDS 3.0 (Human Services Data Specification) as an API and as tables, schema.org, and a feed of
//! changes. It holds what the public pages hold and nothing about people, not even the name of who is to
//! be asked for. `docs/open-data.md` tells what becomes what.

pub(crate) mod answer;
pub mod bring;
pub mod export;
mod feed;
pub(crate) mod hsds;
mod ids;
mod page_of;
pub mod pages;
mod places;
mod settings;
pub mod store;
mod tables;
mod terms;
#[cfg(test)]
mod tests;

use axum::body::Bytes;
pub(crate) use settings::origin as tile_origin;
use std::sync::OnceLock;

/// The version of HSDS that is spoken.
pub const VERSION: &str = "3.0";

/// What is made of the whole offer at once: made when somebody first asks, and kept with the offer.
#[derive(Debug, Default)]
pub struct Made {
    tables: OnceLock<Bytes>,
    jsonld: OnceLock<Bytes>,
}

impl Made {
    /// The tables of HSDS in one zip.
    pub fn tables(&self, make: impl FnOnce() -> Result<Vec<u8>, String>) -> Result<Bytes, String> {
        if let Some(made) = self.tables.get() {
            return Ok(made.clone());
        }
        let made = make()?;
        Ok(self.tables.get_or_init(|| made.into()).clone())
    }

    /// The list in the words of schema.org.
    pub fn jsonld(&self, make: impl FnOnce() -> Vec<u8>) -> Bytes {
        self.jsonld.get_or_init(|| make().into()).clone()
    }
}
