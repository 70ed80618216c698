//! A still picture of the whole database, to copy it while others go on writing.

use super::{Db, Engine, Result, Row, Value, value};
use futures_core::stream::BoxStream;
use futures_util::{StreamExt as _, TryStreamExt as _};
use sqlx::AssertSqlSafe;

/// A reading of the database as it stood at one moment: writes that come later are not in it.
/// Writers do not wait for it. Let go by dropping it.
pub struct Snapshot {
    transaction: Transaction,
}

enum Transaction {
    Lite(sqlx::Transaction<'static, sqlx::Sqlite>),
    Pg(sqlx::Transaction<'static, sqlx::Postgres>),
}

impl Db {
    /// Takes a still picture.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        let transaction = match &self.engine {
            Engine::Lite { read, .. } => {
                let mut transaction = read.begin().await?;
                // SQLite takes the picture at the first read, not at BEGIN.
                sqlx::query("SELECT count(*) FROM sqlite_master")
                    .execute(&mut *transaction)
                    .await?;
                Transaction::Lite(transaction)
            }
            Engine::Pg(pool) => Transaction::Pg(
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?,
            ),
        };
        Ok(Snapshot { transaction })
    }
}

impl Snapshot {
    /// The first row of a question, if there is one.
    pub async fn maybe(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Option<Row>> {
        Ok(match &mut self.transaction {
            Transaction::Lite(t) => sqlx::query_with(sql, value::for_sqlite(values)?)
                .fetch_optional(&mut **t)
                .await?
                .map(Row::Lite),
            Transaction::Pg(t) => sqlx::query_with(sql, value::for_postgres(values)?)
                .fetch_optional(&mut **t)
                .await?
                .map(Row::Pg),
        })
    }

    /// All rows of a question.
    pub async fn rows(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Vec<Row>> {
        self.stream(sql, values)?.try_collect().await
    }

    /// The rows of a question, one by one.
    pub fn stream(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<BoxStream<'_, Result<Row>>> {
        Ok(match &mut self.transaction {
            Transaction::Lite(t) => sqlx::query_with(sql, value::for_sqlite(values)?)
                .fetch(&mut **t)
                .map_ok(Row::Lite)
                .boxed(),
            Transaction::Pg(t) => sqlx::query_with(sql, value::for_postgres(values)?)
                .fetch(&mut **t)
                .map_ok(Row::Pg)
                .boxed(),
        })
    }

    /// All rows of a table, one by one. `table` is a name of the program's own, never of a reader's.
    pub fn table(&mut self, table: &str) -> BoxStream<'_, Result<Row>> {
        let sql = AssertSqlSafe(format!("SELECT * FROM {table}"));
        match &mut self.transaction {
            Transaction::Lite(t) => sqlx::query(sql).fetch(&mut **t).map_ok(Row::Lite).boxed(),
            Transaction::Pg(t) => sqlx::query(sql).fetch(&mut **t).map_ok(Row::Pg).boxed(),
        }
    }
}
