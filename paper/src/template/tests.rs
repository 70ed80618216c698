//! What comes out is read back by another reader than the one that wrote it.

use super::*;
use crate::sheet::{Column, Sheet};
use calamine::{Data, Reader as _, Xlsx};
use jiff::civil::date;
use proptest::prelude::*;
use std::io::Cursor;

/// A sheet with these cells, as an office suite would write it: row and column from 0.
fn book(cells: &[(u32, u16, &str)]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    page.set_name("Kwartaal").unwrap();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    for (row, column, text) in cells {
        match text.strip_prefix('=') {
            Some(_) => page.write_formula(*row, *column, *text).unwrap(),
            None if text.ends_with("begin}}") => {
                page.write_string_with_format(*row, *column, *text, &day).unwrap()
            }
            None => page.write_string(*row, *column, *text).unwrap(),
        };
    }
    book.add_worksheet().set_name("Andere").unwrap().write_string(0, 0, "blijft").unwrap();
    book.save_to_buffer().unwrap()
}

fn value(cell: Cell, text: &str) -> Value {
    Value { cell, text: text.to_owned() }
}

fn people(n: i64) -> Values {
    let row = |n: i64| {
        let name = format!("Ann <{n}> & co");
        let first = date(2026, 8, 1);
        vec![
            value(name.as_str().into(), &name),
            value(Cell::Whole(n), &n.to_string()),
            value(first.into(), "1 augustus 2026"),
        ]
    };
    let words = ["persoon.naam", "persoon.dagen", "persoon.begin"].map(String::from).to_vec();
    Values {
        single: [
            ("organisatie".to_owned(), value("=De Kade".into(), "=De Kade")),
            ("kwartaal".to_owned(), value(Cell::Whole(3), "3")),
            ("saldo".to_owned(), value(Cell::Cents(-40_610), "− € 406,10")),
        ]
        .into(),
        lists: vec![List { words, rows: (1..=n).map(row).collect() }],
    }
}

fn cells(bytes: &[u8]) -> calamine::Range<Data> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(book.worksheet_range("Andere").unwrap().get((0, 0)), Some(&Data::from("blijft")));
    book.worksheet_range("Kwartaal").unwrap()
}

const USUAL: &[(u32, u16, &str)] = &[
    (0, 0, "Overzicht van {{ Organisatie }}, kwartaal {{kwartaal}}"),
    (0, 3, "{{organisatie}}"),
    (1, 1, "{{saldo}}"),
    (3, 0, "{{persoon.naam}}"),
    (3, 1, "{{persoon.dagen}}"),
    (3, 2, "{{persoon.begin}}"),
    (3, 4, "=B4*2"),
    (8, 0, "Totaal"),
    (8, 1, "=SUM(B4:B8)"),
];

#[test]
fn words_become_values_and_the_rest_stays() {
    let made = fill(&book(USUAL), &people(4)).unwrap();
    let cells = cells(&made);
    let at = |row, column| cells.get_value((row, column)).cloned().unwrap_or_default();
    assert_eq!(at(0, 0), Data::from("Overzicht van =De Kade, kwartaal 3"));
    assert_eq!(at(0, 3), Data::from("=De Kade"));
    assert_eq!(at(1, 1), Data::Float(-406.1));
    assert_eq!((at(3, 0), at(6, 0)), ("Ann <1> & co".into(), "Ann <4> & co".into()));
    assert_eq!((at(3, 1), at(6, 1), at(7, 1)), (1.0.into(), 4.0.into(), Data::Empty));
    assert!(matches!(at(3, 2), Data::DateTime(_)) && matches!(at(6, 2), Data::DateTime(_)));
    assert_eq!(at(8, 0), Data::from("Totaal"));
    let mut book = Xlsx::new(Cursor::new(&made[..])).unwrap();
    let formulas = book.worksheet_formula("Kwartaal").unwrap();
    assert_eq!(formulas.get_value((8, 1)).unwrap(), "SUM(B4:B8)");
    assert_eq!(formulas.get_value((0, 3)).map_or("", String::as_str), "", "text is no formula");
    let package = Package::open(&made).unwrap();
    assert!(package.text("xl/workbook.xml").unwrap().contains("fullCalcOnLoad=\"1\""));
    let sheet = package.text("xl/worksheets/sheet1.xml").unwrap();
    assert!(sheet.contains("<f>SUM(B4:B8)</f></c>"), "{sheet}");
}

#[test]
fn parts_without_words_go_over_as_they_were() {
    let before = book(USUAL);
    let after = fill(&before, &people(1)).unwrap();
    let (before, after) = (Package::open(&before).unwrap(), Package::open(&after).unwrap());
    for part in ["xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet2.xml", TYPES_PART] {
        assert_eq!(before.text(part), after.text(part), "{part}");
    }
}

const TYPES_PART: &str = "[Content_Types].xml";

#[test]
fn a_list_without_room_says_how_much_there_is() {
    let error = fill(&book(USUAL), &people(6)).unwrap_err();
    let (sheet, cell) = ("Kwartaal".to_owned(), "A4".to_owned());
    assert_eq!(error, Unfit::NoRoom { sheet, cell, room: 5, needed: 6 });
    assert!(fill(&book(USUAL), &people(5)).is_ok());
    let nobody = fill(&book(USUAL), &people(0)).unwrap();
    assert_eq!(cells(&nobody).get_value((3, 0)).cloned().unwrap_or_default(), Data::Empty);
}

#[test]
fn words_are_found_with_their_cells_also_those_that_nobody_knows() {
    let all = words(&book(&[(2, 1, "{{Wat}} en {{ nog"), (0, 27, "{{organisatie}}")])).unwrap();
    let told: Vec<_> = all.iter().map(|one| (one.word.as_str(), one.cell.as_str())).collect();
    assert_eq!(told, [("organisatie", "AB1"), ("wat", "B3"), ("nog", "B3")]);
    let kept = fill(&book(&[(2, 1, "{{wat}}")]), &people(1)).unwrap();
    assert_eq!(cells(&kept).get_value((2, 1)), Some(&Data::from("{{wat}}")));
}

#[test]
fn what_is_no_workbook_is_told_apart() {
    assert_eq!(words(b"naam;dagen").unwrap_err(), Unfit::NotXlsx);
    assert_eq!(words(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").unwrap_err(), Unfit::NotXlsx);
    let mut cut = book(USUAL);
    cut.truncate(cut.len() / 2);
    assert!(words(&cut).is_err());
    let whole = book(USUAL);
    let package = Package::open(&whole).unwrap();
    let types = package.text(TYPES_PART).unwrap().replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    );
    let macros = package.with(&[(TYPES_PART.to_owned(), types)].into()).unwrap();
    assert_eq!(words(&macros).unwrap_err(), Unfit::Macros);
    assert_eq!(words(&vec![0; 9 * 1024 * 1024]).unwrap_err(), Unfit::TooLarge);
}

/// Written by hand: rows that are closed, a row that is not there, cells without names, a prefix.
#[test]
fn rows_that_are_not_there_are_made_in_their_place() {
    let whole = book(&[(0, 0, "{{persoon.naam}}")]);
    let package = Package::open(&whole).unwrap();
    let part = "xl/worksheets/sheet1.xml";
    let sheet = "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
        <x:dimension ref=\"A1\"/><x:sheetData>\
        <x:row><x:c t=\"inlineStr\"><x:is><x:t>x</x:t></x:is></x:c><x:c t=\"inlineStr\">\
        <x:is><x:t>{{persoon.naam}}</x:t></x:is></x:c></x:row>\
        <x:row r=\"2\" ht=\"20\"/><x:row r=\"5\"><x:c r=\"A5\"><x:v>7</x:v></x:c></x:row>\
        </x:sheetData></x:worksheet>";
    let own = package.with(&[(part.to_owned(), sheet.to_owned())].into()).unwrap();
    let made = fill(&own, &people(5)).unwrap();
    let text = Package::open(&made).unwrap().text(part).unwrap().to_owned();
    let places: Vec<_> = text.match_indices("<x:row").map(|(at, _)| &text[at..at + 14]).collect();
    assert_eq!(
        places[1..],
        ["<x:row r=\"2\" h", "<x:row r=\"3\"><", "<x:row r=\"4\"><", "<x:row r=\"5\"><"]
    );
    assert!(text.contains("<x:row r=\"2\" ht=\"20\"><x:c r=\"B2\" t=\"inlineStr\">"), "{text}");
    let after = text.find("<x:v>7</x:v></x:c><x:c r=\"B5\"").is_some();
    assert!(after && !text.contains("dimension"), "{text}");
}

#[test]
fn what_is_merged_below_a_list_is_not_written_over() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    page.write_string(0, 0, "{{persoon.naam}}").unwrap();
    page.merge_range(2, 0, 3, 1, "", &rust_xlsxwriter::Format::new()).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert!(matches!(fill(&bytes, &people(3)), Err(Unfit::NoRoom { room: 2, needed: 3, .. })));
}

proptest! {
    /// Whatever text and however many rows: each is read back as it was, below the others.
    #[test]
    fn every_text_is_read_back(names in proptest::collection::vec("[ -~é€]{1,30}", 1..20)) {
        let rows = names.iter().map(|n| vec![value(n.as_str().into(), n)]).collect();
        let list = List { words: vec!["persoon.naam".to_owned()], rows };
        let made = fill(
            &book(&[(2, 1, "{{persoon.naam}}"), (40, 0, "einde")]),
            &Values { lists: vec![list], ..Values::default() },
        ).unwrap();
        let cells = cells(&made);
        for (row, name) in (2..).zip(&names) {
            prop_assert_eq!(cells.get_value((row, 1)), Some(&Data::from(name.as_str())));
        }
    }

    /// Whatever happens to a file on its way, it is refused or filled in, and never a panic.
    #[test]
    fn a_damaged_file_is_no_trouble(at in 0_usize..4000, with in any::<u8>()) {
        let mut bytes = book(USUAL);
        let at = at % bytes.len();
        bytes[at] = with;
        let _ = fill(&bytes, &people(2));
    }
}

#[test]
fn our_own_workbooks_can_be_filled_in() {
    let sheet = Sheet {
        title: "Kwartaal".to_owned(),
        columns: vec![Column::new("Naam", 20)],
        rows: vec![vec!["{{persoon.naam}}".into()]],
        notes: vec![],
    };
    let made = crate::xlsx::write(&[sheet], date(2026, 11, 1)).unwrap();
    assert!(fill(&made, &people(9)).is_ok());
}
