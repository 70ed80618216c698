//! What a list does not take: closed files, days that are none, the same thing twice, lines that are gone.

use super::super::When;
use super::super::store;
use super::*;
use crate::offer::tests::{last, post};

const SINCE: (Date, Option<Date>) = (date(2024, 3, 4), None);
const MORNING: i64 = 1;

async fn run(t: &TestApp, sql: &'static str, values: Vec<base::db::Value>) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(sql, values).await.unwrap();
    work.save().await.unwrap();
}

async fn count(t: &TestApp, sql: &'static str) -> i64 {
    t.app.db.row(sql, values![]).await.unwrap().get("n").unwrap()
}

#[tokio::test]
async fn in_a_closed_file_nothing_is_noted_and_nobody_of_it_walks_in() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        let amir = somebody(&t, "Amir").await;
        monday(&t).await;
        let (greta, path) = (t.instructor().await, list(&post, MONDAY, 0));
        let mut form = fields(&greta.get(&path).await.text);
        for person in [&nele, &amir] {
            let close = "UPDATE involvement SET until_day = $2, closing_reason = 'x'
                WHERE person = $1";
            run(&t, close, values![person, MONDAY]).await;
        }
        let refused = send(&greta, &path, &form).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("Het dossier van Nele is afgesloten"), "{}", refused.text);
        set(&mut form, "walk_in", "amir");
        let none = send(&greta, &path, &form).await.text;
        assert!(none.contains("niemand met de naam"), "{none}");
        set(&mut form, "act", &format!("person-{amir}"));
        let refused = send(&greta, &path, &form).await.text;
        assert!(refused.contains("Het dossier van Amir Zandvoorde is afgesloten"), "{refused}");
        let week = format!("/presence/posts/{post}/week?day={MONDAY}");
        let cells = [("h0", "2026-11-23.0"), ("p0", nele.as_str()), ("c0-0", "a")];
        assert_eq!(greta.post(&week, &cells).await.status, 422);
        assert_eq!(noted(&t, &nele).await.len() + noted(&t, &amir).await.len(), 0);
        // The list proposes nothing of a closed file, so that the others can be saved.
        let form = fields(&greta.get(&path).await.text);
        assert_eq!(send(&greta, &path, &form).await.status, 303);
        assert!(noted(&t, &nele).await.is_empty());
    }
}

#[tokio::test]
async fn that_it_did_not_happen_is_one_row_however_many_say_so() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        monday(&t).await;
        let site = store::place(&t.app.db, &post).await.unwrap().unwrap().site;
        let when = When { day: MONDAY, is_afternoon: false };
        let mut work = t.app.db.work().await.unwrap();
        for is_first in [true, false] {
            let place = (site.as_str(), Some(post.as_str()));
            let why = ("weather", "");
            let said = store::say_not_held(&mut work, t.app.now(), place, when, why, None).await;
            assert_eq!(said.unwrap(), is_first);
        }
        work.save().await.unwrap();
        let twice = "INSERT INTO not_held (id, site, work_post, day, half, reason, remark, made_by,
            made_at) SELECT 'again', site, work_post, day, half, reason, remark, made_by, made_at
            FROM not_held";
        let mut work = t.app.db.work().await.unwrap();
        assert!(work.run(twice, values![]).await.is_err(), "the schema holds it too");
        drop(work);
        let off = format!("/presence/posts/{post}/not-held?day={MONDAY}&half=0");
        let greta = t.instructor().await;
        assert_eq!(greta.post(&off, &[("act", "undo")]).await.status, 303);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM not_held").await, 0);
    }
}

#[tokio::test]
async fn of_two_hands_that_say_who_it_was_one_wins_and_the_other_hears() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let (nele, amir) = (somebody(&t, "Nele").await, somebody(&t, "Amir").await);
        monday(&t).await;
        let slot = Slot { work_post: post, when: When { day: MONDAY, is_afternoon: false } };
        let mut work = t.app.db.work().await.unwrap();
        store::add_unknown(&mut work, t.app.now(), &["Kim".into()], &slot, None).await.unwrap();
        work.save().await.unwrap();
        let who = format!("/presence/walk-ins/{}", last(&t, "SELECT id FROM walk_in").await);
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        let (his, hers) = ([("person", nele.as_str())], [("person", amir.as_str())]);
        let (a, b) = tokio::join!(joris.post(&who, &his), marieke.post(&who, &hers));
        assert_eq!([a.status, b.status].iter().filter(|status| **status == 303).count(), 1);
        assert_eq!(noted(&t, &nele).await.len() + noted(&t, &amir).await.len(), 1);
    }
}

#[tokio::test]
async fn loose_first_names_are_few_and_short_and_each_stands_there_once() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        monday(&t).await;
        let (greta, joris) = (t.instructor().await, t.coach().await);
        let path = list(&post, MONDAY, 0);
        let names = "SELECT count(*) AS n FROM walk_in";
        let many: Vec<String> = (0..21).map(|n| format!("Kim {n}")).collect();
        let many: Vec<(&str, &str)> = many.iter().map(|name| ("unknown", name.as_str())).collect();
        assert_eq!(greta.post(&path, &many).await.status, 422);
        let long = "a".repeat(61);
        assert_eq!(greta.post(&path, &[("unknown", &long)]).await.status, 422);
        assert_eq!(count(&t, names).await, 0);
        let kim = [("unknown", "Kim"), ("unknown", "kim"), ("unknown", " ")];
        for client in [&greta, &joris] {
            assert_eq!(client.post(&path, &kim).await.status, 303);
            assert_eq!(count(&t, names).await, 1);
        }
        let again = [("walk_in", "Kim"), ("act", "first-name")];
        let told = greta.post(&path, &again).await;
        assert!(told.text.contains("staat al op de lijst"), "{}", told.text);
    }
}

#[tokio::test]
async fn a_day_that_is_none_is_not_today() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        let path = list(&post, MONDAY, 0);
        let form = fields(&greta.get(&path).await.text);
        for asked in [
            "day=2026-02-31&half=0",
            "day=&half=0",
            "day=2026-11-23T10:00&half=0",
            "day=-9999-01-01&half=0",
            "day=1800-02-02&half=0",
            "day=2026-11-23&half=7",
            "half=0",
        ] {
            let list = format!("/presence/posts/{post}?{asked}");
            assert_eq!(send(&greta, &list, &form).await.status, 404, "{asked}");
            let off = format!("/presence/posts/{post}/not-held?{asked}");
            assert_eq!(greta.post(&off, &[("reason", "weather")]).await.status, 404, "{asked}");
        }
        assert!(noted(&t, &nele).await.is_empty());
        assert_eq!(greta.get(&format!("/presence/posts/{post}")).await.status, 200);
    }
}

#[tokio::test]
async fn long_ago_is_asked_and_before_the_birth_is_refused() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        let path = list(&post, date(2025, 11, 17), 0);
        let asked = send(&greta, &path, &fields(&greta.get(&path).await.text)).await;
        assert_eq!(asked.status, 422);
        assert!(asked.text.contains("meer dan een jaar geleden"), "{}", asked.text);
        assert_eq!(send(&greta, &path, &fields(&asked.text)).await.status, 303);
        assert_eq!(noted(&t, &nele).await, ["present"]);
        run(&t, "UPDATE person SET birth = '2025-06-01' WHERE id = $1", values![&nele]).await;
        let path = list(&post, date(2025, 5, 26), 0);
        let refused = send(&greta, &path, &fields(&greta.get(&path).await.text)).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("voor de geboorte van Nele"), "{}", refused.text);
    }
}

#[tokio::test]
async fn that_somebody_is_gone_from_a_list_is_told() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let (greta, path) = (t.instructor().await, list(&post, MONDAY, 0));
        let mut form = fields(&greta.get(&path).await.text);
        set(&mut form, "n", "2");
        for (name, value) in [("p1", "merged"), ("w1", post.as_str()), ("c1", "sick")] {
            set(&mut form, name, value);
        }
        let told = send(&greta, &path, &form).await;
        assert_eq!(told.status, 422);
        assert!(told.text.contains("staat er niet meer op"), "{}", told.text);
        assert_eq!(send(&greta, &path, &fields(&told.text)).await.status, 303);
        assert_eq!(noted(&t, &nele).await, ["present"]);
        // In the grid of a week what was typed stays with its own person and half-day.
        let week = format!("/presence/posts/{post}/week?day={MONDAY}");
        let version = ("v1-1", "1");
        let cells = [
            ("h0", "2026-11-22.1"),
            ("h1", "2026-11-23.0"),
            ("p0", "merged"),
            ("p1", nele.as_str()),
            ("c0-1", "z"),
            ("c1-1", "z"),
            ("s1-1", "present"),
            version,
        ];
        let told = greta.post(&week, &cells).await;
        assert_eq!(told.status, 422);
        assert!(told.text.contains("staat er niet meer op"), "{}", told.text);
        assert_eq!(send(&greta, &week, &grid(&told.text)).await.status, 303);
        assert_eq!(noted(&t, &nele).await, ["sick"]);
    }
}

/// The grid of a week as a browser would send it back.
fn grid(html: &str) -> Vec<(String, String)> {
    fields(&html.replace("data-grid", "data-roll"))
}
