//! Whether the program can do its work, for a machine that asks every few seconds. Nothing is
//! written for it.

use super::{App, store};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use std::time::Duration;

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Says which version runs, and whether the database can be read and the last write found room on
/// the disk.
pub(super) async fn health(State(app): State<App>) -> Response {
    let read = tokio::time::timeout(PATIENCE, store::network(&app.db)).await;
    let is_well = matches!(read, Ok(Ok(_))) && !app.db.is_disk_full();
    let (code, status) =
        if is_well { (StatusCode::OK, "ok") } else { (StatusCode::SERVICE_UNAVAILABLE, "failing") };
    let version = env!("CARGO_PKG_VERSION");
    (code, Json(serde_json::json!({ "status": status, "version": version }))).into_response()
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use base::values;

    async fn asked(t: &TestApp) -> (u16, String) {
        let reply = t.nobody().get("/health").await;
        (reply.status, reply.text.replace(env!("CARGO_PKG_VERSION"), "V"))
    }

    fn ok() -> (u16, String) {
        (200, r#"{"status":"ok","version":"V"}"#.to_owned())
    }

    fn failing() -> (u16, String) {
        (503, r#"{"status":"failing","version":"V"}"#.to_owned())
    }

    #[tokio::test]
    async fn a_database_that_cannot_be_read_is_no_good_health() {
        for t in TestApp::each().await {
            assert_eq!(asked(&t).await, ok());
            t.app.db.script("ALTER TABLE network RENAME TO network_gone").await.unwrap();
            assert_eq!(asked(&t).await, failing());
        }
    }

    #[tokio::test]
    async fn a_full_disk_is_no_good_health_until_something_can_be_written_again() {
        const FILL: &str = "INSERT INTO rate (bucket, started_at, hits) VALUES ($1, $2, 1)";
        // The engine beside it gives an error of its own, which cannot be made here.
        let t = TestApp::on_sqlite().await;
        t.app.db.script("PRAGMA max_page_count = 1").await.unwrap();
        let mut work = t.app.db.work().await.unwrap();
        let much = values!["x".repeat(4_000_000), t.app.now()];
        assert!(work.run(FILL, much).await.is_err());
        drop(work);
        assert_eq!(asked(&t).await, failing());
        t.app.db.script("PRAGMA max_page_count = 1000000").await.unwrap();
        assert_eq!(asked(&t).await, failing(), "nothing was written yet");
        let mut work = t.app.db.work().await.unwrap();
        work.run(FILL, values!["x", t.app.now()]).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(asked(&t).await, ok());
    }
}
