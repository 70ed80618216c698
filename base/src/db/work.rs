//! Writing: a unit of work.

use super::failing::Disk;
use super::lite::Writing;
use super::{Error, Result, Row, Value, counted, value};
use sqlx::AssertSqlSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A unit of work: everything or nothing. Dropped without [`Work::save`], it leaves no trace.
pub struct Work {
    pub(super) transaction: Transaction,
    pub(super) statements: Arc<AtomicU64>,
    pub(super) disk: Disk,
}

/// What a unit of work is for each engine.
pub(super) enum Transaction {
    Lite(Writing),
    Pg(sqlx::Transaction<'static, sqlx::Postgres>),
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
                let rows = query.fetch_all(&mut **t).await;
                rows.map(|rows| rows.into_iter().map(Row::Pg).collect())
            }
        }
        .inspect_err(|e| self.disk.failed(e))
    }

    /// Runs a statement and gives the number of rows it changed.
    pub async fn run(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64> {
        self.count();
        match &mut self.transaction {
            Transaction::Lite(t) => t.run(sql, &values, true).await,
            Transaction::Pg(t) => {
                let query = sqlx::query_with(sql, value::for_postgres(values)?);
                query.execute(&mut **t).await.map(|done| done.rows_affected())
            }
        }
        .inspect_err(|e| self.disk.failed(e))
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
            let comes_again = batch.len() == at_once || batch.len() <= 8;
            let sql = many_sql(head, width, batch.len(), tail);
            let values = batch.into_iter().flatten().collect();
            changed += self.run_built(sql, values, comes_again).await?;
        }
        Ok(changed)
    }

    pub(super) async fn run_built(
        &mut self,
        sql: String,
        values: Vec<Value>,
        keep: bool,
    ) -> Result<u64> {
        self.count();
        match &mut self.transaction {
            Transaction::Lite(t) => t.run(&sql, &values, keep).await,
            Transaction::Pg(t) => {
                let query = sqlx::query_with(AssertSqlSafe(sql), value::for_postgres(values)?)
                    .persistent(keep);
                query.execute(&mut **t).await.map(|done| done.rows_affected())
            }
        }
        .inspect_err(|e| self.disk.failed(e))
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
        let saved = match self.transaction {
            Transaction::Lite(t) => t.save().await,
            Transaction::Pg(t) => t.commit().await,
        };
        match &saved {
            Ok(()) => self.disk.worked(),
            Err(e) => self.disk.failed(e),
        }
        saved
    }

    /// Runs a text of several statements that takes no values: schema.
    pub(super) async fn script(&mut self, sql: String) -> Result<()> {
        match &mut self.transaction {
            Transaction::Lite(t) => t.script(&sql),
            Transaction::Pg(t) => {
                sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut **t).await.map(drop)
            }
        }
    }
}

/// The text of an insert of `rows` rows of `width` values.
pub(super) fn many_sql(head: &str, width: usize, rows: usize, tail: &str) -> String {
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
