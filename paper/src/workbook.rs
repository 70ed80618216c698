//! Reads a sheet of an XLSX, XLS or ODS workbook.

use std::io::Cursor;

use calamine::{
    Data, Ods, OdsError, Range, Reader, Sheet, SheetType, SheetVisible, Xls, XlsError, Xlsx,
    XlsxError,
};

use crate::cell_text::text_of;
use crate::packed::Packed;
use crate::read::{Limits, Unreadable};
use crate::table::{Line, ShortLines, Table};
use crate::{compound, opendocument, packed};

/// Reads a workbook that is a ZIP file: XLSX or ODS.
pub(crate) fn read_zip(
    bytes: &[u8],
    sheet: Option<&str>,
    limits: Limits,
) -> Result<Table, Unreadable> {
    let lines = match packed::inspect(bytes, limits)? {
        Packed::Xlsx => xlsx_lines(bytes, sheet, limits)?,
        Packed::Ods => ods_lines(bytes, sheet, limits)?,
    };
    Table::from_lines(lines, ShortLines::Usual, limits)
}

/// Reads a workbook that is a compound file: XLS.
pub(crate) fn read_compound(
    bytes: &[u8],
    sheet: Option<&str>,
    limits: Limits,
) -> Result<Table, Unreadable> {
    compound::inspect(bytes, limits)?;
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Unreadable::Encrypted,
        other => Unreadable::Broken(other.to_string()),
    })?;
    let name = chosen(book.sheets_metadata(), sheet)?;
    let range =
        book.worksheet_range(&name).map_err(|error| Unreadable::Broken(error.to_string()))?;
    Table::from_lines(range_lines(&range), ShortLines::Usual, limits)
}

/// Cell after cell: a sheet with one cell in a far corner costs two cells, no rectangle.
fn xlsx_lines(bytes: &[u8], sheet: Option<&str>, limits: Limits) -> Result<Vec<Line>, Unreadable> {
    let broken = |error: XlsxError| match error {
        XlsxError::Password => Unreadable::Encrypted,
        other => Unreadable::Broken(other.to_string()),
    };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let name = chosen(book.sheets_metadata(), sheet)?;
    let mut reader = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut lines: Vec<Line> = Vec::new();
    let mut cells = 0;
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        let text = text_of(&cell.get_value().clone().into());
        if text.trim().is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let (number, column) = (row as usize + 1, column as usize);
        if lines.last().is_none_or(|line| line.number != number) {
            lines.push(Line { number, cells: Vec::new() });
        }
        let Some(line) = lines.last_mut() else {
            continue;
        };
        cells += (column + 1).saturating_sub(line.cells.len());
        if cells > limits.cells {
            return Err(Unreadable::TooLarge);
        }
        line.cells.resize(line.cells.len().max(column + 1), String::new());
        line.cells[column] = text;
    }
    // A stable sort: rows may be written in any order, and mostly are not.
    lines.sort_by_key(|line| line.number);
    Ok(lines)
}

fn ods_lines(bytes: &[u8], sheet: Option<&str>, limits: Limits) -> Result<Vec<Line>, Unreadable> {
    let broken = |error: OdsError| match error {
        OdsError::Password => Unreadable::Encrypted,
        OdsError::CellLimitExceeded { .. } => Unreadable::TooLarge,
        OdsError::InvalidMime(_) => Unreadable::NotATable,
        other => Unreadable::Broken(other.to_string()),
    };
    if opendocument::unfolded_cells(&packed::part(bytes, "content.xml")?) > limits.cells {
        return Err(Unreadable::TooLarge);
    }
    let mut book = Ods::new(Cursor::new(bytes)).map_err(broken)?;
    let name = chosen(book.sheets_metadata(), sheet)?;
    Ok(range_lines(&book.worksheet_range(&name).map_err(broken)?))
}

/// The sheet that was asked for, or the first one a person sees.
fn chosen(sheets: &[Sheet], wanted: Option<&str>) -> Result<String, Unreadable> {
    let tables = || sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let found = match wanted {
        Some(name) => tables().find(|sheet| sheet.name == name).ok_or_else(|| {
            Unreadable::NoSuchSheet(tables().map(|sheet| sheet.name.clone()).collect())
        })?,
        None => tables()
            .find(|sheet| sheet.visible == SheetVisible::Visible)
            .or_else(|| tables().next())
            .ok_or(Unreadable::Empty)?,
    };
    Ok(found.name.clone())
}

fn range_lines(range: &Range<Data>) -> Vec<Line> {
    let (top, left) = range.start().unwrap_or((0, 0));
    (top as usize + 1..)
        .zip(range.rows())
        .map(|(number, row)| {
            let edge = std::iter::repeat_n(String::new(), left as usize);
            let cells = edge.chain(row.iter().map(text_of)).collect();
            Line { number, cells }
        })
        .collect()
}
