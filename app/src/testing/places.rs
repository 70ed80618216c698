//! Empty places for a network, and whole databases as text: for tests that copy or compare them.

use super::engines::{Database, fresh_folder};
use crate::config::Place;
use base::db::Db;
use std::fmt::Write as _;
use std::path::PathBuf;

/// An empty place for a network; its folder goes away at the end of the test.
pub struct TestPlace {
    /// The place.
    pub place: Place,
    folder: PathBuf,
    database: Option<Database>,
}

impl TestPlace {
    /// One place per engine.
    pub async fn each() -> Vec<TestPlace> {
        let mut all = vec![TestPlace::on_sqlite()];
        if let Ok(url) = std::env::var("TEST_POSTGRES") {
            let mut place = TestPlace::on_sqlite();
            let database = Database::empty(&url).await;
            place.place.database = Some(database.url.clone());
            place.database = Some(database);
            all.push(place);
        }
        all
    }

    /// A place on SQLite.
    pub fn on_sqlite() -> TestPlace {
        let folder = fresh_folder();
        let place = Place { data: folder.join("data"), database: None, key_file: None };
        TestPlace { place, folder, database: None }
    }

    /// A file beside the data.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

impl Drop for TestPlace {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Every row of every table as text, in order, alike on both engines: to compare whole databases.
pub async fn dump(db: &Db) -> std::collections::BTreeMap<String, Vec<String>> {
    use futures_util::TryStreamExt as _;
    let mut all = std::collections::BTreeMap::new();
    for table in db.tables().await.unwrap() {
        let mut picture = db.snapshot().await.unwrap();
        let rows: Vec<_> = picture.table(&table).try_collect().await.unwrap();
        let mut lines: Vec<String> = rows.iter().map(row_text).collect();
        lines.sort();
        all.insert(table, lines);
    }
    all
}

fn row_text(row: &base::db::Row) -> String {
    use base::db::Value;
    let mut text = String::new();
    for (name, value) in row.names().into_iter().zip(row.values().unwrap()) {
        let value = match value {
            Value::Flag(x) => Value::Whole(x.into()),
            Value::Day(x) => Value::Text(x.to_string()),
            Value::Moment(x) => Value::Text(format!("{x:.6}")),
            other => other,
        };
        write!(text, "{name}={value:?} ").unwrap();
    }
    text
}
