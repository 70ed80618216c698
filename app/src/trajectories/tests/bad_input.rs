//! What cannot be, other people's ids, and two who save at once.

use super::{add, nele, on_board};
use crate::testing::TestApp;
use base::values;

const GOOD: [(&str, &str); 3] =
    [("work_form", "ama-welzijn"), ("start", "2026-10-05"), ("reason", "wil onder de mensen")];

async fn count(t: &TestApp, sql: &'static str) -> i64 {
    t.app.db.row(sql, values![]).await.unwrap().get("n").unwrap()
}

#[tokio::test]
async fn what_cannot_be_is_said_at_its_field_and_nothing_is_written() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        for (field, value, said) in [
            ("start", "31/02/2026", "31/02/2026"),
            ("start", "2036-01-01", "twee jaar vooruit"),
            ("start", "1026-01-01", "te ver terug"),
            ("start", "", "Vul een datum in"),
            ("work_form", "bestaat-niet", "Kies één"),
            ("rung", "7", "Kies één"),
            ("hours", "12,3", "12,3"),
            ("reason", "", "Schrijf kort waarom"),
        ] {
            let mut fields: Vec<(&str, &str)> = GOOD.to_vec();
            fields.retain(|(name, _)| *name != field);
            fields.extend([(field, value), ("place", "getypte plaats")]);
            let reply = joris.post(&format!("/people/{nele}/steps/new"), &fields).await;
            assert_eq!(reply.status, 422, "{field} {value}");
            assert!(reply.text.contains(said), "{field} {value}");
            assert!(reply.text.contains("getypte plaats"), "{field} {value}");
        }
        assert_eq!(count(&t, "SELECT count(*) AS n FROM step").await, 0);
    }
}

#[tokio::test]
async fn a_step_cannot_end_before_it_began() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        let step = add(&joris, &t, &nele, &GOOD[..2]).await;
        let stop = [
            ("version", "1"),
            ("day", "2026-10-04"),
            ("end_reason", "illness"),
            ("next", "unknown"),
        ];
        let reply = joris.post(&format!("/steps/{step}/end"), &stop).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("5 oktober"), "{}", reply.text);
    }
}

#[tokio::test]
async fn an_ending_must_say_what_comes_next() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        let step = add(&joris, &t, &nele, &GOOD[..2]).await;
        let stop = [("version", "1"), ("day", "2026-11-20"), ("end_reason", "illness")];
        let reply = joris.post(&format!("/steps/{step}/end"), &stop).await;
        assert_eq!(reply.status, 422);
        assert!(!on_board(&t, &nele).await.contains(&"ended-without-successor".to_owned()));
    }
}

#[tokio::test]
async fn the_second_of_two_savers_sees_both_versions() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        let step = add(&joris, &t, &nele, &GOOD[..2]).await;
        let path = format!("/steps/{step}/edit");
        let with = |place| {
            let mut fields = GOOD.to_vec();
            fields.extend([("rung", "3"), ("version", "1"), ("place", place)]);
            fields
        };
        assert_eq!(joris.post(&path, &with("groenploeg")).await.status, 303);
        let marieke = t.coordinator().await;
        let second = marieke.post(&path, &with("inpak")).await;
        assert_eq!(second.status, 422);
        assert!(second.text.contains("groenploeg") && second.text.contains("inpak"));
        assert!(second.text.contains("name=\"version\" value=\"2\""));
    }
}

#[tokio::test]
async fn steps_of_other_peoples_files_do_not_exist() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        let step = add(&joris, &t, &nele, &GOOD[..2]).await;
        let bart = t.stranger().await;
        for path in [
            format!("/steps/{step}/edit"),
            format!("/steps/{step}/end"),
            format!("/people/{nele}/way-back/{step}"),
        ] {
            assert_eq!(bart.get(&path).await.status, 404, "{path}");
            assert_eq!(bart.post(&path, &GOOD).await.status, 404, "{path}");
        }
        assert_eq!(bart.get(&format!("/people/{nele}/steps")).await.status, 404);
    }
}

#[tokio::test]
async fn an_instructor_reads_steps_and_is_told_why_writing_is_closed() {
    for t in TestApp::each().await {
        let (nele, greta) = (nele(&t).await, t.instructor().await);
        assert_eq!(greta.get(&format!("/people/{nele}/steps")).await.status, 200);
        let refused = greta.post(&format!("/people/{nele}/steps/new"), &GOOD).await;
        assert_eq!(refused.status, 403);
    }
}

#[tokio::test]
async fn forms_that_may_not_overlap_are_stored_with_the_source() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        add(&joris, &t, &nele, &GOOD[..2]).await;
        let second = [
            ("work_form", "ama-sociale-economie"),
            ("start", "2026-11-02"),
            ("reason", "probeert ook daar"),
        ];
        let mut look = second.to_vec();
        look.push(("look", "1"));
        let said = joris.post(&format!("/people/{nele}/steps/new"), &look).await;
        assert_eq!(said.status, 200);
        assert!(said.text.contains("Departement Zorg") && said.text.contains("Dit wordt"));
        assert_eq!(count(&t, "SELECT count(*) AS n FROM step").await, 1);
        add(&joris, &t, &nele, &second[..2]).await;
        let sql = "SELECT count(*) AS n FROM step WHERE warning IS NOT NULL";
        assert_eq!(count(&t, sql).await, 1);
        let sql = "SELECT count(*) AS n FROM spell WHERE last_day IS NULL";
        assert_eq!(count(&t, sql).await, 1);
    }
}

#[tokio::test]
async fn waiting_is_a_next_step_and_its_end_is_not() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        let wait = [("work_form", "ama-welzijn"), ("from", "2026-11-01")];
        let reply = joris.post(&format!("/people/{nele}/waiting/new"), &wait).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        assert!(!on_board(&t, &nele).await.contains(&"no-step".to_owned()));
        let row = t.app.db.row("SELECT id FROM waiting", values![]).await.unwrap();
        let path = format!("/waiting/{}/end", row.get::<String>("id").unwrap());
        assert_eq!(t.stranger().await.get(&path).await.status, 404);
        let end = [("version", "1"), ("outcome", "withdrawn"), ("day", "2026-11-22")];
        assert_eq!(joris.post(&path, &end).await.status, 303);
        assert!(on_board(&t, &nele).await.contains(&"no-step".to_owned()));
    }
}

#[tokio::test]
async fn a_permission_warns_sixty_days_before_it_runs_out() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        let path = format!("/people/{nele}/permissions/new");
        let given = [
            ("given_by", "ocmw"),
            ("asked", "2026-01-05"),
            ("decided", "2026-01-20"),
            ("until", "2027-01-21"),
        ];
        assert_eq!(joris.post(&path, &given).await.status, 303);
        assert!(on_board(&t, &nele).await.contains(&"permission-expiring".to_owned()));
        let wrong = [("given_by", "ocmw"), ("asked", "2026-02-05"), ("decided", "2026-01-20")];
        assert_eq!(joris.post(&path, &wrong).await.status, 422);
        let newer = [("given_by", "ocmw"), ("decided", "2026-11-20"), ("until", "2028-01-20")];
        assert_eq!(joris.post(&path, &newer).await.status, 303);
        assert!(!on_board(&t, &nele).await.contains(&"permission-expiring".to_owned()));
    }
}
