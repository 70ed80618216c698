//! Over HTTP, on both engines: the order of the fields, and the tasks of the casemanagement team.

use super::{goal, plan};
use crate::access::{Category, Role};
use crate::consent;
use crate::testing::{Client, TestApp};
use crate::trajectories::tests::nele;

/// Moves a field of a sheet for De Kade.
async fn moves(who: &Client<'_>, sheet: &str, (field, to): (&str, &str), version: &str) -> u16 {
    let sent = [("sheet", sheet), ("field", field), ("to", to), ("version", version)];
    who.post("/sheets", &sent).await.status
}

fn at(page: &str, field: &str) -> usize {
    page.find(&format!("id=\"block-{field}\"")).expect("a field")
}

#[tokio::test]
async fn the_fields_stand_in_the_order_of_the_organisation_on_the_page_and_in_the_pdf() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        goal(&t, &nele, "housing", "Een eigen stek").await;
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        let path = format!("/people/{nele}/plan/trajectplan");
        assert!(joris.get(&path).await.text.contains("artikel 15"));
        assert_eq!(moves(&marieke, "trajectplan", ("agreed", "up"), "0").await, 303);
        assert_eq!(moves(&marieke, "trajectplan", ("agreed", "up"), "1").await, 303);
        let page = joris.get(&path).await.text;
        assert!(at(&page, "identity") < at(&page, "agreed"));
        assert!(
            at(&page, "agreed") < at(&page, "duration") && page.contains("koos je organisatie")
        );
        assert_eq!(page.matches("<textarea").count(), 6, "no field is lost");
        let pdf = joris.get(&format!("{path}.pdf")).await;
        assert_eq!(pdf.headers["content-type"], "application/pdf");
        let place = |words| pdf.text.find(words).expect("a heading");
        assert!(place("Afgesproken acties") < place("Startdatum"));
        let report = joris.get(&format!("/people/{nele}/plan/eindverslag")).await.text;
        assert!(at(&report, "actions") < at(&report, "results"), "another sheet stays");
        let list = marieke.get("/sheets").await.text;
        assert!(list.contains("Eigen volgorde") && list.contains("dit is een voorstel"));
        assert_eq!(moves(&marieke, "trajectplan", ("", "decree"), "2").await, 303);
        let page = joris.get(&path).await.text;
        assert!(at(&page, "duration") < at(&page, "agreed"));
        let told = t.dpo().await.get("/audit").await.text;
        assert!(told.contains("de volgorde van de velden"), "{told}");
    }
}

#[tokio::test]
async fn two_coordinators_who_move_at_once_are_told_and_others_have_no_such_page() {
    for t in TestApp::each().await {
        let marieke = t.coordinator().await;
        assert_eq!(moves(&marieke, "eindverslag", ("talk", "up"), "0").await, 303);
        let sent = [("sheet", "eindverslag"), ("field", "talk"), ("to", "up"), ("version", "0")];
        let other = t.add_account("Tweede Hand", &t.kade, &[Role::Coordinator]).await;
        let other = t.sign_in_account(&other).await;
        let late = other.post("/sheets", &sent).await;
        assert_eq!(late.status, 422);
        assert!(late.text.contains("wijzigde de volgorde intussen"));
        assert_eq!(moves(&marieke, "eindverslag", ("actions", "up"), "1").await, 422, "the edge");
        assert_eq!(t.coach().await.get("/sheets").await.status, 404);
        let elsewhere = [&sent[..], &[("organisation", t.leiekant.as_str())]].concat();
        assert_eq!(marieke.post("/sheets", &elsewhere).await.status, 404);
    }
}

#[tokio::test]
async fn a_task_of_the_team_is_noted_with_who_and_when_and_stands_on_the_plan() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let joris = t.coach().await;
        assert!(plan(&joris, &nele).await.contains("0 van 9 gedaan"));
        let path = format!("/people/{nele}/plan/tasks");
        let list = joris.get(&path).await.text;
        assert!(list.contains("artikel 14") && list.contains("Registreer het trajectplan"));
        let task = format!("{path}/advise");
        let wrong = joris.post(&task, &[("version", "0"), ("done", "2026-12-24")]).await;
        assert_eq!(wrong.status, 422);
        let mine = joris.account.as_str();
        let sent = [("version", "0"), ("who", mine), ("done", "2026-11-20"), ("remark", "Gemaild")];
        assert_eq!(joris.post(&task, &sent).await.status, 303);
        let list = joris.get(&path).await.text;
        assert!(list.contains("Joris Haverbeke · ") && list.contains("Gemaild"), "{list}");
        assert!(plan(&joris, &nele).await.contains("1 van 9 gedaan"));
        let late = t.coordinator().await;
        let late = late.post(&task, &[("version", "0"), ("remark", "Gebeld")]).await;
        assert_eq!(late.status, 422);
        assert!(late.text.contains("Nu bewaard: Joris Haverbeke"), "{}", late.text);
        assert!(late.text.contains("Nu bewaard: Gemaild") && late.text.contains(">Gebeld<"));
        assert_eq!(joris.get(&format!("{path}/else")).await.status, 404);
        let copy = joris.get(&format!("/people/{nele}/file.json")).await.text;
        assert!(copy.contains("Gemaild"));
    }
}

#[tokio::test]
async fn who_reads_work_goals_along_reads_the_tasks_and_writes_none() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let joris = t.coach().await;
        let path = format!("/people/{nele}/plan/tasks");
        let sent = [("version", "0"), ("who", "other"), ("who_name", "Casemanager zorg")];
        assert_eq!(joris.post(&format!("{path}/assign"), &sent).await.status, 303);
        let id = consent::tests::give(&t, &nele, &t.ocmw, &[Category::Housing]).await;
        assert_eq!(t.partner().await.get(&path).await.status, 403, "housing alone does not");
        t.coach().await.post(&format!("/consents/{id}/withdraw"), &[]).await;
        consent::tests::give(&t, &nele, &t.ocmw, &[Category::WorkGoals]).await;
        let lotte = t.partner().await;
        let list = lotte.get(&path).await.text;
        assert!(list.contains("Casemanager zorg") && !list.contains("/plan/tasks/assign"));
        assert_eq!(lotte.get(&format!("{path}/assign")).await.status, 403);
        assert!(!plan(&lotte, &nele).await.contains("van 9 gedaan"));
    }
}
