//! Setting up over HTTP.

use super::setup;
use crate::testing::{Reply, TestApp};

async fn send(t: &TestApp, code: &str, password: &str) -> Reply {
    let fields = [
        ("code", code),
        ("network", "Netwerk Zuidkaai"),
        ("zone", "Europe/Brussels"),
        ("organisation", "Atelier Zuidkaai"),
        ("kind", "arbeidszorg"),
        ("municipality", "Oostende"),
        ("name", "Wanda Vos"),
        ("email", "wanda@zuidkaai.example"),
        ("password", password),
        ("supports", "yes"),
    ];
    t.nobody().post("/setup", &fields).await
}

#[tokio::test]
async fn on_an_empty_database_every_page_leads_to_the_set_up() {
    for t in TestApp::each_empty().await {
        assert!(setup::open(&t.app).await.unwrap().is_some());
        for path in ["/", "/login", "/people", "/setup/x"] {
            let reply = t.nobody().get(path).await;
            assert_eq!((reply.status, reply.location()), (303, "/setup"), "{path}");
        }
        assert_eq!(t.nobody().get("/setup").await.status, 200);
        assert_eq!(t.nobody().get("/health").await.status, 200);
    }
}

#[tokio::test]
async fn only_the_code_of_the_terminal_opens_it_and_only_once() {
    for t in TestApp::each_empty().await {
        let code = setup::open(&t.app).await.unwrap().unwrap();
        let wrong = send(&t, "AAAA-AAAA-AAAA", "vier gele regenjassen").await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("Deze code klopt niet"));
        assert!(wrong.text.contains("Atelier Zuidkaai"), "what was typed stays");
        let typed = code.to_lowercase().replace('-', " ");
        let right = send(&t, &typed, "vier gele regenjassen").await;
        assert_eq!((right.status, right.location()), (303, "/welcome"), "{}", right.text);
        assert!(right.headers.get_all("set-cookie").iter().count() == 1);
        assert_eq!(send(&t, &code, "vier gele regenjassen").await.status, 404);
        assert!(setup::open(&t.app).await.unwrap().is_none(), "there is an administrator now");
        assert_eq!(t.app.network().name, "Netwerk Zuidkaai");
    }
}

#[tokio::test]
async fn a_weak_password_keeps_the_code_for_a_next_try() {
    for t in TestApp::each_empty().await {
        let code = setup::open(&t.app).await.unwrap().unwrap();
        let weak = send(&t, &code, "wandavos1234").await;
        assert_eq!(weak.status, 422);
        assert!(weak.text.contains("lijkt te veel op je naam"));
        assert_eq!(send(&t, &code, "vier gele regenjassen").await.status, 303);
    }
}

#[tokio::test]
async fn guessing_the_code_ends_after_twenty_tries() {
    for t in TestApp::each_empty().await {
        setup::open(&t.app).await.unwrap();
        for _ in 0..20 {
            assert_eq!(send(&t, "AAAA-AAAA-AAAA", "x").await.status, 422);
        }
        assert_eq!(send(&t, "AAAA-AAAA-AAAA", "x").await.status, 429);
    }
}

#[tokio::test]
async fn a_network_that_runs_has_no_set_up() {
    for t in TestApp::each().await {
        assert_eq!(setup::open(&t.app).await.unwrap(), None);
        assert_eq!(t.nobody().get("/setup").await.status, 404);
        let welcome = t.administrator().await.get("/welcome").await;
        assert_eq!(welcome.status, 200);
        assert_eq!(t.coach().await.get("/welcome").await.status, 404);
    }
}
