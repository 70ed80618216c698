//! Error pages, headers and the frame, over HTTP.

use crate::access::Role;
use crate::language::Language;
use crate::routes::Door;
use crate::testing::{Client, Reply, TestApp};
use crate::web;
use axum::body::Body;
use axum::http::Request;

async fn in_language(t: &TestApp, path: &str, language: Language) -> Reply {
    let request = Request::builder()
        .uri(path)
        .header("accept-language", language.code())
        .body(Body::empty())
        .unwrap();
    t.send(request).await
}

#[tokio::test]
async fn a_page_that_is_not_there_says_so_in_each_language() {
    for t in TestApp::each().await {
        for (language, words) in [
            (Language::Nl, "Deze pagina vonden we niet."),
            (Language::Fr, "Nous n’avons pas trouvé cette page."),
            (Language::En, "We did not find this page."),
        ] {
            let reply = in_language(&t, "/no-such-page", language).await;
            assert_eq!(reply.status, 404);
            assert!(reply.text.contains(words), "{language:?}");
        }
    }
}

#[tokio::test]
async fn a_form_of_a_hundred_megabytes_is_refused_with_a_page() {
    for t in TestApp::each().await {
        let reply = t.nobody().post("/login", &[("email", &"x".repeat(2_000_000))]).await;
        assert_eq!(reply.status, 413);
        assert!(reply.text.contains("Dat is te groot."));
    }
}

#[tokio::test]
async fn our_own_fault_shows_a_number_and_never_the_cause() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        t.app.db.script("ALTER TABLE session RENAME TO session_gone").await.unwrap();
        let reply = coach.get("/day").await;
        assert_eq!(reply.status, 500);
        assert!(reply.text.contains("Dat liep mis bij ons."));
        assert!(!reply.text.contains("session_gone") && !reply.text.contains("SELECT"));
    }
}

#[tokio::test]
async fn a_problem_is_json_for_who_asks_json() {
    for t in TestApp::each().await {
        let request = Request::builder()
            .uri("/no-such-page")
            .header("accept", "application/json")
            .body(Body::empty())
            .unwrap();
        let reply = t.send(request).await;
        assert_eq!(reply.headers["content-type"], "application/problem+json");
        let body: serde_json::Value = serde_json::from_str(&reply.text).unwrap();
        assert_eq!(body["status"], 404);
    }
}

#[tokio::test]
async fn every_answer_carries_the_strict_policy() {
    for t in TestApp::each().await {
        for path in ["/login", "/no-such-page", "/health", "/look/opstap.css"] {
            let reply = t.nobody().get(path).await;
            let policy = reply.headers["content-security-policy"].to_str().unwrap();
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        }
    }
}

#[tokio::test]
async fn an_address_with_the_sign_nul_is_nowhere_and_a_very_long_search_finds_nobody() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        for path in ["/people/%00", "/people?after=%00", "/notes/%00"] {
            assert_eq!(coach.get(path).await.status, 404, "{path}");
        }
        let long = "x".repeat(50_000);
        assert_eq!(coach.get(&format!("/people?q={long}")).await.status, 200);
        let administrator = t.administrator().await;
        assert_eq!(administrator.get(&format!("/accounts?q={long}")).await.status, 200);
    }
}

#[tokio::test]
async fn the_statements_of_a_sign_in_are_not_told() {
    for t in TestApp::each().await {
        let form = [("email", "joris@kade.example"), ("password", "helemaal-verkeerd")];
        let reply = t.nobody().post("/login", &form).await;
        assert!(!reply.headers["server-timing"].to_str().unwrap().contains("statements"));
    }
}

async fn reads(reader: &Client<'_>, path: &str, who: &str) {
    let reply = reader.get(path).await;
    assert!(
        matches!(reply.status, 200 | 303 | 400 | 403 | 404),
        "{} {path} as {who}",
        reply.status
    );
    assert!(!reply.text.contains('⟦'), "words are missing on {path} as {who}: {}", reply.text);
}

#[tokio::test]
async fn every_page_without_a_hole_is_written_for_each_role_in_each_language() {
    for t in TestApp::each().await {
        for language in Language::ALL {
            for role in Role::ALL {
                let name = format!("Reader {} {}", role.word(), language.code());
                let account = t.add_account(&name, &t.kade, &[role]).await;
                let reader = t.sign_in_account(&account).await;
                reader.get(&format!("/language/{}", language.code())).await;
                for route in web::routes().listed() {
                    let plain = route.method == "GET" && !route.path.contains('{');
                    if plain && route.door != Door::Public {
                        reads(&reader, route.path, &name).await;
                    }
                }
            }
        }
    }
}

/// What the program logs, kept in memory.
#[derive(Clone, Default)]
struct Log(std::sync::Arc<std::sync::Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_names_the_route_and_never_the_token_in_an_address() {
    let log = Log::default();
    let writer = log.clone();
    // With a second one, whether somebody listens is asked each time: the tests beside this one
    // listen to nothing.
    let _second = tracing::Dispatch::new(tracing::subscriber::NoSubscriber::default());
    let subscriber = tracing_subscriber::fmt().with_writer(move || writer.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    for t in TestApp::each().await {
        for path in ["/invitation/geheimwoord", "/recover/geheimwoord", "/geheimwoord"] {
            t.nobody().get(path).await;
        }
    }
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(text.contains("/invitation/{token}") && text.contains("no route"), "{text}");
    assert!(!text.contains("geheimwoord"), "{text}");
}
