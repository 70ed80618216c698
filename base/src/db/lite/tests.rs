use crate::db::Db;
use crate::values;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("base-{}", uuid::Uuid::now_v7()));
    std::fs::create_dir(&folder).unwrap();
    folder
}

#[tokio::test]
async fn writing_goes_on_after_the_disk_was_full() {
    let db = Db::open_file(&folder().join("full.db")).await.unwrap();
    db.script("CREATE TABLE t (a TEXT); PRAGMA max_page_count = 4;").await.unwrap();
    let mut work = db.work().await.unwrap();
    let full = work.run("INSERT INTO t VALUES ($1)", values!["x".repeat(100_000)]).await;
    assert!(full.unwrap_err().to_string().contains("full"));
    let after = work.run("INSERT INTO t VALUES ($1)", values!["half"]).await;
    assert!(after.is_err(), "nothing of a unit that was undone may last");
    drop(work);
    for _ in 0..3 {
        let mut work = db.work().await.unwrap();
        work.run("INSERT INTO t VALUES ($1)", values!["y"]).await.unwrap();
        work.save().await.unwrap();
    }
    let row = db.row("SELECT count(*) AS n FROM t", vec![]).await.unwrap();
    assert_eq!(row.get::<i64>("n").unwrap(), 3);
}

#[tokio::test]
async fn only_its_owner_reads_the_file() {
    let folder = folder();
    let file = folder.join("private.db");
    let db = Db::open_file(&file).await.unwrap();
    db.script("CREATE TABLE t (a TEXT)").await.unwrap();
    for name in ["private.db", "private.db-wal", "private.db-shm"] {
        let mode = folder.join(name).metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[tokio::test]
async fn the_indexes_that_a_large_filling_does_without_come_back() {
    let db = Db::open_file(&folder().join("bulk.db")).await.unwrap();
    db.script(
        "CREATE TABLE t (id TEXT PRIMARY KEY, person TEXT, name TEXT);
         CREATE INDEX t_name ON t (name); CREATE INDEX t_person ON t (person, name);
         CREATE UNIQUE INDEX t_own_name ON t (name);",
    )
    .await
    .unwrap();
    let indexes = async || {
        let sql = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql > '' ORDER BY name";
        let rows = db.rows(sql, vec![]).await.unwrap();
        rows.iter().map(|row| row.get("name").unwrap()).collect::<Vec<String>>()
    };
    let bulk = db.begin_bulk().await.unwrap();
    assert_eq!(indexes().await, ["t_own_name", "t_person"], "what is unique stays so");
    db.end_bulk(bulk).await.unwrap();
    assert_eq!(indexes().await, ["t_name", "t_own_name", "t_person"]);
}
