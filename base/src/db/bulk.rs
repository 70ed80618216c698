//! Writing very much at once: a demo network, a large import.

use super::lite::{AT_LAST, CACHE};
use super::{Db, Engine, Result};

/// What the writer keeps in memory meanwhile, in SQLite's way: 200 MB, so that the indexes it writes
/// all over stay there.
const WIDE: i64 = -200_000;
/// After how many pages of its log SQLite tidies up: 640 MB.
const SELDOM: i64 = 160_000;

/// The indexes that a large filling does without: plain ones whose rows do not come in their order. One
/// that begins with whom or what the new rows are about is written at its end, and is read meanwhile.
const SCATTERED: &str = "SELECT name, sql FROM sqlite_master
    WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'
      AND sql NOT LIKE '%(person%' AND sql NOT LIKE '%(note%' AND sql NOT LIKE '%(household%'
    ORDER BY name";

/// What was set aside while very many rows are written.
#[derive(Debug, Default)]
#[must_use = "without Db::end_bulk the indexes are gone"]
pub struct Bulk {
    /// The texts that make the indexes again.
    indexes: Vec<String>,
}

impl Db {
    /// Prepares SQLite for very many rows in an empty database. Until [`Db::end_bulk`] a power cut may
    /// take the last units of work, and indexes are missing, so it is only for what is made again then.
    /// PostgreSQL needs nothing.
    pub async fn begin_bulk(&self) -> Result<Bulk> {
        if self.is_postgres() {
            return Ok(Bulk::default());
        }
        self.rest(true).await?;
        self.script(&format!(
            "PRAGMA cache_size = {WIDE}; PRAGMA wal_autocheckpoint = {SELDOM}; PRAGMA synchronous = NORMAL"
        ))
        .await?;
        let mut bulk = Bulk::default();
        for row in self.rows(SCATTERED, vec![]).await? {
            let name: String = row.get("name")?;
            self.script(&format!("DROP INDEX {name}")).await?;
            bulk.indexes.push(row.get("sql")?);
        }
        Ok(bulk)
    }

    /// Makes the indexes, puts everything on the disk and goes back to everyday work.
    pub async fn end_bulk(&self, bulk: Bulk) -> Result<()> {
        if self.is_postgres() {
            return Ok(());
        }
        // What is sorted for an index of millions of rows goes to a file, not to memory.
        self.script("PRAGMA temp_store = FILE").await?;
        for index in &bulk.indexes {
            self.script(index).await?;
        }
        self.script(&format!(
            "PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL;
             PRAGMA wal_autocheckpoint = {AT_LAST}; PRAGMA wal_checkpoint(TRUNCATE);
             PRAGMA cache_size = {CACHE}; PRAGMA shrink_memory"
        ))
        .await?;
        self.rest(false).await
    }

    async fn rest(&self, rests: bool) -> Result<()> {
        match &self.engine {
            Engine::Lite(lite) => lite.writer.rest(rests).await,
            Engine::Pg(_) => Ok(()),
        }
    }
}
