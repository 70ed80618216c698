//! This room over HTTP, on both engines.

mod agreeing;
mod listing;
mod reading;
mod walking;

use crate::testing::{Client, TestApp};
use crate::way_in::store::{self, Way};
use base::values;

/// Nele, signed up at De Kade by Joris through the page; the person and the way.
pub(crate) async fn signed_up(
    t: &TestApp,
    joris: &Client<'_>,
    fields: &[(&str, &str)],
) -> (String, String) {
    let nele = crate::trajectories::tests::nele(t).await;
    let way = sign_up(t, joris, &nele, fields).await;
    (nele, way)
}

/// A way begun through its page; its id.
pub(crate) async fn sign_up(
    t: &TestApp,
    client: &Client<'_>,
    person: &str,
    fields: &[(&str, &str)],
) -> String {
    let mut all = vec![("day", "2026-03-02"), ("signed_up_by", "OCMW Kruisdam")];
    all.retain(|(name, _)| !fields.iter().any(|(other, _)| other == name));
    all.extend(fields);
    let reply = client.post(&format!("/people/{person}/way-in/new"), &all).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    let sql = "SELECT id FROM way_in WHERE person = $1 ORDER BY id DESC LIMIT 1";
    t.app.db.row(sql, values![person]).await.unwrap().get("id").unwrap()
}

/// The way as it stands.
pub(crate) async fn way(t: &TestApp, id: &str) -> Way {
    store::one(&t.app.db, id).await.unwrap().expect("it was begun")
}

/// Goes on to a state, on a day; gives the status.
pub(crate) async fn go(
    t: &TestApp,
    client: &Client<'_>,
    id: &str,
    (to, day): (&str, &str),
    more: &[(&str, &str)],
) -> u16 {
    let version = way(t, id).await.version.to_string();
    let mut all = vec![("to", to), ("day", day), ("version", version.as_str())];
    all.extend(more);
    client.post(&format!("/way-in/{id}/change"), &all).await.status
}
