//! SQLite, embedded: one file, read and written in the asker's own task wherever that is short.

mod answer;
mod checkpoints;
mod pictures;
mod reading;
#[cfg(test)]
mod tests;
mod writing;

pub use answer::Found;
pub(super) use checkpoints::AT_LAST;
pub(super) use pictures::Picture;
use pictures::Pictures;
use reading::Readers;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use std::path::Path;
use std::sync::Arc;
use writing::Writer;
pub(super) use writing::Writing;

use super::{Error, Result, Row, Value, value};

/// How many prepared statements each connection keeps: every text of the program.
const PREPARED: usize = 400;
/// What each connection keeps of the file in memory, in SQLite's way: 2 MB. Every write of another
/// connection empties it, so more would only be cleared more often.
pub(super) const CACHE: i64 = -2_000;

/// An open file. Cheap to clone.
#[derive(Clone)]
pub(super) struct Lite {
    /// Answers pages.
    pub(super) readers: Arc<Readers>,
    /// Reads for long: exports, copies.
    pub(super) pictures: Arc<Pictures>,
    /// Writes.
    pub(super) writer: Writer,
}

impl Lite {
    /// Opens (and if needed makes) the file at `path`.
    pub(super) fn open(path: &Path) -> Result<Lite> {
        keep_private(path)?;
        // The writer first: it makes the file what it has to be.
        let writer = Writer::open(path)?;
        let pictures = Arc::new(Pictures { path: path.to_owned() });
        Ok(Lite { writer, readers: Readers::open(path)?, pictures })
    }

    /// Closes every connection; those at work close when they are done.
    pub(super) async fn close(&self) {
        self.readers.close();
        self.writer.close().await;
    }
}

/// Makes the file of a database readable for its owner only; its companions (`-wal`, `-shm`) get
/// the same mode from SQLite.
fn keep_private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true).mode(0o600).open(path)?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
}

/// What every connection of the program is set to.
fn tune(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "cache_size", CACHE)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // What is deleted is written over, so that nothing of who was erased stays in the file.
    connection.pragma_update(None, "secure_delete", true)?;
    // A prepared text stays prepared, whatever values come: they never change the way it is walked.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    Ok(())
}

/// Gives a statement its values: `$2` is the second, wherever it stands.
fn bind(statement: &mut rusqlite::Statement<'_>, values: &[Value]) -> rusqlite::Result<()> {
    for at in 1..=statement.parameter_count() {
        // SQLite takes `$2` for a name and numbers names as they come.
        let number = statement.parameter_name(at).and_then(|name| name.get(1..)?.parse().ok());
        let value = number.unwrap_or(at).checked_sub(1).and_then(|at| values.get(at));
        statement.raw_bind_parameter(at, value::bound(value.unwrap_or(&Value::Null)))?;
    }
    Ok(())
}

/// Runs a statement and reads all rows it gives.
fn read_all(
    connection: &Connection,
    sql: &'static str,
    values: &[Value],
) -> rusqlite::Result<Vec<Row>> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, values)?;
    let names = answer::names(&statement);
    answer::read(&names, &mut statement.raw_query(), usize::MAX)
}

fn driver(error: rusqlite::Error) -> Error {
    Error::AnyDriverError(Box::new(error))
}
