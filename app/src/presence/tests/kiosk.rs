//! The tablet at the door.

use super::*;
use crate::offer::tests::post;

const SINCE: (Date, Option<Date>) = (date(2026, 3, 2), None);
const MORNING: i64 = 1;

/// Starts a tablet at the door of a work post.
async fn door<'a>(t: &'a TestApp, greta: &Client<'_>, post: &str) -> Client<'a> {
    let path = format!("/presence/posts/{post}/kiosk");
    assert_eq!(greta.get(&path).await.status, 200);
    let started = greta.post(&path, &[("act", "start")]).await;
    assert_eq!((started.status, started.location()), (303, "/kiosk"));
    assert!(started.headers.contains_key("clear-site-data"));
    t.with_cookie_of(&started)
}

/// What the button of a name sends.
fn button(html: &str, person: &str) -> String {
    let at = html.find(&format!("value=\"{person} ")).expect("a name") + 7;
    html[at..at + html[at..].find('"').unwrap()].to_owned()
}

#[tokio::test]
async fn who_comes_in_taps_the_own_name_and_a_second_tap_takes_it_back() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        let milan = placed(&t, "Milan", &post, MORNING, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        let door = door(&t, &greta, &post).await;
        let page = door.get("/kiosk").await.text;
        assert!(page.contains("Nele") && !page.contains("Zandvoorde"), "{page}");
        let first = button(&page, &nele);
        assert_eq!(door.post("/kiosk", &[("tap", &first)]).await.status, 303);
        assert_eq!(noted(&t, &nele).await, ["present"]);
        // The same tap sent twice takes nothing back; a tap on the name that stands there does.
        assert_eq!(door.post("/kiosk", &[("tap", &first)]).await.status, 422);
        assert_eq!(noted(&t, &nele).await, ["present"]);
        let again = button(&door.get("/kiosk").await.text, &nele);
        assert_eq!(door.post("/kiosk", &[("tap", &again)]).await.status, 303);
        assert!(noted(&t, &nele).await.is_empty());
        assert_eq!(before(&t, &nele).await, 1, "that it stood there is kept");
        // What was noted on the list is for who keeps it, and is not told at the door.
        let joris = t.coach().await;
        let path = list(&post, MONDAY, 0);
        let mut form = fields(&joris.get(&path).await.text);
        tick(&mut form, &milan, "sick");
        assert_eq!(send(&joris, &path, &form).await.status, 303);
        let page = door.get("/kiosk").await.text;
        assert!(!page.contains("Ziek"), "{page}");
        let tap = button(&page, &milan);
        let asked = door.post("/kiosk", &[("tap", &tap)]).await;
        assert!(asked.status == 422 && asked.text.contains("Vraag het aan je begeleider"));
        assert_eq!(noted(&t, &milan).await, ["sick"]);
    }
}

#[tokio::test]
async fn after_some_minutes_it_is_for_who_keeps_the_list() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        let door = door(&t, &greta, &post).await;
        let tap = button(&door.get("/kiosk").await.text, &nele);
        assert_eq!(door.post("/kiosk", &[("tap", &tap)]).await.status, 303);
        t.clock.pass(jiff::SignedDuration::from_mins(11));
        let again = button(&door.get("/kiosk").await.text, &nele);
        assert_eq!(door.post("/kiosk", &[("tap", &again)]).await.status, 422);
        assert_eq!(noted(&t, &nele).await, ["present"]);
        let sheet = t.coach().await.get(&list(&post, MONDAY, 0)).await.text;
        assert!(sheet.contains("zelf, "), "{sheet}");
    }
}

#[tokio::test]
async fn it_notes_nobody_who_is_not_on_its_list() {
    for t in TestApp::each().await {
        let (here, there) = (post(&t).await, post(&t).await);
        placed(&t, "Nele", &here, MORNING, SINCE).await;
        let other = placed(&t, "Milan", &there, MORNING, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        let door = door(&t, &greta, &here).await;
        for at in [&here, &there] {
            let tap = format!("{other} {at} 0");
            assert_eq!(door.post("/kiosk", &[("tap", &tap)]).await.status, 422);
        }
        assert!(noted(&t, &other).await.is_empty());
    }
}

#[tokio::test]
async fn it_ends_with_the_day_and_from_the_list_of_sessions() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        let first = door(&t, &greta, &post).await;
        let elsewhere = t.instructor().await;
        let own = elsewhere.get("/account").await.text;
        assert!(own.contains("Inpakatelier"), "it is known by the place: {own}");
        assert_eq!(elsewhere.post("/account/sessions/end", &[("session", "")]).await.status, 303);
        let over = first.get("/kiosk").await;
        assert!(over.status == 401 && over.text.contains("De tablet aan de deur is gestopt"));
        assert_eq!(first.post("/kiosk", &[("tap", "")]).await.status, 401);
        assert_eq!(greta.get("/kiosk").await.status, 404, "who had none is told nothing of one");
        assert_eq!(first.get("/presence").await.location().split('?').next(), Some("/login"));
        let second = door(&t, &elsewhere, &post).await;
        assert_eq!(second.get("/kiosk").await.status, 200);
        t.clock.pass(jiff::SignedDuration::from_hours(15) + jiff::SignedDuration::from_mins(1));
        assert_eq!(second.get("/kiosk").await.status, 401);
    }
}

#[tokio::test]
async fn it_ends_with_the_password_of_who_started_it() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        let hash = crate::account::password::hash("drie blauwe laarzen".to_owned()).await;
        let mut work = t.app.db.work().await.unwrap();
        crate::account::store::set_password(&mut work, &greta.account, &hash).await.unwrap();
        work.save().await.unwrap();
        let door = door(&t, &greta, &post).await;
        for _ in 0..3 {
            let wrong = door.post("/kiosk/end", &[("password", "iets anders")]).await;
            assert_eq!(wrong.status, 422, "{}", wrong.text);
        }
        assert_eq!(door.get("/kiosk").await.status, 200);
        let ended = door.post("/kiosk/end", &[("password", "drie blauwe laarzen")]).await;
        assert_eq!((ended.status, ended.location()), (303, "/presence"));
        assert_eq!(door.get("/kiosk").await.status, 401);
        let back = t.with_cookie_of(&ended);
        assert_eq!(back.get("/presence").await.status, 200);
    }
}

#[tokio::test]
async fn who_guesses_the_password_at_the_door_takes_no_tries_of_the_own_pages() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        let door = door(&t, &greta, &post).await;
        let guess = [("password", "iets anders")];
        let mut last = 422;
        for _ in 0..30 {
            last = door.post("/kiosk/end", &guess).await.status;
        }
        assert_eq!(last, 429);
        let own = t.instructor().await;
        let change = [("old", "iets anders"), ("password", "drie blauwe laarzen")];
        assert_eq!(own.post("/account/password", &change).await.status, 422);
    }
}
