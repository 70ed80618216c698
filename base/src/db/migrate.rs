//! The schema: numbered texts in PostgreSQL's words, forward only, one text for both engines.

use super::{Db, Engine, Result};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{ConnectOptions as _, Connection as _, SqlSafeStr as _};
use std::borrow::Cow;

/// The numbered schema texts of a program: `(number, name, text)` in ascending order.
pub type Schema = &'static [(i64, &'static str, &'static str)];

impl Db {
    /// Brings the schema up to date; each text runs once, in its own transaction, under a lock.
    pub async fn migrate(
        &self,
        schema: Schema,
    ) -> std::result::Result<(), sqlx::migrate::MigrateError> {
        let migrations = schema
            .iter()
            .map(|(number, name, text)| {
                let sql = match self.engine {
                    Engine::Pg(_) => (*text).to_owned(),
                    Engine::Lite { .. } => schema_for_sqlite(text),
                };
                let sql = sqlx::AssertSqlSafe(sql).into_sql_str();
                Migration::new(*number, Cow::Borrowed(*name), MigrationType::Simple, sql, false)
            })
            .collect();
        let migrator = Migrator::with_migrations(migrations);
        match &self.engine {
            Engine::Lite { options, .. } => {
                let mut connection = options.connect().await?;
                let done = migrator.run(&mut connection).await;
                connection.close().await?;
                done
            }
            Engine::Pg(pool) => migrator.run(pool).await,
        }
    }

    /// The number of the last schema text that ran, 0 in an empty database.
    pub async fn schema_version(&self) -> Result<i64> {
        let exists = match &self.engine {
            Engine::Lite { .. } => {
                "SELECT count(*) AS n FROM sqlite_master WHERE name = '_sqlx_migrations'"
            }
            Engine::Pg(_) => {
                "SELECT count(*) AS n FROM pg_tables
                 WHERE tablename = '_sqlx_migrations' AND schemaname = current_schema()"
            }
        };
        if self.row(exists, vec![]).await?.get::<i64>("n")? == 0 {
            return Ok(0);
        }
        let row = self.row("SELECT max(version) AS n FROM _sqlx_migrations", vec![]).await?;
        Ok(row.get::<Option<i64>>("n")?.unwrap_or(0))
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
