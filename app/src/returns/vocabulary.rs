//! The words between braces that an organisation can write in a workbook of its own, and what comes there.

use super::field::Field;
use super::rule::Way;
use super::store;
use super::told::{Line, Table, Told, shown};
use super::{Asked, Kind};
use crate::language::Message;
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use paper::sheet::Cell;
use paper::template::{self, List, Unfit, Value, Values};
use std::collections::BTreeMap;

/// A word, and what it means.
pub struct Word {
    /// As it is written, without braces.
    pub word: String,
    /// What comes in its place.
    pub means: String,
    /// Whether it is of a list, that is written downwards.
    pub is_of_list: bool,
}

/// The words of a return as a whole, by the key of what they mean.
const ALWAYS: [(&str, &str); 7] = [
    ("organisatie", "way-in-organisation"),
    ("periode", "figures-period"),
    ("jaar", "returns-word-year"),
    ("kwartaal", "returns-word-quarter"),
    ("begin", "returns-word-first"),
    ("einde", "returns-word-last"),
    ("gemaakt", "returns-word-made"),
];

/// The days of the way of counting that the organisation chose.
const DAYS: &str = "totaal.dagen";

/// The words for a line of the reckoning, with the key of its name.
fn sums(kind: Kind) -> &'static [(&'static str, &'static str)] {
    match kind {
        Kind::AmaSeQuarter => &[
            ("totaal.mensen", "returns-sum-people"),
            ("totaal.kalenderdagen", "returns-sum-calendar"),
            ("totaal.aanwezig", "returns-sum-present"),
            ("totaal.kort", "returns-sum-short"),
            ("totaal.zonder-duur", "returns-sum-unknown"),
            ("totaal.niets-genoteerd", "returns-sum-unnoted"),
            ("jaar.dagen", "returns-sum-year"),
            ("jaar.trajecten", "returns-sum-trajectories"),
            ("jaar.contingent", "returns-sum-contingent"),
            ("jaar.bedrag", "returns-sum-unit"),
            ("jaar.subsidie", "returns-sum-subsidy"),
            ("jaar.voorschotten", "returns-sum-advances"),
            ("jaar.saldo", "returns-sum-balance"),
        ],
        Kind::AmaWelzijn => &[
            ("totaal.mensen", "returns-sum-people"),
            ("totaal.overeenkomsten", "returns-sum-agreements"),
            ("totaal.maanden", "returns-sum-months"),
            ("totaal.bedrag", "returns-sum-amount"),
            ("totaal.subsidie", "returns-sum-subsidy-welfare"),
        ],
        Kind::LadderFlows => &[],
        Kind::SectorRegister => &[
            ("totaal.mensen", "returns-sum-active"),
            ("totaal.gestopt", "returns-sum-stopped"),
            ("totaal.uren", "returns-sum-hours"),
            ("totaal.locaties", "returns-sum-sites"),
        ],
    }
}

/// Which value of a line.
enum Column {
    Label,
    /// By its heading.
    Head(String),
    First,
    Last,
}

/// A table that is written downwards.
struct Listed {
    /// What its words begin with.
    name: &'static str,
    /// Its title among the tables of the return.
    title: String,
    columns: Vec<(&'static str, Column)>,
}

const DAYS_OF_PEOPLE: [(&str, &str); 9] = [
    ("begin", "from"),
    ("einde", "until"),
    ("kalenderdagen", "calendar"),
    ("aanwezig", "present"),
    ("kort", "short"),
    ("zonder-duur", "unknown"),
    ("niets-genoteerd", "unnoted"),
    ("jaar-kalenderdagen", "year-calendar"),
    ("jaar-aanwezig", "year-present"),
];
const MONTHS_OF_PEOPLE: [(&str, &str); 5] = [
    ("begin", "from"),
    ("einde", "until"),
    ("maanden", "months"),
    ("overeenkomsten", "agreements"),
    ("ondertekend", "signed"),
];
const RUNGS: [(&str, &str); 6] = [
    ("nieuw", "in"),
    ("van-organisatie", "came"),
    ("van-trede", "from-rung"),
    ("naar-trede", "to-rung"),
    ("naar-organisatie", "went"),
    ("weg", "out"),
];
/// The fields of the register, in the order of [`Field::ALL`].
const FIELDS: [&str; 9] = [
    "geslacht",
    "leeftijd",
    "inkomen",
    "vinkje",
    "onderwijs",
    "doorverwijzer",
    "duur",
    "reden",
    "perspectief",
];

fn lists(page: &Page, kind: Kind) -> Vec<Listed> {
    let people = |name, key: &str, heads: &[(&'static str, &str)]| {
        let head = |(word, key): &(&'static str, &str)| {
            (*word, Column::Head(page.t(&format!("returns-head-{key}"))))
        };
        let columns = std::iter::once(("naam", Column::Label)).chain(heads.iter().map(head));
        Listed { name, title: page.t(key), columns: columns.collect() }
    };
    let rungs = |name, title| {
        let head = |(word, key)| (word, Column::Head(page.t(&format!("returns-across-{key}"))));
        let mut columns = vec![("naam", Column::Label), ("begin", Column::First)];
        columns.extend(RUNGS.map(head));
        columns.push(("einde", Column::Last));
        Listed { name, title, columns }
    };
    let across = page.t("returns-across");
    match kind {
        Kind::AmaSeQuarter => vec![
            people("persoon", "returns-people", &DAYS_OF_PEOPLE),
            people("gestopt", "returns-people-earlier", &DAYS_OF_PEOPLE),
        ],
        Kind::AmaWelzijn => vec![people("persoon", "returns-people", &MONTHS_OF_PEOPLE)],
        Kind::LadderFlows => vec![
            rungs("trede", across.clone()),
            rungs("netwerk", page.with("returns-of-network", "title", across)),
        ],
        Kind::SectorRegister => FIELDS
            .into_iter()
            .zip(Field::ALL)
            .map(|(name, field)| {
                let columns = vec![("naam", Column::Label), ("aantal", Column::First)];
                Listed { name, title: field.name(page), columns }
            })
            .collect(),
    }
}

impl Listed {
    fn words(&self) -> Vec<String> {
        self.columns.iter().map(|(column, _)| format!("{}.{column}", self.name)).collect()
    }

    /// What a word means: the table, and the column in it.
    fn means(&self, page: &Page, column: &Column) -> String {
        let of = match column {
            Column::Label => page.t("way-in-name"),
            Column::Head(head) => head.clone(),
            Column::First if self.columns.len() == 2 => page.t("returns-sum-people"),
            Column::First => page.t("returns-word-start"),
            Column::Last => page.t("returns-word-end"),
        };
        format!("{}: {of}", self.title)
    }

    fn value(&self, page: &Page, table: &Table, line: &Line, at: usize) -> Value {
        let (word, column) = &self.columns[at];
        let found = match column {
            Column::Label => return text(line.label.clone()),
            Column::Head(head) => table.heads.iter().position(|own| own == head),
            Column::First => Some(0),
            Column::Last => table.heads.len().checked_sub(1),
        };
        let cell = found.and_then(|at| line.values.get(at)).map(|(cell, _)| cell);
        // A step that goes on has no end: that is known.
        let is_open = *word == "einde" && matches!(column, Column::Head(_));
        match cell {
            Some(Cell::Empty) if is_open => Value { cell: Cell::Empty, text: String::new() },
            cell => value(page, cell),
        }
    }

    fn list(&self, page: &Page, told: &Told) -> List {
        let table = told.tables.iter().find(|table| table.title == self.title);
        let row = |table: &Table, line: &Line| {
            (0..self.columns.len()).map(|at| self.value(page, table, line, at)).collect()
        };
        let rows = table.map(|table| table.lines.iter().map(|line| row(table, line)).collect());
        List { words: self.words(), rows: rows.unwrap_or_default() }
    }

    /// Three lines that are invented.
    fn example(&self, page: &Page, asked: Asked<'_>) -> List {
        let (first, last) = asked.period.days();
        let cell = |n: i64, word: &str, column: &Column| match (word, column) {
            (_, Column::Label) => text(page.with("returns-template-invented", "n", n)),
            ("begin", Column::Head(_)) => value(page, Some(&Cell::Day(first))),
            ("einde", Column::Head(_)) => value(page, Some(&Cell::Day(last))),
            _ => value(page, Some(&Cell::Whole(n))),
        };
        let row = |n| self.columns.iter().map(|(word, column)| cell(n, word, column)).collect();
        List { words: self.words(), rows: (1..=3).map(row).collect() }
    }
}

fn text(said: String) -> Value {
    Value { cell: Cell::Text(said.clone()), text: said }
}

/// A value as it is written: what is not known says so, and so does what is hidden.
fn value(page: &Page, cell: Option<&Cell>) -> Value {
    match cell {
        None | Some(Cell::Empty) => text(page.t("returns-unknown")),
        Some(Cell::Hidden) => text(page.t("returns-hidden")),
        Some(cell) => Value { cell: cell.clone(), text: shown(page, cell) },
    }
}

/// The words of a kind of return, each with what it means.
pub fn words(page: &Page, kind: Kind) -> Vec<Word> {
    let single = |word: &str, means| Word { word: word.to_owned(), means, is_of_list: false };
    let mut all: Vec<Word> = ALWAYS.iter().map(|(word, key)| single(word, page.t(key))).collect();
    if kind == Kind::AmaSeQuarter {
        all.push(single(DAYS, page.t("returns-word-days")));
    }
    all.extend(sums(kind).iter().map(|(word, key)| single(word, page.t(key))));
    for list in lists(page, kind) {
        let means = list.columns.iter().map(|(_, column)| list.means(page, column));
        let word = |(word, means)| Word { word, means, is_of_list: true };
        all.extend(list.words().into_iter().zip(means).map(word));
    }
    all
}

fn always(page: &Page, asked: Asked<'_>) -> BTreeMap<String, Value> {
    let (first, last) = asked.period.days();
    let quarter = match asked.period {
        super::Period::Quarter(_, number) => Cell::Whole(i64::from(number)),
        super::Period::Year(_) => Cell::Text(String::new()),
    };
    let cells: [Cell; 7] = [
        asked.organisation.1.into(),
        asked.period.name(page).into(),
        Cell::Whole(i64::from(asked.period.year())),
        quarter,
        Cell::Day(first),
        Cell::Day(last),
        Cell::Day(page.today),
    ];
    let words = ALWAYS.iter().map(|(word, _)| (*word).to_owned());
    words.zip(cells.iter().map(|cell| plain(page, cell))).collect()
}

/// As it is, with a year and a quarter without signs between their digits.
fn plain(page: &Page, cell: &Cell) -> Value {
    match cell {
        Cell::Whole(n) => Value { cell: cell.clone(), text: n.to_string() },
        cell => Value { cell: cell.clone(), text: shown(page, cell) },
    }
}

/// What comes where the words stand.
pub async fn values(
    app: &App,
    page: &Page,
    asked: Asked<'_>,
    told: &Told,
) -> Result<Values, Problem> {
    let sum = |key: &str| {
        let (name, found) = (page.t(key), |cell: &Cell| *cell != Cell::Empty);
        let sum = told.sums.iter().find(|sum| sum.name == name);
        value(page, sum.map(|sum| &sum.cell).filter(|cell| found(cell)))
    };
    let mut single = always(page, asked);
    single.extend(sums(asked.kind).iter().map(|(word, key)| ((*word).to_owned(), sum(key))));
    if asked.kind == Kind::AmaSeQuarter {
        let year = asked.period.year();
        let way = store::kept(&app.db, asked.organisation.0, year).await?.way;
        let days = match way {
            Some(Way::Calendar) => sum("returns-sum-calendar"),
            Some(Way::Present) => sum("returns-sum-present"),
            None => value(page, None),
        };
        single.insert(DAYS.to_owned(), days);
    }
    let lists = lists(page, asked.kind).iter().map(|list| list.list(page, told)).collect();
    Ok(Values { single, lists })
}

/// Invented values, to try a workbook with: who keeps it need not read files.
pub fn example(page: &Page, asked: Asked<'_>) -> Values {
    let mut single = always(page, asked);
    let invented = value(page, Some(&Cell::Whole(100)));
    let words = sums(asked.kind).iter().map(|(word, _)| *word).chain([DAYS]);
    single.extend(words.map(|word| (word.to_owned(), invented.clone())));
    let lists = lists(page, asked.kind).iter().map(|list| list.example(page, asked)).collect();
    Values { single, lists }
}

/// A workbook filled in, apart from what serves pages.
pub async fn filled(contents: Vec<u8>, values: Values) -> Result<Result<Vec<u8>, Unfit>, Problem> {
    let made = tokio::task::spawn_blocking(move || template::fill(&contents, &values)).await;
    made.map_err(|e| Problem::Ours(e.to_string()))
}

/// Why a workbook cannot be used, in words.
pub fn said(unfit: &Unfit) -> Message {
    match unfit {
        Unfit::NotXlsx => Message::new("returns-unfit-kind"),
        Unfit::Macros => Message::new("returns-unfit-macros"),
        Unfit::Encrypted => Message::new("returns-unfit-locked"),
        Unfit::TooLarge => Message::new("returns-unfit-large"),
        Unfit::Broken(_) => Message::new("returns-unfit-broken"),
        Unfit::NoRoom { sheet, cell, room, needed } => {
            let n = |n: &usize| i64::try_from(*n).unwrap_or(i64::MAX);
            let place = format!("{sheet}!{cell}");
            let said = Message::new("returns-unfit-room").with("place", place.as_str());
            said.with("room", n(room)).with("needed", n(needed))
        }
    }
}

/// The words that stand in a workbook, apart from what serves pages.
pub async fn found(contents: Vec<u8>) -> Result<Result<Vec<template::Word>, Unfit>, Problem> {
    let found = tokio::task::spawn_blocking(move || template::words(&contents)).await;
    found.map_err(|e| Problem::Ours(e.to_string()))
}

/// What is wrong with the words of a workbook: that there are none, or which the program does not know, each
/// with its place.
pub fn strange(page: &Page, kind: Kind, found: &[template::Word]) -> Option<Message> {
    if found.is_empty() {
        return Some(Message::new("returns-template-no-words"));
    }
    let known = words(page, kind);
    let strange = found.iter().filter(|one| !known.iter().any(|word| word.word == one.word));
    let told: Vec<String> =
        strange.take(20).map(|one| format!("{} ({}!{})", one.word, one.sheet, one.cell)).collect();
    let said = Message::new("returns-template-unknown").with("words", told.join(", ").as_str());
    (!told.is_empty()).then_some(said)
}
