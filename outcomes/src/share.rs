//! The share of a period that stepped to paid work, and whether a person's own aim was reached.
//!
//! *Numerator*: people active on rung 3 or 4 in the period whose first step to rung 5 or 6 began in
//! it. *Denominator*: people active on rung 3 or 4 in the period. Both count persons, never
//! agreements, and the numerator is part of the denominator.

use jiff::civil::Date;

use crate::course::{Definition, course};
use crate::ladder::{Rung, Stay, Window};

/// The quantile of the normal distribution that leaves 2.5 % on either side.
const Z_95: f64 = 1.959_963_984_540_054;

/// A part of a whole, in persons; the part is never more than the whole.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Share {
    part: u64,
    whole: u64,
}

impl Share {
    /// `part` of `whole` persons; nothing when the part is larger.
    pub fn new(part: u64, whole: u64) -> Option<Self> {
        (part <= whole).then_some(Self { part, whole })
    }

    /// The numerator, in persons.
    pub const fn part(self) -> u64 {
        self.part
    }

    /// The denominator, in persons.
    pub const fn whole(self) -> u64 {
        self.whole
    }

    /// Between 0 and 1; nothing of nobody.
    #[expect(clippy::cast_precision_loss, reason = "counts of persons stay far below 2^52")]
    pub fn fraction(self) -> Option<f64> {
        (self.whole > 0).then(|| self.part as f64 / self.whole as f64)
    }

    /// The Wilson score interval at 95 %, both ends between 0 and 1; nothing of nobody.
    ///
    /// Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209–212.
    #[expect(clippy::cast_precision_loss, reason = "counts of persons stay far below 2^52")]
    pub fn wilson(self) -> Option<(f64, f64)> {
        let p = self.fraction()?;
        let n = self.whole as f64;
        let z2 = Z_95 * Z_95;
        let scale = 1.0 + z2 / n;
        let centre = (p + z2 / (2.0 * n)) / scale;
        let half = Z_95 * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt() / scale;
        Some(((centre - half).max(0.0), (centre + half).min(1.0)))
    }
}

/// The share of the period that stepped to paid work; each item of `people` holds all stays of one
/// person.
pub fn share_to_paid_work<'a>(
    people: impl IntoIterator<Item = &'a [Stay]>,
    period: Window,
    definition: Definition,
) -> Share {
    let mut share = Share::default();
    for stays in people {
        if active_on_low_rung(stays, period) {
            share.whole += 1;
            let step = first_step_to_paid_work_after_low(stays, definition);
            share.part += u64::from(step.is_some_and(|day| period.covers(day)));
        }
    }
    share
}

/// Whether the person was on rung 3 or 4 on at least one day of the period, also beside another
/// step.
pub fn active_on_low_rung(stays: &[Stay], period: Window) -> bool {
    stays.iter().any(|stay| stay.rung.is_before_paid_work() && stay.period.touches(period))
}

/// The day of the person's first step to rung 5 or 6 after having come on rung 3 or 4.
///
/// Paid work from before the first day on rung 3 or 4 is no step from there, nor is a change from
/// one paid place to the next. A return to paid work after a fall is a later step, not the first.
pub fn first_step_to_paid_work_after_low(stays: &[Stay], definition: Definition) -> Option<Date> {
    let low_since = stays
        .iter()
        .filter(|stay| stay.rung.is_before_paid_work())
        .map(|stay| stay.period.first())
        .min()?;
    let mut paid_until: Option<Date> = None;
    for spell in course(stays, definition) {
        let paid = stays[spell.stay].rung.is_paid_work();
        let eve = spell.first.yesterday().ok();
        let from_paid = paid_until.is_some() && paid_until == eve;
        if paid && !from_paid && spell.first > low_since {
            return Some(spell.first);
        }
        paid_until = spell.last.filter(|_| paid);
    }
    None
}

/// The first day since `since` on which the person has reached the own aim; nothing when not (yet).
///
/// Every rung can be an aim. Whoever stood lower, or not on the ladder, reaches it by standing on
/// the rung or above; whoever stood higher and wants less, by standing on it or below.
pub fn reached_aim(stays: &[Stay], aim: Rung, since: Date, definition: Definition) -> Option<Date> {
    let spells = course(stays, definition);
    let at_first = spells.iter().find(|spell| spell.covers(since));
    let from_above = at_first.is_some_and(|spell| stays[spell.stay].rung > aim);
    spells
        .iter()
        .filter(|spell| spell.last.is_none_or(|last| since <= last))
        .find(|spell| {
            let rung = stays[spell.stay].rung;
            if from_above { rung <= aim } else { rung >= aim }
        })
        .map(|spell| spell.first.max(since))
}
