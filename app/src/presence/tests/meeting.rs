//! Two hands at one moment, and the same form again.

use super::*;
use crate::offer::tests::post;

const SINCE: (Date, Option<Date>) = (date(2024, 3, 4), None);
const MORNING: i64 = 1;

async fn count(t: &TestApp, sql: &'static str) -> i64 {
    t.app.db.row(sql, values![]).await.unwrap().get("n").unwrap()
}

const PRESENT: &str = "SELECT count(*) AS n FROM presence WHERE code = 'present'";

#[tokio::test]
async fn a_half_day_that_did_not_happen_has_nobody_present_also_at_one_moment() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let (greta, joris) = (t.instructor().await, t.coach().await);
        for day in [date(2026, 11, 23), date(2026, 11, 16), date(2026, 11, 9)] {
            let path = list(&post, day, 0);
            let form = fields(&greta.get(&path).await.text);
            let off = format!("/presence/posts/{post}/not-held?day={day}&half=0");
            let why = [("reason", "weather")];
            let (hers, his) = tokio::join!(send(&greta, &path, &form), joris.post(&off, &why));
            let mut both = [hers.status, his.status];
            both.sort_unstable();
            assert_eq!(both, [303, 422]);
        }
        let off = count(&t, "SELECT count(*) AS n FROM not_held").await;
        assert_eq!(off + count(&t, PRESENT).await, 3);
    }
}

#[tokio::test]
async fn nobody_is_at_two_work_posts_without_a_question_also_at_one_moment() {
    for t in TestApp::each().await {
        let (here, there) = (post(&t).await, post(&t).await);
        let nele = placed(&t, "Nele", &here, MORNING, SINCE).await;
        place(&t, &nele, &there, MORNING, SINCE).await;
        monday(&t).await;
        let (greta, joris) = (t.instructor().await, t.coach().await);
        let (one, other) = (list(&here, MONDAY, 0), list(&there, MONDAY, 0));
        let hers = fields(&greta.get(&one).await.text);
        let his = fields(&joris.get(&other).await.text);
        let (a, b) = tokio::join!(send(&greta, &one, &hers), send(&joris, &other, &his));
        let mut both = [a.status, b.status];
        both.sort_unstable();
        assert_eq!(both, [303, 422]);
        assert_eq!(noted(&t, &nele).await.len(), 1);
        // Who is asked and says it again has it noted at both.
        let (asked, client, path) =
            if a.status == 422 { (a, &greta, &one) } else { (b, &joris, &other) };
        assert!(asked.text.contains("al aanwezig bij"), "{}", asked.text);
        assert_eq!(send(client, path, &fields(&asked.text)).await.status, 303);
        assert_eq!(noted(&t, &nele).await.len(), 2);
    }
}

#[tokio::test]
async fn a_list_that_comes_again_is_no_memory_of_what_it_wrote() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let (greta, joris) = (t.instructor().await, t.coach().await);
        let path = list(&post, MONDAY, 0);
        let form = fields(&greta.get(&path).await.text);
        assert_eq!(send(&greta, &path, &form).await.status, 303);
        assert_eq!(send(&greta, &path, &form).await.status, 303, "a double click");
        let site = crate::offer::tests::last(&t, "SELECT site AS id FROM work_post").await;
        let whole = format!("/presence/sites/{site}?day={MONDAY}&half=0");
        let mut his = fields(&joris.get(&whole).await.text);
        tick(&mut his, &nele, "");
        assert_eq!(send(&joris, &whole, &his).await.status, 303);
        assert!(noted(&t, &nele).await.is_empty());
        let told = send(&greta, &path, &form).await;
        assert!(told.status == 303 && noted(&t, &nele).await == ["present"], "{}", told.status);
    }
}

#[tokio::test]
async fn of_equal_absences_one_stands() {
    for t in TestApp::each().await {
        let nele = somebody(&t, "Nele").await;
        monday(&t).await;
        let path = format!("/people/{nele}/absences/new");
        let away = [("code", "sick"), ("from", "2026-11-23"), ("until", "2026-11-29")];
        let (joris, greta, marieke) =
            (t.coach().await, t.instructor().await, t.coordinator().await);
        let (a, b, c) = tokio::join!(
            joris.post(&path, &away),
            greta.post(&path, &away),
            marieke.post(&path, &away)
        );
        assert_eq!([a.status, b.status, c.status], [303; 3]);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM absence").await, 1);
        // Another reason for the same days is another absence: what was said last is filled in.
        t.clock.pass(jiff::SignedDuration::from_secs(5));
        let leave = [("code", "leave"), ("from", "2026-11-23"), ("until", "2026-11-29")];
        assert_eq!(joris.post(&path, &leave).await.status, 303);
        let away =
            crate::presence::store::away(&t.app.db, &t.kade, (MONDAY, MONDAY)).await.unwrap();
        let codes: Vec<&str> = away.iter().map(|one| one.code.word()).collect();
        assert_eq!(codes, ["leave", "sick"]);
    }
}
