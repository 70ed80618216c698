//! Files as people really send them: good, odd, damaged and hostile.
#![allow(clippy::unwrap_used, reason = "a test that cannot make its file must fail")]

use std::io::{Cursor, Write};
use std::time::Instant;

use jiff::civil::date;
use paper::read::read_within;
use paper::{Cell, Column, Limits, Sheet, Unreadable, csv, read, xlsx};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn people() -> Sheet {
    Sheet {
        title: "Deelnemers".into(),
        columns: vec![
            Column::new("Naam", 20),
            Column::new("Postcode", 8),
            Column::new("Start", 12),
        ],
        rows: vec![
            vec!["Noor Voorbeeld".into(), Cell::Whole(8800), Cell::Day(date(2026, 1, 5))],
            vec!["Zoë; \"de lange\"\nFictief".into(), Cell::Whole(8500), Cell::Empty],
        ],
        notes: vec![],
    }
}

fn workbook() -> Vec<u8> {
    xlsx::write(&[people()], date(2026, 3, 1)).unwrap()
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">
        <office:body><office:spreadsheet><table:table table:name="Blad1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="m"/>"#;
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content.as_bytes()),
    ])
}

fn ods_text(text: &str) -> String {
    format!(
        r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
    )
}

#[test]
fn a_sheet_comes_back_the_same_from_a_workbook_and_from_both_kinds_of_csv() {
    let files = [
        workbook(),
        csv::write(&people(), csv::Style::EXCEL_BELGIUM),
        csv::write(&people(), csv::Style::PROGRAM),
    ];
    for file in files {
        let table = read(&file, "om-het-even").unwrap();
        assert_eq!(table.columns, ["Naam", "Postcode", "Start"]);
        assert_eq!(table.rows[0].cells, ["Noor Voorbeeld", "8800", "2026-01-05"]);
        assert_eq!(table.rows[1].cells, ["Zoë; \"de lange\"\nFictief", "8500", ""]);
        assert_eq!(table.rows.iter().map(|line| line.number).collect::<Vec<_>>(), [2, 3]);
        assert!(table.ragged.is_empty());
    }
}

#[test]
fn an_ods_sheet_is_read_with_repeats_days_and_line_numbers() {
    let rows = [
        "<table:table-row>",
        &ods_text("Naam"),
        &ods_text("Dag"),
        "</table:table-row>",
        r#"<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>"#,
        "<table:table-row>",
        &ods_text("Noor"),
        r#"<table:table-cell office:value-type="date" office:date-value="2026-01-05"><text:p>05/01/26</text:p></table:table-cell></table:table-row>"#,
    ];
    let table = read(&ods(&rows.concat()), "lijst.ods").unwrap();
    assert_eq!(table.columns, ["Naam", "Dag"]);
    assert_eq!(table.rows[0].cells, ["Noor", "2026-01-05"]);
    assert_eq!(table.rows[0].number, 4);
}

#[test]
fn a_few_bytes_of_ods_that_unfold_to_millions_of_cells_are_refused() {
    let cell = r#"<table:table-cell table:number-columns-repeated="900" office:value-type="string"><text:p>a</text:p></table:table-cell>"#;
    let rows =
        format!(r#"<table:table-row table:number-rows-repeated="100000">{cell}</table:table-row>"#);
    assert_eq!(read(&ods(&rows), "bom.ods"), Err(Unreadable::TooLarge));
}

#[test]
fn the_name_of_a_file_does_not_matter() {
    assert!(read(&workbook(), "lijst.csv").is_ok());
    assert!(read(b"Naam;Dag\nNoor;1\n", "lijst.xlsx").is_ok());
}

#[test]
fn other_kinds_of_files_are_not_a_table() {
    let letter = zipped(&[("word/document.xml", b"<w/>")]);
    let files: [&[u8]; 6] = [
        b"%PDF-1.7\n1 0 obj",
        b"\x89PNG\r\n\x1a\n",
        b"<!DOCTYPE html><table>",
        b"<?xml version=\"1.0\"?>",
        b"a\0b\0c\0",
        &letter,
    ];
    for file in files {
        assert_eq!(read(file, "lijst.xlsx"), Err(Unreadable::NotATable), "{file:?}");
    }
}

#[test]
fn nothing_and_blanks_are_empty() {
    let blank = xlsx::write(&[], date(2026, 3, 1)).unwrap();
    for file in [&b""[..], b" \n\r\n", b"\xEF\xBB\xBF", b";;;\n;;\n", &blank] {
        assert_eq!(read(file, "lijst.csv"), Err(Unreadable::Empty), "{file:?}");
    }
}

#[test]
fn a_workbook_cut_off_anywhere_is_broken() {
    let whole = workbook();
    for length in (30..whole.len()).step_by(97) {
        let result = read(&whole[..length], "lijst.xlsx");
        assert!(matches!(result, Err(Unreadable::Broken(_))), "{length}: {result:?}");
    }
}

#[test]
fn a_file_that_unpacks_to_too_much_is_refused_before_it_is_read() {
    let bomb = zipped(&[("xl/workbook.xml", &vec![b' '; 3_000_000])]);
    assert!(bomb.len() < 50_000);
    let limits = Limits { unpacked_bytes: 1_000_000, ..Limits::default() };
    assert_eq!(read_within(&bomb, "bom.xlsx", None, limits), Err(Unreadable::TooLarge));
}

#[test]
fn more_cells_than_allowed_are_refused_in_every_format() {
    let limits = Limits { cells: 8, ..Limits::default() };
    for file in [workbook(), csv::write(&people(), csv::Style::PROGRAM)] {
        assert_eq!(read_within(&file, "", None, limits), Err(Unreadable::TooLarge));
        assert!(read_within(&file, "", None, Limits { cells: 9, ..limits }).is_ok());
    }
}

#[test]
fn a_hundred_thousand_rows_stream_out_and_come_back() {
    let columns: Vec<Column> = (1..=6).map(|n| Column::new(format!("Kolom {n}"), 12)).collect();
    let rows = (0..100_000_i64).map(|n| {
        [
            Cell::Whole(n),
            format!("Fictief {n}").into(),
            Cell::Day(date(2026, 1, 5)),
            Cell::Number(0.5),
            Cell::Hidden,
            Cell::Empty,
        ]
    });
    let mut file = Vec::new();
    xlsx::write_rows(&mut file, "Groot", &columns, rows, &[], date(2026, 3, 1)).unwrap();
    let table = read(&file, "groot.xlsx").unwrap();
    assert_eq!(table.rows.len(), 100_000);
    assert_eq!(
        table.rows[99_999].cells,
        ["99999", "Fictief 99999", "2026-01-05", "0.5", "[c]", ""]
    );
    assert_eq!(table.rows[99_999].number, 100_001);
}

#[test]
fn six_thousand_lines_of_sixty_columns_are_read_quickly() {
    let line = |n: usize| (0..60).map(|c| format!("\"{}\"", n * c)).collect::<Vec<_>>().join(",");
    let header = (0..60).map(|c| format!("Kolom {c}")).collect::<Vec<_>>().join(",");
    let text = std::iter::once(header).chain((1..=6_390).map(line)).collect::<Vec<_>>().join("\n");
    let start = Instant::now();
    let table = read(text.as_bytes(), "inschrijvingen.csv").unwrap();
    let taken = start.elapsed();
    assert_eq!((table.rows.len(), table.columns.len()), (6_390, 60));
    // Takes about a tenth of a second; ten times that still tells a slip into quadratic time.
    assert!(taken.as_secs_f64() < 1.0, "{taken:?}");
}

proptest! {
    #[test]
    fn random_bytes_never_crash_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400), start in 0..4_usize) {
        let magic: [&[u8]; 4] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE"];
        let file = [magic[start], &bytes].concat();
        if let Ok(table) = read(&file, "toeval") {
            prop_assert!(table.rows.iter().all(|line| line.cells.len() == table.columns.len()));
        }
    }

    #[test]
    fn a_workbook_with_a_few_damaged_bytes_gives_a_table_or_a_reason(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut file = workbook();
        for (place, byte) in places {
            let place = place.index(file.len());
            file[place] = byte;
        }
        if let Ok(table) = read(&file, "lijst.xlsx") {
            prop_assert!(table.rows.iter().all(|line| line.cells.len() == table.columns.len()));
        }
    }
}
