//! This room over HTTP, on both engines.

mod bad_input;
mod closed_files;
mod story;
mod warnings;

use crate::testing::{Client, TestApp};
use base::values;

/// Nele, with a file at De Kade, Joris as lead; her id.
pub async fn nele(t: &TestApp) -> String {
    let nele = crate::safety_net::tests::person(t, &t.kade, "Nele").await;
    let joris = t.coach().await;
    joris.post(&format!("/people/{nele}/support"), &[]).await;
    nele
}

/// A step added through its page; gives the id of the latest step.
pub async fn add(
    client: &Client<'_>,
    t: &TestApp,
    person: &str,
    fields: &[(&str, &str)],
) -> String {
    let mut all = vec![("reason", "het was tijd")];
    all.extend(fields);
    let reply = client.post(&format!("/people/{person}/steps/new"), &all).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    let sql = "SELECT id FROM step WHERE person = $1 ORDER BY start_day DESC LIMIT 1";
    t.app.db.row(sql, values![person]).await.unwrap().get("id").unwrap()
}

/// The reasons for which somebody stands on the board today.
pub async fn on_board(t: &TestApp, person: &str) -> Vec<String> {
    let sql = "SELECT kind FROM signal WHERE person = $1 AND from_day <= $2 ORDER BY kind";
    let rows = t.app.db.rows(sql, values![person, t.app.today()]).await.unwrap();
    rows.iter().map(|row| row.get("kind").unwrap()).collect()
}
