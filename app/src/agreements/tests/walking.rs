//! From a place at a work post to a signed agreement, its paper and its end.

use crate::agreements::store;
use crate::offer::tests::{last, post};
use crate::testing::{Client, TestApp};
use crate::trajectories::tests::{add, nele};

const AGREEMENT: &str = "SELECT id FROM agreement ORDER BY id DESC LIMIT 1";
pub(crate) const PDF: &[u8] = b"%PDF-1.7 a paper that was signed";

/// Nele at a step in AMA welzijn with a place at a work post: person, step and work post.
pub(crate) async fn placed(t: &TestApp, joris: &Client<'_>) -> (String, String, String) {
    let (post, nele) = (post(t).await, nele(t).await);
    let old = [("work_form", "ama-welzijn"), ("start", "2026-03-02"), ("hours", "8")];
    let step = add(joris, t, &nele, &old).await;
    let give = [("work_post", post.as_str()), ("half_days", "0"), ("from", "2026-03-02")];
    let path = format!("/steps/{step}/placements/new");
    assert_eq!(joris.post(&path, &give).await.status, 303);
    (nele, step, post)
}

/// An agreement about it, made through its page; its id.
pub(crate) async fn made(t: &TestApp, joris: &Client<'_>, step: &str, post: &str) -> String {
    let fields = [
        ("work_post", post),
        ("from", "2026-03-02"),
        ("timetable", "maandag voormiddag"),
        ("tasks", "dozen vullen"),
        ("locations", "Loods aan de vaart"),
        ("guide", "Greta"),
    ];
    let reply = joris.post(&format!("/steps/{step}/agreements/new"), &fields).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    last(t, AGREEMENT).await
}

/// Signed through its pages.
pub(crate) async fn signed(joris: &Client<'_>, id: &str) {
    let go = [("to", "to-sign"), ("version", "1")];
    assert_eq!(joris.post(&format!("/agreements/{id}/state"), &go).await.status, 303);
    let sign = [("day", "2026-03-02"), ("by", "Nele en Joris"), ("version", "2")];
    assert_eq!(joris.post(&format!("/agreements/{id}/sign"), &sign).await.status, 303);
}

#[tokio::test]
async fn an_agreement_is_filled_in_beforehand_signed_and_ended() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (nele, step, post) = placed(&t, &joris).await;
        let card = joris.get(&format!("/people/{nele}")).await.text;
        assert!(card.contains("Geen overeenkomst voor Inpakatelier, Loods aan de vaart"), "{card}");
        let ask = joris.get(&format!("/steps/{step}/agreements/new")).await.text;
        for known in ["maandag voormiddag", "8 uur per week", "Je vult dozen voor de bibliotheek."]
        {
            assert!(ask.contains(known), "{known}: {ask}");
        }
        let id = made(&t, &joris, &step, &post).await;
        let page = joris.get(&format!("/agreements/{id}")).await.text;
        assert!(page.contains("dozen vullen") && !page.contains("Er ontbreekt"), "{page}");
        signed(&joris, &id).await;
        let edit = joris.get(&format!("/agreements/{id}/edit")).await;
        assert_eq!(edit.status, 403, "what is signed stands");
        let end = [("day", "2026-11-20"), ("reason", "gaat naar maatwerk"), ("version", "3")];
        assert_eq!(joris.post(&format!("/agreements/{id}/end"), &end).await.status, 303);
        let over = joris.get("/agreements?list=ended").await.text;
        assert!(over.contains("Inpakatelier") && over.contains("ondertekend"), "{over}");
    }
}

#[tokio::test]
async fn two_tabs_meet_and_bad_input_stays_in_the_form() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (_, step, post) = placed(&t, &joris).await;
        let early = [("work_post", post.as_str()), ("from", "2026-03-01"), ("tasks", "dozen")];
        let path = format!("/steps/{step}/agreements/new");
        let refused = joris.post(&path, &early).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("from-error") && refused.text.contains("dozen"));
        assert_eq!(joris.post(&path, &[("work_post", "elsewhere")]).await.status, 422);
        let id = made(&t, &joris, &step, &post).await;
        let change = |words: &'static str| {
            [("from", "2026-03-02"), ("tasks", words), ("guide", "Greta"), ("version", "1")]
        };
        let edit = format!("/agreements/{id}/edit");
        assert_eq!(joris.post(&edit, &change("eerste")).await.status, 303);
        let second = joris.post(&edit, &change("tweede")).await;
        assert_eq!(second.status, 422);
        assert!(second.text.contains("eerste") && second.text.contains("tweede"));
        let old = [("version", "1")];
        assert_eq!(joris.post(&format!("/agreements/{id}/remove"), &old).await.status, 422);
        let new = [("version", "2")];
        assert_eq!(joris.post(&format!("/agreements/{id}/remove"), &new).await.status, 303);
        assert!(store::one(&t.app.db, &id).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn the_list_tells_what_is_missing_and_where_it_is_mended() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (nele, step, post) = placed(&t, &joris).await;
        let list = joris.get("/agreements").await.text;
        assert!(list.contains("Er is geen overeenkomst."), "{list}");
        assert!(list.contains(&format!("/steps/{step}/agreements/new?work_post={post}")));
        assert!(list.contains("hangt af van het inkomen"), "{list}");
        let statements = joris.statements_of("/agreements").await;
        let income = [("statute", "leefloon"), ("from", "2026-01-01"), ("source", "told")];
        let reply = joris.post(&format!("/people/{nele}/income"), &income).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let list = joris.get("/agreements").await.text;
        assert!(list.contains("Nog te vragen: toelating van OCMW"), "{list}");
        let given = [("given_by", "ocmw"), ("decided", "2026-01-20"), ("until", "2026-10-31")];
        let path = format!("/people/{nele}/permissions/new");
        assert_eq!(joris.post(&path, &given).await.status, 303);
        let id = made(&t, &joris, &step, &post).await;
        let list = joris.get("/agreements").await.text;
        assert!(list.contains("is vervallen op 31 oktober 2026"), "{list}");
        assert!(list.contains("De handtekening ontbreekt: in opmaak."), "{list}");
        assert_eq!(joris.statements_of("/agreements").await, statements);
        signed(&joris, &id).await;
        let newer = [("given_by", "ocmw"), ("decided", "2026-11-01"), ("until", "2028-10-31")];
        assert_eq!(joris.post(&path, &newer).await.status, 303);
        let list = joris.get("/agreements").await.text;
        assert!(list.contains("Er ontbreekt niets."), "{list}");
        assert_eq!(joris.get("/agreements.xlsx?list=running").await.status, 200);
        assert_eq!(joris.get("/agreements.csv").await.status, 200);
        let stranger = t.stranger().await.get("/agreements").await;
        assert!(!stranger.text.contains("Zandvoorde"));
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
async fn the_paper_follows_the_template_of_the_organisation_and_the_scan_is_an_attachment() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (nele, step, post) = placed(&t, &joris).await;
        let marieke = t.coordinator().await;
        let page = marieke.get("/agreements/template").await.text;
        assert!(page.contains("[uurrooster]") && page.contains("[handtekeningen]"), "{page}");
        let wrong = [("template", "# Wat\n[iets]"), ("version", "0")];
        let refused = marieke.post("/agreements/template", &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("iets"), "{}", refused.text);
        for (text, told) in [
            ("# Taken [taken]\n[handtekeningen]", "In een titel wordt niets ingevuld."),
            ("[taken]", "Er is geen plaats om te tekenen."),
            ("[[naam]]\n[handtekeningen]", "Een haakje staat alleen of dubbel"),
        ] {
            let odd = [("template", text), ("version", "0")];
            let refused = marieke.post("/agreements/template", &odd).await;
            assert_eq!(refused.status, 422, "{text}");
            assert!(refused.text.contains("template-error") && refused.text.contains(told));
        }
        let own = [
            (
                "template",
                "# Wat we doen\nJij, [naam], komt voor [taken].\n# Tekenen\n[handtekeningen]",
            ),
            ("clothing", "Laarzen van ons"),
            ("version", "0"),
        ];
        assert_eq!(marieke.post("/agreements/template", &own).await.status, 303);
        assert_eq!(marieke.post("/agreements/template", &own).await.status, 422, "two tabs");
        let ask = joris.get(&format!("/steps/{step}/agreements/new")).await.text;
        assert!(ask.contains("Laarzen van ons"), "{ask}");
        let id = made(&t, &joris, &step, &post).await;
        let pdf = joris.get_bytes(&format!("/agreements/{id}/pdf")).await;
        let told = String::from_utf8_lossy(&pdf).into_owned();
        assert!(told.contains("komt voor dozen vullen."), "the own text with the element");
        assert!(told.contains("maandag voormiddag"), "what has no place comes at the end");
        let path = format!("/agreements/{id}/scan");
        let odd = joris.upload(&path, &[], ("file", "brief.txt", b"tekst")).await;
        assert_eq!(odd.status, 422);
        let sent = joris.upload(&path, &[], ("file", "getekend.pdf", PDF)).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        assert!(joris.get(&format!("/agreements/{id}")).await.text.contains("getekend.pdf"));
        let files = joris.get(&format!("/people/{nele}/attachments")).await.text;
        assert!(files.contains("getekend.pdf"));
    }
}

#[tokio::test]
async fn an_agreement_ends_with_its_step() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (_, step, post) = placed(&t, &joris).await;
        let id = made(&t, &joris, &step, &post).await;
        let end = [
            ("day", "2026-11-20"),
            ("end_reason", "illness"),
            ("next", "unknown"),
            ("version", "1"),
        ];
        let reply = joris.post(&format!("/steps/{step}/end"), &end).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let one = store::one(&t.app.db, &id).await.unwrap().unwrap();
        assert_eq!(one.until.map(|day| day.to_string()).as_deref(), Some("2026-11-20"));
    }
}
