//! Templates over HTTP.

use super::person;
use crate::testing::TestApp;
use base::values;

#[tokio::test]
async fn a_coordinator_keeps_templates_and_a_coach_begins_a_note_with_one() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let (coach, boss) = (t.coach().await, t.coordinator().await);
        assert_eq!(coach.get("/templates").await.status, 404);
        assert_eq!(boss.post("/templates/new", &[("title", "Kort")]).await.status, 422);
        let new = [("title", "Kennismaking"), ("body", "Wat wil je zelf?")];
        assert_eq!(boss.post("/templates/new", &new).await.status, 303);
        let row = t.app.db.row("SELECT id FROM note_template", values![]).await.unwrap();
        let id: String = row.get("id").unwrap();
        let path = format!("/people/{nele}/notes/new");
        assert!(coach.get(&path).await.text.contains("Kennismaking"));
        let take = [("act", "template"), ("template", id.as_str()), ("body", "Al getypt.")];
        let filled = coach.post(&path, &take).await;
        assert_eq!(filled.status, 200);
        assert!(filled.text.contains("Al getypt.\n\nWat wil je zelf?"));
        let edit = format!("/templates/{id}/edit");
        let changed = [("version", "1"), ("title", "Kennismaking"), ("body", "Wat lukt al?")];
        assert_eq!(boss.post(&edit, &changed).await.status, 303);
        let met = boss.post(&edit, &changed).await;
        assert_eq!(met.status, 422, "an older version is not written over");
        assert_eq!(boss.post(&format!("/templates/{id}/remove"), &[]).await.status, 303);
        assert!(!coach.get(&path).await.text.contains("Kennismaking"));
    }
}
