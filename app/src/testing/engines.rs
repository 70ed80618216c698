//! Where a test network keeps its data: a folder that no other test has, and on PostgreSQL a database.
//!
//! To make every table anew takes a test longer than what it tests. The tables are made once, in a template
//! that every test copies; a database goes away with its test, or a thousand of them would fill a disk.

use crate::schema::SCHEMA;
use base::db::{Db, schema_for_sqlite};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use url::Url;

static NUMBER: AtomicU64 = AtomicU64::new(0);
/// Two tests that start together make one template on a server after each other. Any number nobody else takes.
const ONE_AT_A_TIME: &str = "SELECT CAST(pg_advisory_xact_lock(730292) AS TEXT) AS locked";
const IS_THERE: &str = "SELECT count(*) AS n FROM pg_database WHERE datname = $1";

pub(super) fn fresh_folder() -> PathBuf {
    let folder = std::env::temp_dir().join(fresh_name());
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn fresh_name() -> String {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let chance = &crate::keys::random_word()[..10];
    format!("opstap-test-{}-{number}-{chance}", std::process::id())
}

/// The name of the template of this very schema.
fn template_name() -> String {
    let mut hasher = DefaultHasher::new();
    for (number, _, text) in SCHEMA {
        (number, text, schema_for_sqlite(text)).hash(&mut hasher);
    }
    format!("opstap_template_{:016x}", hasher.finish())
}

/// A file in `folder` with every table, open.
pub(super) async fn fresh_file(folder: &Path) -> Db {
    let template = std::env::temp_dir().join(format!("{}.db", template_name()));
    if !template.exists() {
        let making = folder.join("template.db");
        let db = Db::open_file(&making).await.unwrap();
        db.migrate(SCHEMA).await.unwrap();
        db.close().await;
        // Whole or not there: another test may look at this very moment.
        std::fs::rename(&making, &template).unwrap();
    }
    let file = folder.join("opstap.db");
    std::fs::copy(&template, &file).unwrap();
    Db::open_file(&file).await.unwrap()
}

/// A database of its own on PostgreSQL, until it is dropped.
pub(super) struct Database {
    /// The address that leads there.
    pub(super) url: String,
    server: String,
    name: String,
}

impl Database {
    /// An empty one.
    pub(super) async fn empty(server: &str) -> Database {
        Database::like(server, "template0").await
    }

    /// One with every table.
    pub(super) async fn with_tables(server: &str) -> Database {
        let template = template_name();
        make_template(server, &template).await;
        Database::like(server, &template).await
    }

    async fn like(server: &str, template: &str) -> Database {
        let name = fresh_name().replace('-', "_");
        on(server, &format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")).await;
        Database { url: address(server, &name), server: server.to_owned(), name }
    }

    /// Opens it.
    pub(super) async fn open(&self) -> Db {
        Db::open_postgres(&self.url).await.unwrap()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        let dropping =
            async move { on(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await };
        // A thread, as a test's own runtime cannot wait inside itself.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let _ = std::thread::spawn(move || runtime.block_on(dropping)).join();
    }
}

/// Makes the template on a server where it is not there yet.
async fn make_template(server: &str, template: &str) {
    let admin = Db::open_postgres(server).await.unwrap();
    let mut turn = admin.work().await.unwrap();
    turn.rows(ONE_AT_A_TIME, vec![]).await.unwrap();
    let there = turn.row(IS_THERE, base::values![template]).await.unwrap();
    if there.get::<i64>("n").unwrap() == 0 {
        let making = format!("{template}_making");
        on(server, &format!("DROP DATABASE IF EXISTS {making} WITH (FORCE)")).await;
        on(server, &format!("CREATE DATABASE {making} TEMPLATE template0")).await;
        let db = Db::open_postgres(&address(server, &making)).await.unwrap();
        db.migrate(SCHEMA).await.unwrap();
        db.close().await;
        on(server, &format!("ALTER DATABASE {making} RENAME TO {template}")).await;
    }
    turn.save().await.unwrap();
    admin.close().await;
}

/// The address of a database on the same server.
fn address(server: &str, name: &str) -> String {
    let mut url: Url = server.parse().unwrap();
    url.set_path(name);
    url.into()
}

/// Runs one statement on a connection of its own.
async fn on(server: &str, sql: &str) {
    let admin = Db::open_postgres(server).await.unwrap();
    admin.script(sql).await.unwrap();
    admin.close().await;
}
