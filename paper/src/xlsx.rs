//! Writes sheets as an XLSX workbook.
//!
//! The header is bold, stays in view and filters; days are real days; text is always
//! text, never a formula; the notes stand under the table.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::Write;

use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use crate::excel::{MOST_COLUMNS, fitting, free_name};
use crate::formula::guarded;
use crate::sheet::{Cell, Column, HIDDEN, Sheet};

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// More than the 1,048,576 rows or 16,384 columns of a sheet.
    #[error("the sheet has more rows or columns than a workbook can hold")]
    TooLarge,
    /// The disk or the receiver refused.
    #[error("the workbook could not be written: {0}")]
    Failed(String),
}

/// The name a sheet with this title gets when no other has it: what a formula calls it.
pub fn sheet_name(title: &str) -> String {
    free_name(title, &mut HashSet::new())
}

/// A workbook of one or more sheets.
///
/// Sheet names are cut to what Excel allows and made different. `made` is the day in the
/// properties of the file. Text over 32,767 characters, more than a cell can hold, ends in "…".
///
/// # Errors
/// [`Unwritable::TooLarge`] when a sheet does not fit.
pub fn write(sheets: &[Sheet], made: Date) -> Result<Vec<u8>, Unwritable> {
    let title = sheets.first().map_or("", |sheet| sheet.title.as_str());
    let mut workbook = workbook(title, made)?;
    let mut names = HashSet::new();
    for sheet in sheets {
        let page = workbook.add_worksheet();
        page.set_name(free_name(&sheet.title, &mut names))?;
        fill(page, &sheet.columns, &sheet.rows, &sheet.notes)?;
    }
    if sheets.is_empty() {
        workbook.add_worksheet();
    }
    Ok(workbook.save_to_buffer()?)
}

/// Writes a workbook of one sheet row after row, in a steady amount of memory.
///
/// The rows go through a temporary file that has no name on the disk and disappears with
/// the call; the finished file goes to `out` piece by piece.
///
/// # Errors
/// [`Unwritable::TooLarge`] when there are too many rows, [`Unwritable::Failed`] when the
/// temporary file or `out` refuses.
pub fn write_rows<W: Write + Send>(
    out: W,
    title: &str,
    columns: &[Column],
    rows: impl IntoIterator<Item = impl AsRef<[Cell]>>,
    notes: &[String],
    made: Date,
) -> Result<(), Unwritable> {
    let mut workbook = workbook(title, made)?;
    let page = workbook.add_worksheet_with_constant_memory()?;
    page.set_name(free_name(title, &mut HashSet::new()))?;
    fill(page, columns, rows, notes)?;
    Ok(workbook.save_to_writer(out)?)
}

fn workbook(title: &str, made: Date) -> Result<Workbook, Unwritable> {
    let year = u16::try_from(made.year()).unwrap_or(1900).max(1900);
    let (month, day) = (made.month().unsigned_abs(), made.day().unsigned_abs());
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_title(title).set_creation_datetime(&made);
    workbook.set_properties(&properties);
    Ok(workbook)
}

fn fill(
    page: &mut Worksheet,
    columns: &[Column],
    rows: impl IntoIterator<Item = impl AsRef<[Cell]>>,
    notes: &[String],
) -> Result<(), Unwritable> {
    let looks = Looks::new();
    if columns.len() > MOST_COLUMNS {
        return Err(Unwritable::TooLarge);
    }
    for (place, column) in (0_u16..).zip(columns) {
        page.set_column_width(place, f64::from(column.width))?;
        page.write_string_with_format(0, place, fitting(&column.title), &looks.header)?;
    }
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    let mut last = 0_u32;
    for row in rows {
        last += 1;
        if row.as_ref().len() > MOST_COLUMNS {
            return Err(Unwritable::TooLarge);
        }
        for (place, cell) in (0_u16..).zip(row.as_ref()) {
            looks.put(page, last, place, cell)?;
        }
    }
    if let Some(edge) = u16::try_from(columns.len()).ok().and_then(|count| count.checked_sub(1)) {
        page.autofilter(0, 0, last, edge)?;
    }
    for (row, note) in (last + 2..).zip(notes) {
        looks.put(page, row, 0, &Cell::Text(note.clone()))?;
    }
    Ok(())
}

/// How the kinds of cells look.
struct Looks {
    header: Format,
    day: Format,
    text: Format,
    money: Format,
    hidden: Format,
}

impl Looks {
    fn new() -> Self {
        Self {
            header: Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin),
            day: Format::new().set_num_format("dd/mm/yyyy"),
            // Keeps text that looks like a formula text, also after somebody edits the cell.
            text: Format::new().set_quote_prefix(),
            money: Format::new().set_num_format("\"€\" #,##0.00;-\"€\" #,##0.00"),
            hidden: Format::new().set_align(rust_xlsxwriter::FormatAlign::Right),
        }
    }

    fn put(
        &self,
        page: &mut Worksheet,
        row: u32,
        place: u16,
        cell: &Cell,
    ) -> Result<(), Unwritable> {
        /// From here on Excel would change digits: it keeps fifteen.
        const SIXTEEN_DIGITS: u64 = 1_000_000_000_000_000;
        match cell {
            Cell::Text(text) if matches!(guarded(text), Cow::Owned(_)) => {
                page.write_string_with_format(row, place, fitting(text), &self.text)?
            }
            Cell::Text(text) => page.write_string(row, place, fitting(text))?,
            Cell::Whole(count) if count.unsigned_abs() >= SIXTEEN_DIGITS => {
                page.write_string(row, place, count.to_string())?
            }
            #[allow(clippy::cast_precision_loss, reason = "fewer than sixteen digits fit exactly")]
            Cell::Whole(count) => page.write_number(row, place, *count as f64)?,
            Cell::Number(number) if number.is_finite() => page.write_number(row, place, *number)?,
            Cell::Empty | Cell::Number(_) => page,
            Cell::Cents(cents) => {
                page.write_number_with_format(row, place, euros(*cents), &self.money)?
            }
            Cell::Formula(text, now) => return self.reckon(page, (row, place), text, now),
            Cell::Day(day) if day.year() >= 1900 => {
                page.write_datetime_with_format(row, place, day, &self.day)?
            }
            // Excel knows no days before 1900.
            Cell::Day(day) => page.write_string(row, place, day.to_string())?,
            Cell::Hidden => page.write_string_with_format(row, place, HIDDEN, &self.hidden)?,
        };
        Ok(())
    }

    /// A formula, with what it comes to for a reader that does not reckon.
    fn reckon(
        &self,
        page: &mut Worksheet,
        (row, place): (u32, u16),
        text: &str,
        now: &Cell,
    ) -> Result<(), Unwritable> {
        let (result, format) = match now {
            Cell::Whole(count) => (count.to_string(), None),
            Cell::Number(number) if number.is_finite() => (number.to_string(), None),
            Cell::Cents(cents) => (euros(*cents).to_string(), Some(&self.money)),
            other => return self.put(page, row, place, other),
        };
        let formula = Formula::new(text).set_result(result);
        match format {
            Some(format) => page.write_formula_with_format(row, place, formula, format)?,
            None => page.write_formula(row, place, formula)?,
        };
        Ok(())
    }
}

#[allow(clippy::cast_precision_loss, reason = "amounts stay far below 2^52 cents")]
fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}

impl From<XlsxError> for Unwritable {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::RowColumnLimitError => Self::TooLarge,
            other => Self::Failed(other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Limits, read, read_within};
    use jiff::civil::date;
    use proptest::prelude::*;

    const MADE: Date = date(2026, 3, 1);

    fn sheet(title: &str, rows: Vec<Vec<Cell>>) -> Sheet {
        let columns = vec![Column::new("Naam", 20), Column::new("Waarde", 10)];
        Sheet { title: title.into(), columns, rows, notes: vec![] }
    }

    fn read_back(rows: Vec<Vec<Cell>>) -> Vec<Vec<String>> {
        let bytes = write(&[sheet("Lijst", rows)], MADE).unwrap();
        let table = read(&bytes, "lijst.xlsx").unwrap();
        table.rows.into_iter().map(|line| line.cells).collect()
    }

    #[test]
    fn every_kind_of_cell_comes_back_as_what_a_person_would_read() {
        let cells = [
            ("8800".into(), "8800"),
            (Cell::Whole(8800), "8800"),
            (Cell::Whole(i64::MAX), "9223372036854775807"),
            (Cell::Number(-12.5), "-12.5"),
            (Cell::Number(f64::NAN), ""),
            (Cell::Day(date(2024, 2, 29)), "2024-02-29"),
            (Cell::Day(date(1899, 5, 1)), "1899-05-01"),
            (Cell::Hidden, HIDDEN),
            (Cell::Cents(-281_220), "-2812.2"),
            (Cell::Formula("=1+1".into(), Box::new(Cell::Whole(2))), "2"),
            (Cell::Empty, ""),
            ("+32 499 00 00 01".into(), "+32 499 00 00 01"),
            ("=1+1".into(), "=1+1"),
        ];
        let rows = cells.iter().map(|(cell, _)| vec!["x".into(), cell.clone()]).collect();
        let read: Vec<String> =
            read_back(rows).into_iter().map(|mut cells| cells.remove(1)).collect();
        assert_eq!(read, cells.map(|(_, text)| text));
    }

    #[test]
    fn text_that_looks_like_a_formula_is_stored_as_text() {
        let bytes = write(&[sheet("Lijst", vec![vec!["=HYPERLINK(1)".into()]])], MADE).unwrap();
        let page = crate::packed::part(&bytes, "xl/worksheets/sheet1.xml").unwrap();
        let page = String::from_utf8(page).unwrap();
        assert!(!page.contains("<f>"), "{page}");
        assert!(page.contains(r#"<autoFilter ref="A1:B2"/>"#), "{page}");
        assert!(page.contains(r#"state="frozen""#), "{page}");
    }

    #[test]
    fn the_same_sheet_gives_the_same_bytes() {
        let sheets = [sheet("Lijst", vec![vec!["a".into(), Cell::Whole(1)]])];
        assert_eq!(write(&sheets, MADE).unwrap(), write(&sheets, MADE).unwrap());
    }

    #[test]
    fn notes_stand_under_the_table_after_an_empty_line() {
        let mut sheet = sheet("Lijst", vec![vec!["a".into(), Cell::Hidden]]);
        sheet.notes.push("[c]: minder dan vijf".into());
        let table = read(&write(&[sheet], MADE).unwrap(), "").unwrap();
        assert_eq!(
            (table.rows[1].number, table.rows[1].cells[0].as_str()),
            (4, "[c]: minder dan vijf")
        );
    }

    #[test]
    fn sheets_with_impossible_or_equal_names_get_names_excel_takes() {
        let long = "Stappen op de ladder: per gemeente en per kwartaal";
        let titles = ["", "'a/b'", "History", long, long];
        let sheets: Vec<Sheet> = titles.iter().map(|title| sheet(title, vec![])).collect();
        let bytes = write(&sheets, MADE).unwrap();
        let missing = read_within(&bytes, "", Some("?"), Limits::default());
        let names = [
            "1",
            "a b",
            "1 (2)",
            "Stappen op de ladder  per gemee",
            "Stappen op de ladder  per g (2)",
        ];
        assert_eq!(missing, Err(crate::Unreadable::NoSuchSheet(names.map(String::from).to_vec())));
        assert!(read_within(&bytes, "", Some("a b"), Limits::default()).is_ok());
    }

    #[test]
    fn more_rows_than_a_sheet_holds_is_told() {
        let row = [Cell::Empty];
        let rows = std::iter::repeat_n(&row[..], 1_048_575).chain([&[Cell::Whole(1)][..]]);
        let result = write_rows(std::io::sink(), "x", &[Column::new("a", 5)], rows, &[], MADE);
        assert!(matches!(result, Err(Unwritable::TooLarge)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_survives_the_way_out_and_in(texts in prop::collection::vec(r"(_x00[0-9]{2}_|[=+'@\t\n]|.){1,12}", 1..8)) {
            prop_assume!(texts.iter().all(|text| !text.trim().is_empty()));
            let rows = texts.iter().map(|text| vec![text.as_str().into(), Cell::Whole(1)]).collect();
            let read: Vec<String> = read_back(rows).into_iter().map(|mut cells| cells.remove(0)).collect();
            prop_assert_eq!(read, texts);
        }
    }
}
