//! Several files joined by their ids, laid beside the independent counting script.

use super::{HMIS, changed, count, emptied, mapping, small};
use crate::imports::bind::Input;
use crate::imports::command::{Report, into};
use crate::imports::mapping::Mapping;
use crate::testing::TestApp;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// What the script counts in a folder.
fn script(folder: &Path) -> Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let out = std::process::Command::new("python3")
        .arg(root.join("tools/count_hmis.py"))
        .arg(folder)
        .output()
        .expect("python3 runs the counting script");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).unwrap()
}

fn assert_same(report: &Report, counted: &Value) {
    for (ours, key) in [
        (report.people, "people"),
        (report.households, "households"),
        (report.steps, "steps"),
        (report.open_steps, "open_steps"),
    ] {
        assert_eq!(Some(ours as u64), counted[key].as_u64(), "{key}");
    }
    let code = |name: &String| name.split(' ').next().unwrap().to_owned();
    let ends: BTreeMap<String, usize> = report.ends.iter().map(|(k, n)| (code(k), *n)).collect();
    assert_eq!(serde_json::to_value(ends).unwrap(), counted["ends"]);
}

async fn assert_stored(t: &TestApp, report: &Report) {
    let people = count(t, "SELECT count(*) AS n FROM person").await;
    assert_eq!(usize::try_from(people).unwrap(), report.people);
    let households = count(t, "SELECT count(*) AS n FROM household").await;
    assert_eq!(usize::try_from(households).unwrap(), report.households);
    let open = count(t, "SELECT count(*) AS n FROM step WHERE end_day IS NULL").await;
    assert_eq!(usize::try_from(open).unwrap(), report.open_steps);
    let steps = count(t, "SELECT count(*) AS n FROM step").await;
    assert_eq!(usize::try_from(steps).unwrap(), report.steps);
    let now = count(t, "SELECT count(*) AS n FROM person_now").await;
    assert_eq!(now, people, "everybody is settled");
    let rows = t.app.db.rows("SELECT end_remark FROM step WHERE end_day IS NOT NULL", vec![]).await;
    let mut ends: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows.unwrap() {
        *ends.entry(row.get("end_remark").unwrap()).or_default() += 1;
    }
    assert_eq!(ends, report.ends);
    assert_eq!(crate::audit::verify(&t.app.db).await.unwrap().err(), None);
}

#[tokio::test]
async fn an_empty_database_gets_network_organisation_and_the_counts_of_the_script() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/imports/testdata");
    for t in TestApp::each().await {
        emptied(&t).await;
        let report = into(&t.app.db, &mapping(), &small(), false).await.unwrap();
        assert_same(&report, &script(&folder));
        assert_eq!(report.rejected, []);
        assert_eq!(report.noticed.len(), 1, "the double line is told: {:?}", report.noticed);
        assert_stored(&t, &report).await;
        assert_eq!(count(&t, "SELECT count(*) AS n FROM network WHERE name = 'HMIS'").await, 1);
        assert_eq!(
            count(&t, "SELECT count(*) AS n FROM organisation WHERE name = 'HMIS'").await,
            1
        );
        assert!(count(&t, "SELECT count(*) AS n FROM rule_parameter").await > 10);
    }
}

#[tokio::test]
async fn the_sample_register_comes_in_whole_with_the_counts_of_the_script() {
    let Some(folder) = std::env::var_os("OPSTAP_HMIS") else {
        println!("skipped: OPSTAP_HMIS names no folder with the sample register");
        return;
    };
    let folder = Path::new(&folder);
    let inputs: Vec<Input> = ["Client.csv", "Enrollment.csv", "Exit.csv", "Project.csv"]
        .into_iter()
        .map(|file| {
            let bytes = std::fs::read(folder.join(file)).unwrap();
            Input { file: file.to_owned(), table: paper::read(&bytes, file).unwrap() }
        })
        .collect();
    for t in TestApp::each().await {
        let report = into(&t.app.db, &mapping(), &inputs, false).await.unwrap();
        assert_same(&report, &script(folder));
        assert_eq!(report.rejected, []);
        assert_stored(&t, &report).await;
    }
}

#[tokio::test]
async fn a_second_time_links_everybody_and_adds_nothing_but_the_nameless() {
    for t in TestApp::each().await {
        into(&t.app.db, &mapping(), &small(), false).await.unwrap();
        let steps = count(&t, "SELECT count(*) AS n FROM step").await;
        let again = into(&t.app.db, &mapping(), &small(), false).await.unwrap();
        // Without name and birth date nobody can say that it is the same person.
        assert_eq!((again.people, again.linked), (1, 4));
        assert_eq!(count(&t, "SELECT count(*) AS n FROM step").await, steps + 1);
    }
}

#[tokio::test]
async fn a_rehearsal_tells_the_same_and_leaves_nothing() {
    for t in TestApp::each().await {
        emptied(&t).await;
        let rehearsed = into(&t.app.db, &mapping(), &small(), true).await.unwrap();
        assert_eq!(count(&t, "SELECT count(*) AS n FROM person").await, 0);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM network").await, 0);
        assert_eq!(into(&t.app.db, &mapping(), &small(), false).await.unwrap(), rehearsed);
    }
}

#[tokio::test]
async fn a_line_that_cannot_be_stored_is_told_with_file_line_and_column() {
    for t in TestApp::each().await {
        for (file, from, to, line, part, people, steps) in [
            // 31 February: the person stays out, and so does the step.
            ("Client.csv", "1990-06-30", "1990-02-31", 4, "DOB", 4, 5),
            // An end before the start takes the step with it.
            ("Exit.csv", "2018-03-01,10\n\"21", "2017-03-01,10\n\"21", 2, "2017-03-01", 5, 6),
            ("Enrollment.csv", "\"10\",\"1\",", "\"10\",\"77\",", 2, "77", 5, 6),
            ("Enrollment.csv", "2019-05-01", "mei", 8, "EntryDate", 5, 6),
            ("Enrollment.csv", "\"h6\",1", "\"h6\",7", 8, "RelationshipToHoH", 5, 7),
        ] {
            let report = into(&t.app.db, &mapping(), &changed(file, from, to), true).await.unwrap();
            let told = report
                .rejected
                .iter()
                .any(|r| (r.line == line || file == "Exit.csv") && r.reason.contains(part));
            assert!(told, "{to}: {:?}", report.rejected);
            assert_eq!((report.people, report.steps), (people, steps), "{to}");
        }
    }
}

#[tokio::test]
async fn a_mapping_that_does_not_fit_is_a_sentence_with_its_key() {
    let t = TestApp::on_sqlite().await;
    for (from, to, part) in [
        (
            "\"FirstName\"",
            "\"Voornaam\"",
            "people.given: Client.csv has no column “Voornaam”; it has",
        ),
        ("table = \"client\"", "table = \"clients\"", "people.table: there is no table “clients”"),
        (
            "file = \"Exit*.csv\"",
            "file = \"Uit*.csv\"",
            "tables.exit.file: no file is called Uit*.csv",
        ),
        ("\"1\" = \"home\"", "\"1\" = \"nowhere\"", "steps.work_form: “nowhere” is not known here"),
        ("\"13\" = \"2\"", "\"13\" = \"9\"", "steps.rung: “9” is not known here"),
        ("\"24\" = \"died\"", "\"24\" = \"dead\"", "ends.reason: “dead” is not known here"),
        (
            "to = \"exit.EnrollmentID\"",
            "to = \"exit.Nr\"",
            "joins[2].to: Exit.csv has no column “Nr”",
        ),
        ("kind = \"caw\"", "kind = \"club\"", "organisation.kind: “club” is not one of"),
    ] {
        assert!(HMIS.contains(from), "{from}");
        let wrong = Mapping::parse(&HMIS.replace(from, to)).unwrap();
        let error = into(&t.app.db, &wrong, &small(), false).await.unwrap_err();
        assert!(error.contains(part), "{error}");
        assert_eq!(count(&t, "SELECT count(*) AS n FROM person").await, 0);
    }
}
