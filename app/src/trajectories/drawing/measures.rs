//! The measures of a drawing: where a day and a rung stand.

use super::At;
use jiff::civil::Date;

/// The measures of a drawing, in its own units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// Width of the drawing.
    pub width: f64,
    /// Height of the drawing.
    pub height: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    /// Where the blocks stand.
    pub base: f64,
    pub(super) step: f64,
    /// Radius of a stone.
    pub stone: f64,
    /// Least distance between two marks on the time line.
    pub(super) tick: f64,
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

/// The days that a drawing shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    pub(super) first: Date,
    pub(super) last: Date,
}

impl Measures {
    /// The height of a rung.
    #[expect(clippy::cast_precision_loss, reason = "rungs are 1 to 6")]
    pub(super) fn y(self, rung: i64) -> f64 {
        self.base - rung as f64 * self.step
    }

    pub(super) fn x(self, day: Date, span: Span) -> f64 {
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
