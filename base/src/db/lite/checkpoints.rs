//! Moving what was written from SQLite's log into its file, while others read and write.
//!
//! Left to itself SQLite does so in the middle of the commit that fills the log: who waits for that
//! commit then waits for the disk as well, hundreds of milliseconds in a large file.

use super::super::Result;
use super::driver;
use super::idle::Idle;
use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How many pages may wait in the log before they are moved: 4 MB.
const LONG: i64 = 1_000;
/// After how many pages in the log the writer moves them itself, because nobody else came to it.
pub(in crate::db) const AT_LAST: i64 = 16_000;
/// From how many pages on the writer makes the log begin anew, for which nobody may be reading in it.
const FULL: i64 = AT_LAST / 2;
/// A thread that keeps the log of one file short. It ends when this is dropped.
pub(super) struct Checkpoints {
    wake: Option<SyncSender<()>>,
    told: Arc<Told>,
    thread: Option<JoinHandle<()>>,
}

/// What the writer and the thread tell each other.
#[derive(Default)]
struct Told {
    /// Leave the log alone.
    rests: AtomicBool,
    /// The log is long and almost all of it stands in the file: it can begin anew.
    is_full: AtomicBool,
}

impl Checkpoints {
    /// Starts the thread for the file at `path`, which must be there.
    pub(super) fn start(path: &Path, idle: Arc<Idle>) -> Result<Checkpoints> {
        let open = || {
            let connection = Connection::open(path)?;
            connection.busy_timeout(Duration::ZERO)?;
            // The log is on the disk before its pages are moved, and those before the log begins anew.
            connection.pragma_update(None, "synchronous", "FULL")?;
            Ok(connection)
        };
        let connection = open().map_err(driver)?;
        let (wake, woken) = sync_channel(1);
        let told = Arc::new(Told::default());
        let thread = {
            let told = told.clone();
            let keep = move || keep_short(&connection, &woken, &told, &idle);
            thread::Builder::new().name("checkpoints".into()).spawn(keep)?
        };
        Ok(Checkpoints { wake: Some(wake), told, thread: Some(thread) })
    }

    /// Says that the log has grown. Never waits.
    pub(super) fn wake(&self) {
        if let Some(wake) = &self.wake {
            // A thread that was told already looks at the whole log.
            let _ = wake.try_send(());
        }
    }

    /// Whether to leave the log alone: in a large import most pages are written many times.
    pub(super) fn rest(&self, rests: bool) {
        self.told.rests.store(rests, Ordering::Relaxed);
    }

    /// Whether the writer should make the log begin anew; true once for each time it should.
    pub(super) fn take_full(&self) -> bool {
        self.told.is_full.swap(false, Ordering::Relaxed)
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        self.wake.take();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn keep_short(connection: &Connection, woken: &Receiver<()>, told: &Told, idle: &Idle) {
    while woken.recv().is_ok() {
        let Ok(log) = Log::of(connection) else { continue };
        if told.rests.load(Ordering::Relaxed) || log.waiting < LONG {
            continue;
        }
        // Who stays in a reading would keep what was written since from being moved.
        idle.leave(true);
        // What fails now (a full disk) is tried again after the next unit of work.
        let _ = connection.execute_batch("PRAGMA wal_checkpoint(PASSIVE)");
        told.is_full.store(log.pages >= FULL, Ordering::Relaxed);
    }
}

/// SQLite's log.
struct Log {
    /// How many pages it has.
    pages: i64,
    /// How many of them are not in the file yet.
    waiting: i64,
}

impl Log {
    fn of(connection: &Connection) -> rusqlite::Result<Log> {
        connection.query_row("PRAGMA wal_checkpoint(NOOP)", [], |row| {
            let pages = row.get("log")?;
            Ok(Log { pages, waiting: pages - row.get::<_, i64>("checkpointed")? })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    #[test]
    fn a_log_that_grew_long_is_moved_into_the_file_without_the_writer() {
        let path = std::env::temp_dir().join(format!("base-{}.db", uuid::Uuid::now_v7()));
        let writer = Connection::open(&path).unwrap();
        writer.pragma_update(None, "journal_mode", "WAL").unwrap();
        writer.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
        writer.execute_batch("CREATE TABLE t (a TEXT)").unwrap();
        let checkpoints = Checkpoints::start(&path, Arc::new(Idle::new())).unwrap();
        checkpoints.wake();
        writer.execute("INSERT INTO t VALUES ($1)", ["x".repeat(6_000_000)]).unwrap();
        assert!(Log::of(&writer).unwrap().waiting >= LONG);
        checkpoints.wake();
        let begun = Instant::now();
        while Log::of(&writer).unwrap().waiting > 0 {
            assert!(begun.elapsed() < Duration::from_secs(20), "the log stays long");
            thread::sleep(Duration::from_millis(5));
            checkpoints.wake();
        }
        drop(checkpoints);
        drop(writer);
        assert!(!path.with_extension("db-wal").exists(), "everything is closed");
    }
}
