//! Reading SQLite in the reader's own task: most answers take less time than handing the question to
//! another thread would.
//!
//! A reading that takes longer than [`AT_MOST`] is broken off and done again on a thread for long
//! work, so that nobody else waits; that text goes there at once the next time, until it is short
//! again.

use super::super::{Error, Result, Row, Value};
use super::driver;
use super::idle::Idle;
use super::reader::Reader;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many readers may look at the file at once.
const READERS: usize = 4;
/// How long a reading may hold up the other tasks of its thread.
const AT_MOST: Duration = Duration::from_millis(3);

/// The readers of one file.
pub(in crate::db) struct Readers {
    path: PathBuf,
    idle: Arc<Idle>,
    free: Arc<Semaphore>,
    /// The texts, by their address, that took long the last time.
    long: Mutex<HashSet<usize>>,
}

impl Readers {
    /// Readers of the file at `path`, which must be there.
    pub(super) fn open(path: &Path, idle: Arc<Idle>) -> Result<Arc<Readers>> {
        idle.give_back(Reader::open(path, true)?);
        Ok(Arc::new(Readers {
            path: path.to_owned(),
            idle,
            free: Arc::new(Semaphore::new(READERS)),
            long: Mutex::default(),
        }))
    }

    /// All rows of a question.
    pub(in crate::db) async fn rows(
        self: &Arc<Self>,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>> {
        let permit = self.free.clone().acquire_owned().await.map_err(|_| Error::PoolClosed)?;
        let mut reader = match self.idle.take(sql) {
            Some(reader) => reader,
            None => Reader::open(&self.path, Idle::stays(sql))?,
        };
        if !self.is_long(sql) {
            match reader.rows(&self.idle, sql, &values, Some(AT_MOST)) {
                Err(error) if is_broken_off(&error) => self.mark(sql, true),
                answer => {
                    self.give_back(reader, permit);
                    return answer.map_err(driver);
                }
            }
        }
        self.at_length(reader, permit, sql, values).await
    }

    /// Reads on a thread for long work.
    async fn at_length(
        self: &Arc<Self>,
        mut reader: Reader,
        permit: OwnedSemaphorePermit,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>> {
        let readers = self.clone();
        let reading = tokio::task::spawn_blocking(move || {
            let begun = Instant::now();
            let answer = reader.rows(&readers.idle, sql, &values, None);
            readers.mark(sql, begun.elapsed() > AT_MOST / 2);
            readers.give_back(reader, permit);
            answer
        });
        reading.await.map_err(|_| Error::WorkerCrashed)?.map_err(driver)
    }

    /// Prepares a text without running it.
    pub(in crate::db) fn check(&self, sql: &str) -> Result<()> {
        Reader::open(&self.path, false)?.check(sql)
    }

    /// Closes every connection; those at work close when they are done.
    pub(in crate::db) fn close(&self) {
        self.free.close();
        self.idle.clear();
    }

    fn give_back(&self, reader: Reader, permit: OwnedSemaphorePermit) {
        if !self.free.is_closed() {
            self.idle.give_back(reader);
        }
        // Only now: who gets the permit finds the reader.
        drop(permit);
    }

    fn is_long(&self, sql: &'static str) -> bool {
        lock(&self.long).contains(&sql.as_ptr().addr())
    }

    fn mark(&self, sql: &'static str, is_long: bool) {
        let mut long = lock(&self.long);
        if is_long {
            long.insert(sql.as_ptr().addr());
        } else {
            long.remove(&sql.as_ptr().addr());
        }
    }
}

fn is_broken_off(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::OperationInterrupted)
}

/// Nobody fails while holding this lock.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
