//! Reading a file that comes in: as `paper` reads it, without signs that nobody sees.

use crate::signs;
use paper::{Table, Unreadable};

/// Reads a file as a table.
pub fn read(bytes: &[u8], file: &str) -> Result<Table, Unreadable> {
    let mut table = paper::read(bytes, file)?;
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells).chain(&mut table.columns) {
        if !cell.is_ascii() || cell.contains(|c: char| c.is_ascii_control()) {
            *cell = signs::cell(cell);
        }
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_comes_in_without_signs_that_nobody_sees() {
        let file = "Naam\u{200b};Plaats\n\u{202e}Nele\u{2069} Zandvoorde;\"De Haan\nWenduine\"";
        let table = read(file.as_bytes(), "lijst.csv").unwrap();
        assert_eq!(table.columns, ["Naam", "Plaats"]);
        assert_eq!(table.rows[0].cells, ["Nele Zandvoorde", "De Haan Wenduine"]);
    }
}
