//! The lists of today, with this half-day first.

use super::*;
use crate::offer::tests::post;

const SINCE: (Date, Option<Date>) = (date(2026, 3, 2), None);

#[tokio::test]
async fn this_half_day_stands_first_and_the_other_one_is_folded() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        placed(&t, "Nele", &post, 1, SINCE).await;
        placed(&t, "Milan", &post, 2, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        let page = greta.get("/presence").await.text;
        let (first, other) = page.split_once("<summary>Ook vandaag: namiddag").expect("a fold");
        assert!(first.contains(&list(&post, MONDAY, 0).replace('&', "&#38;")), "{first}");
        assert!(other.contains(&list(&post, MONDAY, 1).replace('&', "&#38;")), "{other}");
        let day = greta.get(&format!("/presence?day={}", date(2026, 11, 16))).await.text;
        assert!(
            day.contains("voormiddag") && day.contains("namiddag") && !day.contains("<summary>")
        );
    }
}

#[tokio::test]
async fn the_day_of_an_instructor_begins_with_the_lists_of_this_half_day() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        placed(&t, "Nele", &post, 1, SINCE).await;
        monday(&t).await;
        let page = t.instructor().await.get("/day").await.text;
        for words in ["Aanwezigheid, voormiddag", "1 verwacht, nog te noteren", "Inpakatelier"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!t.coach().await.get("/day").await.text.contains("Aanwezigheid, voormiddag"));
    }
}

#[tokio::test]
async fn the_day_of_a_coordinator_tells_papers_lists_and_the_next_closure() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        placed(&t, "Nele", &post, 1, SINCE).await;
        monday(&t).await;
        let marieke = t.coordinator().await;
        let page = marieke.get("/day").await.text;
        for words in [
            "Op papier ontbreken 2 dingen",
            "1 lijst van de laatste week nog niet genoteerd",
            "De komende maand geen sluiting",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let closed =
            [("scope", "all"), ("from", "2026-11-27"), ("part", "day"), ("reason", "team")];
        let reply = marieke.post("/closures/new", &closed).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let page = marieke.get("/day").await.text;
        assert!(page.contains("Gesloten op vrijdag 27 november"), "{page}");
    }
}
