//! The drawn way of a person: time to the right, rungs upwards. Only positions are decided here;
//! looks are classes of the stylesheet, words come from the page.
//!
//! `x(day) = left + (right − left) × (day − first) / (last − first)`, `y(rung) = base − rung × step`.
//! Each step is a block from its rung down to the base; over the blocks runs one line, which follows
//! the main step of each day.

use super::way::{Look, Stone, Way};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};

/// The measures of a drawing, in its own units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// Width of the drawing.
    pub width: f64,
    /// Height of the drawing.
    pub height: f64,
    left: f64,
    right: f64,
    /// Where the blocks stand.
    pub base: f64,
    step: f64,
    /// Radius of a stone.
    pub stone: f64,
    /// Least distance between two marks on the time line.
    tick: f64,
    /// Whether words fit in it.
    pub wide: bool,
}

/// For a desk.
pub const WIDE: Measures = Measures {
    width: 1150.0,
    height: 352.0,
    left: 240.0,
    right: 1038.0,
    base: 322.0,
    step: 46.333_333,
    stone: 12.0,
    tick: 74.0,
    wide: true,
};

/// For a phone: digits only.
pub const NARROW: Measures = Measures {
    width: 340.0,
    height: 250.0,
    left: 16.0,
    right: 314.0,
    base: 222.0,
    step: 30.333_333,
    stone: 9.0,
    tick: 48.0,
    wide: false,
};

/// A number as it stands in the drawing: one decimal at most.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct At(pub f64);

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", (self.0 * 10.0).round() / 10.0)
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

/// The days that a drawing shows.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Span {
    first: Date,
    last: Date,
}

impl Measures {
    /// The height of a rung.
    #[expect(clippy::cast_precision_loss, reason = "rungs are 1 to 6")]
    fn y(self, rung: i64) -> f64 {
        self.base - rung as f64 * self.step
    }

    fn x(self, day: Date, span: Span) -> f64 {
        let whole = f64::from((span.last - span.first).get_days().max(1));
        let part = f64::from((day - span.first).get_days());
        self.left + (self.right - self.left) * (part / whole).clamp(0.0, 1.0)
    }

    /// The right end of the lines.
    pub fn end(&self) -> At {
        At(self.right)
    }

    /// The left end of the lines.
    pub fn start(&self) -> At {
        At(self.left)
    }

    /// So much below a height.
    pub fn below(&self, y: &At, by: f64) -> At {
        At(y.0 + by)
    }
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

#[cfg(test)]
mod tests {
    use super::super::store::{StoredStep, example as step};
    use super::*;

    fn drawn(steps: Vec<StoredStep>, today: Date, measures: Measures) -> Drawing {
        let way = Way::of(steps, today, |_| true);
        draw(&way, today, Some(5), measures, |s| {
            [s.step.form_names[0].clone(), "een heel lange plaatsnaam die nergens past".into()]
        })
    }

    /// Up, a fall, and a planned step.
    fn example() -> Vec<StoredStep> {
        vec![
            step(3, date(2024, 1, 1), Some(date(2024, 12, 31))),
            step(5, date(2025, 1, 1), Some(date(2025, 12, 31))),
            step(2, date(2026, 1, 1), None),
            step(4, date(2027, 2, 1), None),
        ]
    }

    #[test]
    fn rungs_stand_where_the_measures_say() {
        let drawing = drawn(example(), date(2026, 11, 22), WIDE);
        let heights: Vec<String> = drawing.rungs.iter().map(|(_, y)| y.to_string()).collect();
        assert_eq!(heights, ["275.7", "229.3", "183", "136.7", "90.3", "44"]);
        assert_eq!(drawing.aim.unwrap().to_string(), "90.3");
    }

    #[test]
    fn time_runs_from_the_first_year_to_the_right_and_blocks_touch() {
        let drawing = drawn(example(), date(2026, 11, 22), WIDE);
        let xs: Vec<f64> = drawing.stones.iter().map(|s| s.x.0).collect();
        assert!((xs[0] - 240.0).abs() < 0.01, "{xs:?}");
        assert!(xs.windows(2).all(|pair| pair[0] < pair[1]) && xs[3] < 1038.0);
        let low = drawing.blocks.iter().find(|b| b.class == "f3").unwrap();
        assert!((low.x.0 + low.width.0 + 1.0 - xs[1]).abs() < 0.01);
        assert!((low.y.0 + low.height.0 - 322.0).abs() < 0.01);
        // One year of the span takes the same share of the width everywhere.
        assert!(((xs[1] - xs[0]) * 365.0 / 366.0 - (xs[2] - xs[1])).abs() < 0.01);
    }

    #[test]
    fn the_line_rises_falls_dotted_and_is_dashed_where_it_is_still_to_come() {
        let drawing = drawn(example(), date(2026, 11, 22), WIDE);
        let upright: Vec<&str> =
            drawing.walk.iter().filter(|w| w.path.contains('V')).map(|w| w.class).collect();
        assert_eq!(upright, ["walk", "walk walk-down", "walk walk-plan"]);
        let dashed = drawing.walk.iter().filter(|w| w.class == "walk walk-plan").count();
        assert_eq!(dashed, 3, "the rest of the running step, the move, the planned step");
        assert_eq!(drawing.stones[2].class, "stone stone-down");
        assert_eq!(drawing.stones[3].class, "stone stone-plan");
    }

    #[test]
    fn today_stands_on_the_rung_of_today() {
        let drawing = drawn(example(), date(2026, 11, 22), NARROW);
        assert_eq!(drawing.today.1, At(NARROW.y(2)));
        let nobody = drawn(vec![], date(2026, 11, 22), NARROW);
        assert_eq!(nobody.today.1, At(NARROW.base));
    }

    #[test]
    fn words_stand_only_where_they_fit_and_never_on_a_phone() {
        let wide = drawn(example(), date(2026, 11, 22), WIDE);
        let lines: Vec<usize> = wide.blocks.iter().map(|b| b.lines.len()).collect();
        assert!(lines.iter().all(|n| *n <= 1) && lines.contains(&1), "{lines:?}");
        let narrow = drawn(example(), date(2026, 11, 22), NARROW);
        assert!(narrow.blocks.iter().all(|b| b.lines.is_empty()));
    }

    #[test]
    fn everything_stays_inside_the_drawing_for_long_and_short_ways() {
        for (first, today) in [
            (date(1996, 5, 4), date(2026, 11, 22)),
            (date(2026, 11, 20), date(2026, 11, 22)),
            (date(2025, 12, 1), date(2026, 11, 22)),
        ] {
            for measures in [WIDE, NARROW] {
                let drawing = drawn(vec![step(6, first, None)], today, measures);
                assert!(drawing.ticks.iter().all(|t| t.x <= At(measures.right)));
                assert!(!drawing.ticks.is_empty());
                let room = drawing.ticks.windows(2).all(|p| p[1].x.0 - p[0].x.0 > 20.0);
                assert!(room, "{first} {:?}", drawing.ticks);
                let block = &drawing.blocks[0];
                assert!(block.x.0 >= measures.left && block.width.0 > 0.0);
            }
        }
    }
}
