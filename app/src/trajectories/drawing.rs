//! The drawn way of a person: time to the right, rungs upwards. Only positions are decided here;
//! looks are classes of the stylesheet, words come from the page.
//!
//! `x(day) = left + (right − left) × (day − first) / (last − first)`, `y(rung) = base − rung × step`.
//! Each step is a block from its rung down to the base; over the blocks runs one line, which follows
//! the main step of each day.

mod measures;
#[cfg(test)]
mod tests;

use super::way::{Look, Stone, Way};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use measures::Span;
pub use measures::{Measures, NARROW, WIDE};

/// A number as it stands in the drawing: one decimal at most.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct At(pub f64);

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // In whole tenths: numbers with a fraction take several times as long to write. A drawing is
        // some thousands wide.
        #[expect(clippy::cast_possible_truncation)]
        let tenths = (self.0 * 10.0).round() as i64;
        let sign = if tenths < 0 { "-" } else { "" };
        match (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10) {
            (whole, 0) => write!(f, "{sign}{whole}"),
            (whole, tenth) => write!(f, "{sign}{whole}.{tenth}"),
        }
    }
}

/// A block: one step.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Its left side.
    pub x: At,
    /// Its top.
    pub y: At,
    /// Its width.
    pub width: At,
    /// Its height.
    pub height: At,
    /// Its middle.
    pub middle: At,
    /// `f1` … `f6`, or `planned`.
    pub class: String,
    /// Whether its words are light (`hi`) or dark (`lo`).
    pub ink: &'static str,
    /// Words that fit in it: the first line heavy.
    pub lines: Vec<(At, String)>,
}

/// A part of the line over the blocks.
#[derive(Debug, Clone, PartialEq)]
pub struct Walk {
    /// The path.
    pub path: String,
    /// Its look.
    pub class: &'static str,
}

/// A numbered stone at the start of a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Pebble {
    /// Its middle.
    pub x: At,
    /// Its middle.
    pub y: At,
    /// The number on it.
    pub number: usize,
    /// `stone`, with its look.
    pub class: &'static str,
    /// The same for its number.
    pub text_class: &'static str,
}

/// A mark on the time line: the first of a month.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Where.
    pub x: At,
    /// Which month; January shows its year.
    pub month: i8,
    /// Which year.
    pub year: i16,
}

/// The drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Its measures.
    pub measures: Measures,
    /// Per rung, from 1: the line and its number.
    pub rungs: Vec<(i64, At)>,
    /// Marks on the time line.
    pub ticks: Vec<Tick>,
    /// The steps.
    pub blocks: Vec<Block>,
    /// The line.
    pub walk: Vec<Walk>,
    /// The stones.
    pub stones: Vec<Pebble>,
    /// Today: where, and at which height somebody stands.
    pub today: (At, At),
    /// The height of the own aim.
    pub aim: Option<At>,
}

/// Draws a way. `words` gives the two lines of a block, the heavy one first.
pub fn draw(
    way: &Way,
    today: Date,
    aim: Option<i64>,
    measures: Measures,
    words: impl Fn(&Stone) -> [String; 2],
) -> Drawing {
    let span = span(way, today);
    let plan = way.stones.iter().map(|s| s.step.start).filter(|day| *day > today).min();
    let mut order: Vec<&Stone> = way.stones.iter().collect();
    // The highest first, so that a lower step beside it stays in sight.
    order.sort_by_key(|s| (-s.step.rung, s.step.start));
    let blocks = order.into_iter().map(|stone| {
        let until = stone.step.end.and_then(|day| day.tomorrow().ok());
        let until = until.or_else(|| plan.filter(|day| stone.step.start < *day));
        block(stone, until.unwrap_or(span.last), span, measures, &words)
    });
    let blocks = blocks.collect();
    let here = way.running(today).first().map_or(0, |s| s.rung);
    let stones = way.stones.iter().map(|s| pebble(s, span, measures)).collect();
    Drawing {
        measures,
        rungs: (1..=6).map(|rung| (rung, At(measures.y(rung)))).collect(),
        ticks: ticks(span, measures),
        blocks,
        walk: walk(way, today, span, measures),
        stones,
        today: (At(measures.x(today, span)), At(measures.y(here))),
        aim: aim.map(|rung| At(measures.y(rung))),
    }
}

/// From the start of the first year (or month, for a short way) until a little after the last day.
fn span(way: &Way, today: Date) -> Span {
    let first = way.stones.iter().map(|s| s.step.start).min().unwrap_or(today).min(today);
    let lasts = way.stones.iter().flat_map(|s| [Some(s.step.start), s.step.end]).flatten();
    let last = lasts.max().unwrap_or(today).max(today);
    let days = (last - first).get_days();
    let room = (days / 12).max(21);
    let last = last.checked_add(room.days()).unwrap_or(last);
    let first = if days > 550 { date(first.year(), 1, 1) } else { first.first_of_month() };
    Span { first, last }
}

fn block(
    stone: &Stone,
    until: Date,
    span: Span,
    measures: Measures,
    words: &impl Fn(&Stone) -> [String; 2],
) -> Block {
    let (x, end) = (measures.x(stone.step.start, span), measures.x(until, span));
    let y = measures.y(stone.step.rung);
    let width = (end - x - 2.0).max(1.0);
    let class = match stone.look {
        Look::Plan => "planned".to_owned(),
        _ => format!("f{}", stone.step.rung),
    };
    let mut lines = vec![];
    if measures.wide {
        // About the width of a letter of the stylesheet's 14 units.
        let fits = words(stone).into_iter().filter(|w| !w.is_empty() && letters(w) < width - 8.0);
        lines = fits.zip([32.0, 50.0]).map(|(line, down)| (At(y + down), line)).collect();
        lines.retain(|(at, _)| at.0 < measures.base - 4.0);
    }
    let ink = match stone.look {
        Look::Plan => "",
        _ if stone.step.rung >= 5 => "hi",
        _ => "lo",
    };
    Block {
        x: At(x + 1.0),
        y: At(y),
        width: At(width),
        height: At(measures.base - y),
        middle: At(x + 1.0 + width / 2.0),
        class,
        ink,
        lines,
    }
}

#[expect(clippy::cast_precision_loss, reason = "a name is short")]
fn letters(words: &str) -> f64 {
    words.chars().count() as f64 * 7.9
}

fn pebble(stone: &Stone, span: Span, measures: Measures) -> Pebble {
    let (class, text_class) = match stone.look {
        Look::Plain => ("stone", "stone-t"),
        Look::Down => ("stone stone-down", "stone-t stone-down-t"),
        Look::Back => ("stone stone-back", "stone-t stone-back-t"),
        Look::Plan => ("stone stone-plan", "stone-t stone-plan-t"),
    };
    Pebble {
        x: At(measures.x(stone.step.start, span)),
        y: At(measures.y(stone.step.rung)),
        number: stone.number,
        class,
        text_class,
    }
}

/// The line: level along a step, upright at a move. What is still to come is dashed.
fn walk(way: &Way, today: Date, span: Span, measures: Measures) -> Vec<Walk> {
    let mut parts = vec![];
    let mut before: Option<(Date, f64)> = None;
    for spell in &way.spells {
        let stone = &way.stones[spell.stay];
        let (x, y) = (measures.x(spell.first, span), measures.y(stone.step.rung));
        let class = match stone.look {
            Look::Plain => "walk",
            Look::Down => "walk walk-down",
            Look::Back => "walk walk-back",
            Look::Plan => "walk walk-plan",
        };
        let follows = before.filter(|(end, _)| end.tomorrow().ok() == Some(spell.first));
        let from = match follows {
            Some((_, height)) => Some(height),
            None => (stone.look == Look::Back).then_some(measures.base),
        };
        if let Some(from) = from.filter(|from| (from - y).abs() > 0.01) {
            parts.push(Walk { path: format!("M{} {}V{}", At(x), At(from), At(y)), class });
        }
        level(&mut parts, (spell.first, spell.last), today, y, span, measures);
        before = spell.last.map(|last| (last, y));
    }
    parts
}

/// The level part of one spell: drawn through until today, dashed after it.
fn level(
    parts: &mut Vec<Walk>,
    (first, last): (Date, Option<Date>),
    today: Date,
    y: f64,
    span: Span,
    measures: Measures,
) {
    let open_end = if first > today { span.last } else { today };
    let end = last.and_then(|day| day.tomorrow().ok()).unwrap_or(open_end);
    let now = today.max(first).min(end);
    for (from, to, class) in [(first, now, "walk"), (now, end, "walk walk-plan")] {
        if from < to {
            let (x, to) = (measures.x(from, span), measures.x(to, span));
            parts.push(Walk { path: format!("M{} {}H{}", At(x), At(y), At(to)), class });
        }
    }
}

/// Marks at the starts of years, or of months for a way shorter than two years, as many as fit.
fn ticks(span: Span, measures: Measures) -> Vec<Tick> {
    let months = (span.last - span.first).get_days() / 30;
    let long = months > 24;
    let room = (measures.right - measures.left) / measures.tick;
    let marks = f64::from(if long { months / 12 + 1 } else { months + 1 });
    let mut every = 1;
    while marks / f64::from(every) > room {
        every += 1;
    }
    let mut found = vec![];
    let mut day = span.first.first_of_month();
    let stride = if long { every.years() } else { every.months() };
    while day <= span.last {
        let x = measures.x(day, span);
        if day >= span.first && measures.right - x > measures.tick / 3.0 {
            found.push(Tick { x: At(x), month: day.month(), year: day.year() });
        }
        let Ok(next) = day.checked_add(stride) else { break };
        day = next;
    }
    found
}
