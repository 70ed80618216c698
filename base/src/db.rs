//! One SQL text, two engines: SQLite embedded by default, PostgreSQL by address.
//!
//! A value goes in as [`Value`] (written `values![…]`), a column comes out by type with
//! [`Row::get`]. Everything that differs between the engines is in this folder.
//!
//! Reading goes through [`Db`], writing through a [`Work`]: a unit of work that is saved whole or
//! not at all. SQLite takes its one write lock at the start of a unit of work, so that a second
//! writer waits instead of failing halfway.

mod answer;
mod bulk;
mod catalogue;
mod checkpoints;
mod column;
mod counted;
mod lite;
mod migrate;
mod reading;
mod snapshot;
mod value;
mod writing;

pub use catalogue::Kind;
pub use column::{Column, Row};
pub use counted::counted;
pub use migrate::{Schema, schema_for_sqlite};
pub use snapshot::Snapshot;
pub use value::Value;

use futures_core::stream::BoxStream;
use futures_util::{StreamExt as _, TryStreamExt as _};
use reading::Readers;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, PgPool, SqlitePool};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use writing::{Writer, Writing};

/// What the database answers; the error is always the driver's.
pub type Result<T> = std::result::Result<T, sqlx::Error>;
pub use sqlx::Error;

/// How many exports and still pictures may be taken of the SQLite file at once.
const PICTURES: u32 = 4;
/// What each connection to SQLite keeps in memory, in SQLite's way: 4 MB.
const CACHE: i64 = -4_000;
/// How many connections are kept to PostgreSQL.
const POSTGRES_CONNECTIONS: u32 = 10;

/// An open database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    statements: Arc<AtomicU64>,
}

#[derive(Clone)]
enum Engine {
    /// Pages are answered by `readers`; what reads for long takes a connection of `read`.
    Lite {
        readers: Arc<Readers>,
        read: SqlitePool,
        writer: Writer,
        options: Box<SqliteConnectOptions>,
    },
    Pg(PgPool),
}

/// A unit of work: everything or nothing. Dropped without [`Work::save`], it leaves no trace.
pub struct Work {
    transaction: Transaction,
    statements: Arc<AtomicU64>,
}

enum Transaction {
    Lite(Writing),
    Pg(sqlx::Transaction<'static, sqlx::Postgres>),
}

impl Db {
    /// Opens (and if needed makes) the SQLite file at `path`.
    pub async fn open_file(path: &Path) -> Result<Db> {
        lite::keep_private(path)?;
        let writer = Writer::open(path)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("cache_size", CACHE.to_string())
            .pragma("temp_store", "MEMORY");
        let read = SqlitePoolOptions::new()
            .max_connections(PICTURES)
            .test_before_acquire(false)
            .connect_lazy_with(options.clone().read_only(true));
        let (readers, options) = (Readers::open(path)?, Box::new(options));
        Ok(Db::with(Engine::Lite { readers, read, writer, options }))
    }

    /// Connects to PostgreSQL at `url` (`postgres://…`).
    pub async fn open_postgres(url: &str) -> Result<Db> {
        let pool = sqlx::postgres::PgPoolOptions::new()
            .max_connections(POSTGRES_CONNECTIONS)
            .test_before_acquire(false)
            .connect(url)
            .await?;
        Ok(Db::with(Engine::Pg(pool)))
    }

    fn with(engine: Engine) -> Db {
        Db { engine, statements: Arc::default() }
    }

    /// Whether this is PostgreSQL (else it is SQLite).
    pub fn is_postgres(&self) -> bool {
        matches!(self.engine, Engine::Pg(_))
    }

    /// How many statements ran since the start: a page's number is the difference of two readings.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    fn count(&self) {
        self.statements.fetch_add(1, Ordering::Relaxed);
        counted::one_more();
    }

    /// All rows of a question.
    pub async fn rows(&self, sql: &'static str, values: Vec<Value>) -> Result<Vec<Row>> {
        self.count();
        match &self.engine {
            Engine::Lite { readers, .. } => readers.rows(sql, values).await,
            Engine::Pg(pool) => {
                let query = sqlx::query_with(sql, value::for_postgres(values)?);
                Ok(query.fetch_all(pool).await?.into_iter().map(Row::Pg).collect())
            }
        }
    }

    /// The rows one by one, for exports that must not hold everything in memory.
    pub fn stream<'a>(
        &'a self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<BoxStream<'a, Result<Row>>> {
        self.count();
        Ok(match &self.engine {
            Engine::Lite { read, .. } => sqlx::query_with(sql, value::for_sqlite(values)?)
                .fetch(read)
                .map_ok(Row::Lite)
                .boxed(),
            Engine::Pg(pool) => sqlx::query_with(sql, value::for_postgres(values)?)
                .fetch(pool)
                .map_ok(Row::Pg)
                .boxed(),
        })
    }

    /// The first row, or [`Error::RowNotFound`].
    pub async fn row(&self, sql: &'static str, values: Vec<Value>) -> Result<Row> {
        self.maybe(sql, values).await?.ok_or(Error::RowNotFound)
    }

    /// The first row, if there is one.
    pub async fn maybe(&self, sql: &'static str, values: Vec<Value>) -> Result<Option<Row>> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    /// Begins a unit of work.
    pub async fn work(&self) -> Result<Work> {
        let transaction = match &self.engine {
            Engine::Lite { writer, .. } => Transaction::Lite(writer.begin().await?),
            Engine::Pg(pool) => Transaction::Pg(pool.begin().await?),
        };
        Ok(Work { transaction, statements: self.statements.clone() })
    }

    /// Prepares without running: shows that a text is valid SQL on this engine, tables and columns
    /// included.
    pub async fn check(&self, sql: &'static str) -> Result<()> {
        use sqlx::{Executor as _, SqlSafeStr as _};
        match &self.engine {
            Engine::Lite { read, .. } => read.prepare(sql.into_sql_str()).await.map(drop),
            Engine::Pg(pool) => pool.prepare(sql.into_sql_str()).await.map(drop),
        }
    }

    /// Runs a text of several statements that takes no values: schema, maintenance.
    pub async fn script(&self, sql: &str) -> Result<()> {
        match &self.engine {
            Engine::Lite { writer, .. } => writer.script(sql).await,
            Engine::Pg(pool) => sqlx::raw_sql(AssertSqlSafe(sql)).execute(pool).await.map(drop),
        }
    }

    /// Closes all connections, after which the file may be moved or copied.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Lite { readers, read, writer, .. } => {
                readers.close();
                read.close().await;
                writer.close().await;
            }
            Engine::Pg(pool) => pool.close().await,
        }
    }
}

impl Work {
    fn count(&self) {
        self.statements.fetch_add(1, Ordering::Relaxed);
        counted::one_more();
    }

    /// Runs a statement and gives the rows it returns.
    pub async fn rows(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Vec<Row>> {
        self.count();
        match &mut self.transaction {
            Transaction::Lite(t) => t.rows(sql, &values).await,
            Transaction::Pg(t) => {
                let query = sqlx::query_with(sql, value::for_postgres(values)?);
                Ok(query.fetch_all(&mut **t).await?.into_iter().map(Row::Pg).collect())
            }
        }
    }

    /// Runs a statement and gives the number of rows it changed.
    pub async fn run(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64> {
        self.count();
        match &mut self.transaction {
            Transaction::Lite(t) => t.run(sql, &values, true).await,
            Transaction::Pg(t) => {
                let query = sqlx::query_with(sql, value::for_postgres(values)?);
                Ok(query.execute(&mut **t).await?.rows_affected())
            }
        }
    }

    /// Inserts many rows with few statements, for imports and the demo network.
    ///
    /// `head` is `INSERT INTO t (a, b) VALUES`, `tail` may be `ON CONFLICT …`; each row must have
    /// as many values as there are columns.
    pub async fn insert_many(
        &mut self,
        head: &'static str,
        rows: Vec<Vec<Value>>,
        tail: &'static str,
    ) -> Result<u64> {
        let Some(width) = rows.first().map(Vec::len) else {
            return Ok(0);
        };
        // PostgreSQL takes at most 65,535 values in a statement, SQLite 32,766.
        let at_once = (4_000 / width.max(1)).clamp(1, 250);
        let mut changed = 0;
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let batch: Vec<Vec<Value>> = rows.by_ref().take(at_once).collect();
            // Single rows and whole batches come again; the text of a rest is long, and kept for nothing.
            let comes_again = batch.len() == at_once || batch.len() <= 4;
            let sql = many_sql(head, width, batch.len(), tail);
            let values = batch.into_iter().flatten().collect();
            changed += self.run_built(sql, values, comes_again).await?;
        }
        Ok(changed)
    }

    async fn run_built(&mut self, sql: String, values: Vec<Value>, keep: bool) -> Result<u64> {
        self.count();
        match &mut self.transaction {
            Transaction::Lite(t) => t.run(&sql, &values, keep).await,
            Transaction::Pg(t) => {
                let query = sqlx::query_with(AssertSqlSafe(sql), value::for_postgres(values)?)
                    .persistent(keep);
                Ok(query.execute(&mut **t).await?.rows_affected())
            }
        }
    }

    /// The first row, if there is one.
    pub async fn maybe(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Option<Row>> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    /// The first row, or [`Error::RowNotFound`].
    pub async fn row(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Row> {
        self.maybe(sql, values).await?.ok_or(Error::RowNotFound)
    }

    /// Makes everything done in this unit of work last.
    pub async fn save(self) -> Result<()> {
        match self.transaction {
            Transaction::Lite(t) => t.save().await,
            Transaction::Pg(t) => t.commit().await,
        }
    }
}

/// The text of an insert of `rows` rows of `width` values.
fn many_sql(head: &str, width: usize, rows: usize, tail: &str) -> String {
    use std::fmt::Write as _;
    let mut sql = String::with_capacity(head.len() + rows * width * 5);
    sql.push_str(head);
    for row in 0..rows {
        sql.push_str(if row == 0 { " (" } else { ", (" });
        for column in 0..width {
            let comma = if column == 0 { "" } else { ", " };
            let _ = write!(sql, "{comma}${}", row * width + column + 1);
        }
        sql.push(')');
    }
    sql.push(' ');
    sql.push_str(tail);
    sql
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
