//! A place that is closed or gets smaller while people are in it.

use super::expecting::placed;
use crate::offer::tests::{last, packing};
use crate::testing::TestApp;
use crate::trajectories::tests::on_board;

#[tokio::test]
async fn who_has_a_place_at_a_work_post_that_is_archived_stands_on_the_safety_net_until_it_ends() {
    for t in TestApp::each().await {
        let (nele, placement, post) = placed(&t).await;
        let marieke = t.coordinator().await;
        let is_told = async || on_board(&t, &nele).await.contains(&"place-closed".to_owned());
        assert!(!is_told().await);
        marieke.post(&format!("/posts/{post}/archive"), &[("version", "1")]).await;
        assert!(is_told().await);
        let board = marieke.get("/safety-net").await.text;
        for told in ["Werkpost is gesloten", "/placements/new", "Geef een andere plaats"] {
            assert!(board.contains(told), "{told}: {board}");
        }
        let week = t.coach().await.get(&format!("/weeks?post={post}&day=2026-11-23")).await.text;
        assert!(week.contains("Nele"), "the place still runs");
        let back = [("version", "2"), ("back", "1")];
        marieke.post(&format!("/posts/{post}/archive"), &back).await;
        assert!(!is_told().await);
        let site = last(&t, "SELECT id FROM site").await;
        marieke.post(&format!("/sites/{site}/archive"), &[("version", "1")]).await;
        assert!(is_told().await);
        let stop = [("day", "2026-11-21"), ("version", "1")];
        t.coach().await.post(&format!("/placements/{placement}/end"), &stop).await;
        assert!(!is_told().await);
    }
}

#[tokio::test]
async fn who_lowers_the_places_under_the_people_reads_who_they_are_and_can_save() {
    for t in TestApp::each().await {
        let (_, _, post) = placed(&t).await;
        let marieke = t.coordinator().await;
        let site = last(&t, "SELECT id FROM site").await;
        let mut less = packing(&site);
        less.retain(|(name, _)| *name != "h1");
        less.push(("version", "1"));
        let path = format!("/posts/{post}/edit");
        let warned = marieke.post(&path, &less).await;
        assert_eq!(warned.status, 422);
        let told =
            "maandag namiddag: minder plaatsen dan mensen. Een plaats hebben: Nele Zandvoorde.";
        assert!(warned.text.contains(told), "{}", warned.text);
        less.push(("seen", told));
        assert_eq!(marieke.post(&path, &less).await.status, 303);
        let week = marieke.get(&format!("/weeks?post={post}&day=2026-11-23")).await.text;
        assert!(week.contains("meer mensen dan plaatsen"), "{week}");
    }
}

#[tokio::test]
async fn two_half_days_first_and_more_later_is_one_act() {
    for t in TestApp::each().await {
        let (nele, placement, post) = placed(&t).await;
        let joris = t.coach().await;
        let step = last(&t, "SELECT step AS id FROM placement").await;
        let end = [("day", "2026-11-22"), ("version", "1")];
        joris.post(&format!("/placements/{placement}/end"), &end).await;
        let path = format!("/steps/{step}/placements/new");
        let first = [("work_post", post.as_str()), ("half_days", "0"), ("from", "2026-11-23")];
        let with = |later: &'static str| {
            let later = [("later_from", later), ("later_half_days", "0"), ("later_half_days", "1")];
            [first.to_vec(), later.to_vec()].concat()
        };
        let early = joris.post(&path, &with("2026-11-23")).await;
        assert!(early.text.contains("Kies een dag na het begin."), "{}", early.text);
        assert_eq!(joris.post(&path, &with("2027-01-04")).await.status, 303);
        let week = joris.get(&format!("/people/{nele}/week?day=2027-01-04")).await.text;
        assert!(week.contains("Gepland") && week.contains("maandag namiddag"), "{week}");
    }
}
