//! A coordinator keeps the offer of the own organisation.

use super::{last, packing, post, site};
use crate::testing::TestApp;

#[tokio::test]
async fn a_work_post_is_read_by_the_whole_network_and_changed_by_its_coordinator_only() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        for reader in [t.stranger().await, t.partner().await, t.instructor().await] {
            let list = reader.get("/offer?q=kortrijk%20dozen").await.text;
            assert!(list.contains("Inpakatelier") && list.contains("Atelier De Kade"), "{list}");
            let one = reader.get(&format!("/offer/{post}")).await;
            assert!(one.text.contains("7,5 uur per week") && one.text.contains("Rustig"));
            assert!(one.text.contains("Vandaag nagekeken door Marieke Duinhof"));
            assert!(!one.text.contains(&format!("/posts/{post}/edit")));
            assert_eq!(reader.get(&format!("/posts/{post}/edit")).await.status, 404);
        }
        let nothing = t.coach().await.get("/offer?q=wasserij").await.text;
        assert!(nothing.contains("Niets gevonden"), "{nothing}");
        let one = t.coordinator().await.get(&format!("/offer/{post}")).await.text;
        assert!(one.contains(&format!("/posts/{post}/edit")));
    }
}

#[tokio::test]
async fn what_was_typed_comes_back_with_a_message_at_each_field() {
    for t in TestApp::each().await {
        let marieke = t.coordinator().await;
        let site = site(&t, &marieke).await;
        let fields = [
            ("site", site.as_str()),
            ("name", "Groenploeg"),
            ("sector", "green"),
            ("work_form", "ama-welzijn"),
            ("h4", "veel"),
            ("least", "een beetje"),
            ("contact_email", "geen adres"),
        ];
        let reply = marieke.post("/posts/new", &fields).await;
        assert_eq!(reply.status, 422);
        let said = [
            "Schrijf in een paar woorden wat je hier doet.",
            "“veel” lezen we niet als een getal van 0 tot 500.",
            "“een beetje” lezen we niet als uren per week.",
        ];
        for text in said {
            assert!(reply.text.contains(text), "{text}: {}", reply.text);
        }
        for typed in ["value=\"Groenploeg\"", "value=\"veel\"", "value=\"geen adres\""] {
            assert!(reply.text.contains(typed), "{typed}");
        }
        let closed =
            [("site", site.as_str()), ("name", "x"), ("summary", "y"), ("sector", "green")];
        let reply = marieke.post("/posts/new", &closed).await;
        assert!(reply.text.contains("minstens één halve dag"));
    }
}

#[tokio::test]
async fn two_who_change_one_work_post_see_both_versions() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let marieke = t.coordinator().await;
        let site = last(&t, "SELECT id FROM site").await;
        let path = format!("/posts/{post}/edit");
        let with = |places: &'static str| {
            let mut fields = packing(&site);
            fields.retain(|(name, _)| *name != "h0");
            fields.extend([("h0", places), ("version", "1"), ("rung", "3")]);
            fields
        };
        assert_eq!(marieke.post(&path, &with("4")).await.status, 303);
        let met = marieke.post(&path, &with("3")).await;
        assert_eq!(met.status, 422);
        assert!(met.text.contains("id=\"h0-theirs\""), "{}", met.text);
        assert!(met.text.contains(
            "name=\"h0\" type=\"text\" inputmode=\"numeric\" autocomplete=\"off\" value=\"3\""
        ));
        assert!(met.text.contains("name=\"version\" value=\"2\""));
        assert!(super::free(&t, &post).await.contains("maandag voormiddag 4"));
    }
}

#[tokio::test]
async fn what_is_archived_leaves_the_offer_and_comes_back() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let marieke = t.coordinator().await;
        let archive = format!("/posts/{post}/archive");
        assert_eq!(marieke.post(&archive, &[("version", "1")]).await.status, 303);
        assert!(!marieke.get("/offer").await.text.contains("Inpakatelier"));
        let one = marieke.get(&format!("/offer/{post}")).await.text;
        assert!(one.contains("niet meer in het aanbod"));
        assert!(marieke.get("/posts").await.text.contains("Gearchiveerd"));
        let back = [("version", "2"), ("back", "1")];
        assert_eq!(marieke.post(&archive, &back).await.status, 303);
        assert!(marieke.get("/offer").await.text.contains("Inpakatelier"));
        let site = last(&t, "SELECT id FROM site").await;
        let archive = format!("/sites/{site}/archive");
        assert_eq!(marieke.post(&archive, &[("version", "1")]).await.status, 303);
        assert!(!marieke.get("/offer").await.text.contains("Inpakatelier"), "nor its site's");
    }
}

#[tokio::test]
async fn what_is_checked_after_months_says_so() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        for check in [format!("/posts/{post}/check"), format!("/posts/of/{}/check", t.kade)] {
            t.clock.pass(jiff::SignedDuration::from_hours(130 * 24));
            let marieke = t.coordinator().await;
            let old = marieke.get(&format!("/offer/{post}")).await.text;
            assert!(old.contains("Al 4 maanden niet nagekeken. Bel eerst"), "{old}");
            let own = marieke.get("/posts").await.text;
            assert!(own.contains("niet nagekeken. Kijk het na") && !own.contains("Bel eerst"));
            assert_eq!(marieke.post(&check, &[]).await.status, 303);
            let now = marieke.get(&format!("/offer/{post}")).await.text;
            assert!(now.contains("Vandaag nagekeken door Marieke"), "{now}");
        }
    }
}

#[tokio::test]
async fn a_work_post_comes_at_no_archived_site_and_can_stay_at_one() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let marieke = t.coordinator().await;
        let site = last(&t, "SELECT id FROM site").await;
        let archived = marieke.post(&format!("/sites/{site}/archive"), &[("version", "1")]).await;
        assert_eq!(archived.status, 303);
        let new = marieke.post("/posts/new", &packing(&site)).await;
        assert_eq!(new.status, 422);
        assert!(new.text.contains("id=\"site-error\"") && new.text.contains("Je vult dozen"));
        let same = [packing(&site), vec![("version", "1")]].concat();
        assert_eq!(marieke.post(&format!("/posts/{post}/edit"), &same).await.status, 303);
    }
}

#[tokio::test]
async fn whom_to_ask_is_told_only_as_long_as_it_is_offered() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let (marieke, nobody) = (t.coordinator().await, t.nobody());
        let pages = [
            format!("/offer/{post}"),
            format!("/offer/{post}/jsonld"),
            format!("/offer/hsds/services/{post}"),
        ];
        for page in &pages {
            let text = nobody.get(page).await.text;
            assert!(text.contains("0499 00 00 01"), "{page}: {text}");
        }
        marieke.post(&format!("/posts/{post}/archive"), &[("version", "1")]).await;
        for page in &pages {
            let reply = nobody.get(page).await;
            assert_eq!(reply.status, 200, "{page}");
            assert!(!reply.text.contains("0499"), "{page}: {}", reply.text);
            assert!(!reply.text.contains("servicePhone"), "what is not known is left out");
        }
        let form = marieke.get(&format!("/posts/{post}/edit")).await.text;
        assert!(form.contains("0499 00 00 01"), "who keeps it still has it");
    }
}
