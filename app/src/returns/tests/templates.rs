//! Returns in a workbook of the organisation.

use super::{SE, said, two};
use crate::access::Role;
use crate::language::Language;
use crate::returns::{Asked, Kind, Period, Reader, told, vocabulary};
use crate::testing::{Client, Reply, TestApp};
use crate::view::Page;
use paper::sheet::{Column, Sheet};
use std::collections::BTreeSet;

fn book(rows: &[&[&str]]) -> Vec<u8> {
    let row = |cells: &&[&str]| cells.iter().map(|text| (*text).into()).collect();
    let sheet = Sheet {
        title: "Eigen".to_owned(),
        columns: ["A", "B", "C", "D"].map(|title| Column::new(title, 20)).to_vec(),
        rows: rows.iter().map(row).collect(),
        notes: vec![],
    };
    paper::xlsx::write(&[sheet], jiff::civil::date(2026, 11, 1)).unwrap()
}

fn own() -> Vec<u8> {
    book(&[
        &["{{organisatie}}, {{periode}}", "{{totaal.kalenderdagen}}", "{{jaar.subsidie}}"],
        &[
            "{{persoon.naam}}",
            "{{persoon.kalenderdagen}}",
            "{{persoon.einde}}",
            "{{persoon.begin}}",
        ],
    ])
}

async fn send(t: &TestApp, who: &Client<'_>, bytes: &[u8]) -> Reply {
    let fields = [("kind", "ama-se-quarter"), ("organisation", t.kade.as_str())];
    who.upload("/settings/returns", &fields, ("file", "eigen.xlsx", bytes)).await
}

const FILLED: &str = "/returns/filled.xlsx?kind=ama-se-quarter&period=2026-Q3";

async fn administrator(t: &TestApp) -> Client<'_> {
    let account = t.add_account("Ada Admin", &t.kade, &[Role::Administrator]).await;
    t.sign_in_account(&account).await
}

#[tokio::test]
async fn a_return_comes_in_the_workbook_that_an_administrator_sent() {
    for t in TestApp::each().await {
        two(&t).await;
        let (ada, lies) = (administrator(&t).await, t.coordinator().await);
        assert!(!lies.get(SE).await.text.contains("filled.xlsx"), "there is none yet");
        assert_eq!(lies.get(FILLED).await.status, 303, "the page of the return");
        let reply = send(&t, &ada, &own()).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        said(&ada.get(reply.location()).await.text, &["eigen.xlsx", "{{persoon.naam}}"]);
        said(&lies.get(SE).await.text, &["/returns/filled.xlsx?kind=ama-se-quarter"]);
        let bytes = lies.get_bytes(FILLED).await;
        let table = paper::read::read(&bytes, "x.xlsx").unwrap();
        let cells = |row: usize| table.rows[row].cells.clone();
        let head = "Atelier De Kade, kwartaal 3 van 2026";
        assert_eq!(cells(0)[..3], [head, "61", "niet gekend"]);
        assert_eq!(cells(1), ["Ann Akker Zandvoorde", "61", "", "01/08/2026"]);
        let address =
            format!("/settings/returns/try.xlsx?kind=ama-se-quarter&organisation={}", t.kade);
        let tried = ada.get_bytes(&address).await;
        let tried = paper::read::read(&tried, "x.xlsx").unwrap();
        assert_eq!(tried.rows[3].cells[0], "Voorbeeld 3", "who reads no files sees nobody");
        let sql = "SELECT count(*) AS n FROM audit_line WHERE (subject_kind = 'returns'
             AND action = 'export') OR subject_kind = 'return-template'";
        let n: i64 = t.app.db.row(sql, vec![]).await.unwrap().get("n").unwrap();
        assert_eq!(n, 2);
        let fields = [("kind", "ama-se-quarter"), ("organisation", t.kade.as_str())];
        assert_eq!(ada.post("/settings/returns/remove", &fields).await.status, 303);
        assert_eq!(lies.get(FILLED).await.status, 303, "the page of the return");
        assert_eq!(send(&t, &lies, &own()).await.status, 404, "an administrator keeps it");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_workbook_is_told_and_nothing_is_kept() {
    for t in TestApp::each().await {
        two(&t).await;
        let ada = administrator(&t).await;
        for (bytes, why) in [
            (book(&[&["{{organisatie}}", "{{dagen}}"]]), "dagen (Eigen!B2)"),
            (book(&[&["niets"]]), "geen enkel woord"),
            (b"naam;dagen".to_vec(), "geen Excel-bestand"),
            (vec![], "Kies een bestand"),
        ] {
            let reply = send(&t, &ada, &bytes).await;
            assert_eq!(reply.status, 422);
            said(&reply.text, &[why, "file-error"]);
        }
        let lies = t.coordinator().await;
        assert_eq!(lies.get(FILLED).await.status, 303, "the page of the return");
        super::taking(
            &t,
            "Cis Clee",
            "ama-sociale-economie",
            (jiff::civil::date(2026, 8, 1), None),
        )
        .await;
        let narrow = book(&[&["{{persoon.naam}}"], &["Totaal"]]);
        assert_eq!(send(&t, &ada, &narrow).await.status, 303);
        let reply = lies.get(FILLED).await;
        said(&reply.text, &["Eigen!A2", "er zijn 1 lege rijen, en 2 zijn nodig"]);
    }
}

/// A network coordinator reads numbers, and the workbook names people.
#[tokio::test]
async fn the_workbook_is_for_coordinators_of_the_organisation() {
    for t in TestApp::each().await {
        assert_eq!(send(&t, &administrator(&t).await, &own()).await.status, 303);
        let of_kade = format!("{FILLED}&organisation={}", t.kade);
        assert_eq!(t.coordinator().await.get(&of_kade).await.status, 200);
        assert_eq!(t.network_coordinator().await.get(&of_kade).await.status, 404);
        assert_eq!(t.coach().await.get(&of_kade).await.status, 404);
    }
}

#[tokio::test]
async fn every_word_of_every_kind_has_a_value() {
    for t in TestApp::each().await {
        crate::figures::tests::seven_at_kade(&t).await;
        two(&t).await;
        for language in Language::ALL {
            let page = Page::without_reader(&t.app, language);
            for kind in Kind::ALL {
                let organisation = (t.kade.as_str(), "Atelier De Kade");
                let period = match kind {
                    Kind::AmaSeQuarter => Period::Quarter(2026, 3),
                    _ => Period::Year(2025),
                };
                let asked = Asked { kind, organisation, period, reader: Reader::Operator };
                let told = told(&t.app, &page, asked).await.unwrap();
                let values = vocabulary::values(&t.app, &page, asked, &told).await.unwrap();
                let lists = values.lists.iter().flat_map(|list| list.words.iter());
                let has: BTreeSet<&String> = values.single.keys().chain(lists).collect();
                let words = vocabulary::words(&page, kind);
                let offered: BTreeSet<&String> = words.iter().map(|one| &one.word).collect();
                assert_eq!(has, offered, "{kind:?}");
                // What the tables hold is found by its name: a sum of each kind is known.
                if kind == Kind::SectorRegister {
                    let known = &values.single["totaal.locaties"].cell;
                    assert!(matches!(known, paper::sheet::Cell::Whole(_)), "{known:?}");
                    assert!(values.lists.iter().all(|list| !list.rows.is_empty()));
                }
                if kind == Kind::LadderFlows {
                    assert_eq!(values.lists[0].rows.len(), 7);
                    let all = values.lists[0].rows[0].iter().skip(1);
                    let whole =
                        |v: &paper::template::Value| matches!(v.cell, paper::sheet::Cell::Whole(_));
                    assert!(all.clone().filter(|v| whole(v)).count() >= 6, "{language:?}");
                }
            }
        }
    }
}
