//! Closures and legal holidays, kept by a coordinator.

use super::expecting::placed;
use crate::access::Role;
use crate::offer::tests::last;
use crate::testing::TestApp;

const CLOSURE: &str = "SELECT id FROM closure ORDER BY id DESC LIMIT 1";

fn closure<'a>(from: &'a str, until: &'a str, reason: &'a str) -> Vec<(&'a str, &'a str)> {
    let when = [("scope", "all"), ("from", from), ("until", until), ("part", "day")];
    [when.to_vec(), vec![("reason", reason)]].concat()
}

#[tokio::test]
async fn a_closure_is_told_at_its_field_when_it_cannot_be_and_stands_in_the_week() {
    for t in TestApp::each().await {
        let (nele, _, post) = placed(&t).await;
        let marieke = t.coordinator().await;
        assert_eq!(marieke.get("/closures/new").await.status, 200);
        for (from, until, reason, told) in [
            ("2026-12-28", "2026-12-24", "leave", "De laatste dag ligt voor de eerste"),
            ("2026-12-28", "2028-01-02", "leave", "Langer dan een jaar kan niet"),
            ("", "", "leave", "Vul een datum in"),
            ("1900-01-01", "", "leave", "Deze dag ligt te ver terug"),
            ("2026-12-28", "", "", "Kies één van de mogelijkheden"),
            ("2026-12-28", "", "other", "Schrijf kort waarom"),
        ] {
            let reply = marieke.post("/closures/new", &closure(from, until, reason)).await;
            assert_eq!(reply.status, 422, "{told}");
            assert!(reply.text.contains(told), "{told}: {}", reply.text);
        }
        let made = marieke.post("/closures/new", &closure("2026-11-23", "", "team")).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let week = t.coach().await.get(&format!("/weeks?post={post}&day=2026-11-23")).await.text;
        assert!(week.contains("<b>maandag 23 november</b>: Teamdag of opleiding"), "{week}");
        let own = t.coach().await.get(&format!("/people/{nele}/week?day=2026-11-23")).await.text;
        assert!(own.contains("Gesloten. Teamdag of opleiding"), "{own}");
        let id = last(&t, CLOSURE).await;
        let edit = format!("/closures/{id}/edit");
        assert!(marieke.get(&edit).await.text.contains("2026-11-23"));
        let mut to = closure("2026-11-24", "2026-11-24", "team");
        to.push(("version", "1"));
        assert_eq!(marieke.post(&edit, &to).await.status, 303);
        assert_eq!(marieke.post(&edit, &to).await.status, 422, "a second hand");
        let list = marieke.get("/closures?year=2026").await.text;
        assert!(list.contains("dinsdag 24 november") && list.contains("De hele organisatie"));
        marieke.post(&format!("/closures/{id}/remove"), &[]).await;
        assert!(marieke.get("/closures?year=2026").await.text.contains("geen eigen sluiting"));
    }
}

#[tokio::test]
async fn an_organisation_can_work_on_a_legal_holiday() {
    for t in TestApp::each().await {
        let (nele, _, _) = placed(&t).await;
        let marieke = t.coordinator().await;
        let list = marieke.get("/closures?year=2026").await.text;
        for told in ["Pinkstermaandag", "25 mei", "koninklijk besluit van 18 april 1974"] {
            assert!(list.contains(told), "{told}: {list}");
        }
        let week = format!("/people/{nele}/week?day=2026-12-25");
        assert!(marieke.get(&week).await.text.contains("Gesloten. Kerstmis"));
        let works = [("day", "2026-12-25"), ("works", "1")];
        assert_eq!(marieke.post("/closures/holiday", &works).await.status, 303);
        assert!(!marieke.get(&week).await.text.contains("Kerstmis"));
        assert!(marieke.get("/closures?year=2026").await.text.contains("Jullie werken dan"));
        let rests = [("day", "2026-12-25")];
        assert_eq!(marieke.post("/closures/holiday", &rests).await.status, 303);
        assert!(marieke.get(&week).await.text.contains("Gesloten. Kerstmis"));
        let no_holiday = [("day", "2026-12-24"), ("works", "1")];
        assert_eq!(marieke.post("/closures/holiday", &no_holiday).await.status, 404);
    }
}

#[tokio::test]
async fn who_is_no_coordinator_reads_closures_and_keeps_none() {
    for t in TestApp::each().await {
        let iris = t.add_account("Iris Instructeur", &t.kade, &[Role::Instructor]).await;
        let iris = t.sign_in_account(&iris).await;
        let list = iris.get("/closures").await;
        assert_eq!(list.status, 200);
        assert!(!list.text.contains("/closures/new") && !list.text.contains("/closures/holiday"));
        assert_eq!(
            iris.post("/closures/new", &closure("2026-12-28", "", "leave")).await.status,
            404
        );
    }
}
