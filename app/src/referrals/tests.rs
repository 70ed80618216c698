//! Referrals over HTTP, on both engines.

mod inside;
mod link;
mod outside;

use crate::testing::{Client, Reply, TestApp};

/// The fields of a question; `more` are added, or stand in the place of the same field.
pub(crate) fn fields<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all = vec![
        ("receiver", ""),
        ("receiver_name", "De Branding"),
        ("receiver_email", "onthaal@branding.example"),
        ("receiver_language", "nl"),
        ("kind", "place"),
        ("question", "Is er plaats in het atelier?"),
        ("parts", "reach"),
        ("answer_by", "2026-12-06"),
        ("agreed_how", "spoken"),
        ("agreed_by", "person"),
        ("agreed_day", "2026-11-22"),
        ("do", "send"),
    ];
    all.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    all.extend(more);
    all
}

/// Sends a question about somebody.
pub(crate) async fn ask(coach: &Client<'_>, person: &str, more: &[(&str, &str)]) -> Reply {
    coach.post(&format!("/people/{person}/referrals/new"), &fields(more)).await
}

/// Sends a question to somebody outside and gives the page with the link.
pub(crate) async fn ask_outside(coach: &Client<'_>, person: &str) -> Reply {
    coach.post_through(&format!("/people/{person}/referrals/new"), &fields(&[])).await
}

/// Takes an answer back on the page as it is now, by `/asked/{id}` or by a link to the last referral.
pub(crate) async fn take_back(t: &TestApp, client: &Client<'_>, path: &str) -> Reply {
    let id = match path.strip_prefix("/asked/") {
        Some(id) => id.to_owned(),
        None => last(t).await,
    };
    let sql = "SELECT version FROM referral WHERE id = $1";
    let version: i64 = t.app.db.row(sql, base::values![id]).await.unwrap().get("version").unwrap();
    let version = version.to_string();
    client.post(&format!("{path}/undo"), &[("version", version.as_str())]).await
}

/// The id of the last referral.
pub(crate) async fn last(t: &TestApp) -> String {
    let sql = "SELECT id FROM referral ORDER BY id DESC LIMIT 1";
    t.app.db.row(sql, vec![]).await.unwrap().get("id").unwrap()
}

/// How it stands.
pub(super) async fn state(t: &TestApp, id: &str) -> String {
    super::store::one(&t.app.db, id).await.unwrap().unwrap().state.word().to_owned()
}

/// The path of the link on a page.
pub(crate) fn link(reply: &Reply) -> String {
    let at = reply.text.find("/answer/").unwrap_or_else(|| panic!("{}", reply.text));
    reply.text[at..].chars().take_while(|c| !matches!(c, '"' | '&' | '<')).collect()
}
