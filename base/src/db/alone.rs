//! Holding a PostgreSQL database for one program, as a lock on a file holds a folder.
//!
//! The hold is an advisory lock of a session on a connection of its own. PostgreSQL lets it go when
//! the connection ends, however the program ends. It is of one schema: two networks in two schemas
//! of a database do not meet.

use super::{Error, Result};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions as _, Connection as _};
use std::time::{Duration, Instant};
use tokio::time::{sleep, timeout};

/// Tells our locks from those of other programs: "opst".
const OURS: i32 = 0x6f70_7374;
const TAKE: &str =
    "SELECT pg_try_advisory_lock($1, hashtext(coalesce(current_schema()::text, '')))";
// Of a machine that lost its power PostgreSQL hears nothing: it asks, and lets go within a minute.
const ASK: &str = "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10;
    SET tcp_keepalives_count = 3";

/// How long PostgreSQL may take to notice that the program before this one was killed.
const AT_START: Duration = Duration::from_secs(2);
/// How long it may take to notice that a connection of ours was lost.
const AFTER_LOSS: Duration = Duration::from_secs(90);
/// How long an answer may take.
const ANSWER: Duration = Duration::from_secs(5);

/// The hold. It ends when this is dropped.
pub struct Alone {
    options: PgConnectOptions,
    connection: PgConnection,
}

impl Alone {
    /// Takes hold of the database at `url`; nothing when another program holds it.
    pub async fn in_postgres(url: &str) -> Result<Option<Alone>> {
        let options: PgConnectOptions = url.parse()?;
        let connection = take(&options, AT_START).await?;
        Ok(connection.map(|connection| Alone { options, connection }))
    }

    /// Whether the hold still is; it is taken anew when the connection was lost. False: another
    /// program took it meanwhile. An error: the database is away, nobody holds it now.
    pub async fn is_held(&mut self) -> Result<bool> {
        if matches!(timeout(ANSWER, self.connection.ping()).await, Ok(Ok(()))) {
            return Ok(true);
        }
        let Some(connection) = take(&self.options, AFTER_LOSS).await? else {
            return Ok(false);
        };
        self.connection = connection;
        Ok(true)
    }
}

async fn take(options: &PgConnectOptions, patience: Duration) -> Result<Option<PgConnection>> {
    let begun = Instant::now();
    let mut connection = connected(options).await?;
    sqlx::raw_sql(ASK).execute(&mut connection).await?;
    loop {
        let taken = sqlx::query_scalar(TAKE).bind(OURS).fetch_one(&mut connection).await?;
        if taken {
            return Ok(Some(connection));
        }
        if begun.elapsed() >= patience {
            connection.close().await?;
            return Ok(None);
        }
        sleep(Duration::from_millis(100)).await;
    }
}

/// A connection of its own, or why there is none: a pool would go on trying, and say nothing.
pub(super) async fn connected(options: &PgConnectOptions) -> Result<PgConnection> {
    let late = || Error::Io(std::io::Error::new(std::io::ErrorKind::TimedOut, "no answer in time"));
    timeout(ANSWER, options.connect()).await.map_err(|_| late())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_second_program_is_kept_out_until_the_first_has_gone_or_lost_its_connection() {
        let Ok(url) = std::env::var("TEST_POSTGRES") else { return };
        let mark = if url.contains('?') { '&' } else { '?' };
        let schema = format!("alone_{}", std::process::id());
        let mut admin = PgConnection::connect(&url).await.unwrap();
        let make = format!("CREATE SCHEMA {schema}");
        sqlx::raw_sql(sqlx::AssertSqlSafe(make)).execute(&mut admin).await.unwrap();
        let url = format!("{url}{mark}options=-csearch_path%3D{schema}");

        let mut first = Alone::in_postgres(&url).await.unwrap().unwrap();
        assert!(first.is_held().await.unwrap());
        assert!(Alone::in_postgres(&url).await.unwrap().is_none(), "a second one");

        let own: i32 = sqlx::query_scalar("SELECT pg_backend_pid()")
            .fetch_one(&mut first.connection)
            .await
            .unwrap();
        let end = sqlx::query("SELECT pg_terminate_backend($1)").bind(own);
        end.execute(&mut admin).await.unwrap();
        assert!(first.is_held().await.unwrap(), "taken anew");
        assert!(Alone::in_postgres(&url).await.unwrap().is_none(), "still a second one");

        drop(first);
        assert!(Alone::in_postgres(&url).await.unwrap().is_some(), "the first has gone");
    }
}
