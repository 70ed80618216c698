//! Reading SQLite in the reader's own task: most answers take less time than handing the question to
//! another thread would.
//!
//! A reading that takes longer than [`AT_MOST`] is broken off and done again on a thread for long
//! work, so that nobody else waits; that text goes there at once the next time, until it is short
//! again.

use super::super::{Error, Result, Row, Value};
use super::{driver, read_all, tune};
use rusqlite::{Connection, OpenFlags};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many readers may look at the file at once.
const READERS: usize = 4;
/// How long a reading may hold up the other tasks of its thread.
const AT_MOST: Duration = Duration::from_millis(3);
/// After how many steps of SQLite's machine the time is looked at, some 50 microseconds.
const STEPS: i32 = 2_000;

/// The readers of one file.
pub(in crate::db) struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Reader>>,
    free: Arc<Semaphore>,
    /// The texts, by their address, that took long the last time.
    long: Mutex<HashSet<usize>>,
}

/// One connection that only reads.
struct Reader {
    connection: Connection,
    deadline: Arc<Deadline>,
}

/// Until when a reading may go on, in nanoseconds after `since`; 0 is for ever.
struct Deadline {
    since: Instant,
    nanos: AtomicU64,
}

impl Deadline {
    fn set(&self, most: Option<Duration>) {
        let until = most.map_or(0, |most| nanos(self.since.elapsed() + most));
        self.nanos.store(until, Ordering::Relaxed);
    }

    fn is_over(&self) -> bool {
        let until = self.nanos.load(Ordering::Relaxed);
        until != 0 && nanos(self.since.elapsed()) > until
    }
}

fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

impl Readers {
    /// Readers of the file at `path`, which must be there.
    pub(in crate::db) fn open(path: &Path) -> Result<Arc<Readers>> {
        let first = Reader::open(path)?;
        Ok(Arc::new(Readers {
            path: path.to_owned(),
            idle: Mutex::new(vec![first]),
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
        let reader = match lock(&self.idle).pop() {
            Some(reader) => reader,
            None => Reader::open(&self.path)?,
        };
        if !self.is_long(sql) {
            match reader.rows(sql, &values, Some(AT_MOST)) {
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
        reader: Reader,
        permit: OwnedSemaphorePermit,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>> {
        let readers = self.clone();
        let reading = tokio::task::spawn_blocking(move || {
            let begun = Instant::now();
            let answer = reader.rows(sql, &values, None);
            readers.mark(sql, begun.elapsed() > AT_MOST / 2);
            readers.give_back(reader, permit);
            answer
        });
        reading.await.map_err(|_| Error::WorkerCrashed)?.map_err(driver)
    }

    /// Prepares a text without running it.
    pub(in crate::db) fn check(&self, sql: &str) -> Result<()> {
        let reader = Reader::open(&self.path)?;
        reader.connection.prepare(sql).map(drop).map_err(driver)
    }

    /// Closes every connection; those at work close when they are done.
    pub(in crate::db) fn close(&self) {
        self.free.close();
        lock(&self.idle).clear();
    }

    fn give_back(&self, reader: Reader, permit: OwnedSemaphorePermit) {
        if !self.free.is_closed() {
            lock(&self.idle).push(reader);
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

impl Reader {
    fn open(path: &Path) -> Result<Reader> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = || {
            let connection = Connection::open_with_flags(path, flags)?;
            connection.busy_timeout(Duration::from_secs(10))?;
            tune(&connection)?;
            let deadline = Arc::new(Deadline { since: Instant::now(), nanos: AtomicU64::new(0) });
            let watched = deadline.clone();
            connection.progress_handler(STEPS, Some(move || watched.is_over()))?;
            Ok(Reader { connection, deadline })
        };
        open().map_err(driver)
    }

    fn rows(
        &self,
        sql: &'static str,
        values: &[Value],
        most: Option<Duration>,
    ) -> rusqlite::Result<Vec<Row>> {
        self.deadline.set(most);
        read_all(&self.connection, sql, values)
    }
}

fn is_broken_off(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::OperationInterrupted)
}

/// Nobody fails while holding one of these locks.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
