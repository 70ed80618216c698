//! A still picture of the whole database, to copy it while others go on writing.

use super::lite::Picture;
use super::turns::Turn;
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
    Lite(Picture),
    Pg { open: sqlx::Transaction<'static, sqlx::Postgres>, _turn: Turn },
}

impl Db {
    /// Takes a still picture. While too many others read for long it waits a moment, and then says
    /// that the database is busy.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        self.picture(self.turns.reading().await?).await
    }

    /// Takes a still picture to copy the whole database from: never waits for those who read for
    /// long, only for another copy.
    pub async fn snapshot_to_copy(&self) -> Result<Snapshot> {
        self.picture(self.turns.copy().await?).await
    }

    async fn picture(&self, turn: Turn) -> Result<Snapshot> {
        let transaction = match &self.engine {
            Engine::Lite(lite) => Transaction::Lite(lite.pictures.still(turn).await?),
            Engine::Pg(pool) => Transaction::Pg {
                open: pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?,
                _turn: turn,
            },
        };
        Ok(Snapshot { transaction })
    }
}

impl Snapshot {
    /// The first row of a question, if there is one.
    pub async fn maybe(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Option<Row>> {
        self.stream(sql, values)?.try_next().await
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
            Transaction::Lite(picture) => picture.stream(sql, values),
            Transaction::Pg { open, .. } => sqlx::query_with(sql, value::for_postgres(values)?)
                .fetch(&mut **open)
                .map_ok(Row::Pg)
                .boxed(),
        })
    }

    /// All rows of a table, one by one. `table` is a name of the program's own, never of a reader's.
    pub fn table(&mut self, table: &str) -> BoxStream<'_, Result<Row>> {
        let sql = format!("SELECT * FROM {table}");
        match &mut self.transaction {
            Transaction::Lite(picture) => picture.stream(sql, vec![]),
            Transaction::Pg { open, .. } => {
                sqlx::query(AssertSqlSafe(sql)).fetch(&mut **open).map_ok(Row::Pg).boxed()
            }
        }
    }
}
