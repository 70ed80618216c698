//! One connection that only reads.

use super::super::{Result, Row, Value};
use super::idle::Idle;
use super::{driver, read_all, tune};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// After how many steps of SQLite's machine the time is looked at, some 50 microseconds.
const STEPS: i32 = 2_000;
/// How long a reader stays in one reading at most. What this program writes is seen at once in any
/// case; this is for what another program writes in the same file.
const STAY: Duration = Duration::from_millis(100);

/// One connection that only reads.
pub(super) struct Reader {
    connection: Connection,
    deadline: Arc<Deadline>,
    /// Whether it stays in one reading while nothing but the log is written.
    pub(super) stays: bool,
    reading: Option<Reading>,
}

/// A reading that was left open: all questions in it see the file as it was when it began.
struct Reading {
    /// Up to which unit of work it sees the file, as [`Idle::newest`] counts.
    sees: u64,
    begun: Instant,
}

/// Until when a question may go on, in nanoseconds after `since`; 0 is for ever.
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

impl Reader {
    /// Opens the file at `path`, which must be there.
    pub(super) fn open(path: &Path, stays: bool) -> Result<Reader> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = || {
            let connection = Connection::open_with_flags(path, flags)?;
            connection.busy_timeout(Duration::from_secs(10))?;
            tune(&connection)?;
            let deadline = Arc::new(Deadline { since: Instant::now(), nanos: AtomicU64::new(0) });
            let watched = deadline.clone();
            connection.progress_handler(STEPS, Some(move || watched.is_over()))?;
            Ok(Reader { connection, deadline, stays, reading: None })
        };
        open().map_err(driver)
    }

    /// Prepares a text without running it.
    pub(super) fn check(&self, sql: &str) -> Result<()> {
        self.connection.prepare(sql).map(drop).map_err(driver)
    }

    /// All rows of a question, broken off after `most`.
    pub(super) fn rows(
        &mut self,
        idle: &Idle,
        sql: &'static str,
        values: &[Value],
        most: Option<Duration>,
    ) -> rusqlite::Result<Vec<Row>> {
        self.deadline.set(None);
        if self.stays && !self.is_newest(idle) {
            self.begin_anew(idle)?;
        }
        self.deadline.set(most);
        read_all(&self.connection, sql, values)
    }

    /// Ends the reading that was left open.
    pub(super) fn leave(&mut self) {
        self.reading = None;
        // An error would mean that SQLite has ended it already.
        if !self.connection.is_autocommit() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }

    fn is_newest(&self, idle: &Idle) -> bool {
        self.reading.as_ref().is_some_and(|reading| {
            reading.sees == idle.newest()
                && reading.begun.elapsed() < STAY
                && !self.connection.is_autocommit()
        })
    }

    fn begin_anew(&mut self, idle: &Idle) -> rusqlite::Result<()> {
        self.leave();
        if idle.may_stay() {
            // Counted before it begins: what is saved in between makes it old, though it may see it.
            let sees = idle.newest();
            self.connection.execute_batch("BEGIN")?;
            self.reading = Some(Reading { sees, begun: Instant::now() });
        }
        Ok(())
    }
}
