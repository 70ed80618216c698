//! Nele falls and comes back.

use super::{add, nele, on_board};
use crate::testing::TestApp;
use base::values;

async fn movements(t: &TestApp, person: &str) -> Vec<String> {
    let sql = "SELECT kind FROM movement WHERE person = $1 ORDER BY day";
    let rows = t.app.db.rows(sql, values![person]).await.unwrap();
    rows.iter().map(|row| row.get("kind").unwrap()).collect()
}

#[tokio::test]
async fn nele_falls_stands_on_the_net_the_same_day_and_comes_back() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        let aim = [("aim_rung", "5"), ("words", "Halftijds, met mensen")];
        assert_eq!(joris.post(&format!("/people/{nele}/aim"), &aim).await.status, 303);
        let pack = [("work_form", "ama-welzijn"), ("place", "inpak"), ("start", "2025-03-03")];
        let pack = add(&joris, &t, &nele, &pack).await;
        let green = [
            ("work_form", "ama-welzijn"),
            ("place", "groenploeg"),
            ("hours", "12,5"),
            ("start", "2025-09-01"),
            ("stops", &pack),
        ];
        let green = add(&joris, &t, &nele, &green).await;
        let contract = [
            ("work_form", "collectief-maatwerk"),
            ("place", "Maatwerk Leiekant"),
            ("start", "2026-03-02"),
            ("stops", &green),
        ];
        let contract = add(&joris, &t, &nele, &contract).await;
        assert_eq!(movements(&t, &nele).await, ["instroom", "zijstroom", "opstroom"]);

        let stop = [
            ("version", "1"),
            ("day", "2026-11-22"),
            ("end_reason", "illness"),
            ("perspective", "lower"),
            ("next", "unknown"),
        ];
        let reply = joris.post(&format!("/steps/{contract}/end"), &stop).await;
        assert_eq!(reply.location(), format!("/people/{nele}"));
        assert!(on_board(&t, &nele).await.contains(&"ended-without-successor".to_owned()));
        let board = joris.get("/safety-net").await.text;
        assert!(board.contains("Stopt vandaag"), "{board}");
        assert!(board.contains(&format!("/people/{nele}/way-back/{contract}")));

        comes_back(&t, &nele, &green).await;
    }
}

/// Two weeks later, back in the green team, with the same hours, team and aim.
async fn comes_back(t: &TestApp, nele: &str, green: &str) {
    let joris = t.coach().await;
    t.clock.pass(jiff::SignedDuration::from_hours(14 * 24));
    let joris_again = t.coach().await;
    let path = format!("/people/{nele}/way-back/{green}");
    let ask = joris_again.get(&path).await.text;
    assert!(ask.contains("groenploeg") && ask.contains("12,5"), "{ask}");
    let go = [("start", "2026-12-06"), ("team", "1"), ("aim", "1")];
    assert_eq!(joris_again.post(&path, &go).await.status, 303);
    let again = joris_again.post(&path, &go).await;
    assert_eq!(again.status, 422, "the same step twice");
    assert!(again.text.contains("loopt al op die dag"));
    assert!(!on_board(t, nele).await.contains(&"ended-without-successor".to_owned()));
    let sql = "SELECT place, hours_quarters, way_back_of FROM step WHERE person = $1
        AND way_back_of IS NOT NULL";
    let row = t.app.db.row(sql, values![nele]).await.unwrap();
    assert_eq!(row.get::<String>("place").unwrap(), "groenploeg");
    assert_eq!(row.get::<i64>("hours_quarters").unwrap(), 50);
    assert_eq!(row.get::<String>("way_back_of").unwrap(), green);
    let aim = t.app.db.row("SELECT rung FROM aimed WHERE last_day IS NULL", values![]).await;
    assert_eq!(aim.unwrap().get::<i64>("rung").unwrap(), 5);
    let now = t.app.db.row("SELECT rung, lead_account FROM person_now", values![]).await;
    let now = now.unwrap();
    assert_eq!(now.get::<i64>("rung").unwrap(), 3);
    assert_eq!(now.get::<String>("lead_account").unwrap(), joris.account);
    let expected = ["instroom", "zijstroom", "opstroom", "terugval"];
    assert_eq!(movements(t, nele).await, expected);
}

#[tokio::test]
async fn the_team_that_left_comes_back_with_its_lead() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        let sql = "UPDATE team_member SET from_day = '2025-01-01' WHERE person = $1";
        let mut work = t.app.db.work().await.unwrap();
        work.run(sql, values![&nele]).await.unwrap();
        work.save().await.unwrap();
        let step = [("work_form", "ama-welzijn"), ("start", "2025-03-03")];
        let step = add(&joris, &t, &nele, &step).await;
        let stop =
            [("version", "1"), ("day", "2026-11-20"), ("end_reason", "moved"), ("next", "closing")];
        let reply = joris.post(&format!("/steps/{step}/end"), &stop).await;
        assert_eq!(reply.location(), format!("/people/{nele}/close?came=stop"));
        let close = [("version", "1"), ("why", "Verhuisd naar zee"), ("day", "2026-11-22")];
        let closed = joris.post(&format!("/people/{nele}/close"), &close).await;
        assert_eq!(closed.status, 303, "{}", closed.text);
        assert_eq!(on_board(&t, &nele).await, [""; 0]);
        let go = [("start", "2026-11-22"), ("team", "1")];
        let marieke = t.coordinator().await;
        let back = marieke.post(&format!("/people/{nele}/way-back/{step}"), &go).await;
        assert_eq!(back.status, 303, "{}", back.text);
        let now = t.app.db.row("SELECT lead_account FROM person_now", values![]).await.unwrap();
        assert_eq!(now.get::<String>("lead_account").unwrap(), joris.account);
        let sql = "SELECT t.account, l.account AS who FROM audit_line l
            JOIN team_member t ON t.id = l.subject
            WHERE l.subject_kind = 'team' AND l.action = 'change' AND l.detail = 'lead'
            ORDER BY l.seq DESC LIMIT 1";
        let line = t.app.db.row(sql, values![]).await.unwrap();
        assert_eq!(line.get::<String>("account").unwrap(), joris.account);
        assert_eq!(line.get::<String>("who").unwrap(), marieke.account);
        let sql = "SELECT until_day FROM involvement WHERE person = $1";
        let file = t.app.db.row(sql, values![&nele]).await.unwrap();
        assert_eq!(file.get::<Option<jiff::civil::Date>>("until_day").unwrap(), None);
    }
}

#[tokio::test]
async fn who_waits_for_the_same_already_waits_once() {
    for t in TestApp::each().await {
        let (nele, joris, marieke) = (nele(&t).await, t.coach().await, t.coordinator().await);
        let path = format!("/people/{nele}/waiting/new");
        let wait = [("place", "Houtatelier"), ("from", "2026-11-02")];
        let (one, two) = tokio::join!(joris.post(&path, &wait), marieke.post(&path, &wait));
        let mut both = [one.status, two.status];
        both.sort_unstable();
        assert_eq!(both, [303, 422]);
        let again =
            marieke.post(&path, &[("place", "hout-atelier "), ("from", "2026-11-20")]).await;
        assert_eq!(again.status, 303, "{}", again.text);
        let again = marieke.post(&path, &[("place", "houtatelier"), ("from", "2026-11-20")]).await;
        assert_eq!(again.status, 422);
        assert!(again.text.contains("sinds 2 november"), "{}", again.text);
    }
}

#[tokio::test]
async fn a_step_for_which_one_waited_ends_the_waiting_when_that_stays_ticked() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        let new = format!("/people/{nele}/steps/new");
        assert!(!joris.get(&new).await.text.contains("name=\"placed\""), "nobody waits");
        let wait = [("place", "groenploeg"), ("from", "2026-11-02")];
        assert_eq!(joris.post(&format!("/people/{nele}/waiting/new"), &wait).await.status, 303);
        let sql = "SELECT id, until_day, outcome FROM waiting";
        let waiting = async || t.app.db.row(sql, values![]).await.unwrap();
        let id: String = waiting().await.get("id").unwrap();
        let ticked = format!("name=\"placed\" value=\"{id}\" checked");
        let page = joris.get(&format!("{new}?came=safety-net")).await.text;
        assert!(
            page.contains(&ticked) && page.contains("Het wachten op groenploeg stopt"),
            "{page}"
        );
        let step =
            [("work_form", "ama-welzijn"), ("start", "2026-11-22"), ("reason", "plaats vrij")];
        let refused = joris.post(&new, &[("placed", id.as_str()), ("came", "safety-net")]).await;
        assert!(refused.status == 422 && refused.text.contains(&ticked), "the tick stays");
        assert!(refused.text.contains("name=\"came\" value=\"safety-net\""));
        let sent: Vec<_> =
            step.into_iter().chain([("placed", id.as_str()), ("came", "safety-net")]).collect();
        assert_eq!(joris.post(&new, &sent).await.location(), "/safety-net");
        let row = waiting().await;
        let until: Option<jiff::civil::Date> = row.get("until_day").unwrap();
        assert_eq!(until, Some(jiff::civil::date(2026, 11, 21)), "the eve of the step");
        assert_eq!(row.get::<Option<String>>("outcome").unwrap().as_deref(), Some("placed"));
    }
}

#[tokio::test]
async fn the_page_after_a_stop_says_that_the_stop_is_saved_and_can_wait() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        let step = [("work_form", "ama-welzijn"), ("start", "2025-03-03")];
        let step = add(&joris, &t, &nele, &step).await;
        let end = format!("/steps/{step}/end");
        let stop = [("version", "1"), ("day", "2026-11-20"), ("next", "waiting")];
        let refused = joris.post(&end, &stop).await;
        let named = "<b>Waarom stopt het?</b> Kies";
        assert!(refused.status == 422 && refused.text.contains(named), "{}", refused.text);
        let stop: Vec<_> = stop.into_iter().chain([("end_reason", "moved")]).collect();
        let next = joris.post(&end, &stop).await;
        let page = joris.get(next.location()).await.text;
        assert!(page.contains("Later invullen (blijft op het vangnet)"), "{page}");
        assert!(page.contains("Het einde van de stap is al bewaard"));
        assert!(on_board(&t, &nele).await.contains(&"ended-without-successor".to_owned()));
        let usual = joris.get(&format!("/people/{nele}/waiting/new")).await.text;
        assert!(!usual.contains("Later invullen") && usual.contains("Annuleer"));
    }
}

#[tokio::test]
async fn who_saves_the_own_aim_second_meets_the_one_of_the_first() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        let path = format!("/people/{nele}/aim");
        let first = [("aim_rung", "5"), ("words", "Halftijds in het groen")];
        assert_eq!(joris.post(&path, &first).await.status, 303);
        let late = [("aim_rung", "3"), ("words", "Bij mensen zijn"), ("version", "0")];
        let met = t.coordinator().await.post(&path, &late).await;
        assert_eq!(met.status, 422);
        for told in ["Bij mensen zijn", "Halftijds in het groen", "name=\"version\" value=\"1\""] {
            assert!(met.text.contains(told), "{told}: {}", met.text);
        }
        let decided = [("aim_rung", "3"), ("words", "Bij mensen zijn"), ("version", "1")];
        assert_eq!(t.coordinator().await.post(&path, &decided).await.status, 303);
    }
}
