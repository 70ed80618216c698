//! Random pairs of people with everything that can hang on them, for the tests of the undo.

use super::tests::person;
use crate::backup::tables::TABLES;
use crate::testing::{TestApp, dump};
use base::db::{Value, Work};
use base::values;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A row of some table: which one, whose (0 or 1), and a number that varies the rest.
pub type Made = (usize, usize, u32);

const KINDS: usize = 15;

/// What two people have, and how the merge and what follows vary.
#[derive(Debug, Clone)]
pub struct Case {
    pub rows: Vec<Made>,
    pub later: Vec<Made>,
    pub household: bool,
    pub lead: bool,
    pub fields: Vec<bool>,
}

pub fn case() -> impl Strategy<Value = Case> {
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
#[expect(clippy::too_many_lines, reason = "a row of each table, one below the other")]
pub async fn add(
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
    // Nobody is twice in one team or household, and one leads.
    let home = format!("h{}", n % 2);
    let is_there = match kind {
        8 => {
            let sql = "SELECT id FROM team_member WHERE person = $1 AND until_day IS NULL";
            work.maybe(sql, values![person]).await.unwrap().is_some()
        }
        9 => {
            let sql = "SELECT id FROM household_member WHERE person = $1 AND until_day IS NULL";
            work.maybe(sql, values![person]).await.unwrap().is_some()
        }
        _ => false,
    };
    let until = until.or(is_there.then(|| day(n)));
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
            &["id", "person", "statute", "from_day", "organisation", "source", "noted_at"],
            values![&id, person, "x", day(n), organisation, "told", now],
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
            let columns = ["note", "person", "day", "level", "organisation", "author"];
            let about =
                |person: &str| vec![values![&id, person, day(n), "team", organisation, account]];
            work.add_rows("note_person", &columns, about(person)).await.unwrap();
            if n % 5 == 0 {
                let other = about(people[1 - whose].as_str());
                work.add_rows("note_person", &columns, other).await.unwrap();
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
            values![&id, &home, person, "adult", day(n), until],
        ),
        10 => (
            "indication",
            &["id", "person", "organisation", "ticks", "noted_at"],
            values![&id, person, organisation, "ct", now],
        ),
        11 => (
            "access_card",
            &[
                "id",
                "person",
                "account",
                "organisation",
                "code_hash",
                "question",
                "answer_hash",
                "made_by",
                "made_at",
                "until_day",
            ],
            values![
                &id,
                person,
                account,
                organisation,
                &id,
                "word",
                "x",
                account,
                now,
                if n % 2 == 0 { day(n) } else { date(2027, 1, 1) }
            ],
        ),
        12 => (
            "access_link",
            &[
                "id",
                "person",
                "account",
                "organisation",
                "token_hash",
                "code_hash",
                "made_by",
                "made_at",
                "valid_until",
            ],
            values![
                &id,
                person,
                account,
                organisation,
                &id,
                "x",
                account,
                now,
                now + jiff::SignedDuration::from_secs(i64::from(n % 10))
            ],
        ),
        13 => (
            "parent_access",
            &[
                "id",
                "person",
                "account",
                "organisation",
                "ground",
                "from_day",
                "until_day",
                "made_by",
                "made_at",
            ],
            values![&id, person, account, organisation, "parent", day(n), until, account, now],
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
pub async fn prepare(t: &TestApp, case: &Case) -> ([String; 2], String) {
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
pub async fn clear(t: &TestApp) {
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
        "permission_rule",
        "work_form_conflict",
        "key_check",
        "organisation_change",
    ];
    let mut work = t.app.db.work().await.unwrap();
    for table in TABLES.iter().rev().filter(|table| !kept.contains(table)) {
        work.empty(table).await.unwrap();
    }
    work.run("DELETE FROM work_form WHERE id = 'form'", vec![]).await.unwrap();
    work.save().await.unwrap();
}

pub fn chosen(case: &Case) -> Vec<(String, &'static str)> {
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
pub async fn facts(t: &TestApp) -> BTreeMap<String, Vec<String>> {
    let mut all = dump(&t.app.db).await;
    for table in
        ["audit_head", "audit_line", "merge", "merge_row", "organisation_change", "session", "rate"]
    {
        all.remove(table);
    }
    all
}
