//! Who keeps lists, and who does not.

use super::*;
use crate::offer::tests::post;

#[tokio::test]
async fn an_instructor_notes_presence_and_changes_no_step() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, 1, (date(2026, 3, 2), None)).await;
        monday(&t).await;
        let greta = t.instructor().await;
        assert_eq!(greta.get(&format!("/people/{nele}/presence")).await.status, 200);
        let step = greta.get(&format!("/people/{nele}/steps/new")).await;
        assert_ne!(step.status, 200);
        for stranger in [t.stranger().await, t.partner().await] {
            assert_eq!(stranger.get(&list(&post, MONDAY, 0)).await.status, 404);
            assert_eq!(stranger.get(&format!("/people/{nele}/presence")).await.status, 404);
        }
    }
}

#[tokio::test]
async fn presence_stays_with_the_organisation_also_with_consent_for_everything() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, 1, (date(2026, 3, 2), None)).await;
        monday(&t).await;
        let (greta, path) = (t.instructor().await, list(&post, MONDAY, 0));
        let mut form = fields(&greta.get(&path).await.text);
        tick(&mut form, &nele, "sick");
        assert_eq!(send(&greta, &path, &form).await.status, 303);
        let lotte = t.works_along(&nele).await;
        crate::consent::tests::give(&t, &nele, &t.ocmw, &crate::access::Category::ALL).await;
        let week = lotte.get(&format!("/people/{nele}/presence")).await;
        assert!(!week.text.contains("Inpakatelier"), "{}", week.text);
        assert!(week.text.contains("Wat andere organisaties noteren, blijft daar"));
    }
}

#[tokio::test]
async fn who_is_on_no_file_of_the_reader_cannot_be_put_on_a_list() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        placed(&t, "Nele", &post, 1, (date(2026, 3, 2), None)).await;
        let other = crate::safety_net::tests::person(&t, &t.leiekant, "Ander").await;
        monday(&t).await;
        let (greta, path) = (t.instructor().await, list(&post, MONDAY, 0));
        let mut form = fields(&greta.get(&path).await.text);
        set(&mut form, "n", "2");
        for (name, value) in [("p1", other.as_str()), ("w1", &post), ("c1", "present")] {
            set(&mut form, name, value);
        }
        assert_eq!(send(&greta, &path, &form).await.status, 422, "told, not dropped in silence");
        assert!(noted(&t, &other).await.is_empty());
    }
}

#[test]
fn the_letters_on_the_buttons_differ_in_each_language() {
    use crate::language::{Language, say};
    for language in Language::ALL {
        let key = |code: crate::presence::Code| {
            say(language, &format!("presence-key-{}", code.word()), &[])
        };
        let letters: std::collections::BTreeSet<String> =
            crate::presence::Code::ALL.into_iter().map(key).collect();
        assert_eq!(letters.len(), crate::presence::Code::ALL.len(), "{language:?}");
    }
}
