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

async fn make(db: &Db, name: &'static str) {
    let mut work = db.work().await.unwrap();
    work.run("INSERT INTO t VALUES ($1)", values![name]).await.unwrap();
    work.save().await.unwrap();
}

async fn log(db: &Db, name: String) {
    let mut work = db.work().await.unwrap();
    work.run("INSERT INTO audit_line VALUES ($1)", values![name]).await.unwrap();
    work.save_log().await.unwrap();
}

async fn count(db: &Db, sql: &'static str) -> i64 {
    db.row(sql, vec![]).await.unwrap().get("n").unwrap()
}

const MADE: &str = "SELECT count(*) AS n FROM t";
const LOGGED: &str = "SELECT count(*) AS n FROM audit_line";

#[tokio::test]
async fn what_was_saved_is_read_at_once_though_readers_stay_in_their_reading() {
    let db = Db::open_file(&folder().join("stay.db")).await.unwrap();
    db.script("CREATE TABLE t (a TEXT); CREATE TABLE audit_line (a TEXT)").await.unwrap();
    for n in 1..=50 {
        log(&db, "look".into()).await;
        assert_eq!(count(&db, LOGGED).await, n, "who asks for the log reads its last line");
        assert_eq!(count(&db, MADE).await, n - 1);
        make(&db, "x").await;
        assert_eq!(count(&db, MADE).await, n);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readers_that_stay_let_the_log_of_sqlite_begin_anew() {
    let folder = folder();
    let db = Db::open_file(&folder.join("long.db")).await.unwrap();
    db.script("CREATE TABLE t (a TEXT); CREATE TABLE audit_line (a TEXT)").await.unwrap();
    let over = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let readers: Vec<_> = (0..4)
        .map(|_| {
            let (db, over) = (db.clone(), over.clone());
            tokio::spawn(async move {
                while !over.load(std::sync::atomic::Ordering::Relaxed) {
                    assert_eq!(count(&db, MADE).await, 0);
                    tokio::task::yield_now().await;
                }
            })
        })
        .collect();
    // Some 2,000 commits of 11 pages: 90 MB if the log never began anew.
    for _ in 0..2_000 {
        log(&db, "x".repeat(40_000)).await;
    }
    over.store(true, std::sync::atomic::Ordering::Relaxed);
    for reader in readers {
        reader.await.unwrap();
    }
    let length = folder.join("long.db-wal").metadata().unwrap().len();
    assert!(length < 50_000_000, "{length} bytes");
}

#[tokio::test]
async fn what_another_program_wrote_is_read_soon() {
    let file = folder().join("two.db");
    let db = Db::open_file(&file).await.unwrap();
    db.script("CREATE TABLE t (a TEXT)").await.unwrap();
    assert_eq!(count(&db, MADE).await, 0);
    rusqlite::Connection::open(&file).unwrap().execute("INSERT INTO t VALUES ('b')", []).unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(150)).await;
    assert_eq!(count(&db, MADE).await, 1);
}
