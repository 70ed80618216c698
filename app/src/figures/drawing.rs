//! The ladder as a drawing: a stair of six treads, with everybody's movements as arrows.
//!
//! Treads are equally wide; their height shows the rank of the rung and not the number of people,
//! which stands on it in figures and as dots. Positions are attributes, looks are classes. All
//! lengths are units of the drawing, 1108 wide.

use super::ladder::Number;
use super::report::Report;
use super::tables::whole;
use crate::view::Page;
use outcomes::{Cell, Kind};
use std::borrow::Borrow;

/// From one tread to the next.
const STEP: i64 = 168;
/// Where the first tread begins, and how high its top is.
const LEFT: i64 = 99;
const FIRST_TOP: i64 = 290;
const RISE: i64 = 40;
/// Dots beside each other on a tread.
const IN_A_ROW: u64 = 11;
/// The widest arrow.
const WIDEST: f64 = 10.0;

/// An arrow with its number.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrow {
    /// Thickness of the shaft.
    pub width: String,
    /// The number as text.
    pub text: String,
}

/// One tread.
#[derive(Debug, Clone, PartialEq)]
pub struct Tread {
    /// The rung.
    pub rung: u8,
    /// Its left edge.
    pub x: i64,
    /// Its top.
    pub top: i64,
    /// The number of people as text.
    pub people: String,
    /// What the rung is called, in lines that fit.
    pub name: Vec<String>,
    /// Centres of the dots.
    pub dots: Vec<(String, String)>,
    /// Steps up from here.
    pub up: Option<Arrow>,
    /// Steps to the regular labour market from here.
    pub through: Option<Arrow>,
    /// Steps sideways here.
    pub side: Option<Arrow>,
    /// Falls from here.
    pub down: Option<Arrow>,
    /// Who came onto the ladder here.
    pub come: Option<String>,
    /// Who left it from here.
    pub leave: Option<String>,
}

impl Tread {
    /// A place on the tread, counted from its left edge.
    pub fn at(&self, x: impl Borrow<i64>) -> i64 {
        self.x + x.borrow()
    }

    /// A place above (less) or below (more) the top of the tread.
    pub fn on(&self, y: impl Borrow<i64>) -> i64 {
        self.top + y.borrow()
    }

    /// Where the line of the name with this number stands.
    pub fn line(&self, number: &usize) -> i64 {
        self.top + 62 + 18 * i64::try_from(*number).unwrap_or(0)
    }

    /// What the rung is called, in one line.
    pub fn whole_name(&self) -> String {
        self.name.join(" ")
    }

    /// The ink that is read on it.
    pub fn ink(&self) -> &'static str {
        if self.rung < 5 { "lo" } else { "hi" }
    }
}

/// The drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// From the lowest rung to the highest.
    pub treads: Vec<Tread>,
    /// How many people a dot is.
    pub dot: u64,
    /// Whether there are arrows.
    pub moves: bool,
}

/// Draws a report.
pub fn draw(page: &Page, report: &Report) -> Drawing {
    let people: Vec<Option<u64>> = (1..=6).map(|rung| seen(report, rung)).collect();
    let names: Vec<Vec<String>> =
        (1..=6).map(|rung| wrapped(&page.t(&format!("figures-rung-{rung}")), 19)).collect();
    let dot = dot_size(&people, &names);
    let scale = Scale::of(report);
    let treads =
        (1..=6_u8).zip(names).map(|(rung, name)| tread(page, report, rung, name, dot, scale));
    Drawing { treads: treads.collect(), dot, moves: report.ladder.is_whole() }
}

fn seen(report: &Report, rung: u8) -> Option<u64> {
    match report.ladder.get(&Number::End(Some(rung), None)) {
        Some(Cell::Shown(people)) => Some(people),
        _ => None,
    }
}

fn tread(
    page: &Page,
    report: &Report,
    rung: u8,
    name: Vec<String>,
    dot: u64,
    scale: Scale,
) -> Tread {
    let x = LEFT + STEP * (i64::from(rung) - 1);
    let text = |cell| told(page, cell);
    let cell = |number: Number| report.ladder.get(&number);
    let left = |kind| cell(Number::Left(kind, Some(rung)));
    let arrow = |kind| arrow(page, left(kind), scale);
    Tread {
        rung,
        x,
        top: FIRST_TOP - RISE * (i64::from(rung) - 1),
        people: cell(Number::End(Some(rung), None)).map_or("–".to_owned(), text),
        name,
        dots: dots(x, seen(report, rung).unwrap_or(0), dot),
        up: arrow(Kind::Opstroom).filter(|_| rung < 6),
        through: arrow(Kind::Doorstroom),
        side: arrow(Kind::Zijstroom),
        down: arrow(Kind::Terugval).filter(|_| rung > 1),
        come: cell(Number::Reached(Kind::Instroom, Some(rung))).map(text),
        leave: left(Kind::Uitstroom).map(text),
    }
}

/// A number, or the sign of a hidden one.
pub fn told(page: &Page, cell: Cell) -> String {
    match cell {
        Cell::Shown(people) => whole(people, page.language),
        Cell::Hidden => "*".to_owned(),
    }
}

/// How thick an arrow is: 2 + n/14, less when there are so many that it would not fit.
#[derive(Debug, Clone, Copy)]
struct Scale(f64);

impl Scale {
    #[expect(clippy::cast_precision_loss, reason = "a width of a line needs no more")]
    fn of(report: &Report) -> Scale {
        let kinds = [Kind::Opstroom, Kind::Doorstroom, Kind::Terugval];
        let numbers = kinds
            .iter()
            .flat_map(|kind| (1..=6).map(|rung| Number::Left(*kind, Some(rung))))
            .filter_map(|number| report.ladder.get(&number));
        let most = numbers.fold(0, |most, cell| match cell {
            Cell::Shown(people) => people.max(most),
            Cell::Hidden => most,
        });
        Scale(((WIDEST - 2.0) / most.max(1) as f64).min(1.0 / 14.0))
    }
}

#[expect(clippy::cast_precision_loss, reason = "a width of a line needs no more")]
fn arrow(page: &Page, cell: Option<Cell>, scale: Scale) -> Option<Arrow> {
    let cell = cell.filter(|cell| *cell != Cell::Shown(0))?;
    let people = if let Cell::Shown(people) = cell { people } else { 0 };
    let width = 2.0 + people as f64 * scale.0;
    Some(Arrow { width: format!("{width:.1}"), text: told(page, cell) })
}

/// How many people a dot stands for, so that the dots of every rung fit under its name: ten, or
/// fewer or more.
fn dot_size(people: &[Option<u64>], names: &[Vec<String>]) -> u64 {
    let fits = |dot: u64| {
        people.iter().zip(names).zip(0_u64..).all(|((people, name), below)| {
            let rows = 7_u64.saturating_sub(2 * name.len().max(1) as u64) + below * 3;
            people.unwrap_or(0).div_ceil(dot) <= rows.max(1) * IN_A_ROW
        })
    };
    let sizes = [1_u64, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
    sizes.into_iter().find(|dot| fits(*dot)).unwrap_or(10_000)
}

fn dots(x: i64, people: u64, dot: u64) -> Vec<(String, String)> {
    let place = |at: u64| {
        let (column, row) = (at % IN_A_ROW, at / IN_A_ROW);
        // In tenths, so that the text is short and exact.
        let left = x * 10 + 190 + i64::try_from(column * 124).unwrap_or(0);
        let top = 4100 - i64::try_from(row * 124).unwrap_or(0);
        (tenths(left), tenths(top))
    };
    (0..people.div_ceil(dot)).map(place).collect()
}

fn tenths(tenths: i64) -> String {
    if tenths % 10 == 0 {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// A text in lines of at most so many characters, where words allow it.
fn wrapped(text: &str, longest: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= longest => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_broken_between_words_only() {
        assert_eq!(
            wrapped("Betaald werk zonder ondersteuning", 19),
            ["Betaald werk zonder", "ondersteuning"]
        );
        assert_eq!(wrapped("Kort", 19), ["Kort"]);
    }

    #[test]
    fn dots_fit_under_the_names_however_many_people_there_are() {
        let names = vec![vec!["een".to_owned(), "twee".to_owned()]; 6];
        for (people, expected) in [(0, 1), (33, 1), (34, 10), (330, 10), (331, 20), (25_000, 1000)]
        {
            assert_eq!(dot_size(&[Some(people); 6], &names), expected, "{people}");
        }
    }

    #[test]
    fn dots_stand_in_rows_of_eleven_from_the_bottom_up() {
        let places = dots(LEFT, 12, 1);
        assert_eq!(places[0], ("118".to_owned(), "410".to_owned()));
        assert_eq!(places[11], ("118".to_owned(), "397.6".to_owned()));
    }
}
