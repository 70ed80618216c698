//! What the database says about itself: its tables, their columns, how large it is, whether it is
//! whole. Needed to copy a database of any earlier schema, and for nothing else.

use super::work::many_sql;
use super::{Db, Engine, Result, Value, Work};
use crate::values;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Yes or no.
    Flag,
    /// A whole number; on SQLite also yes or no.
    Whole,
    /// A number with a fraction.
    Real,
    /// Words; on SQLite also days and moments.
    Text,
    /// A document.
    Bytes,
    /// A day without a clock.
    Day,
    /// A moment in time.
    Moment,
}

impl Kind {
    fn parse(word: &str) -> Kind {
        match word {
            "bool" => Kind::Flag,
            "int8" | "INTEGER" => Kind::Whole,
            "float8" | "REAL" => Kind::Real,
            "bytea" | "BLOB" => Kind::Bytes,
            "date" => Kind::Day,
            "timestamptz" => Kind::Moment,
            _ => Kind::Text,
        }
    }
}

impl Db {
    /// The names of all tables of the program, in order of name.
    pub async fn tables(&self) -> Result<Vec<String>> {
        let sql = if self.is_postgres() {
            "SELECT tablename AS name FROM pg_tables
             WHERE schemaname = current_schema() AND tablename <> 'schema_text' ORDER BY 1"
        } else {
            "SELECT name FROM sqlite_master
             WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
               AND name <> 'schema_text' ORDER BY 1"
        };
        self.rows(sql, vec![]).await?.iter().map(|row| row.get("name")).collect()
    }

    /// The columns of a table, in their order.
    pub async fn columns(&self, table: &str) -> Result<Vec<(String, Kind)>> {
        let sql = if self.is_postgres() {
            "SELECT CAST(column_name AS TEXT) AS name, CAST(udt_name AS TEXT) AS kind
             FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position"
        } else {
            "SELECT name, type AS kind FROM pragma_table_info($1) ORDER BY cid"
        };
        let rows = self.rows(sql, values![table]).await?;
        let column = |row: &super::Row| {
            let kind: String = row.get("kind")?;
            Ok((row.get("name")?, Kind::parse(&kind)))
        };
        rows.iter().map(column).collect()
    }

    /// How many bytes the database takes on its disk.
    pub async fn size(&self) -> Result<u64> {
        let sql = if self.is_postgres() {
            "SELECT CAST(COALESCE(sum(pg_total_relation_size(c.oid)), 0) AS BIGINT) AS n
             FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
             WHERE s.nspname = current_schema() AND c.relkind = 'r'"
        } else {
            "SELECT c.page_count * s.page_size AS n
             FROM pragma_page_count() c, pragma_page_size() s"
        };
        Ok(self.row(sql, vec![]).await?.get::<i64>("n")?.unsigned_abs())
    }

    /// Whether the file is whole, and every reference leads somewhere: nothing, or what is wrong.
    /// PostgreSQL checks its own pages and references.
    pub async fn damage(&self) -> Result<Vec<String>> {
        if let Engine::Pg(_) = &self.engine {
            return Ok(vec![]);
        }
        let mut found = vec![];
        for row in self
            .rows("SELECT integrity_check AS said FROM pragma_integrity_check()", vec![])
            .await?
        {
            let said: String = row.get("said")?;
            if said != "ok" {
                found.push(said);
            }
        }
        let lost = "SELECT DISTINCT \"table\" AS child, parent FROM pragma_foreign_key_check()";
        for row in self.rows(lost, vec![]).await? {
            let (child, parent): (String, String) = (row.get("child")?, row.get("parent")?);
            found.push(format!("a row of {child} leads to a row of {parent} that is not there"));
        }
        Ok(found)
    }
}

impl Work {
    /// Takes every row out of a table. `table` is a name of the program's own.
    pub async fn empty(&mut self, table: &str) -> Result<u64> {
        self.run_built(format!("DELETE FROM {table}"), vec![], false).await
    }

    /// Adds rows to a table as they are. `table` and `columns` are names that [`Db::tables`] and
    /// [`Db::columns`] gave; each row has a value for each column.
    pub async fn add_rows(
        &mut self,
        table: &str,
        columns: &[&str],
        rows: Vec<Vec<Value>>,
    ) -> Result<u64> {
        let head = format!("INSERT INTO {table} ({}) VALUES", columns.join(", "));
        let at_once = (20_000 / columns.len().max(1)).clamp(1, 500);
        let mut added = 0;
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let batch: Vec<Vec<Value>> = rows.by_ref().take(at_once).collect();
            let sql = many_sql(&head, columns.len(), batch.len(), "");
            added += self.run_built(sql, batch.into_iter().flatten().collect(), false).await?;
        }
        Ok(added)
    }
}
