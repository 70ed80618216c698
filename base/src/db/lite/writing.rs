//! Writing SQLite: one connection, one unit of work at a time, in the writer's own task.
//!
//! Statements take microseconds and run where they are asked; what waits for a disk or for another
//! program (a commit, a lock, a script) runs on a thread for long work.

use super::super::{Error, Result, Row, Value};
use super::checkpoints::{self, Checkpoints};
use super::{bind, driver, read_all, tune};
use rusqlite::{Connection, ErrorCode};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, OwnedMutexGuard};

/// How long to wait for another program that writes in the same file.
const PATIENCE: Duration = Duration::from_secs(10);

const BEGIN: &str = "BEGIN IMMEDIATE";

/// The one connection that writes; nothing once it is closed.
#[derive(Clone)]
pub(in crate::db) struct Writer(Arc<Mutex<Option<Open>>>);

struct Open {
    // Ends before the connection closes, so that SQLite then clears its log away.
    checkpoints: Checkpoints,
    connection: Connection,
}

/// The writer's connection, for one unit of work.
type Held = OwnedMutexGuard<Option<Open>>;

/// A unit of work under way. Dropped before [`Writing::save`], it leaves no trace.
pub(in crate::db) struct Writing(Held);

impl Writer {
    /// Opens (and if needed makes) the file at `path`.
    pub(in crate::db) fn open(path: &Path) -> Result<Writer> {
        let open = || {
            let connection = Connection::open(path)?;
            tune(&connection)?;
            connection.busy_timeout(PATIENCE)?;
            connection.pragma_update(None, "journal_mode", "WAL")?;
            // FULL: what was answered is on the disk, also after a power cut.
            connection.pragma_update(None, "synchronous", "FULL")?;
            connection.pragma_update(None, "foreign_keys", true)?;
            connection.pragma_update(None, "wal_autocheckpoint", checkpoints::AT_LAST)?;
            Ok(connection)
        };
        let connection = open().map_err(driver)?;
        let open = Open { checkpoints: Checkpoints::start(path)?, connection };
        Ok(Writer(Arc::new(Mutex::new(Some(open)))))
    }

    /// Whether the log is left alone meanwhile, because very much is written at once.
    pub(in crate::db) async fn rest(&self, rests: bool) -> Result<()> {
        let writing = self.hold().await;
        writing.open()?.checkpoints.rest(rests);
        Ok(())
    }

    /// Begins a unit of work: SQLite's one write lock is taken now, so that a second writer waits
    /// instead of failing halfway.
    pub(in crate::db) async fn begin(&self) -> Result<Writing> {
        let writing = self.hold().await;
        let connection = writing.connection()?;
        connection.busy_timeout(Duration::ZERO).map_err(driver)?;
        let begun = connection.execute_batch(BEGIN);
        connection.busy_timeout(PATIENCE).map_err(driver)?;
        match begun {
            // Another program writes: wait for it where nobody else has to.
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                writing.at_length(|connection| connection.execute_batch(BEGIN)).await
            }
            begun => begun.map(|()| writing).map_err(driver),
        }
    }

    /// Runs a text of several statements outside any unit of work.
    pub(in crate::db) async fn script(&self, sql: &str) -> Result<()> {
        let sql = sql.to_owned();
        let writing = self.hold().await;
        writing.at_length(move |connection| connection.execute_batch(&sql)).await.map(drop)
    }

    async fn hold(&self) -> Writing {
        Writing(self.0.clone().lock_owned().await)
    }

    /// Closes the connection, once nobody works with it.
    pub(in crate::db) async fn close(&self) {
        self.0.lock().await.take();
    }
}

impl Writing {
    /// Runs a statement and gives the rows it returns.
    pub(in crate::db) async fn rows(
        &mut self,
        sql: &'static str,
        values: &[Value],
    ) -> Result<Vec<Row>> {
        give_way().await;
        read_all(self.under_way()?, sql, values).map_err(driver)
    }

    /// Runs a statement and gives the number of rows it changed. `keep`: the text comes again.
    pub(in crate::db) async fn run(
        &mut self,
        sql: &str,
        values: &[Value],
        keep: bool,
    ) -> Result<u64> {
        give_way().await;
        let connection = self.under_way()?;
        let run = || {
            if keep {
                let mut statement = connection.prepare_cached(sql)?;
                bind(&mut statement, values)?;
                statement.raw_execute()
            } else {
                let mut statement = connection.prepare(sql)?;
                bind(&mut statement, values)?;
                statement.raw_execute()
            }
        };
        let changed = run().map_err(driver)?;
        Ok(u64::try_from(changed).unwrap_or(u64::MAX))
    }

    /// Runs a text of several statements.
    pub(in crate::db) fn script(&self, sql: &str) -> Result<()> {
        self.under_way()?.execute_batch(sql).map_err(driver)
    }

    /// Makes everything done in this unit of work last: it is on the disk when this comes back.
    pub(in crate::db) async fn save(self) -> Result<()> {
        let saved = self.at_length(|connection| connection.execute_batch("COMMIT")).await?;
        saved.open()?.checkpoints.wake();
        Ok(())
    }

    /// Runs what may wait on a thread for long work. What fails there is undone.
    async fn at_length(
        self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<()> + Send + 'static,
    ) -> Result<Writing> {
        let run = move || {
            work(self.connection()?).map_err(driver)?;
            Ok(self)
        };
        tokio::task::spawn_blocking(run).await.map_err(|_| Error::WorkerCrashed)?
    }

    /// The connection, in the middle of this unit of work. After SQLite has undone it (a full disk)
    /// nothing more may be written: each statement would last by itself, without the earlier ones.
    fn under_way(&self) -> Result<&Connection> {
        let connection = self.connection()?;
        if connection.is_autocommit() {
            return Err(Error::Protocol("the database has undone this unit of work".into()));
        }
        Ok(connection)
    }

    fn connection(&self) -> Result<&Connection> {
        Ok(&self.open()?.connection)
    }

    fn open(&self) -> Result<&Open> {
        self.0.as_ref().ok_or(Error::PoolClosed)
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        // When the disk was full SQLite has undone the unit of work by itself.
        if let Ok(connection) = self.connection()
            && !connection.is_autocommit()
        {
            let _ = connection.execute_batch("ROLLBACK");
        }
    }
}

/// Lets other tasks of this thread go first when this one has had its turn.
async fn give_way() {
    tokio::task::consume_budget().await;
}
