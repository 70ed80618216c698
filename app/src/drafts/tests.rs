//! Typed text survives: time-out, sign-out, the back button; on both engines.

use crate::notes::tests::person;
use crate::testing::{Client, TestApp};
use base::values;
use jiff::SignedDuration;

pub(super) async fn kill(t: &TestApp, client: &Client<'_>) {
    let actor = t.actor(client).await;
    let mut work = t.app.db.work().await.unwrap();
    crate::account::session::end(&mut work, &actor.session, t.app.now()).await.unwrap();
    work.save().await.unwrap();
}

pub(super) async fn drafts(t: &TestApp) -> i64 {
    t.app.db.row("SELECT count(*) AS n FROM draft", vec![]).await.unwrap().get("n").unwrap()
}

const TYPED: [(&str, &str); 4] = [
    ("body", "Een lang verhaal & meer"),
    ("level", "lead"),
    ("kind", "visit"),
    ("day", "2026-11-20"),
];

#[tokio::test]
async fn a_note_sent_after_the_session_ended_is_there_again_after_signing_in() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let path = format!("/people/{nele}/notes/new");
        let coach = t.coach().await;
        kill(&t, &coach).await;
        let reply = coach.post(&path, &TYPED).await;
        assert_eq!(reply.status, 303);
        assert!(reply.location().starts_with(&format!("/login?next={path}%3F")));
        let other = t.coordinator().await.get(&path).await.text;
        assert!(!other.contains("Een lang verhaal"), "a draft is for the same account only");
        let again = t.coach().await;
        let page = again.get(&path).await.text;
        assert!(page.contains("Een lang verhaal &#38; meer"));
        assert!(
            page.contains("value=\"visit\" checked") && page.contains("value=\"lead\" checked")
        );
        assert!(page.contains("We bewaarden wat je typte"));
        assert_eq!(again.post(&path, &TYPED).await.status, 303);
        assert_eq!(drafts(&t).await, 0, "saving forgets the draft");
        assert!(!again.get(&path).await.text.contains("Een lang verhaal"));
    }
}

#[tokio::test]
async fn a_session_that_was_idle_too_long_keeps_the_text_as_well() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let path = format!("/people/{nele}/notes/new");
        let coach = t.coach().await;
        t.clock.pass(SignedDuration::from_hours(5));
        assert!(coach.post(&path, &TYPED).await.location().starts_with("/login?next=/people/"));
        assert!(t.coach().await.get(&path).await.text.contains("Een lang verhaal"));
    }
}

#[tokio::test]
async fn the_form_page_is_where_the_form_was_sent_from() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        kill(&t, &coach).await;
        for (from, next) in [
            ("http://opstap.example/day?week", "/login?next=/day%3Fweek%26typed%3D/notes/new"),
            ("http://elsewhere.example/day", "/login?next=/notes/new%3Ftyped%3D/notes/new"),
        ] {
            let request = coach
                .request("POST", "/notes/new")
                .header("host", "opstap.example")
                .header("referer", from)
                .header("content-type", "application/x-www-form-urlencoded")
                .header("content-length", "9")
                .body(axum::body::Body::from("body=hall"))
                .unwrap();
            assert_eq!(t.send(request).await.location(), next);
        }
    }
}

#[tokio::test]
async fn the_script_keeps_drafts_without_secrets_and_they_can_be_thrown_away() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let path = format!("/people/{nele}/notes/new");
        let coach = t.coach().await;
        let fields = [
            ("draft-key", path.as_str()),
            ("body", "half af"),
            ("password", "geheim wachtwoord"),
            ("code", "123456"),
            ("insz", "93.05.18-223.61"),
            ("postcode", "8400"),
        ];
        assert_eq!(coach.post("/drafts", &fields).await.status, 204);
        let row = t.app.db.row("SELECT body FROM draft", values![]).await.unwrap();
        let body: String = row.get("body").unwrap();
        assert!(body.contains("half af") && body.contains("8400"));
        assert!(!body.contains("geheim") && !body.contains("123456") && !body.contains("93.05"));
        assert!(coach.get(&path).await.text.contains("half af"));
        let back = [("draft-key", path.as_str()), ("back", path.as_str())];
        assert_eq!(coach.post("/drafts/forget", &back).await.location(), path);
        assert!(!coach.get(&path).await.text.contains("half af"));
        let secret = [("draft-key", "/account/password"), ("old", "geheim wachtwoord")];
        assert_eq!(coach.post("/drafts", &secret).await.status, 204);
        assert_eq!(drafts(&t).await, 0, "nothing of a form about signing in is kept");
        let outside = [("draft-key", "//elsewhere.example"), ("body", "x")];
        assert_eq!(coach.post("/drafts", &outside).await.status, 400);
        kill(&t, &coach).await;
        assert!(coach.post("/drafts", &fields).await.location().starts_with("/login"));
        assert!(t.coach().await.get(&path).await.text.contains("half af"));
    }
}

#[tokio::test]
async fn nobody_and_another_site_leave_no_draft() {
    for t in TestApp::each().await {
        assert!(t.nobody().post("/notes/new", &TYPED).await.location().starts_with("/login"));
        let coach = t.coach().await;
        kill(&t, &coach).await;
        let request = axum::http::Request::builder()
            .method("POST")
            .uri("/notes/new")
            .header("sec-fetch-site", "cross-site")
            .header("cookie", coach.cookie())
            .header("content-type", "application/x-www-form-urlencoded")
            .header("content-length", "6")
            .body(axum::body::Body::from("body=x"))
            .unwrap();
        assert_eq!(t.send(request).await.status, 400);
        assert_eq!(drafts(&t).await, 0);
    }
}

#[tokio::test]
async fn a_draft_is_of_a_form_of_ours_and_nothing_else() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        let long = format!("/people/{}/notes/new", "a".repeat(200));
        for key in
            ["/no/such/form", "/people", "/people//notes/new", "//host/x", "notes/new", &long]
        {
            let reply = coach.post("/drafts", &[("draft-key", key), ("body", "tekst")]).await;
            assert_eq!(reply.status, 400, "{key}");
        }
        assert_eq!(drafts(&t).await, 0);
        let reply = coach.post("/drafts", &[("draft-key", "/notes/new"), ("body", "tekst")]).await;
        assert_eq!((reply.status, drafts(&t).await), (204, 1));
    }
}

#[tokio::test]
async fn an_account_keeps_its_fifty_newest_drafts() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        for n in 0..52 {
            t.clock.pass(SignedDuration::from_secs(1));
            let key = format!("/notes/n{n}/correct");
            let reply = coach.post("/drafts", &[("draft-key", &key), ("body", "tekst")]).await;
            assert_eq!(reply.status, 204);
        }
        let oldest = t.app.db.rows("SELECT form FROM draft ORDER BY saved_at LIMIT 1", vec![]);
        let oldest: String = oldest.await.unwrap()[0].get("form").unwrap();
        assert_eq!((drafts(&t).await, oldest.as_str()), (50, "/notes/n2/correct"));
    }
}

async fn waiting_files(t: &TestApp) -> i64 {
    let sql = "SELECT count(*) AS n FROM import_upload";
    t.app.db.row(sql, vec![]).await.unwrap().get("n").unwrap()
}

/// A list that waits to be imported.
async fn put_aside(t: &TestApp, client: &Client<'_>) {
    let mut work = t.app.db.work().await.unwrap();
    let columns = ["id", "account", "organisation", "file_name", "contents", "made_at"];
    let (id, contents) = (format!("file-{}", client.account), b"Naam".to_vec());
    let row = values![id, &client.account, &t.kade, "lijst.csv", contents, t.app.now()];
    work.add_rows("import_upload", &columns, vec![row]).await.unwrap();
    work.save().await.unwrap();
}

#[tokio::test]
async fn forgotten_drafts_and_files_go_whoever_left_them_and_whatever_that_account_does_next() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let key = format!("/people/{nele}/notes/new");
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        let typed = || vec![("body".to_owned(), "Een lang verhaal".to_owned())];
        super::save(&t.app, &joris.account, &key, typed()).await.unwrap();
        put_aside(&t, &marieke).await;
        t.clock.pass(SignedDuration::from_hours(24 * 6));
        crate::imports::tidy(&t.app).await.unwrap();
        assert_eq!(waiting_files(&t).await, 1, "it may wait for seven days");
        t.clock.pass(SignedDuration::from_hours(25));
        crate::imports::tidy(&t.app).await.unwrap();
        assert_eq!(waiting_files(&t).await, 0);
        super::tidy(&t.app).await.unwrap();
        assert_eq!(drafts(&t).await, 1, "it is kept for thirty days");
        t.clock.pass(SignedDuration::from_hours(24 * 24));
        assert!(!t.coach().await.get(&key).await.text.contains("Een lang verhaal"), "too old");
        super::tidy(&t.app).await.unwrap();
        assert_eq!(drafts(&t).await, 0);
    }
}

#[tokio::test]
async fn who_leaves_leaves_no_draft_and_no_file_behind() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let key = format!("/people/{nele}/notes/new");
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        let typed = vec![("body".to_owned(), "Een lang verhaal".to_owned())];
        super::save(&t.app, &joris.account, &key, typed).await.unwrap();
        put_aside(&t, &joris).await;
        put_aside(&t, &marieke).await;
        let path = format!("/accounts/{}/close", joris.account);
        assert_eq!(marieke.post(&path, &[("then", "close")]).await.status, 303);
        assert_eq!((drafts(&t).await, waiting_files(&t).await), (0, 1));
    }
}

#[tokio::test]
async fn choices_without_text_are_no_draft_and_an_emptied_text_is_forgotten() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        let note = async |body: &str| {
            let fields =
                [("draft-key", "/notes/new"), ("q", "Nele"), ("kind", "talk"), ("body", body)];
            assert_eq!(coach.post("/drafts", &fields).await.status, 204);
            drafts(&t).await
        };
        assert_eq!(note(" ").await, 0);
        assert_eq!(note("Ze belde").await, 1);
        assert_eq!(note("").await, 0);
        assert!(!coach.get("/notes/new").await.text.contains("draft-key"), "nothing to fill in");
    }
}
