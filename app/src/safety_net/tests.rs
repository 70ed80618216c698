//! The safety net through the database, on both engines.

mod database;
mod oracle;
mod pages;
mod worlds;

use super::{SignalKind, settle};
use crate::testing::TestApp;
use crate::trajectories::{EndReason, Ending, NewStep, store as steps};
use base::values;
use jiff::civil::{Date, date};
use outcomes::Rung;

/// A person with a file in an organisation, and nothing else.
pub async fn person(t: &TestApp, organisation: &str, name: &str) -> String {
    let mut work = t.app.db.work().await.unwrap();
    let id = base::id::new(t.app.now());
    worlds::add_person(&mut work, t, &id, name).await;
    worlds::add_involvement(&mut work, &id, organisation, t.app.today()).await;
    settle(&mut work, t.app.today(), &[&id]).await.unwrap();
    work.save().await.unwrap();
    id
}

#[tokio::test]
async fn a_settled_person_stands_where_the_steps_say() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele").await;
        let mut work = t.app.db.work().await.unwrap();
        let rung = Rung::new(3).unwrap();
        let step = NewStep::open(&nele, &t.kade, rung, "ama-welzijn", date(2025, 3, 1));
        let id = steps::add_step(&mut work, t.app.now(), &step).await.unwrap();
        settle(&mut work, t.app.today(), &[&nele]).await.unwrap();
        work.save().await.unwrap();
        let now = t.app.db.row("SELECT * FROM person_now", values![]).await.unwrap();
        assert_eq!(now.get::<Option<i64>>("rung").unwrap(), Some(3));
        assert_eq!(now.get::<Option<String>>("step").unwrap(), Some(id));
        let moves = t.app.db.rows("SELECT kind FROM movement", values![]).await.unwrap();
        assert_eq!(moves.len(), 1);
        assert_eq!(moves[0].get::<String>("kind").unwrap(), "instroom");
        let kinds = worlds::kinds_on(&t.app.db, t.app.today()).await;
        assert_eq!(kinds, [SignalKind::NoNextDate.word(), SignalKind::NoSupporter.word()]);
    }
}

#[tokio::test]
async fn who_goes_on_at_the_same_place_is_in_the_latest_step() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele").await;
        let mut work = t.app.db.work().await.unwrap();
        let rung = Rung::new(3).unwrap();
        let open = |start| NewStep::open(&nele, &t.kade, rung, "ama-welzijn", start);
        let mut first = open(date(2025, 3, 1));
        let day = date(2025, 8, 31);
        let reason = EndReason::NextStep;
        first.end = Some(Ending { day, reason, remark: String::new(), perspective: None });
        steps::add_step(&mut work, t.app.now(), &first).await.unwrap();
        let second = open(date(2025, 9, 1));
        let second = steps::add_step(&mut work, t.app.now(), &second).await.unwrap();
        settle(&mut work, t.app.today(), &[&nele]).await.unwrap();
        work.save().await.unwrap();
        let now = t.app.db.row("SELECT step, step_since FROM person_now", values![]).await.unwrap();
        assert_eq!(now.get::<Option<String>>("step").unwrap(), Some(second));
        assert_eq!(now.get::<Option<Date>>("step_since").unwrap(), Some(date(2025, 3, 1)));
    }
}
