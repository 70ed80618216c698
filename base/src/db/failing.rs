//! What a failure tells: whether a key is taken, whether the database was busy or away, and whether
//! there is no room on the disk.

use super::Error;
use rusqlite::ErrorCode;
use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// PostgreSQL's code for a full disk (`disk_full`).
const POSTGRES_DISK_FULL: &str = "53100";
/// PostgreSQL's codes for stopping, having been stopped, starting, and having no connection left
/// (`admin_shutdown`, `crash_shutdown`, `cannot_connect_now`, `too_many_connections`).
const POSTGRES_AWAY: [&str; 4] = ["57P01", "57P02", "57P03", "53300"];
/// PostgreSQL's codes for two units of work that waited for each other, or could not both be done
/// (`deadlock_detected`, `serialization_failure`): one of them is given up, and works when tried again.
const POSTGRES_AGAIN: [&str; 2] = ["40P01", "40001"];

/// What the last write told of the disk; the same for all who write in one database.
#[derive(Clone, Default)]
pub(super) struct Disk(Arc<AtomicBool>);

impl Disk {
    /// Whether the last write failed because the disk is full.
    pub(super) fn was_full(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// A unit of work is on the disk.
    pub(super) fn worked(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    /// A statement failed. Other failures say nothing of the disk.
    pub(super) fn failed(&self, error: &Error) {
        if is_full(error) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
}

/// Whether an error says that the disk of the database is full.
pub fn is_full(error: &Error) -> bool {
    if let Error::AnyDriverError(inner) = error {
        let lite = inner.downcast_ref::<rusqlite::Error>();
        return lite.and_then(rusqlite::Error::sqlite_error_code) == Some(ErrorCode::DiskFull);
    }
    postgres_code(error).is_some_and(|code| code == POSTGRES_DISK_FULL)
}

/// Whether an error says that the database was busy for too long: another program writes in the same
/// file, every connection is taken, or PostgreSQL is away. A little later the same will work.
pub fn is_busy(error: &Error) -> bool {
    if let Error::AnyDriverError(inner) = error {
        let lite = inner.downcast_ref::<rusqlite::Error>();
        let code = lite.and_then(rusqlite::Error::sqlite_error_code);
        return matches!(code, Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked));
    }
    matches!(error, Error::PoolTimedOut | Error::Io(_))
        || postgres_code(error).is_some_and(|code| {
            POSTGRES_AWAY.contains(&code.as_ref()) || POSTGRES_AGAIN.contains(&code.as_ref())
        })
}

fn postgres_code(error: &Error) -> Option<Cow<'_, str>> {
    error.as_database_error().and_then(sqlx::error::DatabaseError::code)
}

/// Whether an error says that a row with this key exists already.
pub fn is_taken(error: &Error) -> bool {
    use rusqlite::ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
    if let Error::AnyDriverError(inner) = error {
        let lite = inner.downcast_ref::<rusqlite::Error>().and_then(|e| e.sqlite_error());
        return lite.is_some_and(|e| {
            [SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE].contains(&e.extended_code)
        });
    }
    error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lite(code: i32) -> Error {
        let inner = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
        Error::AnyDriverError(Box::new(inner))
    }

    #[test]
    fn a_file_in_which_another_program_writes_is_busy_and_a_full_disk_is_not() {
        assert!(is_busy(&lite(rusqlite::ffi::SQLITE_BUSY)));
        assert!(is_busy(&Error::PoolTimedOut));
        assert!(is_busy(&Error::Io(std::io::ErrorKind::ConnectionReset.into())));
        assert!(!is_busy(&lite(rusqlite::ffi::SQLITE_FULL)) && !is_busy(&Error::RowNotFound));
        assert!(is_full(&lite(rusqlite::ffi::SQLITE_FULL)) && !is_full(&Error::PoolTimedOut));
    }
}
