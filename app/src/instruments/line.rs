//! Levels over time, as a small drawing: the worker's view and the person's.

use super::Scorer;
use jiff::civil::Date;

/// Width of the drawing, in its own units; and the space between two levels.
const WIDTH: i64 = 240;
const GAP: i64 = 16;
const EDGE: i64 = 12;

/// A view on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Whose.
    pub by: Scorer,
    /// On which day.
    pub day: Date,
    /// The place of the level among all, from 0.
    pub place: usize,
}

/// A dot of the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dot {
    /// Whose.
    pub by: Scorer,
    /// From the left.
    pub x: i64,
    /// From above.
    pub y: i64,
}

/// The drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The dots, the earliest first.
    pub dots: Vec<Dot>,
    levels: usize,
}

impl Line {
    /// Draws points, the earliest first, on `levels` levels, between two days.
    pub fn through(points: Vec<Point>, levels: usize, (from, to): (Date, Date)) -> Line {
        let days = |a: Date, b: Date| i64::from((b - a).get_days());
        let all = days(from, to);
        let x = |day: Date| match all {
            0 => WIDTH / 2,
            _ => EDGE + (WIDTH - 2 * EDGE) * days(from, day) / all,
        };
        // The person's dot stands a little beside the worker's: on one day both stay visible.
        let dot = |p: Point| Dot {
            by: p.by,
            x: x(p.day) + if p.by == Scorer::Person { 5 } else { -5 },
            y: row(levels, p.place),
        };
        Line { dots: points.into_iter().map(dot).collect(), levels }
    }

    /// The same for who reads from right to left: earlier stands to the right.
    #[must_use]
    pub fn mirrored(mut self) -> Line {
        for dot in &mut self.dots {
            dot.x = WIDTH - dot.x;
        }
        self
    }

    /// The frame.
    pub fn frame(&self) -> String {
        format!("0 0 {WIDTH} {}", self.height())
    }

    fn height(&self) -> i64 {
        2 * EDGE + GAP * i64::try_from(self.levels.saturating_sub(1)).unwrap_or(0)
    }

    /// The height of each level, from above.
    pub fn rows(&self) -> Vec<i64> {
        (0..self.levels).map(|place| row(self.levels, place)).collect()
    }

    /// The right end of the lines behind the dots.
    pub fn right(&self) -> i64 {
        WIDTH
    }

    /// The points of one view, as a polyline takes them.
    pub fn way(&self, by: Scorer) -> String {
        let own = self.dots.iter().filter(|dot| dot.by == by);
        own.map(|dot| format!("{},{}", dot.x, dot.y)).collect::<Vec<_>>().join(" ")
    }
}

/// How far from above a level stands: the highest on top.
fn row(levels: usize, place: usize) -> i64 {
    EDGE + GAP * i64::try_from(levels.saturating_sub(place + 1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn later_stands_to_the_right_and_higher_stands_above() {
        let point = |day, place| Point { by: Scorer::Worker, day: date(2026, 1, day), place };
        let span = (date(2026, 1, 1), date(2026, 1, 31));
        let line = Line::through(vec![point(1, 0), point(31, 4)], 5, span);
        assert!(line.dots[0].x < line.dots[1].x && line.dots[0].y > line.dots[1].y);
        assert_eq!(line.frame(), "0 0 240 88");
        assert_eq!(line.way(Scorer::Person), "");
    }
}
