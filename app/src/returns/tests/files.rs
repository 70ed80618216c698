//! The files of a return: numbers to reckon with, names that are whole, and what is missing.

use super::{SE, said, two, year};
use crate::language::Language;
use crate::returns::{Asked, Kind, Period, Reader, told};
use crate::testing::TestApp;
use crate::view::Page;
use paper::sheet::Cell;
use std::collections::BTreeSet;

/// The estimate is reckoned by the workbook itself, out of the table of people.
#[tokio::test]
async fn the_reckoning_holds_numbers_and_formulas() {
    for t in TestApp::each().await {
        two(&t).await;
        let kept = [
            ("way", "calendar"),
            ("contingent", "0,5"),
            ("contingent_source", "brief"),
            ("advances", "1000"),
            ("advances_source", "brief"),
            ("version", "0"),
        ];
        assert_eq!(year(&t.coordinator().await, &kept).await.status, 303);
        let page = Page::without_reader(&t.app, Language::Nl);
        let asked = Asked {
            kind: Kind::AmaSeQuarter,
            organisation: (&t.kade, "Atelier De Kade"),
            period: Period::Quarter(2026, 3),
            reader: Reader::Operator,
        };
        let told = told(&t.app, &page, asked).await.unwrap();
        let sheets = told.sheets(&page, "", "");
        let reckoning = sheets.iter().find(|sheet| sheet.title == "De berekening").unwrap();
        let value = |name: &str| {
            let is = |row: &&Vec<Cell>| row[0] == Cell::Text(name.to_owned());
            reckoning.rows.iter().find(is).unwrap()[1].clone()
        };
        let formula = |text: &str, now: Cell| Cell::Formula(text.to_owned(), Box::new(now));
        assert_eq!(value("Mensen"), formula("=COUNTA('De mensen'!A2:A2)", Cell::Whole(1)));
        let sum = "=SUM('De mensen'!I2:I2)+SUM('Eerder dit jaar gestopt'!I2:I2)";
        assert_eq!(value("Dagen sinds 1 januari"), formula(sum, Cell::Whole(242)));
        assert_eq!(value("Contingent"), Cell::Number(0.5));
        assert_eq!(value("Bedrag per traject"), Cell::Cents(281_220));
        let least = "=ROUND(MIN(B9,B10)*B11,2)";
        assert_eq!(value("Geschatte subsidie"), formula(least, Cell::Cents(140_610)));
        assert_eq!(value("Saldo"), formula("=B12-B13", Cell::Cents(40_610)));
    }
}

#[tokio::test]
async fn the_names_of_sheets_are_whole_and_unlike_each_other_in_every_language() {
    for t in TestApp::each().await {
        crate::figures::tests::seven_at_kade(&t).await;
        two(&t).await;
        for language in Language::ALL.into_iter().filter(|one| one.full() == *one) {
            let page = Page::without_reader(&t.app, language);
            for (kind, period) in [
                (Kind::AmaSeQuarter, Period::Quarter(2026, 3)),
                (Kind::AmaWelzijn, Period::Year(2025)),
                (Kind::LadderFlows, Period::Year(2025)),
                (Kind::SectorRegister, Period::Year(2025)),
            ] {
                let organisation = (t.kade.as_str(), "Atelier De Kade");
                let asked = Asked { kind, organisation, period, reader: Reader::Operator };
                let sheets = told(&t.app, &page, asked).await.unwrap().sheets(&page, "", "");
                let names: BTreeSet<&str> = sheets.iter().map(|one| one.title.as_str()).collect();
                assert_eq!(names.len(), sheets.len(), "{names:?}");
                for name in names {
                    assert_eq!(paper::xlsx::sheet_name(name), name, "{language:?} {kind:?}");
                }
                for sheet in &sheets {
                    let hides = sheet.rows.iter().flatten().any(|cell| *cell == Cell::Hidden);
                    let says = sheet.notes.iter().any(|note| note.starts_with("[c]"));
                    assert_eq!(hides, says, "{}: a hidden number is explained", sheet.title);
                }
            }
        }
    }
}

/// Begin, plus who came, less who went, is the end: on every rung and of all together.
#[tokio::test]
async fn the_ladder_of_a_year_reads_across() {
    for t in TestApp::each().await {
        crate::figures::tests::seven_at_kade(&t).await;
        let lies = t.coordinator().await;
        let page = lies.get("/returns?kind=ladder-flows&period=2025").await.text;
        said(&page, &["Lees elke regel", "Instroom staat bij de trede waar iemand op komt"]);
        assert!(!page.contains("klopt niet"), "{page}");
        let asked = Asked {
            kind: Kind::LadderFlows,
            organisation: (&t.kade, "Atelier De Kade"),
            period: Period::Year(2025),
            reader: Reader::Operator,
        };
        let reader = Page::without_reader(&t.app, Language::Nl);
        let told = told(&t.app, &reader, asked).await.unwrap();
        let (mut moved, table) = (0, &told.tables[0]);
        assert_eq!(table.heads.len(), 8);
        for line in &table.lines {
            let n: Vec<i64> = line
                .values
                .iter()
                .map(|(cell, _)| if let Cell::Whole(n) = cell { *n } else { panic!("{line:?}") })
                .collect();
            assert_eq!(n[0] + n[1] + n[2] + n[3] - n[4] - n[5] - n[6], n[7], "{line:?}");
            moved += n[1..7].iter().sum::<i64>();
        }
        assert!(moved > 0, "somebody moved");
    }
}

#[tokio::test]
async fn what_the_lists_lack_leads_to_the_list() {
    for t in TestApp::each().await {
        two(&t).await;
        let lies = t.coordinator().await;
        let page = lies.get(SE).await.text;
        said(&page, &["Van één dagdeel aanwezig is niet genoteerd hoelang het duurde: 5 augustus"]);
        let link = page.split("href=\"/presence/posts/").nth(1).unwrap();
        let link = link.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
        assert!(link.ends_with("?day=2026-08-05&half=0"), "{link}");
        let list = lies.get(&format!("/presence/posts/{link}")).await;
        assert_eq!(list.status, 200);
        let pdf = lies.get(&SE.replace("/returns?", "/returns.pdf?")).await.text;
        said(&pdf, &["Het contingent van 2026 is niet ingevuld"]);
    }
}
