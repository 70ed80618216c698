//! What these pages say is what the others do.

use super::{Relation, of_reader, of_role, standing};
use crate::access::{Category, Kind, Role};
use crate::consent::tests::give;
use crate::organisations::Kind as House;
use crate::testing::TestApp;

#[test]
fn a_role_sees_what_the_access_function_says_and_nothing_where_nobody_exists() {
    let open = |role, house, relation| {
        let standing = standing(role, house, relation);
        let all = if standing.is_near() { of_role(&standing, relation) } else { vec![] };
        all.into_iter().filter(|one| one.is_open()).map(|one| one.kind).collect::<Vec<_>>()
    };
    for role in [Role::Administrator, Role::Dpo, Role::NetworkCoordinator] {
        for relation in Relation::ALL {
            assert!(open(role, House::Ocmw, relation).is_empty(), "{role:?} {relation:?}");
        }
    }
    assert!(open(Role::Partner, House::Ocmw, Relation::File).is_empty(), "the own team only");
    assert!(open(Role::Partner, House::Ocmw, Relation::Team).contains(&Kind::Steps));
    let coach = |relation| open(Role::Coach, House::Ocmw, relation);
    assert!(!coach(Relation::File).contains(&Kind::LeadNotes));
    assert!(coach(Relation::Lead).contains(&Kind::LeadNotes));
    let health = Kind::Life(Category::Health);
    assert!(coach(Relation::Given).contains(&health));
    assert!(!open(Role::Coach, House::Union, Relation::Given).contains(&health));
    assert!(open(Role::Coach, House::Province, Relation::Given).is_empty());
    assert!(coach(Relation::Emergency).contains(&health));
    assert!(!coach(Relation::Emergency).contains(&Kind::Income));
}

#[tokio::test]
async fn an_administrator_views_as_a_role_and_others_have_no_such_page() {
    for t in TestApp::each().await {
        let admin = t.administrator().await;
        let path = format!("/view-as?role=instructor&organisation={}&relation=file", t.kade);
        let page = admin.get(&path).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("Dit hoort niet bij je taak"), "{}", page.text);
        assert!(admin.get("/more").await.text.contains("href=\"/view-as\""));
        let none = admin.get("/view-as?role=administrator").await.text;
        assert!(none.contains("Deze rol opent geen dossiers"));
        for other in [t.coach().await, t.coordinator().await, t.partner().await] {
            assert_eq!(other.get("/view-as").await.status, 404);
        }
    }
}

#[tokio::test]
async fn a_coordinator_reads_what_a_partner_sees_of_somebody_and_that_is_logged() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        let lotte = t.partner().await.account;
        let marieke = t.coordinator().await;
        let path = format!("/people/{person}/seen-by");
        let list = marieke.get(&path).await.text;
        assert!(!list.contains(&lotte), "she sees nothing, so she is not in the list");
        give(&t, &person, &t.ocmw, &[Category::WorkGoals]).await;
        let asked = format!("{path}?account={lotte}");
        let page = marieke.get(&asked).await.text;
        assert!(page.contains("De persoon geeft jouw organisatie toestemming"), "{page}");
        let now = t.app.now();
        let stands = crate::access::store::standing(&t.app.db, &lotte, &person, now).await.unwrap();
        let open = of_reader(&stands, &t.kade, false).into_iter().filter(|one| one.is_open());
        let open: Vec<Kind> = open.map(|one| one.kind).collect();
        let work = Kind::Life(Category::WorkGoals);
        assert_eq!(open, [Kind::Identity, Kind::Background, Kind::Aim, work]);
        assert!(page.contains("4 van de"), "{page}");
        assert_eq!(t.coach().await.get(&asked).await.status, 403, "who coordinates asks");
        assert_eq!(t.partner().await.get(&asked).await.status, 403);
        assert_eq!(t.stranger().await.get(&asked).await.status, 404);
        let looks = marieke.get(&format!("/people/{person}/looks")).await.text;
        assert!(looks.contains("Wie ziet wat"), "{looks}");
        assert!(marieke.get(&format!("/people/{person}")).await.text.contains("/seen-by"));
    }
}
