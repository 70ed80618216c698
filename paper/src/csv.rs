//! Writes a sheet as CSV, for Excel or for another program.
//!
//! Text is guarded against formulas (see [`crate::formula`]); numbers and days are
//! written as they are. Days are ISO 8601 (`2026-03-01`), which Excel understands in
//! every language. Lines end in CR LF and quotes follow RFC 4180.

use std::io::{self, Write};

use crate::formula::guarded;
use crate::sheet::{Cell, Column, HIDDEN, Sheet};

/// How the file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// What stands between two cells, and with it the decimal sign.
    pub separator: Separator,
    /// Begin with a UTF-8 byte order mark: without it Excel reads "é" as "Ã©".
    pub byte_order_mark: bool,
    /// Print the notes under the table. Another program would read them as rows.
    pub notes: bool,
}

/// What stands between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// A comma, with a decimal point in numbers.
    Comma,
    /// A semicolon, with a decimal comma in numbers: what Excel set to Belgium expects.
    Semicolon,
}

impl Style {
    /// Opens with a double click in an Excel set to Belgium.
    pub const EXCEL_BELGIUM: Self =
        Self { separator: Separator::Semicolon, byte_order_mark: true, notes: true };
    /// For another program: comma, decimal point, no byte order mark, no notes.
    pub const PROGRAM: Self =
        Self { separator: Separator::Comma, byte_order_mark: false, notes: false };
}

/// A whole sheet as CSV.
#[allow(clippy::missing_panics_doc, reason = "writing to memory cannot fail, so nothing panics")]
pub fn write(sheet: &Sheet, style: Style) -> Vec<u8> {
    let mut out = Vec::new();
    write_rows(&mut out, &sheet.columns, &sheet.rows, &sheet.notes, style)
        .expect("writing to memory cannot fail");
    out
}

/// Writes row after row without holding them all.
///
/// # Errors
/// Whatever `out` refuses.
pub fn write_rows<W: Write>(
    mut out: W,
    columns: &[Column],
    rows: impl IntoIterator<Item = impl AsRef<[Cell]>>,
    notes: &[String],
    style: Style,
) -> io::Result<()> {
    if style.byte_order_mark {
        out.write_all("\u{FEFF}".as_bytes())?;
    }
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(match style.separator {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
        })
        .terminator(::csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(out);
    writer.write_record(columns.iter().map(|c| guarded(&c.title).into_owned()))?;
    for row in rows {
        let row = row.as_ref();
        let missing = columns.len().saturating_sub(row.len());
        for cell in row {
            writer.write_field(text_of(cell, style.separator))?;
        }
        for _ in 0..missing {
            writer.write_field("")?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    if style.notes && !notes.is_empty() {
        writer.write_record([""])?;
        for note in notes {
            writer.write_record([guarded(note).as_ref()])?;
        }
    }
    writer.flush()
}

fn text_of(cell: &Cell, separator: Separator) -> String {
    match cell {
        Cell::Text(text) => guarded(text).into_owned(),
        Cell::Whole(count) => count.to_string(),
        Cell::Number(number) if number.is_finite() => {
            // Adding zero turns "-0" into "0".
            let text = (number + 0.0).to_string();
            match separator {
                Separator::Comma => text,
                Separator::Semicolon => text.replace('.', ","),
            }
        }
        Cell::Empty | Cell::Number(_) => String::new(),
        Cell::Cents(cents) => {
            let sign = if *cents < 0 { "-" } else { "" };
            let mark = if separator == Separator::Comma { '.' } else { ',' };
            format!("{sign}{}{mark}{:02}", cents.unsigned_abs() / 100, cents.unsigned_abs() % 100)
        }
        Cell::Formula(_, now) => text_of(now, separator),
        Cell::Day(day) => day.to_string(),
        Cell::Hidden => HIDDEN.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn sheet(cells: Vec<Cell>) -> Sheet {
        Sheet {
            title: "Trajecten".into(),
            columns: (1..=cells.len().max(1))
                .map(|n| Column::new(format!("Kolom {n}"), 12))
                .collect(),
            rows: vec![cells],
            notes: vec!["[c]: kleine aantallen".into()],
        }
    }

    fn second_line(cells: Vec<Cell>, style: Style) -> String {
        let text = String::from_utf8(write(&sheet(cells), style)).unwrap();
        text.split("\r\n").nth(1).unwrap().to_owned()
    }

    #[test]
    fn numbers_are_never_changed_by_the_formula_guard() {
        let cells = vec![
            Cell::Whole(-5),
            Cell::Number(-1.5),
            Cell::Day(date(2026, 3, 1)),
            Cell::Hidden,
            Cell::Empty,
        ];
        assert_eq!(second_line(cells, Style::PROGRAM), "-5,-1.5,2026-03-01,[c],");
    }

    #[test]
    fn the_belgian_file_has_semicolons_decimal_commas_a_mark_and_notes() {
        let bytes = write(&sheet(vec![Cell::Number(12.5), "één".into()]), Style::EXCEL_BELGIUM);
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "\u{FEFF}Kolom 1;Kolom 2\r\n12,5;één\r\n\"\"\r\n[c]: kleine aantallen\r\n"
        );
    }

    #[test]
    fn infinity_becomes_an_empty_cell_and_minus_zero_becomes_zero() {
        assert_eq!(
            second_line(vec![Cell::Number(f64::INFINITY), Cell::Number(-0.0)], Style::PROGRAM),
            ",0"
        );
    }

    #[test]
    fn a_short_row_is_filled_up() {
        let mut sheet = sheet(vec!["a".into(), "b".into()]);
        sheet.rows.push(vec!["alleen".into()]);
        let text = String::from_utf8(write(&sheet, Style::PROGRAM)).unwrap();
        assert!(text.ends_with("\r\nalleen,\r\n"), "{text}");
    }

    proptest! {
        #[test]
        fn no_cell_of_any_text_starts_as_a_formula(text in r"[\s'=+\-@;,＝]{0,3}.{0,8}", semicolon: bool) {
            let style = if semicolon { Style::EXCEL_BELGIUM } else { Style::PROGRAM };
            let bytes = write(&sheet(vec![text.into(), "x".into()]), style);
            let delimiter = if semicolon { b';' } else { b',' };
            let mut reader = ::csv::ReaderBuilder::new().delimiter(delimiter).from_reader(&*bytes);
            let record = reader.records().next().unwrap().unwrap();
            for field in &record {
                let seen = field.trim_start();
                prop_assert!(!seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{field:?}");
                prop_assert!(!field.starts_with(['\t', '\r', '\n']), "{field:?}");
            }
        }

        #[test]
        fn text_written_and_read_again_is_the_same(texts in prop::collection::vec(r"[^\p{Cc}]{1,12}", 2..5), semicolon: bool) {
            prop_assume!(texts.iter().any(|t| !t.trim().is_empty()));
            let style = Style { separator: if semicolon { Separator::Semicolon } else { Separator::Comma }, ..Style::PROGRAM };
            let written: Vec<Cell> = texts.iter().cloned().map(Cell::Text).collect();
            let table = read(&write(&sheet(written), style), "export.csv").unwrap();
            prop_assert_eq!(&table.rows[0].cells, &texts);
        }
    }
}
