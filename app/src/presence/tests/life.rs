//! A presence, an absence or an agreement is a sign of life: who works here today is not erased.

use super::*;
use crate::offer::tests::post;
use crate::rights::retention;
use base::id;

const SINCE: (Date, Option<Date>) = (date(2024, 3, 4), Some(date(2025, 3, 3)));

async fn run(t: &TestApp, sql: &'static str, values: Vec<base::db::Value>) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(sql, values).await.unwrap();
    work.save().await.unwrap();
}

/// Somebody whose reception ended and whose file was closed long ago, and the work post.
async fn closed(t: &TestApp) -> (String, String) {
    let post = post(t).await;
    let nele = placed(t, "Nele", &post, 1, SINCE).await;
    let day = date(2025, 3, 3);
    let end = "UPDATE step SET work_form = 'onthaaltraject', start_day = $2, end_day = $2
        WHERE person = $1";
    run(t, end, values![&nele, day]).await;
    run(t, "UPDATE involvement SET until_day = $2 WHERE person = $1", values![&nele, day]).await;
    let mut work = t.app.db.work().await.unwrap();
    crate::safety_net::settle(&mut work, t.app.today(), &[&nele]).await.unwrap();
    work.save().await.unwrap();
    (nele, post)
}

/// A presence, an absence and a signed agreement of that day, each in a row of its own.
async fn live(t: &TestApp, what: &str, (person, post): (&str, &str), day: Date) {
    let (key, now) = (id::new(t.app.now()), t.app.now());
    match what {
        "presence" => {
            let sql =
                "INSERT INTO presence (person, work_post, day, half, code, source, made_at, slot)
                VALUES ($1, $2, $3, 0, 'present', 'screen', $4, 'slot')";
            run(t, sql, values![person, post, day, now]).await;
        }
        "absence" => {
            let sql = "INSERT INTO absence (id, person, organisation, code, from_day, until_day,
                made_at) VALUES ($1, $2, $3, 'sick', $4, $4, $5)";
            run(t, sql, values![key, person, &t.kade, day, now]).await;
        }
        _ => {
            let sql = "INSERT INTO agreement (id, person, organisation, step, work_post, from_day,
                until_day, state, signed_day, made_at, changed_at)
                SELECT $1, $2, $3, s.id, $4, s.start_day, s.end_day, 'signed', $5, $6, $6
                FROM step s WHERE s.person = $2";
            run(t, sql, values![key, person, &t.kade, post, day, now]).await;
        }
    }
}

async fn forget(t: &TestApp, person: &str) {
    for sql in [
        "DELETE FROM presence WHERE person = $1",
        "DELETE FROM absence WHERE person = $1",
        "DELETE FROM agreement WHERE person = $1",
    ] {
        run(t, sql, values![person]).await;
    }
}

#[tokio::test]
async fn who_was_there_since_the_proposal_is_not_erased() {
    for t in TestApp::each().await {
        let (nele, post) = closed(&t).await;
        monday(&t).await;
        retention::propose(&t.app).await.unwrap();
        let path = format!("/retention/{nele}");
        let (erase, confirm) = (format!("{path}/erase"), format!("{path}/confirm"));
        let (marieke, dpo) = (t.coordinator().await, t.dpo().await);
        for what in ["presence", "absence", "agreement"] {
            live(&t, what, (&nele, &post), MONDAY).await;
            let refused = marieke.post(&erase, &[]).await;
            assert_eq!(refused.status, 422, "{what} at asking");
            assert!(refused.text.contains("er gebeurde nog iets"), "{}", refused.text);
            forget(&t, &nele).await;
        }
        assert_eq!(marieke.post(&erase, &[]).await.status, 303);
        for what in ["presence", "absence", "agreement"] {
            live(&t, what, (&nele, &post), MONDAY).await;
            assert_eq!(dpo.post(&confirm, &[]).await.status, 403, "{what} at confirming");
            forget(&t, &nele).await;
        }
        assert_eq!(dpo.post(&confirm, &[]).await.status, 303);
    }
}

#[tokio::test]
async fn the_term_begins_after_the_last_sign_of_life() {
    for t in TestApp::each().await {
        let (nele, post) = closed(&t).await;
        monday(&t).await;
        let is_proposed = async || {
            retention::propose(&t.app).await.unwrap();
            let sql = "SELECT count(*) AS n FROM retention";
            t.app.db.row(sql, values![]).await.unwrap().get::<i64>("n").unwrap() == 1
        };
        assert!(is_proposed().await);
        for what in ["presence", "absence", "agreement"] {
            live(&t, what, (&nele, &post), date(2026, 9, 1)).await;
            assert!(!is_proposed().await, "{what}");
            forget(&t, &nele).await;
            live(&t, what, (&nele, &post), date(2025, 4, 1)).await;
            assert!(is_proposed().await, "{what} of long ago");
            forget(&t, &nele).await;
        }
    }
}
