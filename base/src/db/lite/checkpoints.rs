//! Moving what was written from SQLite's log into its file, while others read and write.
//!
//! Left to itself SQLite does so in the middle of the commit that fills the log: who waits for that
//! commit then waits for the disk as well, hundreds of milliseconds in a large file.

use super::super::Result;
use super::driver;
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

/// A thread that keeps the log of one file short. It ends when this is dropped.
pub(super) struct Checkpoints {
    wake: Option<SyncSender<()>>,
    rests: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpoints {
    /// Starts the thread for the file at `path`, which must be there.
    pub(super) fn start(path: &Path) -> Result<Checkpoints> {
        let open = || {
            let connection = Connection::open(path)?;
            connection.busy_timeout(Duration::ZERO)?;
            // The log is on the disk before its pages are moved, and those before the log begins anew.
            connection.pragma_update(None, "synchronous", "FULL")?;
            Ok(connection)
        };
        let connection = open().map_err(driver)?;
        let (wake, woken) = sync_channel(1);
        let rests = Arc::new(AtomicBool::new(false));
        let thread = {
            let rests = rests.clone();
            let keep = move || keep_short(&connection, &woken, &rests);
            thread::Builder::new().name("checkpoints".into()).spawn(keep)?
        };
        Ok(Checkpoints { wake: Some(wake), rests, thread: Some(thread) })
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
        self.rests.store(rests, Ordering::Relaxed);
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

fn keep_short(connection: &Connection, woken: &Receiver<()>, rests: &AtomicBool) {
    while woken.recv().is_ok() {
        if !rests.load(Ordering::Relaxed) && waiting(connection).is_ok_and(|pages| pages >= LONG) {
            // What fails now (a full disk) is tried again after the next unit of work.
            let _ = connection.execute_batch("PRAGMA wal_checkpoint(PASSIVE)");
        }
    }
}

/// How many pages of the log are not in the file yet.
fn waiting(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA wal_checkpoint(NOOP)", [], |row| {
        Ok(row.get::<_, i64>("log")? - row.get::<_, i64>("checkpointed")?)
    })
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
        let checkpoints = Checkpoints::start(&path).unwrap();
        checkpoints.wake();
        writer.execute("INSERT INTO t VALUES ($1)", ["x".repeat(6_000_000)]).unwrap();
        assert!(waiting(&writer).unwrap() >= LONG);
        checkpoints.wake();
        let begun = Instant::now();
        while waiting(&writer).unwrap() > 0 {
            assert!(begun.elapsed() < Duration::from_secs(20), "the log stays long");
            thread::sleep(Duration::from_millis(5));
            checkpoints.wake();
        }
        drop(checkpoints);
        drop(writer);
        assert!(!path.with_extension("db-wal").exists(), "everything is closed");
    }
}
