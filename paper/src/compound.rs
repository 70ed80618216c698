//! Looks inside an XLS file before anything is read from it.
//!
//! The reader of XLS makes a full rectangle of every sheet at once. A file of a few
//! kilobytes with one cell in a far corner could so ask for more memory than the
//! machine has. The records are therefore walked once, to see how far the cells reach
//! (source: Microsoft, [MS-XLS] 2.3 "Record Enumeration").

use std::io::{Cursor, Read};

use crate::read::{Limits, Unreadable};

const BOUND_SHEET: u16 = 0x0085;
const FILE_PASS: u16 = 0x002F;
const END: u16 = 0x000A;
const BEGIN: u16 = 0x0809;
const DIMENSIONS: u16 = 0x0200;
/// Formula, `MulRk`, `RString`, `LabelSst`, Number, Label, `BoolErr` and Rk: each begins with row and column.
const CELLS: [u16; 8] = [0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E];

/// Sees whether the sheets of an XLS file are small enough to be read.
pub(crate) fn inspect(bytes: &[u8], limits: Limits) -> Result<(), Unreadable> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes))
        .map_err(|error| Unreadable::Broken(error.to_string()))?;
    if file.exists("EncryptedPackage") {
        return Err(Unreadable::Encrypted);
    }
    let name = ["Workbook", "Book"]
        .into_iter()
        .find(|name| file.exists(name))
        .ok_or(Unreadable::NotATable)?;
    let mut stream = Vec::new();
    file.open_stream(name)
        .and_then(|mut part| part.read_to_end(&mut stream))
        .map_err(|error| Unreadable::Broken(error.to_string()))?;
    let cells = total_area(&stream);
    if cells > limits.cells { Err(Unreadable::TooLarge) } else { Ok(()) }
}

/// Cells of all the rectangles the reader will make.
fn total_area(stream: &[u8]) -> usize {
    let mut total = 0_usize;
    for record in Records(stream) {
        match record.kind {
            // The records after it are scrambled; the reader stops here and asks for the password.
            FILE_PASS => return 0,
            BOUND_SHEET => {
                let sheet = number(record.data, 0)
                    .zip(number(record.data, 2))
                    .and_then(|(low, high)| stream.get(low | high << 16..));
                total = total.saturating_add(sheet.map_or(0, area));
            }
            END => break,
            _ => {}
        }
    }
    total
}

/// Cells of the rectangle from the first cell of a sheet to its last, or what it announces if that is absurd.
fn area(sheet: &[u8]) -> usize {
    /// Rows times columns of a full XLS sheet; the announced size only reserves, so it may be this much.
    const FULL: usize = 65_536 * 256;
    let (mut rows, mut columns) = ((usize::MAX, 0), (usize::MAX, 0));
    let mut depth = 0_usize;
    for record in Records(sheet) {
        match record.kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            DIMENSIONS if announced(record.data) > FULL => return usize::MAX,
            kind if CELLS.contains(&kind) => {
                let (Some(row), Some(column)) = (number(record.data, 0), number(record.data, 2))
                else {
                    continue;
                };
                // A MulRk holds a run of cells of six bytes each.
                let run = if kind == 0x00BD { record.data.len() / 6 } else { 1 };
                rows = (rows.0.min(row), rows.1.max(row + 1));
                columns = (columns.0.min(column), columns.1.max(column + run));
            }
            _ => {}
        }
    }
    rows.1.saturating_sub(rows.0).saturating_mul(columns.1.saturating_sub(columns.0))
}

/// Rows times columns a sheet says it has: four-byte rows since 1997, two-byte ones before.
fn announced(data: &[u8]) -> usize {
    let at = |place| number(data, place).unwrap_or(0);
    let (rows, columns) = if data.len() >= 14 {
        let row = |place| at(place) | at(place + 2) << 16;
        ((row(0), row(4)), (at(8), at(10)))
    } else {
        ((at(0), at(2)), (at(4), at(6)))
    };
    rows.1.saturating_sub(rows.0).saturating_mul(columns.1.saturating_sub(columns.0))
}

fn number(data: &[u8], place: usize) -> Option<usize> {
    let pair = data.get(place..place + 2)?;
    Some(usize::from(u16::from_le_bytes([pair[0], pair[1]])))
}

/// The records of a stream: kind, length, content.
struct Records<'a>(&'a [u8]);

struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (head, rest) = self.0.split_at_checked(4)?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (data, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some(Record { kind: u16::from_le_bytes([head[0], head[1]]), data })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
    }

    /// A workbook stream of one sheet that holds these cells.
    fn stream(cells: &[u8]) -> Vec<u8> {
        // Version 8 and a workbook or a sheet, as Excel 97 begins them.
        let begin =
            |kind: u8| record(BEGIN, &[0, 6, kind, 0, 0, 0, 0xCD, 7, 0, 0, 0, 0, 0, 0, 0, 0]);
        let sheet = |place: u32| {
            record(BOUND_SHEET, &[&place.to_le_bytes()[..], &[0, 0, 1, 0, b'A']].concat())
        };
        let globals = |place| [begin(5), sheet(place), record(END, &[])].concat();
        let place = u32::try_from(globals(0).len()).unwrap();
        [globals(place), begin(16), cells.to_vec(), record(END, &[])].concat()
    }

    /// A cell in the first corner and one at the given place.
    fn corners(row: u16, column: u16) -> Vec<u8> {
        let cell = |row: u16, column: u16| {
            record(0x0203, &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 10]].concat())
        };
        [cell(0, 0), cell(row, column)].concat()
    }

    fn file(stream: &[u8], name: &str) -> Vec<u8> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        std::io::Write::write_all(&mut file.create_stream(name).unwrap(), stream).unwrap();
        file.flush().unwrap();
        file.into_inner().into_inner()
    }

    #[test]
    fn a_cell_in_a_far_corner_makes_a_small_file_too_large() {
        assert_eq!(total_area(&stream(&corners(9, 4))), 50);
        let bomb = file(&stream(&corners(65_535, 65_535)), "Workbook");
        assert_eq!(crate::read(&bomb, "klein.xls"), Err(Unreadable::TooLarge));
    }

    #[test]
    fn an_xls_of_before_2007_is_read() {
        let place =
            |row: u16, column: u16| [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
        let label = |row, column, text: &str| {
            let length = u16::try_from(text.len()).unwrap().to_le_bytes();
            record(0x0204, &[&place(row, column)[..], &length, &[0], text.as_bytes()].concat())
        };
        let number = |row, column, value: f64| {
            record(0x0203, &[&place(row, column)[..], &value.to_le_bytes()].concat())
        };
        let cells = [
            label(2, 1, "Naam"),
            label(2, 2, "Postcode"),
            label(3, 1, "Noor"),
            number(3, 2, 8800.0),
        ];
        let table = crate::read(&file(&stream(&cells.concat()), "Workbook"), "oud.xls").unwrap();
        assert_eq!(table.columns, ["(A)", "Naam", "Postcode"]);
        assert_eq!(
            (table.rows[0].number, &table.rows[0].cells[1..]),
            (4, &["Noor".to_owned(), "8800".to_owned()][..])
        );
    }

    #[test]
    fn a_locked_workbook_is_recognised() {
        let locked = file(b"scrambled", "EncryptedPackage");
        assert_eq!(crate::read(&locked, "geheim.xlsx"), Err(Unreadable::Encrypted));
    }

    #[test]
    fn an_old_letter_is_not_a_table() {
        let letter = file(b"Beste", "WordDocument");
        assert_eq!(crate::read(&letter, "brief.doc"), Err(Unreadable::NotATable));
    }
}
