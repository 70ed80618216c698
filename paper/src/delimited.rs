//! Reads text with separators: CSV from anywhere.

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::formula::released;
use crate::read::{Limits, Unreadable};
use crate::table::{Line, ShortLines, Table};

/// Reads CSV text of any usual encoding and separator.
///
/// The apostrophe our own export puts before a risky cell is taken off again.
pub(crate) fn read(bytes: &[u8], limits: Limits) -> Result<Table, Unreadable> {
    let text = decoded(bytes)?;
    let (separator, start) = match announced_separator(&text) {
        Some((separator, start)) => (separator, start),
        None => (likely_separator(&text), 0),
    };
    let lines = lines(&text, start, separator, limits)?;
    Table::from_lines(lines, ShortLines::Ragged, limits)
}

/// Text of bytes: a byte order mark decides, then valid UTF-8, then Windows-1252.
fn decoded(bytes: &[u8]) -> Result<String, Unreadable> {
    let encoding = match (Encoding::for_bom(bytes), std::str::from_utf8(bytes)) {
        (Some((encoding, _)), _) => encoding,
        (None, Ok(_)) => encoding_rs::UTF_8,
        (None, Err(_)) => WINDOWS_1252,
    };
    let (text, ..) = encoding.decode(bytes);
    let strange =
        text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')).count();
    // A stray control character happens in exports; a file full of them is no text.
    if text.contains('\0') || strange * 100 > text.len() {
        return Err(Unreadable::NotATable);
    }
    Ok(text.into_owned())
}

/// Excel's own first line "sep=;" and where the text after it begins.
fn announced_separator(text: &str) -> Option<(u8, usize)> {
    let first = text.lines().next()?;
    match first.trim_end().strip_prefix("sep=")?.as_bytes() {
        [separator] if separator.is_ascii() => Some((*separator, first.len())),
        [] if first.ends_with('\t') => Some((b'\t', first.len())),
        _ => None,
    }
}

/// The separator that cuts the first lines most evenly: most lines as wide as the
/// header, then the widest header.
fn likely_separator(text: &str) -> u8 {
    const SAMPLE: usize = 64;
    let score = |separator: u8| {
        let mut widths = reader(text.as_bytes(), separator)
            .into_byte_records()
            .take(SAMPLE)
            .filter_map(Result::ok)
            .map(|record| record.len());
        match widths.next() {
            None | Some(0 | 1) => (0, 0),
            Some(header) => (1 + widths.filter(|w| *w == header).count(), header),
        }
    };
    [b'\t', b',', b';'].into_iter().max_by_key(|separator| score(*separator)).unwrap_or(b';')
}

fn reader(bytes: &[u8], separator: u8) -> ::csv::Reader<&[u8]> {
    ::csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes)
}

fn lines(text: &str, start: usize, separator: u8, limits: Limits) -> Result<Vec<Line>, Unreadable> {
    let body = &text[start..];
    let mut reader = reader(body.as_bytes(), separator);
    let mut counter = LineCounter { text, at: 0, line: 1 };
    counter.line_at(start);
    let mut record = ::csv::StringRecord::new();
    let mut lines: Vec<Line> = Vec::new();
    let mut cells = 0;
    while reader.read_record(&mut record).map_err(|error| Unreadable::Broken(error.to_string()))? {
        cells += record.len();
        if cells > limits.cells {
            return Err(Unreadable::TooLarge);
        }
        let at = record.position().map_or(0, ::csv::Position::byte);
        let at = start + usize::try_from(at).map_err(|_| Unreadable::TooLarge)?;
        lines.push(Line {
            number: counter.line_at(at),
            cells: record.iter().map(|cell| released(cell).to_owned()).collect(),
        });
    }
    match lines.last() {
        Some(last) if swallowed_the_rest(last, text) => {
            Err(Unreadable::QuoteNotClosed { line: last.number })
        }
        _ => Ok(lines),
    }
}

/// A cell with a line break had to be quoted; when the file does not end in that
/// quote, it was never closed and all lines after it ended up in this one cell.
fn swallowed_the_rest(last: &Line, text: &str) -> bool {
    let broken = last.cells.last().is_some_and(|cell| cell.trim_end().contains(['\n', '\r']));
    broken && !text.trim_end().ends_with('"')
}

/// Counts lines up to a byte, forwards only. The csv crate reports where its search for a
/// record began, which is before any empty lines, and knows no lone CR.
struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl LineCounter<'_> {
    fn line_at(&mut self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            if self.at >= at && !matches!(byte, b'\n' | b'\r') {
                break;
            }
            let ends_pair = *byte == b'\n' && self.at > 0 && bytes[self.at - 1] == b'\r';
            if matches!(byte, b'\n' | b'\r') && !ends_pair {
                self.line += 1;
            }
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        read(text.as_bytes(), Limits::default()).unwrap()
    }

    #[test]
    fn comma_semicolon_and_tab_are_recognised() {
        for text in [
            "Naam,Dag\nJan,1\n",
            "Naam;Dag\nJan;1\n",
            "Naam\tDag\nJan\t1\n",
            "sep=|\nNaam|Dag\nJan|1\n",
            "sep=;\r\nNaam;Dag\r\nJan;1",
        ] {
            let table = table(text);
            assert_eq!(table.columns, ["Naam", "Dag"], "{text:?}");
            assert_eq!(table.rows[0].cells, ["Jan", "1"], "{text:?}");
        }
    }

    #[test]
    fn commas_inside_addresses_and_amounts_do_not_fool_the_detection() {
        let table = table(
            "Naam;Adres;Bedrag\nJan;Straat 1, 8800 Roeselare;1,50\nAn;Plein 2, 8500 Kortrijk;2,00\n",
        );
        assert_eq!(table.columns, ["Naam", "Adres", "Bedrag"]);
    }

    #[test]
    fn one_column_is_a_table_too() {
        assert_eq!(table("Naam\nJan\n").rows[0].cells, ["Jan"]);
    }

    #[test]
    fn every_usual_encoding_gives_the_same_text() {
        let text = "Naam;Stad\nZoë;Liège\n";
        let utf16 = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
        let files = [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            [&b"\xFF\xFE"[..], &utf16(u16::to_le_bytes)].concat(),
            [&b"\xFE\xFF"[..], &utf16(u16::to_be_bytes)].concat(),
            WINDOWS_1252.encode(text).0.into_owned(),
        ];
        for file in files {
            let table = read(&file, Limits::default()).unwrap();
            assert_eq!(table.columns, ["Naam", "Stad"]);
            assert_eq!(table.rows[0].cells, ["Zoë", "Liège"]);
        }
    }

    #[test]
    fn line_numbers_count_empty_lines_and_breaks_inside_cells() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["", "Naam;Nota", "", "Jan;\"eerste", "tweede\"", ";", "An;x"].join(end);
            let table = table(&text);
            let numbers: Vec<usize> = table.rows.iter().map(|line| line.number).collect();
            assert_eq!(numbers, [4, 7], "{end:?}");
            assert_eq!(table.rows[0].cells[1], format!("eerste{end}tweede"));
        }
    }

    #[test]
    fn the_line_that_announces_the_separator_counts_as_a_line() {
        assert_eq!(table("sep=;\r\nNaam;Dag\r\nJan;1\r\n").rows[0].number, 3);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told_with_its_line() {
        let result = read(b"Naam;Nota\nJan;a\nPiet;\"open\nAn;b\nEls;c\n", Limits::default());
        assert_eq!(result, Err(Unreadable::QuoteNotClosed { line: 3 }));
    }

    #[test]
    fn quotes_and_separators_inside_cells_are_kept() {
        let table = table("Naam,Nota\n\"Jan \"\"de lange\"\"\",\"a, b\"\n");
        assert_eq!(table.rows[0].cells, ["Jan \"de lange\"", "a, b"]);
    }

    #[test]
    fn the_apostrophe_of_our_own_export_is_taken_off() {
        assert_eq!(
            table("Naam;Telefoon\nJan;'+32 499 00 00 01\n").rows[0].cells[1],
            "+32 499 00 00 01"
        );
    }

    #[test]
    fn one_wide_line_among_many_is_too_large_to_fill_up() {
        let text = format!("Naam,Dag\n{}x\n{}", ",".repeat(200), "a,b\n".repeat(5_000));
        let limits = Limits { cells: 100_000, ..Limits::default() };
        assert_eq!(read(text.as_bytes(), limits), Err(Unreadable::TooLarge));
    }
}
