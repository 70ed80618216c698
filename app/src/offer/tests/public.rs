//! The offer as anybody reads it, and the link by which an organisation says that it is right.

use super::{post, site};
use crate::mail::tests::with_mail;
use crate::offer::clock;
use crate::offer::store::links;
use crate::testing::TestApp;
use crate::trajectories::tests::{add, nele};
use base::values;
use jiff::SignedDuration;

#[tokio::test]
async fn anybody_looks_for_a_place_and_sees_no_person_and_no_worker() {
    for t in TestApp::each().await {
        let (post, nele, joris) = (post(&t).await, nele(&t).await, t.coach().await);
        let old = [("work_form", "ama-welzijn"), ("start", "2026-03-02")];
        let step = add(&joris, &t, &nele, &old).await;
        let give = [
            ("work_post", post.as_str()),
            ("half_days", "0"),
            ("from", "2026-11-22"),
            ("remark", "komt met de bus"),
        ];
        joris.post(&format!("/steps/{step}/placements/new"), &give).await;
        let nobody = t.nobody();
        let list = nobody.get("/offer").await;
        assert_eq!(list.status, 200);
        let one = nobody.get(&format!("/offer/{post}")).await;
        let data = nobody.get(&format!("/offer/{post}/jsonld")).await;
        assert!(list.text.contains("maandag voormiddag 1, maandag namiddag 1"), "{}", list.text);
        for text in [&list.text, &one.text, &data.text] {
            assert!(text.contains("Inpakatelier"));
            for hidden in ["Nele", "Marieke", "Joris", "bus", &nele] {
                assert!(!text.contains(hidden), "{hidden}: {text}");
            }
        }
        assert!(one.text.contains("rel=\"alternate\" type=\"application/ld+json\""));
        let told: serde_json::Value = serde_json::from_str(&data.text).unwrap();
        assert_eq!(data.headers["content-type"], "application/ld+json");
        assert_eq!(told["@type"], "Service");
        assert_eq!(told["additionalProperty"][1]["value"], "{\"mon-am\":1,\"mon-pm\":1}");
    }
}

#[tokio::test]
async fn each_choice_narrows_what_is_found() {
    for t in TestApp::each().await {
        post(&t).await;
        let nobody = t.nobody();
        for (query, is_found) in [
            ("", true),
            ("q=dozen%20kortrijk", true),
            ("q=emballage", true),
            ("q=paarden", false),
            ("sector=packing", true),
            ("sector=green", false),
            ("rung=3", true),
            ("rung=5", false),
            ("form=ama-welzijn", true),
            ("form=enclave", false),
            ("free=any", true),
            ("free=0", true),
            ("free=4", false),
            ("quiet=1", true),
            ("dutch=a1", true),
            ("dutch=none", false),
            ("near=Kortrijk&within=15", true),
            ("near=Kuurne&within=45", true),
            ("near=De%20Panne&within=60", false),
            ("sector=onzin&free=99&page=0", true),
        ] {
            let text = nobody.get(&format!("/offer?{query}")).await.text;
            assert_eq!(text.contains("Je vult dozen"), is_found, "{query}");
        }
        let near = nobody.get("/offer?near=Kuurne").await.text;
        assert!(near.contains("minuten met de fiets") && near.contains("schatting"), "{near}");
        assert!(near.contains("/offer?near=Diksmuide"), "the map leads on");
        let lost = nobody.get("/offer?near=Nergenshuizen").await.text;
        assert!(lost.contains("id=\"near-error\""));
        let french = nobody.get("/language/fr").await;
        assert_eq!(french.status, 303);
    }
}

#[tokio::test]
async fn who_looks_again_asks_the_database_once_and_sees_a_change_at_once() {
    for t in TestApp::each().await {
        let marieke = t.coordinator().await;
        let site = site(&t, &marieke).await;
        let nobody = t.nobody();
        nobody.get("/offer").await;
        assert_eq!(nobody.statements_of("/offer").await, 1);
        let reply = marieke.post("/posts/new", &super::packing(&site)).await;
        assert_eq!(reply.status, 303);
        assert!(nobody.get("/offer").await.text.contains("Je vult dozen"));
        assert_eq!(nobody.statements_of("/offer").await, 1);
        let rename = "UPDATE organisation SET name = 'De Nieuwe Naam' WHERE id = $1";
        let mut work = t.app.db.work().await.unwrap();
        work.run(rename, values![&t.kade]).await.unwrap();
        work.save().await.unwrap();
        t.clock.pass(SignedDuration::from_secs(61));
        assert!(nobody.get("/offer").await.text.contains("De Nieuwe Naam"));
    }
}

#[tokio::test]
async fn who_asks_far_too_often_without_an_account_waits() {
    let t = TestApp::on_sqlite().await;
    let nobody = t.nobody();
    let mut last = 200;
    for _ in 0..241 {
        last = nobody.get("/offer/nothing").await.status;
    }
    assert_eq!(last, 429);
    assert_eq!(t.coach().await.get("/offer").await.status, 200);
}

#[tokio::test]
async fn a_link_shows_the_own_offer_and_a_press_confirms_it() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        t.clock.pass(SignedDuration::from_hours(130 * 24));
        let mut work = t.app.db.work().await.unwrap();
        let old = links::make(&mut work, &t.kade, t.app.now()).await.unwrap();
        let path = links::make(&mut work, &t.kade, t.app.now()).await.unwrap();
        work.save().await.unwrap();
        let nobody = t.nobody();
        assert_eq!(nobody.get(&old).await.status, 404, "a newer link ends it");
        let shown = nobody.get(&path).await;
        assert!(shown.text.contains("Inpakatelier") && shown.text.contains("Alles klopt nog"));
        assert_eq!(shown.headers["referrer-policy"], "no-referrer");
        let one = nobody.get(&format!("/offer/{post}")).await.text;
        assert!(one.contains("Al 4 maanden niet nagekeken"), "a GET confirms nothing");
        assert_eq!(nobody.post(&path, &[]).await.status, 303);
        let one = nobody.get(&format!("/offer/{post}")).await.text;
        assert!(one.contains("Vandaag nagekeken"), "{one}");
        assert!(nobody.get(&path).await.text.contains("Dank je wel"));
    }
}

#[tokio::test]
async fn an_organisation_is_asked_once_a_quarter() {
    let (t, _) = with_mail(TestApp::on_sqlite().await, 1).await;
    post(&t).await;
    let mut work = t.app.db.work().await.unwrap();
    let reach = "UPDATE organisation SET email = 'info@kade.example' WHERE id = $1";
    work.run(reach, values![&t.kade]).await.unwrap();
    work.save().await.unwrap();
    let asked = async || {
        clock::tick(&t.app).await.unwrap();
        let sql = "SELECT count(*) AS n FROM mail WHERE kind = 'offer'";
        t.app.db.row(sql, values![]).await.unwrap().get::<i64>("n").unwrap()
    };
    assert_eq!(asked().await, 0, "it was checked today");
    t.clock.pass(SignedDuration::from_hours(86 * 24));
    assert_eq!(asked().await, 1);
    assert_eq!(asked().await, 1, "not again the next hour");
    t.clock.pass(SignedDuration::from_hours(91 * 24));
    assert_eq!(asked().await, 2);
}

#[tokio::test]
async fn a_link_confirms_what_is_offered_and_nothing_of_who_takes_no_part() {
    for t in TestApp::each().await {
        let offered = post(&t).await;
        // Ids of one moment have no order.
        t.clock.pass(SignedDuration::from_secs(5));
        let archived = post(&t).await;
        let site = "SELECT site AS id FROM work_post WHERE id = (SELECT max(id) FROM work_post)";
        let site = super::last(&t, site).await;
        let marieke = t.coordinator().await;
        marieke.post(&format!("/sites/{site}/archive"), &[("version", "1")]).await;
        t.clock.pass(SignedDuration::from_hours(24));
        let mut work = t.app.db.work().await.unwrap();
        let path = links::make(&mut work, &t.kade, t.app.now()).await.unwrap();
        work.save().await.unwrap();
        let nobody = t.nobody();
        assert_eq!(nobody.post(&path, &[]).await.status, 303);
        let sql = "SELECT id FROM work_post WHERE checked_day = $1";
        let checked = t.app.db.rows(sql, values![t.app.today()]).await.unwrap();
        let ids: Vec<String> = checked.iter().map(|row| row.get("id").unwrap()).collect();
        assert_eq!(ids, [offered.as_str()], "{archived} stands at an archived site");
        let sql = "SELECT subject AS id FROM audit_line WHERE detail = 'checked'";
        assert_eq!(super::last(&t, sql).await, offered, "the log names the work post");
        let mut work = t.app.db.work().await.unwrap();
        let stop = "UPDATE organisation SET active = FALSE WHERE id = $1";
        work.run(stop, values![&t.kade]).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(nobody.get(&path).await.status, 404);
        assert_eq!(nobody.post(&path, &[]).await.status, 404);
    }
}

#[tokio::test]
async fn one_of_several_half_days_and_kinds_of_work_is_enough() {
    for t in TestApp::each().await {
        post(&t).await;
        let nobody = t.nobody();
        for (query, is_found) in [
            ("free=0&free=6", true),
            ("free=2&free=6", false),
            ("free=2&free=any", false),
            ("sector=green&sector=packing", true),
            ("sector=green&sector=animals", false),
            ("sector=&free=", true),
        ] {
            let text = nobody.get(&format!("/offer?{query}")).await.text;
            assert_eq!(text.contains("Je vult dozen"), is_found, "{query}");
        }
        let text = nobody.get("/offer?free=0&free=6&sector=packing").await.text;
        assert!(text.contains("maandag voormiddag, donderdag voormiddag"), "{text}");
        assert!(
            text.contains("sector=packing&#38;free=0&#38;free=6")
                || text.contains("sector=packing&amp;free=0&amp;free=6"),
            "the map leads on with what was asked"
        );
    }
}
