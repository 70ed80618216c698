//! Random networks: what the database adds up against the crate `outcomes` person by person, and
//! what each reader is shown against the rule of small numbers.

use super::fixtures::{Life, Lived, lives, year};
use crate::figures::ladder::{CHANGES, Ladder, Number, total};
use crate::figures::passed::Passed;
use crate::figures::report::Report;
use crate::figures::rows::By;
use crate::figures::scope::{Reader, Scope};
use crate::figures::store;
use crate::testing::TestApp;
use jiff::ToSpan as _;
use jiff::civil::date;
use outcomes::disclosure::THRESHOLD;
use outcomes::{
    Cell, Definition, Kind, Period, Place, Rung, Stay, course, movements, reached_aim,
    share_to_paid_work, stock,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

const NOW: Definition = Definition::CURRENT;
const FORMS: [(&str, i64); 6] = [
    ("onthaaltraject", 2),
    ("ama-welzijn", 3),
    ("vrijwilligerswerk", 3),
    ("activeringstraject", 4),
    ("collectief-maatwerk", 5),
    ("werk-zonder-ondersteuning", 6),
];
const TOWNS: [&str; 3] = ["31005", "36015", "34022"];
/// Networks per engine.
const TRIES: usize = 6;

/// Lives with one to five steps, at three organisations, ended or not.
fn any_life()
-> impl Strategy<Value = (Vec<(usize, usize, i32, Option<i32>)>, usize, Option<(i64, i32)>)> {
    let step = (0..3_usize, 0..FORMS.len(), 0..1300_i32, prop::option::weighted(0.7, 0..400_i32));
    (prop::collection::vec(step, 1..5), 0..=TOWNS.len(), prop::option::of((2..7_i64, 0..1000_i32)))
}

fn life(
    t: &TestApp,
    number: usize,
    drawn: (Vec<(usize, usize, i32, Option<i32>)>, usize, Option<(i64, i32)>),
) -> Life {
    let (steps, town, aim) = drawn;
    let organisations = [&t.kade, &t.leiekant, &t.ocmw];
    let start = date(2022, 10, 1);
    let mut life = Life::of(&format!("Person {number}"));
    life.municipality = TOWNS.get(town).copied();
    life.aims = aim.map(|(rung, days)| (rung, start + days.days())).into_iter().collect();
    life.steps = steps
        .into_iter()
        .map(|(organisation, form, from, length)| {
            let from = start + from.days();
            let until = length.map(|days| from + days.days());
            let organisation = Some(organisations[organisation].clone());
            Lived { organisation, rung: FORMS[form].1, form: FORMS[form].0, from, until }
        })
        .collect();
    life
}

fn draw(t: &TestApp, runner: &mut TestRunner, people: usize) -> Vec<Life> {
    let mut one = |number| life(t, number, any_life().new_tree(runner).unwrap().current());
    (0..people).map(&mut one).collect()
}

fn stays(life: &Life) -> Vec<Stay> {
    let stay = |lived: &Lived| Stay {
        rung: Rung::new(lived.rung).unwrap(),
        place: Place {
            form: lived.form.to_owned(),
            organisation: lived.organisation.clone().unwrap(),
            site: String::new(),
        },
        period: Period::new(lived.from, lived.until).unwrap(),
        regular: lived.rung == 6,
    };
    life.steps.iter().map(stay).collect()
}

/// The ladder of some organisations, person by person and without any SQL.
fn slow_ladder(all: &[Vec<Stay>], of: impl Fn(&Stay) -> bool) -> Vec<(Number, u64)> {
    let mut found: std::collections::BTreeMap<Number, u64> = std::collections::BTreeMap::new();
    let mut add = |number| *found.entry(number).or_default() += 1;
    let (first, last) = (year().first(), year().last());
    for stays in all {
        for spell in course(stays, NOW) {
            let stay = &stays[spell.stay];
            let (rung, form) = (stay.rung.number(), stay.place.form.as_str().into());
            if of(stay) && spell.covers(first.yesterday().unwrap()) {
                add(Number::Start(None, None));
                add(Number::Start(Some(rung), None));
                add(Number::Start(Some(rung), Some(std::sync::Arc::clone(&form))));
            }
            if of(stay) && spell.covers(last) {
                add(Number::End(None, None));
                add(Number::End(Some(rung), None));
                add(Number::End(Some(rung), Some(form)));
            }
        }
        for step in movements(stays, NOW).into_iter().filter(|step| year().covers(step.day)) {
            let place = step.from_stay.or(step.to_stay).unwrap();
            if !of(&stays[place]) {
                continue;
            }
            add(total(step.kind));
            if step.kind != Kind::Instroom {
                add(Number::Left(step.kind, step.from.map(Rung::number)));
            }
            if step.kind == Kind::Instroom || CHANGES.contains(&step.kind) {
                add(Number::Reached(step.kind, step.to.map(Rung::number)));
            }
        }
    }
    found.into_iter().collect()
}

fn check_ladder(ladder: &Ladder, slow: &[(Number, u64)]) {
    for (number, people) in slow {
        assert_eq!(ladder.get(number), *people, "{number:?}");
    }
    let of = |ladder: &Ladder| ladder.numbers().collect::<Vec<_>>();
    assert_eq!(of(ladder), slow.iter().map(|(n, p)| (n.clone(), *p)).collect::<Vec<_>>());
}

#[tokio::test]
async fn sql_and_the_crate_outcomes_count_random_networks_alike() {
    let mut runner = TestRunner::deterministic();
    for _ in 0..TRIES {
        for t in TestApp::each().await {
            let drawn = draw(&t, &mut runner, 40);
            lives(&t, &t.kade, &drawn).await;
            let all: Vec<Vec<Stay>> = drawn.iter().map(stays).collect();
            let counts = store::counts(&t.app.db, year()).await.unwrap();
            check_ladder(&Ladder::count(&counts, |_| true), &slow_ladder(&all, |_| true));
            let (mut came, mut went) = (0, 0);
            for organisation in [&t.kade, &t.leiekant, &t.ocmw] {
                let here = |id: &str| id == organisation;
                let there = |stay: &Stay| stay.place.organisation == **organisation;
                check_ladder(&Ladder::count(&counts, here), &slow_ladder(&all, there));
                let passed = check_sum(&t, organisation).await;
                came += passed.came[6];
                went += passed.went[6];
            }
            assert!(came > 0 && came == went, "who goes from one comes to another");
            check_shares(&t, &drawn, &all).await;
        }
    }
}

/// At an organisation the start, with who came and without who left, is the end.
async fn check_sum(t: &TestApp, organisation: &str) -> Passed {
    let scope = Scope::Organisation(organisation.to_owned());
    let report = report(t, &Reader::Operator, &scope, By::Organisation).await;
    let people = |number: &Number| match report.ladder.get(number) {
        Some(Cell::Shown(people)) => people,
        other => panic!("{number:?}: {other:?}"),
    };
    let passed = report.passed.unwrap();
    let before = people(&Number::Start(None, None)) + people(&total(Kind::Instroom));
    let after = people(&Number::End(None, None)) + people(&total(Kind::Uitstroom));
    assert_eq!(before + passed.came[6], after + passed.went[6]);
    for numbers in [passed.came, passed.went] {
        assert_eq!(numbers[..6].iter().sum::<u64>(), numbers[6]);
    }
    passed
}

async fn check_shares(t: &TestApp, drawn: &[Life], all: &[Vec<Stay>]) {
    let report = report(t, &Reader::Operator, &Scope::Network, By::Municipality).await;
    let share = share_to_paid_work(all.iter().map(Vec::as_slice), year(), NOW);
    let shown = report.share.unwrap();
    assert_eq!(shown.part, Cell::Shown(share.part()));
    assert_eq!(shown.whole, Cell::Shown(share.whole()));
    let day = year().last();
    let slow = stock(all.iter().map(Vec::as_slice), day, NOW);
    assert_eq!(report.ladder.get(&Number::End(None, None)), Some(Cell::Shown(slow.persons())));
    let (mut reached, mut aimed) = (0, 0);
    for (life, stays) in drawn.iter().zip(all) {
        let there = course(stays, NOW).iter().any(|spell| spell.covers(day));
        let Some((rung, since)) = life.aims.last().filter(|(_, since)| there && *since <= day)
        else {
            continue;
        };
        aimed += 1;
        let on = reached_aim(stays, Rung::new(*rung).unwrap(), *since, NOW);
        reached += u64::from(on.is_some_and(|on| on <= day));
    }
    let aim = report.aim.unwrap();
    assert_eq!((aim.part, aim.whole), (Cell::Shown(reached), Cell::Shown(aimed)));
}

async fn report(t: &TestApp, reader: &Reader, scope: &Scope, by: By) -> Report {
    let names = store::names(&t.app.db, year().last()).await.unwrap();
    let counts = store::counts(&t.app.db, year()).await.unwrap();
    Report::of(&counts, &names, reader, scope, year(), by)
}

/// Every number of a report with its name.
fn cells(report: &Report) -> Vec<(String, Cell)> {
    let mut all: Vec<(String, Cell)> =
        report.ladder.cells().map(|(number, cell)| (format!("{number:?}"), cell)).collect();
    for (_, row) in &report.rows {
        let share = row.share.map_or([None; 3], |cells| cells.map(Some));
        let places = row.rungs.into_iter().chain(row.kinds).chain(share).enumerate();
        all.extend(places.filter_map(|(at, cell)| Some((format!("{} {at}", row.id), cell?))));
    }
    for (name, part) in [("share", report.share), ("aim", report.aim)] {
        if let Some(part) = part {
            all.extend([
                (format!("{name} part"), part.part),
                (format!("{name} whole"), part.whole),
            ]);
        }
    }
    all
}

#[tokio::test]
async fn no_number_shown_counts_one_to_four_people_of_others() {
    let mut runner = TestRunner::deterministic();
    for t in TestApp::each().await {
        lives(&t, &t.kade, &draw(&t, &mut runner, 120)).await;
        let scopes = [
            (Scope::Network, By::Organisation),
            (Scope::Network, By::Municipality),
            (Scope::Organisation(t.leiekant.clone()), By::Organisation),
            (Scope::Municipality("36015".to_owned()), By::Municipality),
        ];
        let mut hidden = 0;
        for own in [vec![], vec![t.kade.clone()]] {
            let reader = Reader::Worker(own.clone());
            for (scope, by) in &scopes {
                let seen = report(&t, &reader, scope, *by).await;
                let truth = cells(&report(&t, &Reader::Operator, scope, *by).await);
                let truth: std::collections::BTreeMap<_, _> = truth.into_iter().collect();
                for (name, cell) in cells(&seen) {
                    hidden += usize::from(cell == Cell::Hidden);
                    let Cell::Shown(people) = cell else { continue };
                    if own.is_empty() {
                        assert!(people == 0 || people >= THRESHOLD, "{name}: {people}");
                    }
                    assert!(
                        truth.get(&name).is_none_or(|all| *all == Cell::Shown(people)),
                        "{name} is not true"
                    );
                }
            }
        }
        assert!(hidden > 20, "a small network has small numbers");
    }
}

#[tokio::test]
async fn an_organisation_of_others_tells_no_more_than_its_row_in_the_network() {
    let mut runner = TestRunner::deterministic();
    for t in TestApp::each().await {
        lives(&t, &t.kade, &draw(&t, &mut runner, 160)).await;
        let reader = Reader::Worker(vec![t.kade.clone()]);
        let network = report(&t, &reader, &Scope::Network, By::Organisation).await;
        let (_, row) = network.rows.iter().find(|(_, row)| row.id == t.leiekant).unwrap();
        let scope = Scope::Organisation(t.leiekant.clone());
        let alone = report(&t, &reader, &scope, By::Organisation).await;
        assert_eq!(alone.ladder, row.ladder());
        assert_eq!(alone.share, row.part(false));
        assert!(!alone.ladder.is_whole() && alone.forms.is_empty());
    }
}

#[tokio::test]
async fn what_a_coach_subtracts_of_the_own_people_is_never_small() {
    let mut runner = TestRunner::deterministic();
    for t in TestApp::each().await {
        lives(&t, &t.kade, &draw(&t, &mut runner, 120)).await;
        let reader = Reader::Worker(vec![t.kade.clone()]);
        let network = report(&t, &reader, &Scope::Network, By::Organisation).await;
        let own = report(&t, &reader, &Scope::Organisation(t.kade.clone()), By::Organisation).await;
        for (number, cell) in network.ladder.cells() {
            let (Cell::Shown(all), Some(Cell::Shown(own))) = (cell, own.ladder.get(&number)) else {
                continue;
            };
            let others = all - own;
            assert!(others == 0 || others >= THRESHOLD, "{number:?}: {others} of others");
        }
    }
}
