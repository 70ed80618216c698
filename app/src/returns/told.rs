//! What a return tells: the page, the workbook and the paper all print this.

mod paper;
mod workbook;

use crate::figures::tables::{Figure, Grid, decimal, whole};
use crate::view::Page;
use ::paper::sheet::Cell;

/// A return.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// What the numbers come to, in words and formula: name, value, and where it comes from.
    pub sums: Vec<Sum>,
    /// The tables.
    pub tables: Vec<Table>,
    /// What is missing in the data; nothing when that was not looked at.
    pub missing: Option<Vec<Missing>>,
    /// What has to be read beside the numbers.
    pub notes: Vec<String>,
}

/// A line of the reckoning.
#[derive(Debug, Clone)]
pub struct Sum {
    /// What it is.
    pub name: String,
    /// How much, in words.
    pub value: String,
    /// How much, as a number to reckon with; nothing when it is not known.
    pub cell: Cell,
    /// What the workbook calls it in formulas.
    pub key: &'static str,
    /// How the workbook reckons it: `{key}` is another line, `{0:D}` a column of the first table. Empty when
    /// it does not.
    pub formula: String,
    /// The formula, or the source.
    pub how: String,
    /// Where the people behind it stand.
    pub link: Option<String>,
    /// Whether it is what it all comes to.
    pub strong: bool,
}

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Its name.
    pub title: String,
    /// Its name as a sheet of a workbook, of 31 signs at most; empty when that is its title.
    pub sheet: String,
    /// What has to be read before it.
    pub lead: Option<String>,
    /// What the lines are about.
    pub first: String,
    /// The headings of the values.
    pub heads: Vec<String>,
    /// The lines.
    pub lines: Vec<Line>,
    /// Whether each line is somebody; else it is all numbers.
    pub of_people: bool,
    /// Whether it is closed on the page until somebody opens it.
    pub is_folded: bool,
}

/// A line of a table.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it is about.
    pub label: String,
    /// The page of it.
    pub link: Option<String>,
    /// The values, each with where the people behind it stand.
    pub values: Vec<(Cell, Option<String>)>,
    /// Whether it is a total.
    pub strong: bool,
}

/// Something that is missing, with the page on which it is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Of whom, or of what.
    pub name: String,
    /// Who that is; empty when it is nobody.
    pub person: String,
    /// What.
    pub what: String,
    /// Where it is mended.
    pub address: String,
}

impl Sum {
    /// A line of which the people behind it stand nowhere.
    pub fn new(name: String, value: String, how: String) -> Sum {
        let (cell, formula) = (Cell::Empty, String::new());
        Sum { name, value, cell, key: "", formula, how, link: None, strong: false }
    }

    /// With the number that it is.
    #[must_use]
    pub fn is(mut self, cell: Cell) -> Sum {
        self.cell = cell;
        self
    }

    /// With what the workbook calls it, and how it reckons it.
    #[must_use]
    pub fn reckoned(mut self, key: &'static str, formula: impl Into<String>) -> Sum {
        (self.key, self.formula) = (key, formula.into());
        self
    }

    /// With the place where its people stand.
    #[must_use]
    pub fn leads(mut self, link: impl Into<String>) -> Sum {
        self.link = Some(link.into());
        self
    }

    /// As what it all comes to.
    #[must_use]
    pub fn strong(mut self) -> Sum {
        self.strong = true;
        self
    }
}

impl From<Grid> for Table {
    fn from(grid: Grid) -> Table {
        let line = |line: crate::figures::tables::Line| Line {
            label: line.label,
            link: None,
            values: line.figures.into_iter().map(value).collect(),
            strong: line.strong,
        };
        Table {
            title: grid.title,
            first: grid.first,
            heads: grid.heads,
            lines: grid.lines.into_iter().map(line).collect(),
            ..Table::default()
        }
    }
}

impl Table {
    /// Whether a column holds numbers, which stand under each other.
    pub fn is_num(&self, at: impl std::borrow::Borrow<usize>) -> bool {
        let at = *at.borrow();
        let number = |cell: &Cell| {
            use Cell::{Cents, Formula, Hidden, Number, Whole};
            matches!(cell, Whole(_) | Number(_) | Cents(_) | Formula(..) | Hidden)
        };
        self.lines.iter().any(|line| line.values.get(at).is_some_and(|(cell, _)| number(cell)))
    }
}

fn value(figure: Figure) -> (Cell, Option<String>) {
    match figure {
        Figure::Count(outcomes::Cell::Shown(people), link) => (count(people), link),
        Figure::Count(outcomes::Cell::Hidden, _) => (Cell::Hidden, None),
        Figure::Percent(percent) => (Cell::Number((percent * 10.0).round() / 10.0), None),
        Figure::Absent => (Cell::Empty, None),
    }
}

/// A count as a cell.
pub fn count(people: u64) -> Cell {
    Cell::Whole(i64::try_from(people).unwrap_or(i64::MAX))
}

/// A value as a reader reads it.
pub fn shown(page: &Page, cell: &Cell) -> String {
    match cell {
        Cell::Empty => "–".to_owned(),
        Cell::Text(text) => text.clone(),
        Cell::Whole(n) => signed(*n, |n| whole(n, page.language)),
        Cell::Number(n) => decimal(*n, page.language),
        Cell::Cents(cents) => money(page, *cents),
        Cell::Formula(_, now) => shown(page, now),
        Cell::Day(day) => page.day(day),
        Cell::Hidden => page.t("returns-hidden"),
    }
}

/// `€ 8 436,60`.
pub fn money(page: &Page, cents: i64) -> String {
    let euros = |cents: u64| {
        let sign = page.decimal();
        format!("€ {}{sign}{:02}", whole(cents / 100, page.language), cents % 100)
    };
    signed(cents, euros)
}

fn signed(n: i64, say: impl Fn(u64) -> String) -> String {
    let sign = if n < 0 { "−" } else { "" };
    format!("{sign}{}", say(n.unsigned_abs()))
}
