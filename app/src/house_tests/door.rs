//! A tablet at the door, tried on every route: it opens its own pages and nothing else.

use super::strangers::with_things;
use super::things;
use crate::testing::TestApp;
use crate::web;

/// What it opens: its pages, the words of another language, and what everybody reads.
const OPENS: [&str; 4] = ["/kiosk", "/language/", "/look/", "/health"];

#[tokio::test]
async fn a_tablet_at_the_door_opens_its_own_page_and_nothing_else() {
    for t in TestApp::each().await {
        let there = things(&t).await;
        let greta = t.instructor().await;
        let path = format!("/presence/posts/{}/kiosk", there.work_post);
        let started = greta.post(&path, &[("act", "start")]).await;
        assert_eq!(started.status, 303, "{}", started.text);
        let door = t.with_cookie_of(&started);
        let mut wrong = vec![];
        for route in web::routes().listed() {
            if OPENS.iter().any(|start| route.path.starts_with(start)) {
                continue;
            }
            let path = with_things(route.path, &there);
            let request = door
                .request(route.method, &path)
                .header("content-type", "application/x-www-form-urlencoded")
                .body(axum::body::Body::from("version=1"))
                .unwrap();
            let reply = t.send(request).await;
            let is_right = match route.method {
                "GET" => reply.status == 303 && reply.location() == "/kiosk",
                _ => reply.status == 404,
            };
            if !is_right {
                wrong.push((route.method, route.path, reply.status));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        // Who started it is signed out there.
        assert_eq!(greta.get("/presence").await.status, 303);
    }
}
