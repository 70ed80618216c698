//! A list that a tablet sends later, twice, or after its session was ended.

use super::*;
use crate::offer::tests::post;
use axum::body::Body;
use axum::http::header;

const SINCE: (Date, Option<Date>) = (date(2026, 3, 2), None);
const MORNING: i64 = 1;
const FIRST: &str = "11111111-1111-4111-8111-111111111111";
const SECOND: &str = "22222222-2222-4222-8222-222222222222";

/// Sends a list as the worker of a tablet does: it wants to know, and no page.
async fn quietly(
    t: &TestApp,
    client: &Client<'_>,
    path: &str,
    fields: &[(String, String)],
) -> Reply {
    let pair = |(name, value): &(String, String)| {
        let value = crate::web::form_urlencoded(value);
        format!("{name}={value}")
    };
    let body = fields.iter().map(pair).collect::<Vec<_>>().join("&");
    let request = client
        .request("POST", path)
        .header("opstap-sent", "1")
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap();
    t.send(request).await
}

async fn lines(t: &TestApp) -> i64 {
    let sql = "SELECT count(*) AS n FROM audit_line";
    t.app.db.row(sql, values![]).await.unwrap().get("n").unwrap()
}

#[tokio::test]
async fn a_list_with_an_id_is_taken_once() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let (greta, joris) = (t.instructor().await, t.coach().await);
        let path = list(&post, MONDAY, 0);
        let mut form = fields(&greta.get(&path).await.text);
        set(&mut form, "sending", FIRST);
        set(&mut form, "unknown", "Zoltan");
        assert_eq!(quietly(&t, &greta, &path, &form).await.status, 204);
        // Somebody else changes it; the answer to the first was lost, and it comes again.
        let mut his = fields(&joris.get(&path).await.text);
        tick(&mut his, &nele, "sick");
        set(&mut his, "gone", &crate::offer::tests::last(&t, "SELECT id FROM walk_in").await);
        assert_eq!(send(&joris, &path, &his).await.status, 303);
        let before = lines(&t).await;
        assert_eq!(quietly(&t, &greta, &path, &form).await.status, 204);
        assert_eq!(lines(&t).await, before, "it leaves no line of its own");
        assert_eq!(noted(&t, &nele).await, ["sick"]);
        let left = "SELECT count(*) AS n FROM walk_in";
        assert_eq!(t.app.db.row(left, values![]).await.unwrap().get::<i64>("n").unwrap(), 0);
    }
}

#[tokio::test]
async fn what_the_same_tablet_wrote_before_is_no_other_hand() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let (greta, path) = (t.instructor().await, list(&post, MONDAY, 0));
        let mut form = fields(&greta.get(&path).await.text);
        set(&mut form, "sending", FIRST);
        assert_eq!(quietly(&t, &greta, &path, &form).await.status, 204);
        // The list on the tablet is still the one of before.
        tick(&mut form, &nele, "sick");
        set(&mut form, "sending", SECOND);
        assert_eq!(quietly(&t, &greta, &path, &form).await.status, 422);
        set(&mut form, "after", FIRST);
        assert_eq!(quietly(&t, &greta, &path, &form).await.status, 204);
        assert_eq!(noted(&t, &nele).await, ["sick"]);
    }
}

#[tokio::test]
async fn a_late_one_that_was_replaced_is_not_taken_any_more() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let (greta, path) = (t.instructor().await, list(&post, MONDAY, 0));
        let first = fields(&greta.get(&path).await.text);
        let mut second = first.clone();
        tick(&mut second, &nele, "late");
        set(&mut second, "sending", SECOND);
        set(&mut second, "after", FIRST);
        assert_eq!(quietly(&t, &greta, &path, &second).await.status, 204);
        let mut first = first;
        tick(&mut first, &nele, "unexcused");
        set(&mut first, "sending", FIRST);
        assert_eq!(quietly(&t, &greta, &path, &first).await.status, 204);
        assert_eq!(noted(&t, &nele).await, ["late"]);
    }
}

#[tokio::test]
async fn what_another_hand_noted_is_asked_and_nothing_is_written() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let (greta, joris) = (t.instructor().await, t.coach().await);
        let path = list(&post, MONDAY, 0);
        let mut hers = fields(&greta.get(&path).await.text);
        let mut his = fields(&joris.get(&path).await.text);
        tick(&mut his, &nele, "sick");
        assert_eq!(send(&joris, &path, &his).await.status, 303);
        tick(&mut hers, &nele, "late");
        set(&mut hers, "sending", FIRST);
        assert_eq!(quietly(&t, &greta, &path, &hers).await.status, 422);
        assert_eq!(noted(&t, &nele).await, ["sick"]);
        // She opens the list, the same goes again, and she decides.
        let asked = send(&greta, &path, &hers).await;
        assert!(asked.text.contains("Intussen genoteerd door Joris"), "{}", asked.text);
        assert!(asked.headers.contains_key("opstap-keep") && asked.text.contains("data-again"));
        let mut decided = fields(&asked.text);
        set(&mut decided, "sending", SECOND);
        assert_eq!(send(&greta, &path, &decided).await.status, 303);
        assert_eq!(noted(&t, &nele).await, ["late"]);
    }
}

#[tokio::test]
async fn a_list_is_of_the_account_that_opened_it() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let (greta, joris) = (t.instructor().await, t.coach().await);
        let path = list(&post, MONDAY, 0);
        let mut form = fields(&greta.get(&path).await.text);
        set(&mut form, "sending", FIRST);
        assert_eq!(quietly(&t, &joris, &path, &form).await.status, 409);
        assert_eq!(send(&joris, &path, &form).await.status, 403);
        assert!(noted(&t, &nele).await.is_empty());
        assert_eq!(quietly(&t, &greta, &path, &form).await.status, 204);
    }
}

#[tokio::test]
async fn only_the_lists_of_today_may_stand_on_the_tablet() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        let today = greta.get(&list(&post, MONDAY, 0)).await;
        let mark = today.headers["opstap-keep"].to_str().unwrap();
        assert!(mark.starts_with("43200 ") && mark.ends_with(&list(&post, MONDAY, 0)), "{mark}");
        let before = greta.get(&list(&post, date(2026, 11, 16), 0)).await;
        assert!(before.status == 200 && !before.headers.contains_key("opstap-keep"));
        assert!(!greta.get("/presence").await.headers.contains_key("opstap-keep"));
        // The night is shorter than twelve hours.
        t.clock.pass(jiff::SignedDuration::from_hours(9));
        let mark = greta.get(&list(&post, MONDAY, 0)).await.headers["opstap-keep"].clone();
        let seconds: i64 = mark.to_str().unwrap().split(' ').next().unwrap().parse().unwrap();
        assert!((17_000..18_001).contains(&seconds), "{seconds}");
    }
}

#[tokio::test]
async fn signing_out_and_the_end_of_a_session_have_the_tablet_wiped() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let (greta, path) = (t.instructor().await, list(&post, MONDAY, 0));
        let mut form = fields(&greta.get(&path).await.text);
        set(&mut form, "sending", FIRST);
        let wiped = |reply: &Reply| reply.headers.get("clear-site-data").cloned();
        // A session that is over by time wipes nothing: what waits is to be sent.
        let away = t.instructor().await;
        t.clock.pass(jiff::SignedDuration::from_hours(13));
        let reply = quietly(&t, &away, &path, &form).await;
        assert_eq!((reply.status, wiped(&reply)), (401, None));
        let greta = t.instructor().await;
        assert_eq!(wiped(&greta.get("/presence").await), None);
        assert_eq!(wiped(&greta.post("/logout", &[("x", "")]).await).unwrap(), "\"storage\"");
        let reply = quietly(&t, &greta, &path, &form).await;
        assert_eq!(reply.status, 401);
        assert_eq!(wiped(&reply).unwrap(), "\"storage\"");
    }
}

#[tokio::test]
async fn the_worker_and_the_page_without_network_hold_nobody() {
    for t in TestApp::each().await {
        let nobody = t.nobody();
        let worker = nobody.get("/presence/worker.js").await;
        assert_eq!(worker.headers["service-worker-allowed"], "/");
        assert!(worker.text.contains("/look/tablet.js?"), "{}", worker.text);
        let greta = t.instructor().await;
        let page = greta.get("/presence/offline").await.text;
        assert!(page.contains("Er is geen netwerk") && !page.contains("Molenaar"), "{page}");
    }
}
