//! One SQL text, two engines: SQLite embedded by default, PostgreSQL by address.
//!
//! A value goes in as [`Value`] (written `values![…]`), a column comes out by type with
//! [`Row::get`]. Everything that differs between the engines is in this folder.
//!
//! Reading goes through [`Db`], writing through a [`Work`]: a unit of work that is saved whole or
//! not at all. SQLite takes its one write lock at the start of a unit of work, so that a second
//! writer waits instead of failing halfway.

mod alone;
mod bulk;
mod catalogue;
mod column;
mod counted;
mod failing;
mod lite;
mod migrate;
mod snapshot;
mod turns;
mod value;
mod work;

pub use alone::Alone;
pub use bulk::Bulk;
pub use catalogue::Kind;
pub use column::{Column, Row};
pub use counted::{counted, counted_elsewhere};
pub use failing::{is_busy, is_full, is_taken};
pub use migrate::{Schema, schema_for_sqlite};
pub use snapshot::Snapshot;
pub use value::Value;
pub use work::Work;

use failing::Disk;
use futures_core::stream::BoxStream;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use lite::Lite;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, Connection as _, PgPool};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use turns::Turns;
use work::Transaction;

/// What the database answers; the error is always the driver's.
pub type Result<T> = std::result::Result<T, sqlx::Error>;
pub use sqlx::Error;

/// How many connections are kept to PostgreSQL.
const POSTGRES_CONNECTIONS: u32 = 10;
/// How long to wait for one of them, or for PostgreSQL to come back: then a page says so ([`is_busy`]).
const POSTGRES_PATIENCE: Duration = Duration::from_secs(4);

/// An open database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    statements: Arc<AtomicU64>,
    disk: Disk,
    turns: Turns,
}

#[derive(Clone)]
enum Engine {
    Lite(Lite),
    Pg(PgPool),
}

impl Db {
    /// Opens (and if needed makes) the SQLite file at `path`.
    pub async fn open_file(path: &Path) -> Result<Db> {
        Ok(Db::with(Engine::Lite(Lite::open(path)?)))
    }

    /// Connects to PostgreSQL at `url` (`postgres://…`).
    pub async fn open_postgres(url: &str) -> Result<Db> {
        let options: PgConnectOptions = url.parse()?;
        alone::connected(&options).await?.close().await?;
        let pool = PgPoolOptions::new()
            .max_connections(POSTGRES_CONNECTIONS)
            .acquire_timeout(POSTGRES_PATIENCE)
            .test_before_acquire(false)
            .connect_lazy_with(options);
        Ok(Db::with(Engine::Pg(pool)))
    }

    fn with(engine: Engine) -> Db {
        Db { engine, statements: Arc::default(), disk: Disk::default(), turns: Turns::new() }
    }

    /// Whether this is PostgreSQL (else it is SQLite).
    pub fn is_postgres(&self) -> bool {
        matches!(self.engine, Engine::Pg(_))
    }

    /// Whether the disk was full at the last write.
    pub fn is_disk_full(&self) -> bool {
        self.disk.was_full()
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
            Engine::Lite(lite) => lite.readers.rows(sql, values).await,
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
            Engine::Lite(lite) => {
                let rows = async move {
                    lite.pictures.rows(self.turns.reading().await?, sql, values).await
                };
                stream::once(rows).try_flatten().boxed()
            }
            Engine::Pg(pool) => {
                let query = sqlx::query_with(sql, value::for_postgres(values)?);
                let rows = async move {
                    let turn = self.turns.reading().await?;
                    let held = move |row| {
                        let _held = &turn;
                        Row::Pg(row)
                    };
                    Ok::<_, Error>(query.fetch(pool).map_ok(held))
                };
                stream::once(rows).try_flatten().boxed()
            }
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
            Engine::Lite(lite) => {
                Transaction::Lite(lite.writer.begin().await.inspect_err(|e| self.disk.failed(e))?)
            }
            Engine::Pg(pool) => Transaction::Pg(pool.begin().await?),
        };
        Ok(Work { transaction, statements: self.statements.clone(), disk: self.disk.clone() })
    }

    /// Prepares without running: shows that a text is valid SQL on this engine, tables and columns
    /// included.
    pub async fn check(&self, sql: &'static str) -> Result<()> {
        use sqlx::{Executor as _, SqlSafeStr as _};
        match &self.engine {
            Engine::Lite(lite) => lite.readers.check(sql),
            Engine::Pg(pool) => pool.prepare(sql.into_sql_str()).await.map(drop),
        }
    }

    /// Runs a text of several statements that takes no values: schema, maintenance.
    pub async fn script(&self, sql: &str) -> Result<()> {
        match &self.engine {
            Engine::Lite(lite) => lite.writer.script(sql).await,
            Engine::Pg(pool) => sqlx::raw_sql(AssertSqlSafe(sql)).execute(pool).await.map(drop),
        }
    }

    /// Closes all connections, after which the file may be moved or copied.
    pub async fn close(&self) {
        self.turns.close();
        match &self.engine {
            Engine::Lite(lite) => lite.close().await,
            Engine::Pg(pool) => pool.close().await,
        }
    }
}
