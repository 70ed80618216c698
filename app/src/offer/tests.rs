//! The offer over HTTP and in the database, on both engines.

mod counting;
mod keeping;
mod places;
mod placing;
mod public;

use crate::testing::{Client, TestApp};
use base::values;

/// Everything a work post needs, at a site; open on Monday, two places in the morning and one in the
/// afternoon.
pub(crate) fn packing(site: &str) -> Vec<(&str, &str)> {
    vec![
        ("site", site),
        ("name", "Inpakatelier"),
        ("summary", "Je vult dozen voor de bibliotheek."),
        ("sector", "packing"),
        ("work_form", "ama-welzijn"),
        ("h0", "2"),
        ("h1", "1"),
        ("least", "7,5"),
        ("low_stimulus", "yes"),
        ("dutch", "a1"),
        ("contact_phone", "0499 00 00 01"),
    ]
}

/// A site of De Kade in Kortrijk; its id.
pub(crate) async fn site(t: &TestApp, client: &Client<'_>) -> String {
    let fields = [("name", "Loods aan de vaart"), ("municipality", "Kortrijk")];
    let reply = client.post("/sites/new", &fields).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    last(t, "SELECT id FROM site ORDER BY id DESC LIMIT 1").await
}

/// A work post of De Kade; its id.
pub(crate) async fn post(t: &TestApp) -> String {
    let marieke = t.coordinator().await;
    let site = site(t, &marieke).await;
    let before = posts(t).await;
    let reply = marieke.post("/posts/new", &packing(&site)).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    // The clock stands still, and two ids of one moment have no order: the new one is the one that was not there.
    let mut new = posts(t).await;
    new.retain(|id| !before.contains(id));
    new.pop().expect("a new work post")
}

async fn posts(t: &TestApp) -> Vec<String> {
    let rows = t.app.db.rows("SELECT id FROM work_post", values![]).await.unwrap();
    rows.iter().map(|row| row.get("id").unwrap()).collect()
}

pub(crate) async fn last(t: &TestApp, sql: &'static str) -> String {
    t.app.db.row(sql, values![]).await.unwrap().get("id").unwrap()
}

/// The free places of a work post on its page, in words.
pub(crate) async fn free(t: &TestApp, post: &str) -> String {
    let text = t.stranger().await.get(&format!("/offer/{post}")).await.text;
    let from = text.find(&format!("<title id=\"h-{post}\">")).expect("a drawing of the week");
    let told = &text[from..];
    told[told.find('>').unwrap() + 1..told.find("</title>").unwrap()].to_owned()
}
