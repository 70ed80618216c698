//! Undoing, on random pairs of people: everything stands where it was written, and without edits the
//! database is what it was but for its log.

use super::random_people::{add, case, chosen, clear, facts, prepare};
use super::store;
use super::tests::{aim, merge, merge_id, owner, person};
use crate::testing::TestApp;
use base::values;
use jiff::SignedDuration;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;

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
#[expect(clippy::too_many_lines, reason = "one story, told from its beginning to its end")]
async fn what_is_written_after_a_merge_stays_and_what_was_written_before_goes_back() {
    let mut runner = TestRunner::deterministic();
    for t in TestApp::each().await {
        for _ in 0..15 {
            clear(&t).await;
            let case = case().new_tree(&mut runner).unwrap().current();
            let (people, account) = prepare(&t, &case).await;
            let before = facts(&t).await;
            t.clock.pass(SignedDuration::from_secs(5));
            let home = [("household", if case.household { "lost" } else { "kept" })];
            assert_eq!(merge(&t.coach().await, &people[0], &people[1], &home).await, 303);
            t.clock.pass(SignedDuration::from_secs(5));
            let mut work = t.app.db.work().await.unwrap();
            let mut later = vec![];
            for (kind, _, n) in &case.later {
                if *kind == 9 {
                    // The person moves.
                    let sql = "UPDATE household_member SET until_day = from_day
                        WHERE person = $1 AND until_day IS NULL";
                    work.run(sql, values![&people[0]]).await.unwrap();
                }
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
            let sql = "SELECT count(*) AS n FROM household_member WHERE until_day IS NULL
                GROUP BY person ORDER BY n DESC LIMIT 1";
            let homes = t.app.db.maybe(sql, vec![]).await.unwrap();
            let homes = homes.map_or(0, |row| row.get::<i64>("n").unwrap());
            assert!(homes < 2, "in one household at a time, after {case:?}");
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
