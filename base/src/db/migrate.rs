//! The schema: numbered texts in PostgreSQL's words, forward only, one text for both engines.

use super::{Db, Engine, Result};
use crate::values;

/// The numbered schema texts of a program: `(number, name, text)` in ascending order.
pub type Schema = &'static [(i64, &'static str, &'static str)];

/// Which texts ran.
const RAN: &str = "CREATE TABLE IF NOT EXISTS schema_text (
    number BIGINT PRIMARY KEY,
    name TEXT NOT NULL
);";
const LAST: &str = "SELECT max(number) AS n FROM schema_text";
const DONE: &str = "INSERT INTO schema_text (number, name) VALUES ($1, $2)";
/// Two programs that start together bring one database up to date after each other. SQLite has its
/// write lock for that. The number is any that nobody else takes.
const ALONE: &str = "SELECT CAST(pg_advisory_xact_lock(730291) AS TEXT) AS locked";

impl Db {
    /// Brings the schema up to date: the texts that did not run yet run in one unit of work.
    pub async fn migrate(&self, schema: Schema) -> Result<()> {
        let mut work = self.work().await?;
        if self.is_postgres() {
            work.rows(ALONE, vec![]).await?;
        }
        work.script(self.in_its_words(RAN)).await?;
        let ran = work.row(LAST, vec![]).await?.get::<Option<i64>>("n")?.unwrap_or(0);
        for (number, name, text) in schema.iter().filter(|(number, ..)| *number > ran) {
            work.script(self.in_its_words(text)).await?;
            work.run(DONE, values![*number, *name]).await?;
        }
        work.save().await
    }

    fn in_its_words(&self, text: &str) -> String {
        match self.engine {
            Engine::Pg(_) => text.to_owned(),
            Engine::Lite(_) => schema_for_sqlite(text),
        }
    }

    /// The number of the last schema text that ran, 0 in an empty database.
    pub async fn schema_version(&self) -> Result<i64> {
        let exists = if self.is_postgres() {
            "SELECT count(*) AS n FROM pg_tables
             WHERE tablename = 'schema_text' AND schemaname = current_schema()"
        } else {
            "SELECT count(*) AS n FROM sqlite_master WHERE name = 'schema_text'"
        };
        if self.row(exists, vec![]).await?.get::<i64>("n")? == 0 {
            return Ok(0);
        }
        Ok(self.row(LAST, vec![]).await?.get::<Option<i64>>("n")?.unwrap_or(0))
    }
}

/// How the schema text says that a table is found by its key and by little else.
const KEPT_BY_KEY: &str = "\n); -- kept in the order of its key";

/// The schema text in SQLite's words: its handful of types, and `STRICT` tables so that they hold.
pub fn schema_for_sqlite(text: &str) -> String {
    const WORDS: [(&str, &str); 6] = [
        ("TIMESTAMPTZ", "TEXT"),
        (" DATE", " TEXT"),
        ("BOOLEAN", "INTEGER"),
        ("BIGINT", "INTEGER"),
        ("DOUBLE PRECISION", "REAL"),
        ("BYTEA", "BLOB"),
    ];
    let mut out = text.to_owned();
    for (postgres, lite) in WORDS {
        out = out.replace(postgres, lite);
    }
    // Only a table's closing bracket stands alone on its line. A table of which the key is the way in
    // keeps its rows in that order: one search instead of two, and no second copy of the key.
    out.replace(KEPT_BY_KEY, "\n) STRICT, WITHOUT ROWID;").replace("\n);", "\n) STRICT;")
}
