//! Imports from the command line and on the screen, on both engines.

mod coming_back;
mod counting;
mod pressed_again;
mod screen;
mod spreadsheet;

use super::bind::Input;
use super::mapping::Mapping;
use crate::testing::TestApp;
use base::values;

/// The mapping of the register from which the larger sample comes.
const HMIS: &str = include_str!("../../../tools/mappings/hmis.toml");

/// A small invented export in the same form.
fn small() -> Vec<Input> {
    [
        ("Client.csv", include_str!("testdata/Client.csv")),
        ("Enrollment.csv", include_str!("testdata/Enrollment.csv")),
        ("Exit.csv", include_str!("testdata/Exit.csv")),
        ("Project.csv", include_str!("testdata/Project.csv")),
    ]
    .map(|(file, text)| Input {
        file: file.to_owned(),
        table: paper::read(text.as_bytes(), file).unwrap(),
    })
    .to_vec()
}

fn changed(file: &str, from: &str, to: &str) -> Vec<Input> {
    let text = match file {
        "Client.csv" => include_str!("testdata/Client.csv"),
        "Enrollment.csv" => include_str!("testdata/Enrollment.csv"),
        _ => include_str!("testdata/Exit.csv"),
    };
    assert!(text.contains(from), "{from}");
    let mut all = small();
    let input = all.iter_mut().find(|i| i.file == file).unwrap();
    input.table = paper::read(text.replace(from, to).as_bytes(), file).unwrap();
    all
}

async fn count(t: &TestApp, sql: &'static str) -> i64 {
    t.app.db.row(sql, values![]).await.unwrap().get("n").unwrap()
}

/// An empty database beside the one of the test network: its rows are taken away.
async fn emptied(t: &TestApp) {
    t.app
        .db
        .script(
            "DELETE FROM session; DELETE FROM account_role; DELETE FROM account;
             DELETE FROM organisation; DELETE FROM network; DELETE FROM work_form_conflict;
             DELETE FROM rule_parameter; DELETE FROM work_form;",
        )
        .await
        .unwrap();
}

fn mapping() -> Mapping {
    Mapping::parse(HMIS).unwrap()
}
