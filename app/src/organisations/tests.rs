//! Organisations over HTTP.

use crate::testing::TestApp;
use base::values;

fn fields<'a>(name: &'a str, insz: &'a str, ground: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name", name),
        ("kind", "umbrella"),
        ("municipality", "Kortrijk"),
        ("active", "yes"),
        ("insz", insz),
        ("ground", ground),
        ("version", "1"),
    ]
}

async fn id_of(t: &TestApp, name: &str) -> String {
    let sql = "SELECT id FROM organisation WHERE name = $1";
    t.app.db.row(sql, values![name]).await.unwrap().get("id").unwrap()
}

#[tokio::test]
async fn only_administrators_see_and_change_organisations() {
    for t in TestApp::each().await {
        let one = format!("/organisations/{}", t.kade);
        for path in ["/organisations", "/organisations/new", &one] {
            assert_eq!(t.administrator().await.get(path).await.status, 200, "{path}");
            for other in [t.coordinator().await, t.network_coordinator().await, t.dpo().await] {
                assert_eq!(other.get(path).await.status, 404, "{path}");
            }
        }
        let reply = t.coordinator().await.post(&one, &fields("X", "", "")).await;
        assert_eq!(reply.status, 404);
    }
}

#[tokio::test]
async fn national_numbers_need_a_ground_in_words() {
    for t in TestApp::each().await {
        let administrator = t.administrator().await;
        let reply =
            administrator.post("/organisations/new", &fields("Koepel Noord", "yes", "")).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("Koepel Noord") && reply.text.contains("id=\"ground-error\""));
        let good = fields("Koepel Noord", "yes", "machtiging van de sector");
        assert_eq!(administrator.post("/organisations/new", &good).await.status, 303);
        let twice = administrator.post("/organisations/new", &fields("koepel noord", "", "")).await;
        assert_eq!(twice.status, 422, "the same name with other capitals is the same name");
    }
}

#[tokio::test]
async fn the_second_of_two_who_change_an_organisation_sees_both() {
    for t in TestApp::each().await {
        let (administrator, path) = (t.administrator().await, format!("/organisations/{}", t.kade));
        let with = |place: &'static str| {
            let mut all = fields("Atelier De Kade", "", "");
            all[2].1 = place;
            all
        };
        assert_eq!(administrator.post(&path, &with("Brugge")).await.status, 303);
        let second = administrator.post(&path, &with("Kortrijk")).await;
        assert_eq!(second.status, 422);
        assert!(second.text.contains("Brugge") && second.text.contains("Kortrijk"));
    }
}

#[tokio::test]
async fn an_umbrella_body_has_members_with_dates() {
    for t in TestApp::each().await {
        let administrator = t.administrator().await;
        administrator.post("/organisations/new", &fields("Koepel Noord", "", "")).await;
        let path = format!("/organisations/{}/members", id_of(&t, "Koepel Noord").await);
        let join = [("act", "join"), ("member", t.kade.as_str()), ("day", "2026-11-01")];
        assert_eq!(administrator.post(&path, &join).await.status, 303);
        assert!(administrator.get(&path).await.text.contains("Atelier De Kade"));
        let early = [("act", "leave"), ("member", t.kade.as_str()), ("until", "2026-10-01")];
        assert_eq!(administrator.post(&path, &early).await.status, 422);
        let late = [("act", "leave"), ("member", t.kade.as_str()), ("until", "2026-11-30")];
        assert_eq!(administrator.post(&path, &late).await.status, 303);
        let not_one = format!("/organisations/{}/members", t.kade);
        assert_eq!(administrator.get(&not_one).await.status, 404, "a centre has no members");
    }
}
