//! Over HTTP: somebody who is instructor at one organisation and coach at another, about a person
//! with a file at both. The role of the second opens nothing more at the first.

use super::Role;
use crate::notes::tests::{count, note_id, write};
use crate::testing::{Client, TestApp};
use crate::trajectories::tests::{add, nele};
use base::values;

/// An account at De Kade as instructor, and at Leiekant as coach.
async fn of_both(t: &TestApp) -> Client<'_> {
    let account = t.add_account("Veerle Tweespan", &t.kade, &[Role::Instructor]).await;
    let mut work = t.app.db.work().await.unwrap();
    let columns = ["account", "organisation", "role", "scope"];
    let row = values![&account, &t.leiekant, "coach", "organisation"];
    work.add_rows("account_role", &columns, vec![row]).await.unwrap();
    work.save().await.unwrap();
    t.sign_in_account(&account).await
}

/// Gives a person a file at Leiekant too.
async fn known_at_leiekant(t: &TestApp, person: &str) {
    let mut work = t.app.db.work().await.unwrap();
    let columns = ["person", "organisation", "sort_name", "from_day"];
    let row = values![person, &t.leiekant, "zandvoorde nele", t.app.today()];
    work.add_rows("involvement", &columns, vec![row]).await.unwrap();
    work.save().await.unwrap();
}

async fn organisation_of(t: &TestApp, sql: &'static str, id: &str) -> String {
    t.app.db.row(sql, values![id]).await.unwrap().get("organisation").unwrap()
}

const STEP: [(&str, &str); 2] = [("work_form", "arbeidszorg"), ("start", "2026-11-01")];

#[tokio::test]
async fn a_coach_elsewhere_adds_steps_there_and_changes_none_of_the_own_organisation() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let old = add(&t.coach().await, &t, &nele, &STEP).await;
        known_at_leiekant(&t, &nele).await;
        let veerle = of_both(&t).await;
        for path in [format!("/steps/{old}/edit"), format!("/steps/{old}/end")] {
            assert_eq!(veerle.get(&path).await.status, 403, "{path}");
            assert_eq!(veerle.post(&path, &STEP).await.status, 403, "{path}");
        }
        let list = veerle.get(&format!("/people/{nele}/steps")).await.text;
        assert!(list.contains("Atelier De Kade"), "a step of the own organisation is read");
        assert!(!list.contains(&format!("/steps/{old}/")), "and not offered to be changed");
        let second = [("start", "2026-11-20"), ("work_form", "arbeidszorg"), ("stops", &old)];
        let new = add(&veerle, &t, &nele, &second).await;
        let of = "SELECT organisation FROM step WHERE id = $1";
        assert_eq!(organisation_of(&t, of, &new).await, t.leiekant);
        let runs = count(&t, "SELECT count(*) AS n FROM step WHERE end_day IS NULL").await;
        assert_eq!(runs, 2, "the step of the own organisation was not stopped");
    }
}

#[tokio::test]
async fn notes_and_dates_of_the_own_organisation_stay_closed_to_a_coach_elsewhere() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let coach = t.coach().await;
        write(&coach, &nele, "Voor het team.", "team").await;
        let new = format!("/people/{nele}/appointments/new");
        let date = [("day", "2026-12-01"), ("kind", "talk")];
        assert_eq!(coach.post(&new, &date).await.status, 303);
        known_at_leiekant(&t, &nele).await;
        let veerle = of_both(&t).await;
        let notes = veerle.get(&format!("/people/{nele}/notes")).await.text;
        assert!(!notes.contains("Voor het team."));
        assert!(notes.contains("Dit hoort niet bij je taak in dit dossier."), "with the reason");
        let note = note_id(&t, "Voor het team.").await;
        assert_eq!(veerle.get(&format!("/notes/{note}")).await.status, 403);
        let row = t.app.db.row("SELECT id FROM appointment", vec![]).await.unwrap();
        let path = format!("/appointments/{}", row.get::<String>("id").unwrap());
        assert_eq!(veerle.get(&path).await.status, 200);
        assert_eq!(veerle.post(&format!("{path}/cancel"), &[]).await.status, 403);
        assert_eq!(write(&veerle, &nele, "Van ginder.", "network").await.status, 303);
        let own = note_id(&t, "Van ginder.").await;
        let of = "SELECT organisation FROM note WHERE id = $1";
        assert_eq!(organisation_of(&t, of, &own).await, t.leiekant);
    }
}

#[tokio::test]
async fn a_look_and_a_list_taken_out_are_logged_at_the_organisation_through_which_they_went() {
    for t in TestApp::each().await {
        let tuur = crate::notes::tests::person(&t, &t.leiekant, "Tuur", "Maldegem").await;
        let veerle = of_both(&t).await;
        assert_eq!(veerle.get(&format!("/people/{tuur}")).await.status, 200);
        let at = "SELECT organisation FROM audit_line WHERE person = $1 AND action = 'look'";
        assert_eq!(organisation_of(&t, at, &tuur).await, t.leiekant);
        for list in ["/safety-net.csv", "/people.csv"] {
            let path = format!("{list}?organisation={}", t.leiekant);
            assert_eq!(veerle.get(&path).await.status, 200, "{path}");
        }
        let at = "SELECT DISTINCT organisation FROM audit_line WHERE action = $1";
        assert_eq!(organisation_of(&t, at, "export").await, t.leiekant);
    }
}
