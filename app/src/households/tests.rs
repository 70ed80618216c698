//! The room over HTTP, on both engines.

use crate::people::{NewPerson, store as people};
use crate::testing::TestApp;

async fn add(t: &TestApp, organisation: &str, given: &str) -> String {
    let new =
        NewPerson { given: given.into(), family: "Zandvoorde".into(), ..NewPerson::default() };
    let mut work = t.app.db.work().await.unwrap();
    let (now, today) = (t.app.now(), t.app.today());
    let id = people::add(&mut work, now, today, organisation, &new, None).await.unwrap();
    work.save().await.unwrap();
    id
}

#[tokio::test]
async fn two_people_live_together_with_a_child_and_one_moves_out() {
    for t in TestApp::each().await {
        let (nele, tom) = (add(&t, &t.kade, "Nele").await, add(&t, &t.kade, "Tom").await);
        let coach = t.coach().await;
        let path = format!("/people/{nele}/household");
        let fields = [("with", tom.as_str()), ("role", "partner"), ("from", "2026-01-01")];
        assert_eq!(coach.post(&path, &fields).await.status, 303);
        let child =
            [("child-given", "Fien"), ("child-birth", "2020"), ("child-from", "2026-01-01")];
        assert_eq!(coach.post(&format!("{path}/child"), &child).await.status, 303);
        let page = coach.get(&format!("/people/{nele}")).await;
        assert!(page.text.contains("Tom Zandvoorde") && page.text.contains("Fien"));
        let form = coach.get(&path).await.text;
        assert!(form.contains("Gezin van Nele"));
        assert!(form.contains("Tom Zandvoorde</a>") && form.contains("Fien</a>"), "{form}");
        // Who lives somewhere moves, unless somebody says otherwise.
        assert!(form.contains("name=\"moves\" value=\"yes\" checked"));
        let early = [("with", ""), ("role", "adult"), ("from", "2026-01-01"), ("moves", "yes")];
        let early = coach.post(&path, &early).await;
        assert_eq!(early.status, 422);
        assert!(early.text.contains("begon pas op 1 januari 2026"), "{}", early.text);
        let search = coach.get("/people?q=fien").await.text;
        assert!(search.contains("Fien") && !search.contains("Dossier afgesloten"));
        // A second membership in the same time is refused at the field, unless she moves.
        let second = [("with", ""), ("role", "adult"), ("from", "2026-06-01")];
        assert!(coach.post(&path, &second).await.text.contains("from-error"));
        let moves = [("with", ""), ("role", "adult"), ("from", "2026-06-01"), ("moves", "yes")];
        assert_eq!(coach.post(&path, &moves).await.status, 303);
        let homes = people::around(&t.app.db, &nele, &coach.account).await.unwrap().homes;
        let own: Vec<_> = homes.iter().filter(|h| h.person == nele).collect();
        assert_eq!(own.len(), 2);
        assert_eq!(own[1].until_day, Some(jiff::civil::date(2026, 5, 31)));
    }
}

#[tokio::test]
async fn who_may_not_be_seen_is_counted_and_not_named() {
    for t in TestApp::each().await {
        let (nele, tom) = (add(&t, &t.kade, "Nele").await, add(&t, &t.leiekant, "Tom").await);
        let now = t.app.now();
        let day = t.app.today();
        let mut work = t.app.db.work().await.unwrap();
        let home = super::store::make(&mut work, now, "", &t.kade).await.unwrap();
        for person in [&nele, &tom] {
            super::store::join(&mut work, now, &home, person, "adult", day, None).await.unwrap();
        }
        work.save().await.unwrap();
        let coach = t.coach().await;
        for path in [format!("/people/{nele}"), format!("/households/{home}")] {
            let page = coach.get(&path).await;
            assert!(page.text.contains("nog 1 lid dat je niet mag zien"), "{path}");
            assert!(!page.text.contains("Tom") && !page.text.contains(&tom), "{path}");
        }
        let stranger = t.stranger().await;
        assert_eq!(stranger.get(&format!("/people/{nele}/household")).await.status, 404);
        assert_eq!(t.partner().await.get(&format!("/households/{home}")).await.status, 404);
        // Nobody joins the household of somebody they may not see.
        let fields = [
            ("with", tom.as_str()),
            ("role", "adult"),
            ("from", "2020-01-01"),
            ("until", "2020-02-01"),
        ];
        assert_eq!(coach.post(&format!("/people/{nele}/household"), &fields).await.status, 404);
    }
}
