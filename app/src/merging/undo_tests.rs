//! Undoing, on random pairs of people: everything stands where it was written, and without edits the
//! database is what it was but for its log.

use super::store;
use super::tests::{aim, merge, merge_id, owner, person};
use crate::backup::tables::TABLES;
use crate::testing::{TestApp, dump};
use base::db::{Value, Work};
use base::values;
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use std::collections::BTreeMap;

/// A row of some table: which one, whose (0 or 1), and a number that varies the rest.
type Made = (usize, usize, u32);

const KINDS: usize = 11;

/// What two people have, and how the merge and what follows vary.
#[derive(Debug, Clone)]
struct Case {
    rows: Vec<Made>,
    later: Vec<Made>,
    household: bool,
    lead: bool,
    fields: Vec<bool>,
}

fn case() -> impl Strategy<Value = Case> {
    let made = (0..KINDS, 0..2_usize, 0..1000_u32);
    (
        proptest::collection::vec(made.clone(), 0..30),
        proptest::collection::vec(made, 1..12),
        any::<bool>(),
        any::<bool>(),
        proptest::collection::vec(any::<bool>(), super::fields::GROUPS.len()),
    )
        .prop_map(|(rows, later, household, lead, fields)| Case {
            rows,
            later,
            household,
            lead,
            fields,
        })
}

fn day(n: u32) -> Date {
    date(2026, 1, 1).checked_add(jiff::Span::new().days(i64::from(n % 300))).unwrap()
}

/// Adds one row, if its key is free; gives table and id.
async fn add(
    t: &TestApp,
    work: &mut Work,
    (kind, whose, n): Made,
    people: &[String; 2],
    account: &str,
) -> (&'static str, String) {
    let (person, now, kade) = (people[whose].as_str(), t.app.now(), t.kade.as_str());
    let organisation = if n % 2 == 0 { kade } else { t.leiekant.as_str() };
    let id = base::id::new(now);
    let until: Option<Date> =
        (n % 3 == 0).then(|| day(n).checked_add(jiff::Span::new().days(40)).unwrap());
    let (table, columns, row): (&str, &[&str], Vec<Value>) = match kind {
        0 => (
            "step",
            &[
                "id",
                "person",
                "organisation",
                "rung",
                "work_form",
                "start_day",
                "end_day",
                "made_at",
                "changed_at",
            ],
            values![
                &id,
                person,
                organisation,
                i64::from(n % 6 + 1),
                "form",
                day(n),
                until,
                now,
                now
            ],
        ),
        1 => (
            "waiting",
            &["id", "person", "organisation", "from_day", "made_at"],
            values![&id, person, organisation, day(n), now],
        ),
        2 => (
            "aim",
            &["id", "person", "rung", "from_day", "made_at"],
            values![&id, person, i64::from(n % 6 + 1), day(n), now],
        ),
        3 => (
            "permission",
            &["id", "person", "organisation", "given_by", "made_at"],
            values![&id, person, organisation, "vdab", now],
        ),
        4 => (
            "income_statute",
            &["id", "person", "statute", "from_day"],
            values![&id, person, "x", day(n)],
        ),
        5 => {
            let note = values![
                &id,
                account,
                organisation,
                "talk",
                true,
                day(n),
                format!("n{n}"),
                "team",
                now,
                now
            ];
            let columns = [
                "id",
                "author",
                "organisation",
                "kind",
                "is_contact",
                "day",
                "body",
                "level",
                "made_at",
                "changed_at",
            ];
            work.add_rows("note", &columns, vec![note]).await.unwrap();
            let columns = ["note", "person", "day"];
            work.add_rows("note_person", &columns, vec![values![&id, person, day(n)]])
                .await
                .unwrap();
            if n % 5 == 0 {
                let other = values![&id, people[1 - whose].as_str(), day(n)];
                work.add_rows("note_person", &columns, vec![other]).await.unwrap();
            }
            return ("note_person", id);
        }
        6 => (
            "appointment",
            &["id", "person", "account", "organisation", "day", "kind", "made_at"],
            values![&id, person, account, organisation, day(n), "talk", now],
        ),
        7 => (
            "contact_way",
            &["id", "person", "kind", "value", "position"],
            values![&id, person, "phone", format!("0499 00 00 0{}", n % 5), i64::from(n % 7)],
        ),
        8 => (
            "team_member",
            &["id", "person", "account", "organisation", "role", "leads", "from_day", "until_day"],
            values![&id, person, account, kade, "coach", n % 2 == 0, day(n), until],
        ),
        9 => (
            "household_member",
            &["id", "household", "person", "role", "from_day", "until_day"],
            values![&id, format!("h{}", n % 2), person, "adult", day(n), until],
        ),
        _ => (
            "attachment",
            &[
                "id",
                "person",
                "organisation",
                "name",
                "media_type",
                "size",
                "sha256",
                "added_by",
                "made_at",
            ],
            values![
                &id,
                person,
                organisation,
                "x.pdf",
                "application/pdf",
                1_i64,
                "x",
                account,
                now
            ],
        ),
    };
    work.add_rows(table, columns, vec![row]).await.unwrap();
    (table, id)
}

/// A network with the two people of a case.
async fn prepare(t: &TestApp, case: &Case) -> ([String; 2], String) {
    let account = t.coach().await.account;
    let mut work = t.app.db.work().await.unwrap();
    for n in 0..2 {
        let row = values![format!("h{n}"), "Gezin", &t.kade, t.app.now()];
        let columns = ["id", "name", "made_by_organisation", "made_at"];
        work.add_rows("household", &columns, vec![row]).await.unwrap();
    }
    let form = values!["form", "f", "f", "f", 3_i64, false, 99_i64];
    let columns = ["id", "name_nl", "name_fr", "name_en", "rung", "regular", "position"];
    work.add_rows("work_form", &columns, vec![form]).await.unwrap();
    work.save().await.unwrap();
    let people =
        [person(t, &t.kade, "Nele", "1985-04-03").await, person(t, &t.kade, "Neel", "").await];
    let mut work = t.app.db.work().await.unwrap();
    for made in &case.rows {
        add(t, &mut work, *made, &people, &account).await;
    }
    if case.rows.len() % 2 == 0 {
        // Only one of the two is known at the second organisation.
        let columns = ["person", "organisation", "sort_name", "from_day"];
        let row = values![&people[1], &t.leiekant, "zandvoorde neel", day(7)];
        work.add_rows("involvement", &columns, vec![row]).await.unwrap();
    }
    for one in &people {
        crate::people::store::reindex(&mut work, one).await.unwrap();
    }
    crate::safety_net::settle(&mut work, t.app.today(), &[&people[0], &people[1]]).await.unwrap();
    work.save().await.unwrap();
    (people, account)
}

/// Empties the network of everything a case puts in it.
async fn clear(t: &TestApp) {
    let kept = [
        "audit_head",
        "audit_line",
        "network",
        "organisation",
        "account",
        "account_role",
        "session",
        "work_form",
        "rule_parameter",
        "work_form_conflict",
        "key_check",
    ];
    let mut work = t.app.db.work().await.unwrap();
    for table in TABLES.iter().rev().filter(|table| !kept.contains(table)) {
        work.empty(table).await.unwrap();
    }
    work.run("DELETE FROM work_form WHERE id = 'form'", vec![]).await.unwrap();
    work.save().await.unwrap();
}

fn chosen(case: &Case) -> Vec<(String, &'static str)> {
    let word = |lost: bool| if lost { "lost" } else { "kept" };
    let mut all: Vec<(String, &str)> = super::fields::GROUPS
        .iter()
        .zip(&case.fields)
        .map(|(group, lost)| (format!("field-{}", group.word), word(*lost)))
        .collect();
    all.push(("household".into(), word(case.household)));
    all.push(("lead".into(), word(case.lead)));
    all
}

/// Everything but the log and the memory of the merge itself.
async fn facts(t: &TestApp) -> BTreeMap<String, Vec<String>> {
    let mut all = dump(&t.app.db).await;
    for table in ["audit_head", "audit_line", "merge", "merge_row", "session", "rate"] {
        all.remove(table);
    }
    all
}

async fn undo(t: &TestApp, fields: &[(&str, &str)]) -> u16 {
    let id = merge_id(t).await;
    t.coach().await.post(&format!("/merges/{id}"), fields).await.status
}

#[tokio::test]
async fn a_merge_undone_without_edits_leaves_the_database_as_it_was_but_for_its_log() {
    let mut runner = TestRunner::deterministic();
    for t in TestApp::each().await {
        for _ in 0..25 {
            clear(&t).await;
            let case = case().new_tree(&mut runner).unwrap().current();
            let (people, _) = prepare(&t, &case).await;
            let before = facts(&t).await;
            t.clock.pass(SignedDuration::from_secs(5));
            let choices = chosen(&case);
            let choices: Vec<_> = choices.iter().map(|(k, v)| (k.as_str(), *v)).collect();
            assert_eq!(merge(&t.coach().await, &people[0], &people[1], &choices).await, 303);
            assert_ne!(facts(&t).await, before);
            t.clock.pass(SignedDuration::from_secs(5));
            assert_eq!(undo(&t, &[("version", "2")]).await, 303);
            let after = facts(&t).await;
            for (table, rows) in &before {
                assert_eq!(&after[table], rows, "{table} after {case:?}");
            }
        }
    }
}

#[tokio::test]
async fn what_is_written_after_a_merge_stays_and_what_was_written_before_goes_back() {
    let mut runner = TestRunner::deterministic();
    for t in TestApp::each().await {
        for _ in 0..15 {
            clear(&t).await;
            let case = case().new_tree(&mut runner).unwrap().current();
            let (people, account) = prepare(&t, &case).await;
            let before = facts(&t).await;
            t.clock.pass(SignedDuration::from_secs(5));
            assert_eq!(merge(&t.coach().await, &people[0], &people[1], &[]).await, 303);
            t.clock.pass(SignedDuration::from_secs(5));
            let mut work = t.app.db.work().await.unwrap();
            let mut later = vec![];
            for (kind, _, n) in &case.later {
                let made = (*kind, 0, n * 5 + 1);
                later.push(add(&t, &mut work, made, &people, &account).await);
            }
            // Edits of rows that moved go back with them.
            work.run("UPDATE aim SET words = 'edited'", vec![]).await.unwrap();
            work.save().await.unwrap();
            assert_eq!(undo(&t, &[("version", "2")]).await, 303);
            let after = facts(&t).await;
            for (table, id) in later {
                let key = if table == "note_person" { "note" } else { "id" };
                let mine = format!("{key}=Text({id:?}) ");
                let row = after[table].iter().find(|row| row.contains(&mine)).expect("stays");
                assert!(row.contains(&format!("person=Text({:?}) ", people[0])), "{row}");
            }
            for table in ["step", "waiting", "permission", "note_person", "appointment"] {
                let gone: Vec<_> =
                    before[table].iter().filter(|row| !after[table].contains(row)).collect();
                assert!(gone.is_empty(), "{table}: {gone:?} after {case:?}");
            }
            assert!(after["aim"].iter().all(|row| row.contains("words=Text(\"edited\")")));
            assert_eq!(
                after["aim"].len(),
                before["aim"].len() + case.later.iter().filter(|l| l.0 == 2).count()
            );
        }
    }
}

#[tokio::test]
async fn a_field_changed_since_is_a_choice_and_the_others_come_back() {
    for t in TestApp::each().await {
        let one = person(&t, &t.kade, "Nele", "1985-04-03").await;
        let other = person(&t, &t.kade, "Neel", "1986").await;
        let coach = t.coach().await;
        let choices = [("field-given", "lost"), ("field-birth", "lost")];
        assert_eq!(merge(&coach, &one, &other, &choices).await, 303);
        let sql = "UPDATE person SET given_name = 'Nelly', version = version + 1
            WHERE merged_into IS NULL";
        t.app.db.script(sql).await.unwrap();
        let path = format!("/merges/{}", merge_id(&t).await);
        let page = coach.get(&path).await.text;
        assert!(
            page.contains("Zoals nu: Nelly") && page.contains("Zoals voor het samenvoegen: Nele")
        );
        assert!(page.contains("03/04/1985"));
        assert_eq!(coach.post(&path, &[("version", "2")]).await.status, 422);
        let reply = coach.post(&path, &[("version", "3"), ("field-given", "kept")]).await;
        assert_eq!(reply.status, 303);
        let row = t
            .app
            .db
            .row("SELECT given_name, birth FROM person WHERE id = $1", values![&one])
            .await
            .unwrap();
        assert_eq!(row.get::<String>("given_name").unwrap(), "Nelly");
        assert_eq!(row.get::<String>("birth").unwrap(), "1985-04-03");
    }
}

#[tokio::test]
async fn after_ninety_days_and_after_a_further_merge_there_is_no_undo() {
    for t in TestApp::each().await {
        let people = [
            person(&t, &t.kade, "Nele", "").await,
            person(&t, &t.kade, "Neel", "").await,
            person(&t, &t.kade, "Nel", "").await,
        ];
        let tuin = aim(&t, &people[1], "tuin").await;
        assert_eq!(merge(&t.coach().await, &people[0], &people[1], &[]).await, 303);
        let first = merge_id(&t).await;
        let coach = t.coach().await;
        let fields = [("with", people[0].as_str()), ("kept-version", "1"), ("lost-version", "2")];
        let path = format!("/people/{}/merge", people[2]);
        assert_eq!(coach.post(&path, &fields).await.status, 303);
        assert_eq!(owner(&t, &tuin).await, people[2]);
        let page = coach.get(&format!("/merges/{first}")).await;
        assert!(page.text.contains("niet meer ongedaan"), "{}", page.status);
        let path = format!("/merges/{first}");
        assert_eq!(coach.post(&path, &[("version", "2")]).await.status, 400);
        let all = store::mergers(&t.app.db, &coach.account, t.app.now() - super::UNDO_FOR).await;
        let last = all.unwrap().into_iter().map(|m| m.id).find(|id| *id != first).unwrap();
        t.clock.pass(super::UNDO_FOR + SignedDuration::from_secs(1));
        let coach = t.coach().await;
        assert_eq!(coach.post(&format!("/merges/{last}"), &[("version", "2")]).await.status, 400);
        assert!(!coach.get("/merges").await.text.contains(&last));
    }
}
