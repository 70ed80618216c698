//! What a return tells: the page, the workbook and the paper all print this.

use crate::figures::tables::{Figure, Grid, decimal, whole};
use crate::view::Page;
use paper::pdf::{Block, Document};
use paper::sheet::{Cell, Column, Sheet};

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
    /// The formula, or the source.
    pub how: String,
    /// Where the people behind it stand.
    pub link: Option<String>,
    /// Whether it is what it all comes to.
    pub strong: bool,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name.
    pub title: String,
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
    /// Of whom.
    pub name: String,
    /// The page of that person.
    pub person: String,
    /// What.
    pub what: String,
    /// Where it is mended.
    pub address: String,
}

impl Sum {
    /// A line of which the people behind it stand nowhere.
    pub fn new(name: String, value: String, how: String) -> Sum {
        Sum { name, value, how, link: None, strong: false }
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
            of_people: false,
            is_folded: false,
        }
    }
}

impl Table {
    /// Whether a column holds numbers, which stand under each other.
    pub fn is_num(&self, at: impl std::borrow::Borrow<usize>) -> bool {
        let at = *at.borrow();
        let number = |cell: &Cell| matches!(cell, Cell::Whole(_) | Cell::Number(_) | Cell::Hidden);
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
        Cell::Day(day) => page.short_day(day),
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

impl Told {
    /// As a workbook: the reckoning first, then the tables, then what is missing.
    pub fn sheets(&self, page: &Page, head: &str) -> Vec<Sheet> {
        let column = |key: &str, width| Column::new(page.t(key), width);
        let sum = |sum: &Sum| [&sum.name, &sum.value, &sum.how].map(|t| t.as_str().into()).to_vec();
        let mut notes = vec![head.to_owned()];
        notes.extend(self.notes.iter().cloned());
        let mut all: Vec<Sheet> = self.tables.iter().map(|one| sheet(one, &notes)).collect();
        if !self.sums.is_empty() {
            all.push(Sheet {
                title: page.t("returns-reckoning"),
                columns: vec![
                    column("returns-what", 44),
                    column("returns-value", 22),
                    column("returns-how", 90),
                ],
                rows: self.sums.iter().map(sum).collect(),
                notes: notes.clone(),
            });
        }
        let lacks = |m: &Missing| vec![m.name.as_str().into(), m.what.as_str().into()];
        if let Some(missing) = self.missing.as_ref().filter(|all| !all.is_empty()) {
            all.push(Sheet {
                title: page.t("returns-missing"),
                columns: vec![column("way-in-name", 30), column("returns-missing", 90)],
                rows: missing.iter().map(lacks).collect(),
                notes: vec![head.to_owned()],
            });
        }
        // Where there are no numbers, the file says why.
        if all.is_empty() {
            all.push(Sheet {
                title: page.t("returns-notes"),
                columns: vec![column("returns-notes", 90)],
                rows: notes.iter().map(|note| vec![note.as_str().into()]).collect(),
                notes: vec![],
            });
        }
        all
    }

    /// As a paper.
    pub fn document(&self, page: &Page, title: &str, head: &str) -> Document {
        let mut document = page.document(title);
        head.clone_into(&mut document.under);
        let blocks = &mut document.blocks;
        if !self.sums.is_empty() {
            blocks.push(Block::heading(1, page.t("returns-reckoning")));
            let pair = |sum: &Sum| (sum.name.clone(), format!("{}\n{}", sum.value, sum.how));
            blocks.push(Block::Pairs(self.sums.iter().map(pair).collect()));
        }
        for table in &self.tables {
            blocks.push(Block::heading(1, table.title.clone()));
            let head = std::iter::once(&table.first).chain(&table.heads).cloned().collect();
            let row = |line: &Line| {
                let values = line.values.iter().map(|(cell, _)| shown(page, cell));
                std::iter::once(line.label.clone()).chain(values).collect()
            };
            blocks.push(Block::Table(head, table.lines.iter().map(row).collect()));
        }
        if let Some(missing) = &self.missing {
            blocks.push(Block::heading(1, page.t("returns-missing")));
            let none = missing.is_empty().then(|| page.t("returns-nothing-missing"));
            let lacks = missing.iter().map(|m| format!("{}: {}", m.name, m.what));
            blocks.push(Block::List(none.into_iter().chain(lacks).collect()));
        }
        blocks.push(Block::heading(1, page.t("returns-notes")));
        blocks.push(Block::List(self.notes.clone()));
        document
    }
}

fn sheet(table: &Table, notes: &[String]) -> Sheet {
    let mut columns = vec![Column::new(&table.first, 36)];
    columns.extend(table.heads.iter().map(|head| Column::new(head, 20)));
    let row = |line: &Line| {
        let values = line.values.iter().map(|(cell, _)| cell.clone());
        std::iter::once(line.label.as_str().into()).chain(values).collect()
    };
    Sheet {
        title: table.title.clone(),
        columns,
        rows: table.lines.iter().map(row).collect(),
        notes: notes.to_vec(),
    }
}
