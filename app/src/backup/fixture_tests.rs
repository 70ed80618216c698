//! Data made by an earlier version opens, on both engines.

use super::tests::backed_up;
use super::{check, restore};
use crate::schema::newest;
use crate::start;
use crate::testing::{TestPlace, dump};
use std::fs;
use std::path::{Path, PathBuf};

/// A backup that an earlier version made; see [`the_fixture_of_an_earlier_version_opens`].
fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/backup/testdata/earlier.opstap")
}

/// The fixture is made by the version that is released, and kept: run
/// `OPSTAP_WRITE_FIXTURE=1 cargo test -p app the_fixture` before a release that changes the schema.
#[tokio::test]
async fn the_fixture_of_an_earlier_version_opens() {
    if std::env::var_os("OPSTAP_WRITE_FIXTURE").is_some() {
        let from = TestPlace::on_sqlite();
        let file = backed_up(&from).await;
        fs::copy(file, fixture()).unwrap();
    }
    let manifest = check(&fixture()).unwrap();
    for to in TestPlace::each().await {
        restore(&fixture(), &to.place).await.unwrap();
        let db = start::database(&to.place).await.unwrap();
        assert_eq!(db.schema_version().await.unwrap(), newest());
        let after = dump(&db).await;
        for part in &manifest.parts {
            let Some(table) = part.table() else { continue };
            if let Some(rows) = after.get(table) {
                assert!(rows.len() as u64 >= part.rows, "{table}");
            }
        }
    }
}
