//! Writing very much at once: a demo network, a large import.

use super::lite::{AT_LAST, CACHE};
use super::{Db, Engine, Result};

/// What the writer keeps in memory meanwhile, in SQLite's way: 200 MB, so that the indexes it writes
/// all over stay there.
const WIDE: i64 = -200_000;
/// After how many pages of its log SQLite tidies up: 640 MB.
const SELDOM: i64 = 160_000;

impl Db {
    /// Prepares SQLite for very many rows. Until [`Db::end_bulk`] a power cut may take the last units of
    /// work, so it is only for what is made again then. PostgreSQL needs nothing.
    pub async fn begin_bulk(&self) -> Result<()> {
        self.rest(true).await?;
        self.tune(&format!(
            "PRAGMA cache_size = {WIDE}; PRAGMA wal_autocheckpoint = {SELDOM}; PRAGMA synchronous = NORMAL"
        ))
        .await
    }

    /// Puts everything on the disk and goes back to everyday work.
    pub async fn end_bulk(&self) -> Result<()> {
        self.tune(&format!(
            "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = {AT_LAST};
             PRAGMA wal_checkpoint(TRUNCATE); PRAGMA cache_size = {CACHE}; PRAGMA shrink_memory"
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

    async fn tune(&self, sql: &str) -> Result<()> {
        match self.engine {
            Engine::Lite(_) => self.script(sql).await,
            Engine::Pg(_) => Ok(()),
        }
    }
}
