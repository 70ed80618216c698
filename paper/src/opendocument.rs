//! Looks inside an ODS file before anything is read from it.
//!
//! ODS writes a row or a cell once with the number of times it is repeated, and the
//! reader unfolds that. A few bytes could so become 100 million cells; they are
//! counted first (source: OASIS, Open Document Format 1.3 part 3, `table:number-rows-repeated`).

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Cells of all tables once unfolded; the empty edge below and to the right does not count.
/// Counting ends where the XML does: what is wrong there is for the reader to say.
pub(crate) fn unfolded_cells(content: &[u8]) -> usize {
    let mut reader = Reader::from_reader(content);
    // As forgiving as the reader that comes after, or it would see more than was counted.
    reader.config_mut().check_end_names = false;
    let mut table = Unfolded::default();
    let mut total = 0_usize;
    loop {
        match reader.read_event() {
            Err(_) | Ok(Event::Eof) => return total.saturating_add(table.cells()),
            Ok(Event::Start(tag) | Event::Empty(tag)) => match tag.name().as_ref() {
                "table:table" => {
                    total = total.saturating_add(table.cells());
                    table = Unfolded::default();
                }
                "table:table-row" => table.begin_row(repeats(&tag, "table:number-rows-repeated")),
                "table:table-cell" | "table:covered-table-cell" => {
                    let holds =
                        tag.attributes().flatten().any(|a| a.key.as_ref().starts_with("office:"));
                    table.add_cells(repeats(&tag, "table:number-columns-repeated"), holds);
                }
                _ => {}
            },
            Ok(_) => {}
        }
    }
}

fn repeats(tag: &BytesStart, name: &str) -> usize {
    tag.attributes()
        .flatten()
        .find(|attribute| attribute.key.as_ref() == name)
        .and_then(|attribute| attribute.value.trim().parse().ok())
        .unwrap_or(1)
}

/// How far the cells of one table reach so far.
#[derive(Default)]
struct Unfolded {
    width: usize,
    /// Rows up to and with the last one that holds something.
    height: usize,
    /// Rows before the one being read, and how often that one is repeated.
    above: usize,
    repeated: usize,
    column: usize,
}

impl Unfolded {
    fn begin_row(&mut self, repeated: usize) {
        self.above = self.above.saturating_add(self.repeated);
        self.repeated = repeated;
        self.column = 0;
    }

    fn add_cells(&mut self, repeated: usize, holds: bool) {
        self.column = self.column.saturating_add(repeated);
        if holds {
            self.width = self.width.max(self.column);
            self.height = self.above.saturating_add(self.repeated);
        }
    }

    fn cells(&self) -> usize {
        self.width.saturating_mul(self.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_edge_of_a_sheet_does_not_count() {
        let content = br#"<d><table:table><table:table-row><table:table-cell office:value-type="string"/>
            <table:table-cell table:number-columns-repeated="16383"/></table:table-row>
            <table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/>
            </table:table-row></table:table></d>"#;
        assert_eq!(unfolded_cells(content), 1);
    }

    #[test]
    fn repeated_rows_and_cells_are_multiplied() {
        let content = br#"<d><table:table><table:table-row table:number-rows-repeated="100000">
            <table:table-cell table:number-columns-repeated="1000" office:value-type="string"/>
            </table:table-row></table:table></d>"#;
        assert_eq!(unfolded_cells(content), 100_000_000);
    }
}
