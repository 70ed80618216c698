//! The room over HTTP and through its store, on both engines.

mod born;
mod closed;
mod elsewhere;
mod insz;
mod person;
mod searching;
mod sources;
mod trial;

use super::store::{self, InvolvementRow, PersonRow};
use super::{ContactWay, NewPerson, WayKind};
use crate::testing::TestApp;
use base::{id, values};
use jiff::civil::date;

/// Somebody with a name and a telephone number.
pub(crate) fn somebody(given: &str, family: &str) -> NewPerson {
    NewPerson {
        given: given.into(),
        family: family.into(),
        ways: vec![ContactWay {
            kind: WayKind::Phone,
            value: "0499 00 00 01".into(),
            remark: String::new(),
        }],
        ..NewPerson::default()
    }
}

async fn count(t: &TestApp, sql: &'static str, person: &str) -> i64 {
    t.app.db.row(sql, values![person]).await.unwrap().get("n").unwrap()
}

const WORDS: &str = "SELECT count(*) AS n FROM name_word WHERE person = $1";
const OPEN: &str = "SELECT count(*) AS n FROM involvement WHERE person = $1 AND until_day IS NULL";

#[tokio::test]
async fn a_closed_file_opens_again_and_an_open_one_stays_as_it_is() {
    for t in TestApp::each().await {
        let (now, today) = (t.app.now(), t.app.today());
        let mut work = t.app.db.work().await.unwrap();
        let new = somebody("Nele", "Zandvoorde");
        let nele = store::add(&mut work, now, today, &t.kade, &new, None).await.unwrap();
        store::reopen_file(&mut work, &nele, &t.kade).await.unwrap();
        let file = (nele.as_str(), t.kade.as_str(), 1);
        assert!(store::close_file(&mut work, file, (today, today), "moved").await.unwrap());
        assert!(!store::close_file(&mut work, file, (today, today), "x").await.unwrap());
        let later = (nele.as_str(), t.kade.as_str(), 2);
        assert!(!store::close_file(&mut work, later, (today, today), "x").await.unwrap());
        store::reopen_file(&mut work, &nele, &t.kade).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(count(&t, OPEN, &nele).await, 1);
        // nele, zandvoorde and the telephone number
        assert_eq!(count(&t, WORDS, &nele).await, 3);
    }
}

#[tokio::test]
async fn three_thousand_people_come_in_within_seconds() {
    for t in TestApp::each().await {
        let now = t.app.now();
        let rows: Vec<PersonRow> = (0..3_000)
            .map(|n| PersonRow {
                id: id::new(now),
                new: somebody(&format!("Voornaam{}", n % 50), &format!("Familie{}", n % 700)),
                made_by: t.kade.clone(),
                imported_by: None,
                involvements: vec![InvolvementRow {
                    organisation: t.kade.clone(),
                    from_day: date(2020, 1, 1),
                    closed: None,
                }],
                team: vec![],
            })
            .collect();
        let mut work = t.app.db.work().await.unwrap();
        let before = t.app.db.statements();
        store::add_many(&mut work, now, &rows).await.unwrap();
        work.save().await.unwrap();
        assert!(t.app.db.statements() - before < 200, "in batches");
        assert_eq!(count(&t, WORDS, &rows[0].id).await, 3);
    }
}
