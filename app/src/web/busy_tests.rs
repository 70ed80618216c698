//! While another program writes in the same SQLite file: who must write hears to try again, who only
//! reads notices nothing.

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
