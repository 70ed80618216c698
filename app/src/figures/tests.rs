//! Figures through the database and over HTTP, on both engines.

mod fixtures;
mod networks;
mod pages;

use super::counts::Counts;
use super::ladder::{Ladder, Number, total};
use super::report::Report;
use super::rows::{By, sides};
use super::scope::{Reader, Scope};
use super::store;
use crate::testing::TestApp;
use fixtures::{Life, lives, year};
use outcomes::{Cell, Kind};

async fn counts(t: &TestApp) -> Counts {
    store::counts(&t.app.db, year()).await.unwrap()
}

async fn whole(t: &TestApp) -> Report {
    let names = store::names(&t.app.db, year().last()).await.unwrap();
    let (reader, counts) = (Reader::Operator, counts(t).await);
    Report::of(&counts, &names, &reader, &Scope::Network, year(), By::Organisation)
}

fn told(ladder: &Ladder) -> Vec<String> {
    let kinds = ["instroom", "opstroom", "doorstroom", "terugval", "zijstroom", "uitstroom"];
    let kinds = kinds.map(|name| {
        let kind = Kind::parse(name).unwrap();
        format!("{name} {}", ladder.get(&total(kind)))
    });
    let stock = |at: fn(_, _) -> Number| {
        let on = (1..=6).map(|rung| ladder.get(&at(Some(rung), None)).to_string());
        on.collect::<Vec<_>>().join(" ")
    };
    let stocks = [format!("start {}", stock(Number::Start)), format!("end {}", stock(Number::End))];
    stocks.into_iter().chain(kinds).collect()
}

/// Seven lives, reckoned by hand for the year 2025:
/// Ann stays on 3; Bo goes from 3 to 5 on 1 July (opstroom, the step to paid work); Cis goes from 5
/// to 6 (doorstroom; never on 3 or 4); Dina falls from 5 to 3 on 1 March and works again from
/// October, which is her first step to paid work after rung 3; Eef comes on 2 and leaves; Fien
/// changes form on 3; Gust was on 3 until the last day of 2024 and does not count.
fn seven() -> Vec<Life> {
    vec![
        Life::of("Ann").aims(3, "2024-01-01").step(3, "ama-welzijn", "2024-01-01", ""),
        Life::of("Bo")
            .aims(5, "2024-06-01")
            .step(3, "ama-welzijn", "2024-01-01", "2025-06-30")
            .step(5, "collectief-maatwerk", "2025-07-01", ""),
        Life::of("Cis").step(5, "collectief-maatwerk", "2024-01-01", "2025-04-30").step(
            6,
            "werk-zonder-ondersteuning",
            "2025-05-01",
            "",
        ),
        Life::of("Dina")
            .aims(6, "2024-01-01")
            .step(5, "collectief-maatwerk", "2024-01-01", "2025-02-28")
            .step(3, "ama-welzijn", "2025-03-01", "2025-09-30")
            .step(5, "collectief-maatwerk", "2025-10-01", ""),
        Life::of("Eef").step(2, "onthaaltraject", "2025-02-01", "2025-05-31"),
        Life::of("Fien").step(3, "ama-welzijn", "2024-01-01", "2025-08-31").step(
            3,
            "vrijwilligerswerk",
            "2025-09-01",
            "",
        ),
        Life::of("Gust").step(3, "ama-welzijn", "2024-01-01", "2024-12-31"),
    ]
}

/// The seven lives at Atelier De Kade.
pub(crate) async fn seven_at_kade(t: &TestApp) {
    lives(t, &t.kade, &seven()).await;
}

#[tokio::test]
async fn seven_lives_make_the_figures_reckoned_by_hand() {
    for t in TestApp::each().await {
        lives(&t, &t.kade, &seven()).await;
        let [ladder, _] = sides(&counts(&t).await, &Reader::Operator);
        assert_eq!(
            told(&ladder),
            [
                "start 0 0 4 0 2 0",
                "end 0 0 2 0 2 1",
                "instroom 1",
                "opstroom 2",
                "doorstroom 1",
                "terugval 1",
                "zijstroom 1",
                "uitstroom 2",
            ]
        );
        let report = whole(&t).await;
        let share = report.share.unwrap();
        // Ann, Bo, Dina and Fien were on rung 3 in the year; Bo and Dina stepped to paid work in it.
        assert_eq!((share.part, share.whole), (Cell::Shown(2), Cell::Shown(4)));
        let aim = report.aim.unwrap();
        // Ann wanted rung 3 and Bo rung 5; Dina wants rung 6.
        assert_eq!((aim.part, aim.whole), (Cell::Shown(2), Cell::Shown(3)));
    }
}

#[tokio::test]
async fn a_new_aim_changes_nothing_about_the_year_before() {
    for t in TestApp::each().await {
        let mut people = seven();
        // In 2026 both want something else: Ann no longer rung 3, Bo more than the 5 that he reached.
        for (index, rung) in [(0, 4), (1, 6)] {
            people[index] = people[index].clone().aims(rung, "2026-02-01");
        }
        lives(&t, &t.kade, &people).await;
        let aim = whole(&t).await.aim.unwrap();
        assert_eq!((aim.part, aim.whole), (Cell::Shown(2), Cell::Shown(3)));
    }
}

#[tokio::test]
async fn somebody_who_stops_on_the_last_day_is_in_that_days_stock() {
    for t in TestApp::each().await {
        let life = Life::of("Ann").step(3, "ama-welzijn", "2024-01-01", "2025-12-31");
        lives(&t, &t.kade, &[life]).await;
        let [ladder, _] = sides(&counts(&t).await, &Reader::Operator);
        assert_eq!(ladder.get(&Number::End(Some(3), None)), 1);
        assert_eq!(ladder.get(&total(Kind::Uitstroom)), 0);
    }
}

#[tokio::test]
async fn two_agreements_at_two_organisations_are_one_person() {
    for t in TestApp::each().await {
        let life = Life::of("Ann").step(3, "ama-welzijn", "2024-01-01", "").at(
            &t.leiekant,
            3,
            "vrijwilligerswerk",
            "2025-02-01",
            "",
        );
        lives(&t, &t.kade, &[life]).await;
        let report = whole(&t).await;
        assert_eq!(report.share.unwrap().whole, Cell::Shown(1));
        assert_eq!(report.ladder.get(&Number::End(None, None)), Some(Cell::Shown(1)));
        let [ladder, _] = sides(&counts(&t).await, &Reader::Operator);
        assert_eq!(ladder.get(&total(Kind::Zijstroom)), 0);
    }
}

#[tokio::test]
async fn what_was_counted_is_kept_until_somebody_moves() {
    for t in TestApp::each().await {
        lives(&t, &t.kade, &seven()).await;
        let before = t.app.figures.of(&t.app.db, year()).await.unwrap();
        let statements = t.app.db.statements();
        let again = t.app.figures.of(&t.app.db, year()).await.unwrap();
        assert!(std::sync::Arc::ptr_eq(&before, &again));
        assert_eq!(t.app.db.statements() - statements, 1);
        lives(&t, &t.kade, &[Life::of("Hanne").step(4, "activeringstraject", "2025-01-10", "")])
            .await;
        let after = t.app.figures.of(&t.app.db, year()).await.unwrap();
        assert!(after.active.len() == before.active.len() + 1);
    }
}
