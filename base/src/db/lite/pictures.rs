//! Long readings of the file, on threads for long work: exports row by row, and still pictures to
//! copy from. Each has a connection of its own for as long as it lasts.

use super::super::turns::Turn;
use super::super::{Error, Result, Row, Value};
use super::{answer, bind, driver, tune};
use futures_core::stream::BoxStream;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use rusqlite::{Connection, OpenFlags};
use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::mpsc;

/// How many rows are handed over together.
const TOGETHER: usize = 200;

/// Where pictures of one file are taken.
pub(in crate::db) struct Pictures {
    pub(super) path: PathBuf,
}

/// One connection that reads for long.
#[derive(Clone)]
pub(in crate::db) struct Picture(Arc<Taken>);

struct Taken {
    connection: Mutex<Connection>,
    // Given back once the connection is closed.
    _turn: Turn,
}

type Rows = Result<Vec<Row>>;

impl Pictures {
    /// The rows of one question, one by one.
    pub(in crate::db) async fn rows(
        &self,
        turn: Turn,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<BoxStream<'static, Result<Row>>> {
        Ok(self.open(turn, "").await?.stream(sql, values))
    }

    /// A reading of the file as it is now.
    pub(in crate::db) async fn still(&self, turn: Turn) -> Result<Picture> {
        // SQLite takes the picture at the first read, not at BEGIN.
        self.open(turn, "BEGIN; SELECT count(*) FROM sqlite_master").await
    }

    async fn open(&self, turn: Turn, first: &'static str) -> Result<Picture> {
        let path = self.path.clone();
        let open = move || {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let connection = Connection::open_with_flags(path, flags)?;
            tune(&connection)?;
            connection.execute_batch(first)?;
            Ok(connection)
        };
        let opened = tokio::task::spawn_blocking(open).await.map_err(|_| Error::WorkerCrashed)?;
        let connection = Mutex::new(opened.map_err(driver)?);
        Ok(Picture(Arc::new(Taken { connection, _turn: turn })))
    }
}

impl Picture {
    /// The rows of a question, one by one. Who stops taking them stops the reading.
    pub(in crate::db) fn stream(
        &self,
        sql: impl Into<Cow<'static, str>>,
        values: Vec<Value>,
    ) -> BoxStream<'static, Result<Row>> {
        let (send, receive) = mpsc::channel::<Rows>(2);
        let (taken, sql) = (self.0.clone(), sql.into());
        tokio::task::spawn_blocking(move || {
            let connection = taken.connection.lock().unwrap_or_else(PoisonError::into_inner);
            if let Err(error) = hand_over(&connection, &sql, &values, &send) {
                let _ = send.blocking_send(Err(driver(error)));
            }
        });
        let parts = stream::unfold(receive, async |mut receive| {
            receive.recv().await.map(|part| (part, receive))
        });
        parts.map_ok(|rows| stream::iter(rows).map(Ok)).try_flatten().boxed()
    }
}

fn hand_over(
    connection: &Connection,
    sql: &str,
    values: &[Value],
    send: &mpsc::Sender<Rows>,
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(sql)?;
    bind(&mut statement, values)?;
    let names = answer::names(&statement);
    let mut rows = statement.raw_query();
    loop {
        let part = answer::read(&names, &mut rows, TOGETHER)?;
        let is_last = part.len() < TOGETHER;
        if send.blocking_send(Ok(part)).is_err() || is_last {
            return Ok(());
        }
    }
}
