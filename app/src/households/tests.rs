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
        assert!(form.contains("name=\"moves\" value=\"yes\">"), "nobody moves by accident");
        let early = [("with", "new"), ("role", "adult"), ("from", "2026-01-01"), ("moves", "yes")];
        let early = coach.post(&path, &early).await;
        assert_eq!(early.status, 422);
        assert!(early.text.contains("begon pas op 1 januari 2026"), "{}", early.text);
        let search = coach.get("/people?q=fien").await.text;
        assert!(search.contains("Fien") && !search.contains("Dossier afgesloten"));
        // A second membership in the same time is refused at the field, unless she moves.
        let second = [("with", "new"), ("role", "adult"), ("from", "2026-06-01")];
        assert!(coach.post(&path, &second).await.text.contains("from-error"));
        let moves = [("with", "new"), ("role", "adult"), ("from", "2026-06-01"), ("moves", "yes")];
        assert_eq!(coach.post(&path, &moves).await.status, 303);
        let homes =
            people::around(&t.app.db, &nele, &coach.account, t.app.today()).await.unwrap().homes;
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
        let page = coach.get(&format!("/people/{nele}")).await.text;
        assert!(page.contains("of jullie laat meelezen"), "when it opens: {page}");
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

#[tokio::test]
async fn nothing_is_chosen_in_advance_and_saving_so_changes_nothing() {
    for t in TestApp::each().await {
        let nele = add(&t, &t.kade, "Nele").await;
        let coach = t.coach().await;
        let path = format!("/people/{nele}/household");
        let first = [("with", "new"), ("role", "adult"), ("from", "2026-01-01")];
        assert_eq!(coach.post(&path, &first).await.status, 303);
        let form = coach.get(&path).await.text;
        assert!(!form.contains(" checked"), "{form}");
        let nothing = [("with", ""), ("role", ""), ("from", "2026-11-23"), ("until", "")];
        let refused = coach.post(&path, &nothing).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("with-error") && refused.text.contains("role-error"));
        let homes =
            people::around(&t.app.db, &nele, &coach.account, t.app.today()).await.unwrap().homes;
        assert_eq!((homes.len(), homes[0].until_day), (1, None));
    }
}

/// What stands on the board about somebody, and how many are carried without a lead.
async fn asked_for(t: &TestApp, person: &str) -> (i64, i64) {
    let sql = "SELECT count(*) AS n FROM signal WHERE person = $1";
    let signals = t.app.db.row(sql, base::values![person]).await.unwrap().get("n").unwrap();
    let sql = "SELECT count(*) AS n FROM carried WHERE person = $1";
    (signals, t.app.db.row(sql, base::values![person]).await.unwrap().get("n").unwrap())
}

#[tokio::test]
async fn a_child_in_a_household_is_no_participant_until_somebody_makes_it_one() {
    for t in TestApp::each().await {
        let nele = add(&t, &t.kade, "Nele").await;
        let coach = t.coach().await;
        let path = format!("/people/{nele}/household");
        let child =
            [("child-given", "Fien"), ("child-birth", "2020"), ("child-from", "2026-01-01")];
        assert_eq!(coach.post(&format!("{path}/child"), &child).await.status, 303);
        let homes =
            people::around(&t.app.db, &nele, &coach.account, t.app.today()).await.unwrap().homes;
        let home = homes.iter().find(|home| home.role == "child").unwrap();
        let fien = &home.person;
        assert_eq!(asked_for(&t, fien).await, (0, 0));
        assert!(!coach.get("/safety-net?reason=no-supporter").await.text.contains("Fien"));
        let unled = coach.get("/people?lead=none").await.text;
        assert!(unled.contains("Nele") && !unled.contains("Fien"), "{unled}");
        // Who supports the child asks for everything a participant has.
        assert_eq!(coach.post(&format!("/people/{fien}/support"), &[]).await.status, 303);
        let (signals, carried) = asked_for(&t, fien).await;
        assert!(signals > 0 && carried == 1);
    }
}

#[tokio::test]
async fn who_leaves_the_household_as_a_child_stands_on_the_board_the_day_after() {
    for t in TestApp::each().await {
        let nele = add(&t, &t.kade, "Nele").await;
        let coach = t.coach().await;
        let path = format!("/people/{nele}/household");
        let child = [("with", "new"), ("role", "child"), ("from", "2026-01-01")];
        assert_eq!(coach.post(&path, &child).await.status, 303);
        assert_eq!(asked_for(&t, &nele).await, (0, 0));
        let homes =
            people::around(&t.app.db, &nele, &coach.account, t.app.today()).await.unwrap().homes;
        let (end, field) = (format!("{path}/{}/end", homes[0].id), format!("end-{}", homes[0].id));
        assert_eq!(coach.post(&end, &[(field.as_str(), "2026-11-30")]).await.status, 303);
        let sql = "SELECT min(from_day) AS day FROM signal WHERE person = $1";
        let row = t.app.db.row(sql, base::values![&nele]).await.unwrap();
        assert_eq!(row.get::<jiff::civil::Date>("day").unwrap(), jiff::civil::date(2026, 12, 1));
    }
}

#[tokio::test]
async fn nobody_comes_to_live_in_two_households_at_the_same_moment() {
    for t in TestApp::each().await {
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        for round in 0..6 {
            let nele = add(&t, &t.kade, &format!("Nele {round}")).await;
            let path = format!("/people/{nele}/household");
            let sent = [("with", "new"), ("role", "adult"), ("from", "2026-01-01")];
            let (one, two) = tokio::join!(joris.post(&path, &sent), marieke.post(&path, &sent));
            let mut both = [one.status, two.status];
            both.sort_unstable();
            assert_eq!(both, [303, 422], "round {round}");
            let sql = "SELECT count(*) AS n FROM household_member WHERE person = $1";
            let row = t.app.db.row(sql, base::values![&nele]).await.unwrap();
            assert_eq!(row.get::<i64>("n").unwrap(), 1);
        }
    }
}

#[tokio::test]
async fn two_who_come_to_live_with_each_other_at_the_same_moment_get_one_household() {
    for t in TestApp::each().await {
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        for round in 0..6 {
            let nele = add(&t, &t.kade, &format!("Nele {round}")).await;
            let tom = add(&t, &t.kade, &format!("Tom {round}")).await;
            let (hers, his) =
                (format!("/people/{nele}/household"), format!("/people/{tom}/household"));
            let with = |other| [("with", other), ("role", "adult"), ("from", "2026-01-01")];
            let (with_tom, with_nele) = (with(tom.as_str()), with(nele.as_str()));
            let (one, two) =
                tokio::join!(joris.post(&hers, &with_tom), marieke.post(&his, &with_nele));
            let mut both = [one.status, two.status];
            both.sort_unstable();
            assert_eq!(both, [303, 422], "the first brings the other along");
            let sql = "SELECT count(DISTINCT household) AS n FROM household_member
                WHERE person = $1 OR person = $2";
            let row = t.app.db.row(sql, base::values![&nele, &tom]).await.unwrap();
            assert_eq!(row.get::<i64>("n").unwrap(), 1);
        }
    }
}
