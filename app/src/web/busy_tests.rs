//! When the database cannot write: because another program does in the same SQLite file, because the
//! disk is full, or because PostgreSQL is away. Who must write hears which, and who only reads
//! notices nothing where that can be.

use crate::testing::TestApp;
use base::db::Db;
use jiff::SignedDuration;
use std::time::{Duration, Instant};

#[tokio::test]
async fn a_page_that_cannot_write_asks_to_come_back_and_one_that_reads_does_not_wait() {
    let t = TestApp::on_sqlite().await;
    let (nele, joris) = (t.somebody().await, t.coach().await);
    let file = t.app.attachments.with_file_name("opstap.db");
    let other = Db::open_file(&file).await.unwrap();
    let held = other.work().await.unwrap();
    let reply = joris.get(&format!("/people/{nele}")).await;
    assert_eq!(reply.status, 503);
    assert_eq!(reply.headers["retry-after"], "60");
    assert!(reply.text.contains("over een minuut opnieuw") && !reply.text.contains("Nele"));
    t.clock.pass(SignedDuration::from_mins(2));
    let before = Instant::now();
    assert_eq!(joris.get("/more").await.status, 200, "last seen is to be written");
    assert!(before.elapsed() < Duration::from_secs(5), "{:?}", before.elapsed());
    drop(held);
    assert_eq!(joris.get(&format!("/people/{nele}")).await.status, 200);
}

#[tokio::test]
async fn a_full_disk_is_told_in_words_and_what_was_typed_is_given_back() {
    // PostgreSQL gives an error of its own, which cannot be made here.
    let t = TestApp::on_sqlite().await;
    let (nele, joris) = (t.somebody().await, t.coach().await);
    t.app.db.script("PRAGMA max_page_count = 1").await.unwrap();
    let long = "Nele wil graag in de groenploeg beginnen. ".repeat(400);
    let fields =
        [("body", long.as_str()), ("level", "team"), ("kind", "talk"), ("day", "2026-11-22")];
    let reply = joris.post(&format!("/people/{nele}/notes/new"), &fields).await;
    assert_eq!(reply.status, 507, "{}", reply.text);
    assert!(reply.text.contains("De schijf van de server is vol."));
    assert!(reply.text.contains("Nele wil graag in de groenploeg beginnen. Nele"), "typed");
    t.app.db.script("PRAGMA max_page_count = 1000000").await.unwrap();
    assert_eq!(joris.get(&format!("/people/{nele}")).await.status, 200, "works again");
}

#[tokio::test]
async fn postgres_that_went_away_is_told_within_five_seconds_and_is_used_again_when_it_is_back() {
    let Ok(url) = std::env::var("TEST_POSTGRES") else { return };
    let t = TestApp::on_postgres(&url).await;
    let joris = t.coach().await;
    assert_eq!(joris.get("/day").await.status, 200);
    // Every connection is taken, as when none can be made.
    let mut held = vec![];
    while let Ok(work) = t.app.db.work().await {
        held.push(work);
    }
    let before = Instant::now();
    let reply = joris.get("/day").await;
    assert_eq!((reply.status, reply.headers["retry-after"].to_str().unwrap()), (503, "60"));
    assert!(before.elapsed() < Duration::from_secs(5), "{:?}", before.elapsed());
    let before = Instant::now();
    assert_eq!(t.nobody().get("/health").await.status, 503);
    assert!(before.elapsed() < Duration::from_secs(6), "{:?}", before.elapsed());
    drop(held);
    assert_eq!(joris.get("/day").await.status, 200);
}
