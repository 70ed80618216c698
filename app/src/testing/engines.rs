//! Where a test network keeps its data: a folder or a schema that no other test has.

use base::db::Db;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

static NUMBER: AtomicU64 = AtomicU64::new(0);

pub(super) fn fresh_folder() -> PathBuf {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let chance = &crate::keys::random_word()[..10];
    let name = format!("opstap-test-{}-{number}-{chance}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A schema of its own on PostgreSQL, named after `folder`: the address that leads there.
pub(super) async fn schema_address(url: &str, folder: &Path) -> String {
    let schema = folder.file_name().unwrap().to_str().unwrap().replace('-', "_");
    let admin = Db::open_postgres(url).await.unwrap();
    admin.script(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    admin.close().await;
    let mark = if url.contains('?') { '&' } else { '?' };
    format!("{url}{mark}options=-csearch_path%3D{schema}")
}

/// A schema of its own on PostgreSQL, open.
pub(super) async fn fresh_schema(url: &str, folder: &Path) -> Db {
    Db::open_postgres(&schema_address(url, folder).await).await.unwrap()
}
