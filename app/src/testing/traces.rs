//! What every act leaves behind: a line in the log.

use super::{Client, Reply, TestApp};
use axum::body::Body;
use axum::http::Request;
use base::values;

impl TestApp {
    /// How many lines the log has about something that was done, not only seen.
    async fn acts_in_log(&self) -> i64 {
        let sql = "SELECT count(*) AS n FROM audit_line WHERE action <> 'look'";
        self.app.db.row(sql, values![]).await.unwrap().get("n").unwrap()
    }
}

impl Client<'_> {
    /// Sends what changes something: whatever succeeds leaves a line in the log that is more than a
    /// look, also when it answers with a page.
    pub(super) async fn act(&self, path: &str, request: Request<Body>) -> Reply {
        let before = self.test.acts_in_log().await;
        let reply = self.test.send(request).await;
        let is_known = WITHOUT_A_LINE
            .iter()
            .any(|(route, status, _)| *status == reply.status && fits(route, path));
        let succeeded = reply.status < 400 && !reply.location().starts_with("/login");
        if succeeded && !is_known {
            let after = self.test.acts_in_log().await;
            assert!(after > before, "POST {path} ({}) left no line in the log", reply.status);
        }
        reply
    }
}

/// The acts that may answer so without a line in the log, and why.
pub const WITHOUT_A_LINE: &[(&str, u16, &str)] = &[
    ("/card", 200, "the code was right, and the second fact is asked; nobody is in yet"),
    ("/day/seen", 303, "it was read already, and stands on the day no more"),
    ("/drafts", 204, "typed text that was not saved yet, for its writer only"),
    ("/drafts/forget", 303, "typed text that was not saved yet, for its writer only"),
    ("/emergency", 303, "a second press leads to the hours that the first one opened"),
    ("/imports/files/{id}/preview", 303, "a second press leads to the run that the first one made"),
    ("/notes/new", 200, "looks for people, or fills in a template; nothing is saved yet"),
    ("/people/{id}/notes/new", 200, "fills in a template; nothing is saved yet"),
    ("/people/{id}/reopen", 303, "a colleague was first, and the file is open"),
    ("/people/{id}/steps/new", 200, "asks whether to save what a rule speaks against"),
];

/// Whether an address is of a route.
fn fits(route: &str, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or(path);
    let (route, path): (Vec<_>, Vec<_>) = (route.split('/').collect(), path.split('/').collect());
    route.len() == path.len() && route.iter().zip(&path).all(|(r, p)| r.starts_with('{') || r == p)
}
