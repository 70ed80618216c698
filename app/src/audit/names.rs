//! What the ids in the log are called: accounts, organisations and imports.
//!
//! People are named elsewhere, line by line, and only for a reader who may see them.

use super::store::reading::{Entry, named};
use base::db::{Db, Result};
use std::collections::BTreeMap;

/// The names of everything some lines speak of.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, Named>);

/// What an id leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// Somebody who works in the network.
    Worker(String),
    /// An account of a participant: without a name, like the file.
    Participant,
    /// An organisation.
    Organisation(String),
    /// An import, by its files.
    Import(String),
}

impl Names {
    /// The names for these lines.
    pub async fn of(db: &Db, entries: &[Entry]) -> Result<Names> {
        let ids = |e: &Entry| {
            let parts =
                [e.account.as_deref(), e.organisation.as_deref()].map(Option::unwrap_or_default);
            format!("{} {} {} {}", parts[0], parts[1], e.subject, e.detail)
        };
        let asked: Vec<String> = entries.iter().map(ids).collect();
        Ok(Names(if asked.is_empty() {
            BTreeMap::new()
        } else {
            named(db, &asked.join(" ")).await?
        }))
    }

    /// Every name there is, for a file with many lines.
    pub async fn all(db: &Db) -> Result<Names> {
        Ok(Names(named(db, "").await?))
    }

    /// What this id leads to.
    pub fn get(&self, id: &str) -> Option<&Named> {
        self.0.get(id)
    }

    /// The name of an organisation.
    pub fn organisation(&self, id: &str) -> Option<&str> {
        match self.get(id) {
            Some(Named::Organisation(name)) => Some(name),
            _ => None,
        }
    }
}
