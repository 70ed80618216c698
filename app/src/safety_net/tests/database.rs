//! Random histories written into the database and settled there: the board of the database says what
//! the oracle says.

use super::oracle::board;
use super::worlds::{ORGANISATIONS, TODAY, add_person, any_facts};
use crate::safety_net::{ClosedPlace, Facts, Rules, SignalKind, settle};
use crate::testing::TestApp;
use base::db::Work;
use base::{id, values};
use jiff::ToSpan as _;
use jiff::civil::Date;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;

/// How many people are written and settled at once.
const PEOPLE: usize = 150;

#[expect(clippy::too_many_lines, reason = "the rows of each table, one below the other")]
async fn write(work: &mut Work, t: &TestApp, person: &str, facts: &Facts, joris: &str) {
    let now = t.app.now();
    let organisation = |key: &str| if key == ORGANISATIONS[0] { &t.kade } else { &t.leiekant };
    add_person(work, t, person, "Iemand").await;
    for file in &facts.involvements {
        let sql = "INSERT INTO involvement (person, organisation, sort_name, from_day, until_day)
            VALUES ($1, $2, 'iemand', $3, $4)";
        let at = organisation(&file.organisation);
        work.run(sql, values![person, at, file.from, file.until]).await.unwrap();
    }
    for m in &facts.team {
        let sql = "INSERT INTO team_member (id, person, account, organisation, role, leads,
            from_day, until_day) VALUES ($1, $2, $3, $4, 'coach', $5, $6, $7)";
        let at = organisation(&m.organisation);
        let values = values![id::new(now), person, joris, at, m.leads, m.from, m.until];
        work.run(sql, values).await.unwrap();
    }
    let mut step = String::new();
    for s in &facts.steps {
        let sql = "INSERT INTO step (id, person, organisation, rung, work_form, start_day, end_day,
            made_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)";
        let at = organisation(&s.organisation);
        step = id::new(now);
        let values = values![&step, person, at, s.rung, &s.work_form, s.from, s.until, now];
        work.run(sql, values).await.unwrap();
    }
    for place in &facts.closed_places {
        write_place(work, t, (person, &step), (organisation(&place.organisation), place)).await;
    }
    for w in &facts.waiting {
        let sql = "INSERT INTO waiting (id, person, organisation, from_day, until_day, made_at)
            VALUES ($1, $2, $3, $4, $5, $6)";
        let values = values![id::new(now), person, &t.kade, w.from, w.until, now];
        work.run(sql, values).await.unwrap();
    }
    if let Some(until) = facts.child_until {
        let household = id::new(now);
        let sql = "INSERT INTO household (id, name, made_by_organisation, made_at)
            VALUES ($1, '', $2, $3)";
        work.run(sql, values![&household, &t.kade, now]).await.unwrap();
        let sql = "INSERT INTO household_member (id, household, person, role, from_day, until_day)
            VALUES ($1, $2, $3, 'child', $4, $5)";
        let (from, until) = (TODAY - 900.days(), (until != Date::MAX).then_some(until));
        work.run(sql, values![id::new(now), &household, person, from, until]).await.unwrap();
    }
    write_terms(work, t, person, facts, joris).await;
}

/// A place at a work post that was archived.
async fn write_place(
    work: &mut Work,
    t: &TestApp,
    (person, step): (&str, &str),
    (at, place): (&str, &ClosedPlace),
) {
    let (now, site, post) = (t.app.now(), id::new(t.app.now()), id::new(t.app.now()));
    let sql = "INSERT INTO site (id, organisation, name, municipality, made_at, changed_at)
        VALUES ($1, $2, 'Loods', '34022', $3, $3)";
    work.run(sql, values![&site, at, now]).await.unwrap();
    let sql =
        "INSERT INTO work_post (id, organisation, site, name, summary, sector, work_form, rung,
        checked_day, archived_day, made_at, changed_at)
        VALUES ($1, $2, $3, 'Inpak', 'Inpakken', 'packing', 'ama-welzijn', 3, $4, $4, $5, $5)";
    work.run(sql, values![&post, at, &site, place.since, now]).await.unwrap();
    let sql =
        "INSERT INTO placement (id, person, organisation, step, work_post, half_days, from_day,
        until_day, made_at) VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $8)";
    let from = place.until.unwrap_or(place.since).min(place.since);
    let ids = values![id::new(now), person, at, step, &post];
    work.run(sql, [ids, values![from, place.until, now]].concat()).await.unwrap();
}

async fn write_terms(work: &mut Work, t: &TestApp, person: &str, facts: &Facts, joris: &str) {
    let now = t.app.now();
    let organisation = |key: &str| if key == ORGANISATIONS[0] { &t.kade } else { &t.leiekant };
    for p in &facts.permissions {
        let sql = "INSERT INTO permission (id, person, organisation, given_by, decided_day,
            valid_until, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let decided: Option<Date> = p.is_decided.then_some(TODAY);
        let at = organisation(&p.organisation);
        let values = values![id::new(now), person, at, &p.given_by, decided, p.valid_until, now];
        work.run(sql, values).await.unwrap();
    }
    for a in &facts.appointments {
        let sql = "INSERT INTO appointment (id, person, account, organisation, day, kind, state,
            made_at) VALUES ($1, $2, $3, $4, $5, 'talk', $6, $7)";
        let state = if a.is_open { "open" } else { "done" };
        let at = organisation(&a.organisation);
        work.run(sql, values![id::new(now), person, joris, at, a.day, state, now]).await.unwrap();
    }
    for c in &facts.contacts {
        let note = id::new(now);
        let sql = "INSERT INTO note (id, author, organisation, kind, is_contact, day, body, level,
            made_at, changed_at) VALUES ($1, $2, $3, 'talk', TRUE, $4, 'gesprek', 'team', $5, $5)";
        let at = organisation(&c.organisation);
        work.run(sql, values![&note, joris, at, c.day, now]).await.unwrap();
        let sql = "INSERT INTO note_person (note, person, day, level, organisation, author)
            VALUES ($1, $2, $3, 'team', $4, $5)";
        work.run(sql, values![&note, person, c.day, at, joris]).await.unwrap();
    }
}

/// The reasons that stand on a board in the database on a day.
async fn stored(t: &TestApp, person: &str, organisation: &str, day: Date) -> BTreeSet<SignalKind> {
    let sql = "SELECT kind FROM signal WHERE person = $1 AND organisation = $2 AND from_day <= $3";
    let rows = t.app.db.rows(sql, values![person, organisation, day]).await.unwrap();
    rows.iter().map(|row| SignalKind::parse(&row.get::<String>("kind").unwrap()).unwrap()).collect()
}

#[tokio::test]
async fn the_board_in_the_database_says_what_the_oracle_says() {
    for t in TestApp::each().await {
        let joris = t.coach().await.account;
        let mut runner = TestRunner::deterministic();
        let mut work = t.app.db.work().await.unwrap();
        let mut people = vec![];
        for _ in 0..PEOPLE {
            let facts = any_facts().new_tree(&mut runner).unwrap().current();
            let person = id::new(t.app.now());
            write(&mut work, &t, &person, &facts, &joris).await;
            people.push((person, facts));
        }
        let ids: Vec<&str> = people.iter().map(|(id, _)| id.as_str()).collect();
        let before = t.app.db.statements();
        settle(&mut work, TODAY, &ids).await.unwrap();
        let statements = t.app.db.statements() - before;
        assert!(statements < 40, "{statements} statements for {PEOPLE} people");
        work.save().await.unwrap();
        let rules = Rules::of_a_new_network(TODAY);
        for (person, facts) in &people {
            for (key, at) in ORGANISATIONS.into_iter().zip([&t.kade, &t.leiekant]) {
                for ahead in [0, 1, 45, 400] {
                    let day = TODAY + ahead.days();
                    let expected = board(facts, &rules, key, day);
                    assert_eq!(stored(&t, person, at, day).await, expected, "{facts:?} {day}");
                }
            }
        }
    }
}

#[tokio::test]
async fn settling_twice_changes_nothing() {
    for t in TestApp::each().await {
        let joris = t.coach().await.account;
        let mut runner = TestRunner::deterministic();
        let mut work = t.app.db.work().await.unwrap();
        let facts = any_facts().new_tree(&mut runner).unwrap().current();
        let person = id::new(t.app.now());
        write(&mut work, &t, &person, &facts, &joris).await;
        let sql = "SELECT count(*) AS n FROM signal";
        settle(&mut work, TODAY, &[&person]).await.unwrap();
        let once: i64 = work.row(sql, values![]).await.unwrap().get("n").unwrap();
        settle(&mut work, TODAY, &[&person, &person]).await.unwrap();
        let twice: i64 = work.row(sql, values![]).await.unwrap().get("n").unwrap();
        assert_eq!(once, twice);
        let marked = work.row("SELECT count(*) AS n FROM settling", values![]).await.unwrap();
        assert_eq!(marked.get::<i64>("n").unwrap(), 0);
    }
}
