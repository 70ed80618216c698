//! The same form twice, and typed text on the page of a problem, over HTTP.

use crate::access::Role;
use crate::testing::{Client, TestApp};
use axum::body::Body;
use axum::http::header;
use base::values;

const STEP: &str = "work_form=ama-welzijn&start=2026-10-05&reason=wil+onder+de+mensen";

async fn send(t: &TestApp, client: &Client<'_>, path: &str, body: &str) -> (u16, String, String) {
    let request = client
        .request("POST", path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body.to_owned()))
        .unwrap();
    let reply = t.send(request).await;
    let location = reply.headers.get("location").map_or("", |l| l.to_str().unwrap()).to_owned();
    (reply.status, location, reply.text)
}

async fn steps(t: &TestApp) -> i64 {
    let row = t.app.db.row("SELECT count(*) AS n FROM step", values![]).await.unwrap();
    row.get("n").unwrap()
}

#[tokio::test]
async fn the_same_form_sent_twice_acts_once_and_gets_the_same_answer() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let nele = crate::notes::tests::person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let path = format!("/people/{nele}/steps/new");
        let (one, two) = tokio::join!(send(&t, &joris, &path, STEP), send(&t, &joris, &path, STEP));
        assert_eq!((one.0, &one.1), (303, &two.1));
        assert_eq!(send(&t, &joris, &path, STEP).await.0, 303);
        assert_eq!(steps(&t).await, 1);

        let other = STEP.replace("ama-welzijn", "vrijwilligerswerk");
        assert_eq!(send(&t, &joris, &path, &other).await.0, 303);
        let third = send(&t, &joris, &path, STEP).await.0;
        assert_eq!(
            third, 422,
            "after another form it is a new act, and that step is there already"
        );
        assert_eq!(steps(&t).await, 2);
    }
}

#[tokio::test]
async fn what_another_session_undid_meanwhile_is_done_again() {
    for t in TestApp::each().await {
        let there = crate::house_tests::things(&t).await;
        let action = &there.action;
        let nele = t.add_account("Nele Zelf", &t.kade, &[Role::Participant]).await;
        let mut work = t.app.db.work().await.unwrap();
        let own = "UPDATE account SET person = $2 WHERE id = $1";
        work.run(own, values![&nele, &there.person]).await.unwrap();
        work.save().await.unwrap();
        let (phone, desk) = (t.sign_in_account(&nele).await, t.sign_in_account(&nele).await);
        let (done, undo) =
            (format!("/mine/actions/{action}/done"), format!("/mine/actions/{action}/undo"));
        let is_done = async || {
            let sql = "SELECT state FROM plan_action WHERE id = $1";
            let row = t.app.db.row(sql, values![action]).await.unwrap();
            row.get::<String>("state").unwrap() == "done"
        };
        assert_eq!(send(&t, &phone, &done, "x=1").await.0, 303);
        assert!(is_done().await);
        assert_eq!(send(&t, &desk, &undo, "x=1").await.0, 303);
        assert!(!is_done().await);
        assert_eq!(send(&t, &phone, &done, "x=1").await.0, 303);
        assert!(is_done().await, "not only said");
    }
}

#[tokio::test]
async fn what_a_button_without_fields_undid_is_no_more_told_as_done() {
    for t in TestApp::each().await {
        let there = crate::house_tests::things(&t).await;
        let person = &there.person;
        let (phone, desk) = (t.coach().await, t.coordinator().await);
        let again = crate::notes::tests::person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let path = format!("/people/{again}/steps/new");
        assert_eq!(send(&t, &phone, &path, STEP).await.0, 303);
        assert_eq!(send(&t, &phone, &path, STEP).await.0, 303, "out of memory");
        let other = format!("/people/{person}/card/link");
        desk.post(&other, &[]).await;
        assert_eq!(send(&t, &phone, &path, STEP).await.0, 303, "another person");
        let link = desk.post(&format!("/people/{again}/card/link"), &[]).await;
        assert!(link.status < 400, "{}", link.status);
        assert_eq!(send(&t, &phone, &path, STEP).await.0, 422, "asked anew: it is there already");
    }
}

#[tokio::test]
async fn what_a_colleague_took_back_at_another_address_is_not_told_as_saved() {
    for t in TestApp::each().await {
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        let nele = crate::notes::tests::person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let path = format!("/people/{nele}/appointments/new");
        let body = "day=2026-12-01&kind=talk&place=Leiestraat";
        assert_eq!(send(&t, &joris, &path, body).await.0, 303);
        assert_eq!(send(&t, &joris, &path, body).await.0, 303, "out of memory");
        let sql = "SELECT id, state FROM appointment ORDER BY id";
        let all = async || t.app.db.rows(sql, values![]).await.unwrap();
        assert_eq!(all().await.len(), 1);
        let first: String = all().await[0].get("id").unwrap();
        let cancel = marieke.post(&format!("/appointments/{first}/cancel"), &[]).await;
        assert_eq!(cancel.status, 303, "{}", cancel.text);
        // A button without fields between is an act of his own, not hers.
        joris.post(&format!("/people/{nele}/card/link"), &[]).await;
        assert_eq!(send(&t, &joris, &path, body).await.0, 303);
        let states: Vec<String> = all().await.iter().map(|row| row.get("state").unwrap()).collect();
        assert_eq!(states.len(), 2, "saved, not only said: {states:?}");
    }
}

#[tokio::test]
async fn a_browser_that_goes_away_meanwhile_and_tries_again_acts_once() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let nele = crate::notes::tests::person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let path = format!("/people/{nele}/steps/new");
        // Given up after ever more turns: also in the middle of the unit of work.
        for turns in 0..40 {
            let mut going = Box::pin(send(&t, &joris, &path, STEP));
            for _ in 0..turns {
                tokio::select! {
                    biased;
                    _ = &mut going => break,
                    () = tokio::task::yield_now() => {}
                }
            }
        }
        assert_eq!(send(&t, &joris, &path, STEP).await.0, 303);
        assert_eq!(steps(&t).await, 1);
    }
}

#[tokio::test]
async fn a_form_that_cannot_be_taken_gives_the_typed_text_back() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let body = "body=een+lang+verhaal+over+de+week&level=team&password=niet+deze+lange+tekst";
        let (status, _, text) = send(&t, &joris, "/people/weg/notes/new", body).await;
        assert_eq!(status, 404);
        assert!(text.contains("een lang verhaal over de week"));
        assert!(!text.contains("niet deze lange tekst"));
    }
}

#[tokio::test]
async fn only_plain_paths_of_our_own_are_followed() {
    for t in TestApp::each().await {
        for (back, to) in [
            ("/people", "/people"),
            ("//elders.example", "/"),
            ("/%09/elders.example/x", "/"),
            ("/%0a/x", "/"),
            ("/%5celders.example", "/"),
            ("https://elders.example", "/"),
        ] {
            let reply = t.nobody().get(&format!("/language/nl?back={back}")).await;
            assert_eq!((reply.status, reply.location()), (303, to), "{back}");
        }
    }
}
