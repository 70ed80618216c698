//! Backups there and back, on both engines and from one to the other.

use super::schedule::{self, Plan};
use super::tables::TABLES;
use super::{Source, check, move_to, restore, write};
use crate::config::Place;
use crate::keys::Keys;
use crate::schema::{SCHEMA, newest};
use crate::testing::{START, TestApp, TestPlace, dump, moment};
use crate::{audit, start};
use base::db::{Db, Value};
use base::values;
use jiff::SignedDuration;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

/// The columns of each table in the words of the schema texts.
fn columns() -> BTreeMap<String, Vec<(String, String)>> {
    let mut all: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut table = String::new();
    for line in SCHEMA.iter().flat_map(|(_, _, text)| text.lines()) {
        let words: Vec<&str> = line.split([' ', ',', '(', ';']).filter(|w| !w.is_empty()).collect();
        match words.as_slice() {
            ["CREATE", "TABLE", name, ..] => {
                (*name).clone_into(&mut table);
                all.insert(table.clone(), vec![]);
            }
            ["ALTER", "TABLE", name, "ADD", "COLUMN", column, kind, ..] => {
                all.get_mut(*name).unwrap().push(((*column).into(), (*kind).into()));
            }
            ["ALTER", "TABLE", name, "DROP", "COLUMN", column] => {
                let gone = column.trim_end_matches(';');
                all.get_mut(*name).unwrap().retain(|(column, _)| column != gone);
            }
            [
                column,
                kind @ ("TEXT" | "BIGINT" | "BOOLEAN" | "DATE" | "TIMESTAMPTZ" | "BYTEA"),
                ..,
            ] if line.starts_with("    ") => {
                all.get_mut(&table).unwrap().push(((*column).into(), (*kind).into()));
            }
            _ => {}
        }
    }
    all
}

/// Puts one row in every table; every text is the same word, so that every reference leads somewhere.
async fn fill(db: &Db) {
    let columns = columns();
    let mut work = db.work().await.unwrap();
    for table in TABLES.iter().rev() {
        work.empty(table).await.unwrap();
    }
    for table in TABLES {
        let columns = &columns[*table];
        let row = columns.iter().map(|(_, kind)| match kind.as_str() {
            "TEXT" => Value::Text("é—één".into()),
            "BIGINT" => Value::Whole(1),
            "BOOLEAN" => Value::Flag(true),
            "DATE" => Value::Day("2026-11-22".parse().unwrap()),
            "TIMESTAMPTZ" => Value::Moment(moment("2026-11-22T09:00:00.5Z")),
            _ => Value::Bytes(vec![0, 255, 10]),
        });
        let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        work.add_rows(table, &names, vec![row.collect()]).await.unwrap();
    }
    work.save().await.unwrap();
}

/// Backs a filled network up, with an attachment and its key. Gives the file.
pub async fn backed_up(from: &TestPlace) -> PathBuf {
    let db = start::database(&from.place).await.unwrap();
    fill(&db).await;
    Keys::make(&from.place.key_path()).unwrap();
    fs::create_dir_all(from.place.attachments().join("2026")).unwrap();
    fs::write(from.place.attachments().join("2026/one"), vec![1; 200_000]).unwrap();
    let file = from.file("network.opstap");
    write(source(&db, &from.place), &file, moment(START)).await.unwrap();
    file
}

fn source<'a>(db: &'a Db, place: &'a Place) -> Source<'a> {
    Source { db, attachments: place.attachments() }
}

#[test]
fn every_table_is_in_the_list_after_the_tables_it_refers_to() {
    let mut seen: Vec<&str> = vec![];
    let mut text = String::new();
    for (_, _, part) in SCHEMA {
        text.push_str(part);
    }
    for table in TABLES {
        let start = text.find(&format!("CREATE TABLE {table} (")).expect(table);
        let body = &text[start..start + text[start..].find("\n);").unwrap()];
        for reference in body.split("REFERENCES ").skip(1) {
            let to = reference.split(' ').next().unwrap();
            let itself = to == *table && reference.contains("DEFERRABLE INITIALLY DEFERRED");
            assert!(itself || seen.contains(&to), "{table} refers to {to}");
        }
        seen.push(table);
    }
    let missing: Vec<_> = columns().into_keys().filter(|t| !seen.contains(&t.as_str())).collect();
    assert!(missing.is_empty(), "not in the list of backup/tables.rs: {missing:?}");
}

type Tables = std::collections::BTreeMap<String, Vec<String>>;

fn but_for_the_log(mut all: Tables) -> Tables {
    all.retain(|table, _| !table.starts_with("audit_"));
    all
}

/// Everything in a place but the log, which has one line more: that it was put there.
async fn without_the_log(place: &Place) -> Tables {
    let all = dump(&start::database(place).await.unwrap()).await;
    assert_eq!(all["audit_line"].len(), 2);
    assert!(all["audit_line"].iter().any(|l| l.contains("backup of") || l.contains("moved to")));
    but_for_the_log(all)
}

#[tokio::test]
async fn who_was_signed_in_and_what_a_link_opened_does_not_come_back_with_a_backup() {
    for from in TestPlace::each().await {
        let db = start::database(&from.place).await.unwrap();
        fill(&db).await;
        let mut work = db.work().await.unwrap();
        work.run("UPDATE session SET ended_at = NULL", vec![]).await.unwrap();
        work.run("UPDATE one_time_link SET used_at = NULL", vec![]).await.unwrap();
        work.save().await.unwrap();
        let file = from.file("network.opstap");
        write(source(&db, &from.place), &file, moment(START)).await.unwrap();
        for to in TestPlace::each().await {
            restore(&file, &to.place).await.unwrap();
            let db = start::database(&to.place).await.unwrap();
            let alive = "SELECT (SELECT count(*) FROM session WHERE ended_at IS NULL)
                + (SELECT count(*) FROM one_time_link WHERE used_at IS NULL) AS n";
            assert_eq!(db.row(alive, vec![]).await.unwrap().get::<i64>("n").unwrap(), 0);
        }
    }
}

#[tokio::test]
async fn a_network_comes_back_whole_on_either_engine() {
    for from in TestPlace::each().await {
        let file = backed_up(&from).await;
        let before = dump(&start::database(&from.place).await.unwrap()).await;
        assert!(before.values().all(|rows| !rows.is_empty()));
        for to in TestPlace::each().await {
            let restored = restore(&file, &to.place).await.unwrap();
            assert_eq!(restored.manifest.rows(), TABLES.len() as u64);
            assert_eq!(without_the_log(&to.place).await, but_for_the_log(before.clone()));
            let attachment = fs::read(to.place.attachments().join("2026/one")).unwrap();
            assert_eq!(attachment, vec![1; 200_000]);
        }
    }
}

#[tokio::test]
async fn a_backup_is_for_its_owner_only_and_holds_no_key() {
    let from = TestPlace::on_sqlite();
    let file = backed_up(&from).await;
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let names: Vec<String> = check(&file).unwrap().parts.into_iter().map(|p| p.name).collect();
    assert!(names.iter().all(|n| n.starts_with("tables/") || n == "attachments/2026/one"));
    let db = start::database(&from.place).await.unwrap();
    let again = write(source(&db, &from.place), &file, moment(START)).await;
    assert!(again.unwrap_err().contains("exists already"));
}

#[tokio::test]
async fn a_damaged_backup_is_refused_and_leaves_nothing_behind() {
    let from = TestPlace::on_sqlite();
    let file = backed_up(&from).await;
    let whole = fs::read(&file).unwrap();
    let mut changed = whole.clone();
    // Within what is packed: the headers of a ZIP hold bytes that nobody reads.
    let name = b"tables/account.jsonl";
    let at = whole.windows(name.len()).position(|w| w == name).unwrap();
    changed[at + name.len() + 20] ^= 1;
    for bytes in [&whole[..whole.len() / 2], &changed, b"no backup"] {
        fs::write(&file, bytes).unwrap();
        for to in TestPlace::each().await {
            assert!(restore(&file, &to.place).await.is_err());
            assert!(!to.place.sqlite_file().exists());
        }
    }
}

#[tokio::test]
async fn a_network_is_never_restored_over_another_one() {
    for from in TestPlace::each().await {
        let file = backed_up(&from).await;
        for to in TestPlace::each().await {
            let first = restore(&file, &to.place).await;
            first.unwrap();
            fs::remove_dir_all(to.place.attachments()).unwrap();
            let second = restore(&file, &to.place).await.err().unwrap();
            assert!(second.contains("there is a network already"), "{second}");
            let db = start::database(&to.place).await.unwrap();
            assert!(but_for_the_log(dump(&db).await).values().all(|rows| rows.len() == 1));
        }
    }
}

#[tokio::test]
async fn a_backup_never_goes_into_a_folder_with_other_things() {
    let from = TestPlace::on_sqlite();
    let file = backed_up(&from).await;
    for to in TestPlace::each().await {
        fs::create_dir_all(&to.place.data).unwrap();
        for n in 1..=7 {
            fs::write(to.place.data.join(format!("brief-{n}.odt")), "x").unwrap();
        }
        let refused = restore(&file, &to.place).await.err().unwrap();
        assert!(refused.contains("brief-1.odt") && refused.contains("and 2 more"), "{refused}");
        assert!(!to.place.sqlite_file().exists() && !to.place.attachments().exists());
        for n in 1..=7 {
            fs::remove_file(to.place.data.join(format!("brief-{n}.odt"))).unwrap();
        }
        fs::write(to.place.data.join("opstap.toml"), "").unwrap();
        restore(&file, &to.place).await.unwrap();
    }
}

#[tokio::test]
async fn a_missing_key_and_the_key_of_another_network_are_named() {
    for from in TestPlace::each().await {
        let db = start::database(&from.place).await.unwrap();
        start::keys(&from.place, &db).await.unwrap();
        let file = from.file("keys.opstap");
        write(source(&db, &from.place), &file, moment(START)).await.unwrap();
        let to = TestPlace::on_sqlite();
        let said = restore(&file, &to.place).await.unwrap().key.unwrap();
        assert!(said.contains("is missing"), "{said}");
        let restored = start::database(&to.place).await.unwrap();
        assert!(start::keys(&to.place, &restored).await.is_err());
        Keys::make(&to.place.key_path()).unwrap();
        let said = start::keys(&to.place, &restored).await.err().unwrap();
        assert!(said.contains("of another network"), "{said}");
        fs::copy(from.place.key_path(), to.place.key_path()).unwrap();
        assert!(start::keys(&to.place, &restored).await.is_ok());
    }
}

#[tokio::test]
async fn what_is_written_meanwhile_does_not_tear_a_backup() {
    for from in TestPlace::each().await {
        let db = start::database(&from.place).await.unwrap();
        let writer = db.clone();
        let writing = tokio::spawn(async move {
            for n in 0..200 {
                let mut work = writer.work().await.unwrap();
                let line = audit::Line::by_program(
                    audit::Deed::Change,
                    audit::Thing::Region,
                    &n.to_string(),
                );
                audit::write(&mut work, moment(START), &[line]).await.unwrap();
                work.save().await.unwrap();
            }
        });
        for n in 0..5 {
            let file = from.file(&format!("{n}.opstap"));
            write(source(&db, &from.place), &file, moment(START)).await.unwrap();
            let to = TestPlace::on_sqlite();
            restore(&file, &to.place).await.unwrap();
            // The head and the lines are in different tables: only one moment fits together.
            let restored = start::database(&to.place).await.unwrap();
            assert!(audit::verify(&restored).await.unwrap().is_ok());
        }
        writing.await.unwrap();
    }
}

#[tokio::test]
async fn the_schedule_makes_a_backup_when_one_is_due_and_keeps_the_newest() {
    for t in TestApp::each().await {
        let to = TestPlace::on_sqlite();
        let plan = Plan { folder: to.file("backups"), every_hours: 24, keep: 2 };
        fs::create_dir_all(&plan.folder).unwrap();
        fs::write(plan.folder.join("somebody-elses.opstap"), "").unwrap();
        assert!(schedule::turn(&t.app, &plan).await.unwrap().is_some());
        assert_eq!(schedule::turn(&t.app, &plan).await.unwrap(), None);
        for _ in 0..3 {
            t.clock.pass(SignedDuration::from_hours(24));
            assert!(schedule::turn(&t.app, &plan).await.unwrap().is_some());
        }
        assert_eq!(fs::read_dir(&plan.folder).unwrap().count(), 3);
        assert_eq!(schedule::newest(&plan.folder).unwrap(), Some(t.app.now()));
    }
}

#[tokio::test]
async fn a_backup_that_lacks_an_attachment_is_told_of_and_takes_no_other_away() {
    for t in TestApp::each().await {
        let to = TestPlace::on_sqlite();
        let plan = Plan { folder: to.file("backups"), every_hours: 24, keep: 1 };
        assert!(schedule::turn(&t.app, &plan).await.unwrap().is_some());
        let nele = crate::notes::tests::person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let mut work = t.app.db.work().await.unwrap();
        let sql = "INSERT INTO attachment (id, person, organisation, name, media_type, size, sha256,
            added_by, made_at) VALUES ('lost', $1, $2, 'brief.pdf', 'application/pdf', 1, 'ab', '', $3)";
        work.run(sql, values![&nele, &t.kade, t.app.now()]).await.unwrap();
        work.save().await.unwrap();
        t.clock.pass(SignedDuration::from_hours(25));
        let said = schedule::turn(&t.app, &plan).await.unwrap_err();
        assert!(said.contains("lacks them: lost"), "{said}");
        assert_eq!(fs::read_dir(&plan.folder).unwrap().count(), 2, "the whole one is still there");
    }
}

#[tokio::test]
async fn a_restore_that_was_broken_off_is_not_taken_for_a_network() {
    for from in TestPlace::each().await {
        let file = backed_up(&from).await;
        let to = TestPlace::on_sqlite();
        fs::create_dir_all(&to.place.data).unwrap();
        start::begin_restore(&to.place).unwrap();
        let said = start::database(&to.place).await.err().unwrap();
        assert!(said.contains("broken off"), "{said}");
        restore(&file, &to.place).await.unwrap();
        assert!(start::database(&to.place).await.is_ok());
    }
}

#[tokio::test]
async fn an_upgrade_backs_the_earlier_database_up_first() {
    for from in TestPlace::each().await {
        let earlier = &SCHEMA[..SCHEMA.len() - 1];
        let db = start::connect(&from.place).await.unwrap();
        db.migrate(earlier).await.unwrap();
        db.script(
            "INSERT INTO organisation (id, name, folded_name, kind, made_at)
             VALUES ('x', 'De Kade', 'de kade', 'arbeidszorg', '2026-11-22T09:00:00.000000Z')",
        )
        .await
        .unwrap();
        let db = start::database(&from.place).await.unwrap();
        assert_eq!(db.schema_version().await.unwrap(), newest());
        let mut made = fs::read_dir(from.place.data.join("backups")).unwrap();
        let file = made.next().unwrap().unwrap().path();
        let manifest = check(&file).unwrap();
        assert_eq!(manifest.schema, earlier.last().unwrap().0);
        for to in TestPlace::each().await {
            restore(&file, &to.place).await.unwrap();
            let db = start::database(&to.place).await.unwrap();
            assert_eq!(db.schema_version().await.unwrap(), newest());
            assert_eq!(dump(&db).await["organisation"].len(), 1);
        }
    }
}

#[tokio::test]
async fn a_network_moves_to_postgres_with_everything() {
    let Some(to) = TestPlace::each().await.into_iter().nth(1) else {
        return; // without PostgreSQL there is nowhere to move to
    };
    let from = TestPlace::on_sqlite();
    backed_up(&from).await;
    let url = to.place.database.clone().unwrap();
    move_to(&from.place, &url, moment(START)).await.unwrap();
    let old = dump(&start::database(&from.place).await.unwrap()).await;
    let moved = Place { database: Some(url.clone()), ..from.place.clone() };
    assert_eq!(without_the_log(&moved).await, but_for_the_log(old));
    assert!(move_to(&from.place, &url, moment(START)).await.is_err());
}

#[tokio::test]
async fn the_doctor_names_what_is_wrong() {
    use super::doctor::{State, examine};
    for from in TestPlace::each().await {
        let db = start::database(&from.place).await.unwrap();
        start::keys(&from.place, &db).await.unwrap();
        let states = async || {
            let found = examine(&from.place, None, moment(START)).await.unwrap();
            found
                .into_iter()
                .filter(|f| f.state == State::Wrong)
                .map(|f| f.text)
                .collect::<Vec<_>>()
        };
        assert_eq!(states().await, Vec::<String>::new());
        db.script("UPDATE audit_head SET seq = 3").await.unwrap();
        fs::remove_file(from.place.key_path()).unwrap();
        let wrong = states().await.join("\n");
        assert!(wrong.contains("key file") && wrong.contains("audit log is broken"), "{wrong}");
    }
}
