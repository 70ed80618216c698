//! Every form comes back after signing in, once and for its own account; on both engines.

use super::tests::{drafts, kill};
use crate::notes::tests::person;
use crate::testing::{Reply, TestApp};
use axum::body::Body;
use jiff::SignedDuration;

const SAID: &str = "Je was afgemeld. Wat je typte staat er nog";

/// The page to which somebody is sent after signing in.
fn back(reply: &Reply) -> String {
    let (_, next) = reply.location().split_once("/login?next=").expect("sent to sign in");
    next.replace("%3F", "?").replace("%3D", "=").replace("%26", "&")
}

/// A form as a browser sends it, from its page, with these cookies.
async fn sent(t: &TestApp, cookie: &str, page: &str, path: &str, body: &'static str) -> Reply {
    let request = axum::http::Request::builder()
        .method("POST")
        .uri(path)
        .header("host", "opstap.example")
        .header("sec-fetch-site", "same-origin")
        .header("referer", format!("http://opstap.example{page}"))
        .header("cookie", cookie)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("content-length", body.len().to_string())
        .body(Body::from(body))
        .unwrap();
    t.send(request).await
}

/// The page of a form, its action, what is typed in it, and what then stands in the page.
fn forms(person: &str) -> Vec<(String, String, &'static str, &'static str)> {
    let of = |page: &str, path: &str, body, there| {
        (format!("/people/{person}/{page}"), format!("/people/{person}/{path}"), body, there)
    };
    vec![
        of("edit", "edit", "given=Nelleke&family=Z&version=1", "value=\"Nelleke\""),
        of("steps/new", "steps/new", "place=De+Moestuin&from=3%2F11%2F2026", "De Moestuin"),
        of("waiting/new", "waiting/new", "place=De+keuken&from=3%2F11%2F2026", "De keuken"),
        of(
            "household",
            "household/child",
            "child-given=Fienelot&child-from=",
            "value=\"Fienelot\"",
        ),
        of("aim", "aim", "aim_rung=5&words=Werken+met+dieren", "Werken met dieren"),
        ("/people/new".into(), "/people/new".into(), "given=Ibrahima", "value=\"Ibrahima\""),
    ]
}

async fn comes_back(t: &TestApp, cookie: &str, person: &str) {
    for (page, path, body, there) in forms(person) {
        let reply = sent(t, cookie, &page, &path, body).await;
        let to = back(&reply);
        assert!(to.starts_with(&format!("{page}?typed=")), "{page}: {to}");
        let coordinator = t.coordinator().await.get(&to).await.text;
        assert!(!coordinator.contains(there), "{page} is for the same account only");
        let coach = t.coach().await;
        let again = coach.get(&to).await;
        assert!(again.text.contains(there) && again.text.contains(SAID), "{page} {}", again.text);
        let once_more = coach.get(&to).await.text;
        assert!(!once_more.contains(SAID), "{page} is filled in once");
    }
    assert_eq!(drafts(t).await, 0);
}

#[tokio::test]
async fn every_form_comes_back_after_the_session_ended() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        kill(&t, &coach).await;
        comes_back(&t, &coach.cookie(), &nele).await;
    }
}

#[tokio::test]
async fn and_after_signing_out_in_another_tab() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let reply = t.coach().await.post("/logout", &[("x", "")]).await;
        let cookies = reply.headers.get_all("set-cookie").iter().filter_map(|c| c.to_str().ok());
        let left = cookies.filter_map(|c| c.split(';').next()).find(|c| c.starts_with("left="));
        comes_back(&t, left.expect("who it was"), &nele).await;
    }
}

#[tokio::test]
async fn the_name_under_a_plan_comes_back_on_the_page_without_a_menu() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        let goal = [("category", "housing"), ("words", "Een eigen stek"), ("from", "2026-11-01")];
        coach.post(&format!("/people/{nele}/plan/goals/new"), &goal).await;
        kill(&t, &coach).await;
        let path = format!("/people/{nele}/plan/sign");
        let body = "mark=x&name=Nele+Zandvoorde&sure=yes";
        let reply = sent(&t, &coach.cookie(), &path, &path, body).await;
        let page = t.coach().await.get(&back(&reply)).await.text;
        assert!(
            page.contains("value=\"Nele Zandvoorde\"") && page.contains("value=\"yes\" checked")
        );
    }
}

#[tokio::test]
async fn after_an_hour_a_form_begins_as_it_always_does() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        kill(&t, &coach).await;
        let reply = sent(&t, &coach.cookie(), "/people/new", "/people/new", "given=Ibrahima").await;
        t.clock.pass(SignedDuration::from_mins(61));
        let page = t.coach().await.get(&back(&reply)).await.text;
        assert!(!page.contains("Ibrahima") && !page.contains(SAID));
    }
}

#[tokio::test]
async fn a_page_without_the_form_shows_the_typed_text_to_take_along() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        kill(&t, &coach).await;
        let body = "given=Ibrahima&remark=Wil+graag+met+dieren+werken";
        let reply = sent(&t, &coach.cookie(), "/more", "/people/new", body).await;
        let page = t.coach().await.get(&back(&reply)).await.text;
        assert!(page.contains("Wil graag met dieren werken") && page.contains("Hier staat wat je"));
    }
}

#[tokio::test]
async fn who_it_was_being_unknown_the_sender_gets_the_text_back_and_nothing_is_kept() {
    for t in TestApp::each().await {
        let body = "body=Ze+belde+vanmorgen+over+het+werk&password=geheim+wachtwoord+van+mij";
        let reply = sent(&t, "language=nl", "/notes/new", "/notes/new", body).await;
        assert_eq!(reply.status, 401);
        assert!(reply.text.contains("Ze belde vanmorgen over het werk"));
        assert!(reply.text.contains("het is niet bewaard") && reply.text.contains("/login"));
        assert!(!reply.text.contains("geheim"));
        assert_eq!(drafts(&t).await, 0);
    }
}
