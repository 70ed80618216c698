//! Cookies, the cross-site check and the sentence about what was just done, over HTTP and HTTPS.

use crate::testing::{Client, Reply, TestApp};
use axum::body::Body;

const URL: &str = "https://opstap.example";

fn cookies(reply: &Reply) -> Vec<&str> {
    reply.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap()).collect()
}

/// Sends a form from a page at `origin`, as the browser sees the two sites.
async fn post_from(client: &Client<'_>, t: &TestApp, origin: &str) -> Reply {
    let request = client
        .request("POST", "/logout")
        .header("origin", origin)
        .header("host", "opstap.example")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::empty());
    t.send(request.unwrap()).await
}

#[tokio::test]
async fn over_https_every_cookie_is_bound_to_our_host_and_a_year_of_https_is_asked() {
    for t in TestApp::each().await {
        let t = t.reached_at(URL).await;
        let reply = t.coach().await.get("/language/fr").await;
        assert_eq!(reply.headers["strict-transport-security"], "max-age=31536000");
        assert!(!cookies(&reply).is_empty());
        for line in cookies(&reply) {
            assert!(line.starts_with("__Host-") && line.ends_with("; Secure"), "{line}");
            assert!(line.contains("; Path=/;") && !line.contains("Domain"), "{line}");
        }
        assert_eq!(t.coach().await.get("/day").await.status, 200);
    }
}

#[tokio::test]
async fn over_plain_http_nothing_is_asked_of_the_browser_that_it_cannot_do() {
    for t in TestApp::each().await {
        let reply = t.coach().await.get("/language/fr").await;
        assert!(!reply.headers.contains_key("strict-transport-security"));
        assert!(cookies(&reply).iter().all(|line| !line.contains("Secure")));
    }
}

#[tokio::test]
async fn a_form_from_any_other_address_than_the_public_one_is_refused() {
    for t in TestApp::each().await {
        let t = t.reached_at(URL).await;
        let coach = t.coach().await;
        for origin in [
            "http://opstap.example",
            "https://opstap.example:8443",
            "https://opstap.example.attacker.example",
            "https://other.opstap.example",
            "null",
        ] {
            let reply = post_from(&coach, &t, origin).await;
            assert_eq!(reply.status, 400, "{origin}");
            assert!(reply.text.contains(URL), "{origin}: says where to go");
        }
        assert_eq!(coach.get("/day").await.status, 200, "still signed in");
        assert_eq!(post_from(&coach, &t, URL).await.status, 303);
    }
}

/// Asks a page with the sentence about what was just done on its way.
async fn with_said(coach: &Client<'_>, t: &TestApp, path: &str, kind: &str) -> Reply {
    let cookie = format!("{}; said=drafts-thrown-away", coach.cookie());
    let mut request = coach.request("GET", path).header(kind, "true").body(Body::empty()).unwrap();
    request.headers_mut().insert("cookie", cookie.parse().unwrap());
    t.send(request).await
}

#[tokio::test]
async fn what_was_just_done_is_said_once_on_an_error_page_too_and_waits_for_a_page() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        let words = crate::language::say(crate::language::Language::Nl, "drafts-thrown-away", &[]);
        for path in ["/day", "/no-such-page"] {
            let reply = with_said(&coach, &t, path, "x-none").await;
            assert!(reply.text.contains(&words), "{path}");
            assert!(cookies(&reply).iter().any(|l| l.starts_with("said=;")), "{path}");
        }
        for (path, kind) in [("/", "x-none"), ("/health", "x-none"), ("/day", "hx-request")] {
            let reply = with_said(&coach, &t, path, kind).await;
            assert!(cookies(&reply).is_empty(), "{path} with {kind} shows it to nobody");
        }
    }
}
