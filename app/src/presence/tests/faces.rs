//! Pictures on the tablet at the door.

use super::*;
use crate::offer::picture::tests::png;
use crate::offer::tests::post;

const SINCE: (Date, Option<Date>) = (date(2026, 3, 2), None);
const MORNING: i64 = 1;
const YES: [(&str, &str); 4] =
    [("day", "2026-11-20"), ("how", "spoken"), ("by", "person"), ("yes", "1")];

async fn keep(client: &Client<'_>, person: &str) {
    let path = format!("/people/{person}/portrait");
    let reply = client.upload(&path, &YES, ("file", "ik.png", &png(600, 400))).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
}

/// The address of the picture on the page at the door; nothing when there is none.
fn picture(html: &str) -> Option<String> {
    let at = html.find("/kiosk/pictures/")?;
    Some(html[at..at + html[at..].find('"').unwrap()].to_owned())
}

async fn at_door<'a>(t: &'a TestApp, greta: &Client<'_>, post: &str) -> Client<'a> {
    let path = format!("/presence/posts/{post}/kiosk");
    let started = greta.post(&path, &[("act", "start")]).await;
    t.with_cookie_of(&started)
}

async fn rows(t: &TestApp) -> i64 {
    let sql = "SELECT count(*) AS n FROM portrait_picture";
    t.app.db.row(sql, values![]).await.unwrap().get("n").unwrap()
}

#[tokio::test]
async fn the_tablet_shows_the_picture_of_who_is_on_its_list_now_and_of_nobody_else() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        placed(&t, "Milan", &post, MORNING, SINCE).await;
        // Of the same organisation, and not expected this morning.
        let other = placed(&t, "Ayla", &post, 2, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        keep(&greta, &nele).await;
        keep(&greta, &other).await;
        let door = at_door(&t, &greta, &post).await;
        let page = door.get("/kiosk").await.text;
        assert_eq!(page.matches("/kiosk/pictures/").count(), 1, "{page}");
        assert!(page.contains("aria-hidden=\"true\">M"), "who has none keeps the name: {page}");
        let path = picture(&page).unwrap();
        let shown = door.get(&path).await;
        assert_eq!(shown.status, 200);
        assert_eq!(shown.headers["content-type"], "image/jpeg");
        assert_eq!(shown.headers["cache-control"], "no-store");
        let sql = "SELECT id FROM portrait WHERE person = $1";
        let row = t.app.db.row(sql, values![&other]).await.unwrap();
        let hidden = format!("/kiosk/pictures/{}", row.get::<String>("id").unwrap());
        assert_eq!(door.get(&hidden).await.status, 404, "not on the list of now");
        // Nobody else has the page of the door, whoever it is.
        for client in [t.nobody(), t.coach().await, t.coordinator().await] {
            assert_eq!(client.get(&path).await.status, 404);
        }
        // The tablet opens no page of a person.
        let own = format!("/people/{nele}/portrait.jpg");
        assert_eq!(door.get(&own).await.location(), "/kiosk");
    }
}

#[tokio::test]
async fn a_yes_that_is_taken_back_takes_the_picture_away_everywhere() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let coach = t.coordinator().await;
        keep(&coach, &nele).await;
        // Another picture takes the place of the first.
        keep(&coach, &nele).await;
        assert_eq!(rows(&t).await, 1);
        let greta = t.instructor().await;
        let door = at_door(&t, &greta, &post).await;
        let path = picture(&door.get("/kiosk").await.text).unwrap();
        let withdraw = format!("/people/{nele}/portrait/withdraw");
        assert_eq!(coach.post(&withdraw, &[]).await.status, 303);
        assert_eq!(rows(&t).await, 0);
        assert_eq!(door.get(&path).await.status, 404);
        assert_eq!(picture(&door.get("/kiosk").await.text), None);
        assert_eq!(coach.get(&format!("/people/{nele}/portrait.jpg")).await.status, 404);
    }
}

#[tokio::test]
async fn without_a_yes_or_a_picture_nothing_is_kept_and_who_is_far_sees_none() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        let coach = t.coordinator().await;
        let path = format!("/people/{nele}/portrait");
        let file: &[u8] = &png(20, 20);
        for (fields, file, told) in [
            (&YES[..3], file, "Zonder ja bewaren we geen foto."),
            (&YES[..], b"%PDF-1.7".as_slice(), "error"),
            (&YES[..], b"".as_slice(), "error"),
            (
                &[("day", "2026-11-20"), ("how", "spoken"), ("by", "parent"), ("yes", "1")],
                file,
                "Vul in wie ja zei.",
            ),
            (&[("day", "2027-11-20"), YES[1], YES[2], YES[3]], file, "moet nog komen"),
        ] {
            let reply = coach.upload(&path, fields, ("file", "ik.png", file)).await;
            assert_eq!(reply.status, 422, "{told}");
            assert!(reply.text.contains(told), "{told}: {}", reply.text);
        }
        assert_eq!(rows(&t).await, 0);
        // Who reads along by consent has no role where the yes was given.
        keep(&coach, &nele).await;
        let far = t.add_account("Lies Lezer", &t.ocmw, &[crate::access::Role::Coach]).await;
        let far = t.sign_in_account(&far).await;
        let all = crate::access::Category::ALL;
        crate::consent::tests::give(&t, &nele, &t.ocmw, &all).await;
        assert_eq!(far.get(&format!("/people/{nele}")).await.status, 200);
        assert_eq!(far.get(&path).await.status, 404);
        assert_eq!(far.get(&format!("{path}.jpg")).await.status, 404);
    }
}

#[tokio::test]
async fn a_file_that_is_closed_keeps_no_picture() {
    for t in TestApp::each().await {
        let nele = somebody(&t, "Nele").await;
        let coach = t.coordinator().await;
        keep(&coach, &nele).await;
        let mut work = t.app.db.work().await.unwrap();
        let sql = "SELECT version FROM involvement WHERE person = $1 AND organisation = $2";
        let row = work.row(sql, values![&nele, &t.kade]).await.unwrap();
        let which = (nele.as_str(), t.kade.as_str(), row.get::<i64>("version").unwrap());
        let today = t.app.today();
        let closed =
            crate::people::store::close_file(&mut work, which, (today, today), "weg").await;
        assert!(closed.unwrap());
        work.save().await.unwrap();
        assert_eq!(rows(&t).await, 0);
    }
}
