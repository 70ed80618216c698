//! One sheet: where its cells stand in the text of the part, and that text with some cells anew.

use super::book::{Looks, place};
use super::markup::{attribute, broken, escaped, plain, prefix, tag};
use super::{Puts, Unfit, date};
use crate::excel::fitting;
use crate::sheet::{Cell, HIDDEN};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// Cells of one sheet that are read.
const MOST_CELLS: usize = 1_000_000;

/// The number of a look in the list of looks.
pub(super) type Look = u32;

/// What comes in a cell.
pub(super) struct Put {
    pub(super) value: Cell,
    /// The look of the word, for a place without one.
    pub(super) look: Option<Look>,
}

/// A cell as it stands.
#[derive(Default)]
pub(super) struct At {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) look: Option<Look>,
    /// What it says, when that is text and no formula.
    pub(super) text: String,
    /// Where it stands in the part.
    range: Range<usize>,
    /// How it begins when it holds a formula: its tag without a kind of value, and where that tag ends.
    formula: Option<(String, usize)>,
    /// Where its value stands.
    value: Option<Range<usize>>,
    kind: String,
    is_empty: bool,
}

impl At {
    /// `B4`.
    pub(super) fn name(&self) -> String {
        format!("{}{}", letters(self.column), self.row)
    }
}

/// A row as it stands.
pub(super) struct Row {
    number: u32,
    pub(super) cells: Vec<At>,
    /// Where it begins, where its tag ends, and where what is in it ends.
    from: usize,
    open: usize,
    inner_end: usize,
    is_closed: bool,
}

/// A sheet as it stands.
pub(super) struct Read<'t> {
    text: &'t str,
    pub(super) rows: Vec<Row>,
    /// First and last row, first and last column of what is merged.
    merged: Vec<[u32; 4]>,
    /// Where the rows end.
    end: usize,
    /// Where it says how far it reaches, which is no longer so.
    reach: Option<Range<usize>>,
    prefix: String,
}

struct Walk<'s, 't> {
    read: Read<'t>,
    shared: &'s [String],
    cell: Option<At>,
    from: usize,
    is_sound: bool,
    n: usize,
}

/// Reads a sheet.
pub(super) fn read<'t>(text: &'t str, shared: &[String]) -> Result<Read<'t>, Unfit> {
    let (rows, merged, prefix) = (vec![], vec![], String::new());
    let read = Read { text, rows, merged, end: 0, reach: None, prefix };
    let mut walk = Walk { read, shared, cell: None, from: 0, is_sound: false, n: 0 };
    let mut reader = Reader::from_str(text);
    loop {
        let before = place(&reader);
        let event = reader.read_event().map_err(broken)?;
        let range = before..place(&reader);
        match &event {
            Event::Eof => return Ok(walk.read),
            Event::Start(one) => walk.start(one, &range, false)?,
            Event::Empty(one) => {
                walk.start(one, &range, true)?;
                walk.end(one.local_name().as_ref(), &(range.end..range.end));
            }
            Event::End(one) => walk.end(one.local_name().as_ref(), &range),
            _ => {}
        }
    }
}

impl Walk<'_, '_> {
    fn start(&mut self, one: &BytesStart, range: &Range<usize>, closed: bool) -> Result<(), Unfit> {
        match one.local_name().as_ref() {
            "dimension" => self.read.reach = Some(range.clone()),
            "sheetData" => prefix(one.name().as_ref()).clone_into(&mut self.read.prefix),
            "row" => self.row(one, range, closed),
            "c" => self.cell(one, range)?,
            "f" => {
                if let Some(cell) = &mut self.cell {
                    (cell.is_empty, cell.text) = (false, String::new());
                    let whole = &self.read.text[cell.range.start..cell.range.end];
                    let opened = BytesStart::from_content(
                        whole.trim_start_matches('<').trim_end_matches('>'),
                        one.name().as_ref().len(),
                    );
                    let said = tag(&opened, &["t"], "", ">");
                    cell.formula = Some((said, cell.range.end));
                }
            }
            "rPh" => self.is_sound = true,
            "v" | "t" => self.from = range.end,
            "mergeCell" => self.read.merged.extend(attribute(one, "ref").and_then(|at| area(&at))),
            _ => {}
        }
        if let Some(cell) = self.cell.as_mut().filter(|_| one.local_name().as_ref() == "v") {
            cell.value = Some(range.start..range.end);
        }
        Ok(())
    }

    fn row(&mut self, one: &BytesStart, range: &Range<usize>, is_closed: bool) {
        let next = self.read.rows.last().map_or(1, |row| row.number + 1);
        let number = attribute(one, "r").and_then(|r| r.parse().ok()).unwrap_or(next);
        let (from, open) = (range.start, range.end);
        self.read.rows.push(Row { number, cells: vec![], from, open, inner_end: open, is_closed });
    }

    fn cell(&mut self, one: &BytesStart, range: &Range<usize>) -> Result<(), Unfit> {
        self.n += 1;
        if self.n > MOST_CELLS {
            return Err(Unfit::TooLarge);
        }
        let row = self.read.rows.last().ok_or_else(|| broken("a cell without a row"))?;
        let next = row.cells.last().map_or(1, |cell| cell.column + 1);
        let named = attribute(one, "r").and_then(|name| column(&name));
        self.cell = Some(At {
            row: row.number,
            column: named.unwrap_or(next),
            look: attribute(one, "s").and_then(|look| look.parse().ok()),
            range: range.clone(),
            kind: attribute(one, "t").unwrap_or_default(),
            is_empty: true,
            ..At::default()
        });
        Ok(())
    }

    fn end(&mut self, name: &str, range: &Range<usize>) {
        match name {
            "sheetData" => self.read.end = range.start,
            "row" => {
                if let Some(row) = self.read.rows.last_mut() {
                    row.inner_end = range.start;
                }
            }
            "c" => {
                if let (Some(mut cell), Some(row)) = (self.cell.take(), self.read.rows.last_mut()) {
                    cell.range.end = range.end;
                    row.cells.push(cell);
                }
            }
            "rPh" => self.is_sound = false,
            "v" | "t" if !self.is_sound => self.said(name, range),
            _ => {}
        }
    }

    /// What a cell says, once its value or its text is closed.
    fn said(&mut self, name: &str, range: &Range<usize>) {
        let Some(cell) = &mut self.cell else { return };
        let raw = &self.read.text[self.from.min(range.start)..range.start];
        cell.is_empty &= raw.is_empty();
        if name == "v" {
            cell.value = cell.value.take().map(|value| value.start..range.end);
        }
        if cell.formula.is_some() {
            return;
        }
        match (name, cell.kind.as_str()) {
            ("t", "inlineStr") => cell.text.push_str(&plain(raw)),
            ("v", "s") => {
                let at = raw.trim().parse::<usize>().ok();
                cell.text = at.and_then(|at| self.shared.get(at)).cloned().unwrap_or_default();
                cell.is_empty = cell.text.is_empty();
            }
            ("v", "str") => cell.text = plain(raw),
            _ => {}
        }
    }
}

impl Read<'_> {
    /// How many rows from one down are free below some cells, that row with them; at most as many as asked.
    pub(super) fn room(&self, row: u32, cells: &[&At], needed: usize) -> usize {
        let rows = (row + 1..=1_048_576).take(needed.saturating_sub(1));
        let is_free = |row: &u32| cells.iter().all(|cell| self.is_free(*row, cell));
        1 + rows.take_while(is_free).count()
    }

    fn is_free(&self, row: u32, below: &At) -> bool {
        let column = below.column;
        let in_row = self.rows.binary_search_by_key(&row, |row| row.number).ok();
        let cells = in_row.map_or(&[][..], |at| &self.rows[at].cells);
        let holds = cells.iter().any(|cell| cell.column == column && !cell.is_empty);
        // Merged over columns of one row, beginning here, it is one wide cell.
        let covers = |[top, bottom, left, right]: &[u32; 4]| {
            (*top..=*bottom).contains(&row)
                && (*left..=*right).contains(&column)
                && (top != bottom || *left != column)
        };
        !holds && !self.merged.iter().any(covers)
    }

    /// The text of the part with some cells anew, and formulas without what they came to.
    pub(super) fn with(&self, puts: &Puts, looks: &Looks) -> String {
        let mut edits: Vec<(Range<usize>, String)> = vec![];
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            if let Some((opened, end)) = &cell.formula {
                edits.push((cell.range.start..*end, opened.clone()));
                edits.extend(cell.value.clone().map(|value| (value, String::new())));
            }
        }
        let mut rows: Vec<u32> = puts.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        for number in rows {
            let of_row = puts.range((number, 0)..=(number, u32::MAX));
            let of_row: Vec<_> = of_row.map(|((_, column), put)| (*column, put)).collect();
            match self.rows.iter().find(|row| row.number == number) {
                Some(row) => self.fill_row(row, &of_row, looks, &mut edits),
                None => edits.push(self.new_row(number, &of_row, looks)),
            }
        }
        if !puts.is_empty() {
            edits.extend(self.reach.clone().map(|reach| (reach, String::new())));
        }
        edited(self.text, edits)
    }

    fn fill_row(
        &self,
        row: &Row,
        puts: &[(u32, &Put)],
        looks: &Looks,
        edits: &mut Vec<(Range<usize>, String)>,
    ) {
        let mut last = String::new();
        for (column, put) in puts {
            let own = row.cells.iter().find(|cell| cell.column == *column);
            let look = own.and_then(|cell| cell.look).or(put.look);
            let said = self.cell((row.number, *column), &put.value, look, looks);
            match (own, row.cells.iter().find(|cell| cell.column > *column)) {
                (Some(cell), _) => edits.push((cell.range.clone(), said)),
                (None, Some(next)) => edits.push((next.range.start..next.range.start, said)),
                (None, None) => last.push_str(&said),
            }
        }
        if last.is_empty() {
            return;
        }
        if row.is_closed {
            let end = format!("</{}row>", self.prefix);
            let slash = self.text[row.from..row.open].rfind('/').unwrap_or(0) + row.from;
            edits.push((slash..row.open, format!(">{last}{end}")));
        } else {
            edits.push((row.inner_end..row.inner_end, last));
        }
    }

    fn new_row(&self, number: u32, puts: &[(u32, &Put)], looks: &Looks) -> (Range<usize>, String) {
        let next = self.rows.iter().find(|row| row.number > number);
        let at = next.map_or(self.end, |row| row.from);
        let cells = puts
            .iter()
            .map(|(column, put)| self.cell((number, *column), &put.value, put.look, looks));
        let (p, cells) = (&self.prefix, cells.collect::<String>());
        (at..at, format!("<{p}row r=\"{number}\">{cells}</{p}row>"))
    }

    /// A cell as it is written.
    fn cell(&self, at: (u32, u32), value: &Cell, look: Option<Look>, looks: &Looks) -> String {
        let p = &self.prefix;
        let style = look.map_or_else(String::new, |look| format!(" s=\"{look}\""));
        let head = format!("<{p}c r=\"{}{}\"{style}", letters(at.1), at.0);
        let number = |said: String| format!("{head}><{p}v>{said}</{p}v></{p}c>");
        let text = |said: &str| {
            let said = escaped(&fitting(said));
            let inner = format!("<{p}is><{p}t xml:space=\"preserve\">{said}</{p}t></{p}is>");
            format!("{head} t=\"inlineStr\">{inner}</{p}c>")
        };
        match value {
            Cell::Text(said) if !said.is_empty() => text(said),
            Cell::Whole(n) => number(n.to_string()),
            Cell::Number(n) if n.is_finite() => number(n.to_string()),
            Cell::Cents(cents) => number(euros(*cents)),
            Cell::Formula(_, now) => self.cell(at, now, look, looks),
            Cell::Day(day) => {
                let reads = look.and_then(|look| looks.days.get(look as usize)) == Some(&true);
                match date::number(*day, looks.from_1904).filter(|_| reads) {
                    Some(n) => number(n.to_string()),
                    None => text(&day.strftime("%d/%m/%Y").to_string()),
                }
            }
            Cell::Hidden => text(HIDDEN),
            Cell::Empty | Cell::Text(_) | Cell::Number(_) => format!("{head}/>"),
        }
    }
}

/// Cents as euros.
fn euros(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.unsigned_abs() / 100, cents.unsigned_abs() % 100)
}

/// A text with pieces of it anew; of two at one place the first comes first.
fn edited(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for (range, said) in edits.into_iter().filter(|(range, _)| range.start <= range.end) {
        if range.start < at {
            continue;
        }
        out.push_str(&text[at..range.start]);
        out.push_str(&said);
        at = range.end;
    }
    out + &text[at..]
}

/// The letters of a column, the first being 1.
fn letters(mut column: u32) -> String {
    let mut all = vec![];
    while column > 0 {
        column -= 1;
        all.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        column /= 26;
    }
    all.into_iter().rev().collect()
}

/// The column in the name of a cell.
fn column(name: &str) -> Option<u32> {
    let signs = name.bytes().filter(|sign| *sign != b'$').take_while(u8::is_ascii_alphabetic);
    let n =
        signs.take(3).fold(0, |n, sign| n * 26 + u32::from(sign.to_ascii_uppercase() - b'A') + 1);
    (n > 0).then_some(n)
}

fn row(name: &str) -> Option<u32> {
    name.trim_start_matches(|sign: char| !sign.is_ascii_digit()).parse().ok()
}

/// First and last row, first and last column of `B2:C4`.
fn area(name: &str) -> Option<[u32; 4]> {
    let (from, to) = name.split_once(':').unwrap_or((name, name));
    Some([row(from)?, row(to)?, column(from)?, column(to)?])
}
