//! The readers that wait for a question, and whether they may go on reading the file as they know it.
//!
//! SQLite forgets all it keeps of the file in memory at the first reading after any commit. Every look
//! at a file is a commit, so that each page would read everything anew. Readers therefore stay in one
//! reading (see [`Reader`]) for as long as nothing but the log was written.

use super::reader::Reader;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How the tables begin that [`super::Writing::save_log`] writes: who asks for them gets a reader that
/// always looks anew.
const LOG: &str = "audit_";

/// The readers of one file that have nothing to do.
pub(super) struct Idle {
    /// Those that stay in one reading.
    staying: Mutex<Vec<Reader>>,
    /// Those that begin a reading for each question.
    fresh: Mutex<Vec<Reader>>,
    /// How many units of work were saved, those of the log alone not counted.
    saved: AtomicU64,
    /// Whether readers may stay: while they do, SQLite's log cannot begin anew.
    may_stay: AtomicBool,
}

impl Idle {
    pub(super) fn new() -> Idle {
        Idle {
            staying: Mutex::default(),
            fresh: Mutex::default(),
            saved: AtomicU64::new(0),
            may_stay: AtomicBool::new(true),
        }
    }

    /// One that may answer this text, if any waits.
    pub(super) fn take(&self, sql: &str) -> Option<Reader> {
        lock(self.of(Idle::stays(sql))).pop()
    }

    /// Takes a reader back.
    pub(super) fn give_back(&self, mut reader: Reader) {
        if !self.may_stay() {
            reader.leave();
        }
        lock(self.of(reader.stays)).push(reader);
    }

    /// Whether a reader that answers this text may stay in its reading.
    pub(super) fn stays(sql: &str) -> bool {
        !sql.contains(LOG)
    }

    fn of(&self, stays: bool) -> &Mutex<Vec<Reader>> {
        if stays { &self.staying } else { &self.fresh }
    }

    /// Something was written that everybody has to see from now on.
    pub(super) fn saved(&self) {
        self.saved.fetch_add(1, Ordering::SeqCst);
    }

    /// Up to which unit of work a reading that begins now sees the file.
    pub(super) fn newest(&self) -> u64 {
        self.saved.load(Ordering::SeqCst)
    }

    pub(super) fn may_stay(&self) -> bool {
        self.may_stay.load(Ordering::SeqCst)
    }

    /// Says whether readers may stay from now on. Those that wait leave in any case: a reading that was
    /// left open would keep the log from being moved into the file.
    pub(super) fn leave(&self, may_stay: bool) {
        self.may_stay.store(may_stay, Ordering::SeqCst);
        lock(&self.staying).iter_mut().for_each(Reader::leave);
    }

    /// Closes those that wait.
    pub(super) fn clear(&self) {
        lock(&self.staying).clear();
        lock(&self.fresh).clear();
    }
}

/// Nobody fails while holding one of these locks.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
