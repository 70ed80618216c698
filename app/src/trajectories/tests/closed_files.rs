//! What runs stands in an open file: an open step or waiting place in a closed one is on no board
//! and in no list of open files.

use super::{add, nele};
use crate::testing::TestApp;
use base::values;
use jiff::{SignedDuration, ToSpan as _};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

/// What runs in a file that is not open.
async fn in_closed_files(t: &TestApp) -> i64 {
    let sql = "SELECT count(*) AS n FROM (
        SELECT person, organisation FROM step WHERE end_day IS NULL OR end_day > $1
        UNION ALL SELECT person, organisation FROM waiting WHERE until_day IS NULL) x
        WHERE NOT EXISTS (SELECT 1 FROM involvement i WHERE i.person = x.person
                          AND i.organisation = x.organisation AND i.until_day IS NULL)";
    t.app.db.row(sql, values![t.app.today()]).await.unwrap().get("n").unwrap()
}

async fn is_open(t: &TestApp, person: &str) -> bool {
    let sql = "SELECT until_day FROM involvement WHERE person = $1";
    let row = t.app.db.row(sql, values![person]).await.unwrap();
    row.get::<Option<jiff::civil::Date>>("until_day").unwrap().is_none()
}

async fn one(t: &TestApp, sql: &'static str, person: &str) -> Option<(String, i64)> {
    let row = t.app.db.maybe(sql, values![person]).await.unwrap()?;
    Some((row.get("id").unwrap(), row.get("version").unwrap()))
}

/// The last step, and its version.
async fn step(t: &TestApp, person: &str) -> Option<(String, i64)> {
    let sql = "SELECT id, version FROM step WHERE person = $1 ORDER BY start_day DESC, id LIMIT 1";
    one(t, sql, person).await
}

/// Ends the last step so many days from today.
async fn end(t: &TestApp, person: &str, days: i32) -> u16 {
    let Some((id, version)) = step(t, person).await else { return 0 };
    let (day, version) = ((t.app.today() + days.days()).to_string(), version.to_string());
    let fields = [
        ("version", version.as_str()),
        ("day", day.as_str()),
        ("end_reason", "illness"),
        ("next", "unknown"),
    ];
    t.coach().await.post(&format!("/steps/{id}/end"), &fields).await.status
}

/// Corrects the last step: it goes on after all.
async fn goes_on(t: &TestApp, person: &str) -> u16 {
    let Some((id, version)) = step(t, person).await else { return 0 };
    let version = version.to_string();
    let fields = [
        ("version", version.as_str()),
        ("work_form", "ama-welzijn"),
        ("start", "2026-03-02"),
        ("reason", "het was tijd"),
        ("goes_on", "1"),
    ];
    t.coach().await.post(&format!("/steps/{id}/edit"), &fields).await.status
}

async fn close(t: &TestApp, person: &str) -> u16 {
    let sql = "SELECT person AS id, version FROM involvement WHERE person = $1";
    let version = one(t, sql, person).await.unwrap().1.to_string();
    let day = t.app.today().to_string();
    let fields = [("version", version.as_str()), ("why", "verhuisd"), ("day", day.as_str())];
    t.coach().await.post(&format!("/people/{person}/close"), &fields).await.status
}

/// One act of somebody who works with the person; a refusal is fine.
async fn act(t: &TestApp, person: &str, kind: u8, n: i32) {
    let coach = t.coach().await;
    match kind {
        0 => {
            let fields =
                [("work_form", "ama-welzijn"), ("start", "2026-03-02"), ("reason", "tijd")];
            coach.post(&format!("/people/{person}/steps/new"), &fields).await;
        }
        1 => drop(end(t, person, n).await),
        2 => drop(goes_on(t, person).await),
        3 | 4 => drop(close(t, person).await),
        5 => {
            let day = t.app.today().to_string();
            coach.post(&format!("/people/{person}/waiting/new"), &[("from", day.as_str())]).await;
        }
        6 => {
            let sql = "SELECT id, version FROM waiting WHERE person = $1 AND until_day IS NULL
                ORDER BY id LIMIT 1";
            if let Some((id, version)) = one(t, sql, person).await {
                let (day, version) = (t.app.today().to_string(), version.to_string());
                let fields =
                    [("version", version.as_str()), ("day", day.as_str()), ("outcome", "refused")];
                coach.post(&format!("/waiting/{id}/end"), &fields).await;
            }
        }
        _ => t.clock.pass(SignedDuration::from_hours(24)),
    }
}

#[tokio::test]
async fn an_open_step_or_waiting_place_has_an_open_file() {
    let mut runner = TestRunner::deterministic();
    let acts = prop::collection::vec((0..8_u8, -20..20_i32), 14);
    for t in TestApp::each().await {
        for _ in 0..6 {
            let person = nele(&t).await;
            let acts = acts.new_tree(&mut runner).unwrap().current();
            for (at, (kind, n)) in acts.iter().enumerate() {
                act(&t, &person, *kind, *n).await;
                assert_eq!(in_closed_files(&t).await, 0, "after {:?}", &acts[..=at]);
            }
        }
    }
}

#[tokio::test]
async fn a_step_that_goes_on_after_all_opens_its_file_again_with_a_line() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        add(&joris, &t, &nele, &[("work_form", "ama-welzijn"), ("start", "2026-03-02")]).await;
        assert_eq!(close(&t, &nele).await, 422, "a step runs");
        assert_eq!(end(&t, &nele, -1).await, 303);
        let forms = [format!("/people/{nele}/steps/new"), format!("/people/{nele}/waiting/new")];
        let said = "gaat het weer open";
        for form in &forms {
            assert!(!joris.get(form).await.text.contains(said), "the file is open");
        }
        assert_eq!(close(&t, &nele).await, 303);
        for form in &forms {
            assert!(joris.get(form).await.text.contains(said), "{form} says so before");
        }
        assert_eq!(goes_on(&t, &nele).await, 303);
        assert!(is_open(&t, &nele).await);
        assert_eq!(end(&t, &nele, -1).await, 303);
        assert_eq!(close(&t, &nele).await, 303);
        assert_eq!(end(&t, &nele, 9).await, 303, "the end was later");
        assert!(is_open(&t, &nele).await);
        let sql = "SELECT count(*) AS n FROM audit_line WHERE person = $1 AND action = 'reopen'
            AND subject_kind = 'file'";
        let row = t.app.db.row(sql, values![&nele]).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 2);
    }
}

#[tokio::test]
async fn who_ends_one_of_two_steps_is_offered_that_the_other_goes_on() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        let first = [("work_form", "ama-welzijn"), ("start", "2026-03-02")];
        let first = add(&joris, &t, &nele, &first).await;
        let form = format!("/steps/{first}/end");
        assert!(!joris.get(&form).await.text.contains("value=\"running\""), "it is the only one");
        let other = [("work_form", "ama-welzijn"), ("place", "Inpak"), ("start", "2026-04-01")];
        add(&joris, &t, &nele, &other).await;
        let page = joris.get(&form).await.text;
        assert!(page.contains("Loopt of volgt al: AMA welzijn Inpak"), "{page}");
    }
}

#[tokio::test]
async fn a_file_is_not_closed_over_a_step_that_came_in_meanwhile() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        add(&joris, &t, &nele, &[("work_form", "ama-welzijn"), ("start", "2026-03-02")]).await;
        let mut work = t.app.db.work().await.unwrap();
        let (which, today) = ((nele.as_str(), t.kade.as_str(), 1), t.app.today());
        let close = crate::people::store::close_file(&mut work, which, (today, today), "weg");
        assert!(!close.await.unwrap());
    }
}
