//! A person's stays laid end to end: on every day one main place, or none.
//!
//! All figures rest on three decisions, made here and nowhere else.
//!
//! - **The main place.** Somebody can take part in several forms at once, but counts once: in the
//!   place on the highest rung. On rung 5 regular work goes before other work. Among equals the
//!   person stays where the person was; failing that the longest-standing place is the main one.
//!   So a second form begun beside the first is no movement, and neither is its end.
//! - **The gap.** A person without any step for at most [`Definition::gap_days`] days has not left:
//!   until the next step begins the person still counts at the place left, and the change is dated
//!   on that beginning. While another step goes on there is no gap: the person is there.
//! - **Days.** The last day of a stay belongs to it. A change is dated on the first day on which it
//!   is so; somebody whose last day is 31 December is in the stock of that day and out on 1 January.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::ladder::{Period, Stay};

/// The parameters of all ladder figures. Print version and gap next to every figure: two figures
/// compare only when both are equal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Definition {
    /// Rises whenever a rule in this crate changes a figure.
    pub version: u16,
    /// Days without any step that still count as the move itself.
    pub gap_days: u16,
}

impl Definition {
    /// The definition in force. No rule of law sets the gap: thirty days is our choice, about the
    /// month that passes between an end and a start agreed before it.
    pub const CURRENT: Self = Self { version: 1, gap_days: 30 };
}

impl Default for Definition {
    fn default() -> Self {
        Self::CURRENT
    }
}

/// Days on end with the same main place. Spells of a person never overlap and follow in time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Spell {
    /// The first day.
    pub first: Date,
    /// The last day, itself and a bridged gap included; nothing while it goes on.
    pub last: Option<Date>,
    /// Index of a stay at this place: the one to read rung and place from.
    pub stay: usize,
}

impl Spell {
    /// Whether the person counts here on this day.
    pub fn covers(self, day: Date) -> bool {
        self.first <= day && self.last.is_none_or(|last| day <= last)
    }

    /// Whether the person still counts here on the eve of `day`, a gap allowed for.
    fn reaches(self, day: Date, gap_days: u16) -> bool {
        self.last.is_none_or(|last| (day - last).get_days() - 1 <= i32::from(gap_days))
    }
}

/// The spells of one person, earliest first. The order of `stays` does not matter.
pub fn course(stays: &[Stay], definition: Definition) -> Vec<Spell> {
    let runs = runs(stays);
    let mut spells: Vec<Spell> = Vec::new();
    for day in turning_days(&runs) {
        let before = spells
            .last()
            .filter(|spell| spell.reaches(day, definition.gap_days))
            .map(|spell| spell.stay);
        let main = main_on(stays, &runs, day, before);
        let eve = day.yesterday().ok();
        match (spells.last_mut(), main) {
            (Some(spell), None) => spell.last = spell.last.or(eve),
            (Some(spell), Some(stay)) if before.is_some() => {
                if stays[stay].spot() == stays[spell.stay].spot() {
                    spell.last = None;
                } else {
                    spell.last = eve;
                    spells.push(begin(day, stay));
                }
            }
            (_, Some(stay)) => spells.push(begin(day, stay)),
            (None, None) => {}
        }
    }
    spells
}

const fn begin(first: Date, stay: usize) -> Spell {
    let last = None;
    Spell { first, last, stay }
}

/// Stays at the same place that overlap or adjoin, as one: however a worker cut them, they count
/// the same.
struct Run {
    first: Date,
    last: Option<Date>,
    stay: usize,
}

fn runs(stays: &[Stay]) -> Vec<Run> {
    let mut order: Vec<usize> = (0..stays.len()).collect();
    order.sort_by_key(|&index| (stays[index].spot(), stays[index].period, index));
    let mut runs: Vec<Run> = Vec::new();
    for index in order {
        let stay = &stays[index];
        match runs.last_mut() {
            Some(run) if stays[run.stay].spot() == stay.spot() && adjoins(run, stay.period) => {
                run.last = run.last.zip(stay.period.last()).map(|(a, b)| a.max(b));
            }
            _ => {
                runs.push(Run {
                    first: stay.period.first(),
                    last: stay.period.last(),
                    stay: index,
                });
            }
        }
    }
    runs
}

/// Whether a period that starts no earlier than the run leaves no day between them.
fn adjoins(run: &Run, period: Period) -> bool {
    day_after(run.last).is_none_or(|next| period.first() <= next)
}

/// The day after the last day; nothing when there is no last day.
pub(crate) fn day_after(last: Option<Date>) -> Option<Date> {
    last.and_then(|last| last.tomorrow().ok())
}

/// The only days on which anything can change, in order.
fn turning_days(runs: &[Run]) -> BTreeSet<Date> {
    let starts = runs.iter().map(|run| run.first);
    let ends = runs.iter().filter_map(|run| day_after(run.last));
    starts.chain(ends).collect()
}

/// The main place on a day, as the index of a stay there.
fn main_on(stays: &[Stay], runs: &[Run], day: Date, before: Option<usize>) -> Option<usize> {
    let current =
        || runs.iter().filter(|run| run.first <= day && run.last.is_none_or(|last| day <= last));
    let top = current().map(|run| stays[run.stay].standing()).max()?;
    let same_as_before =
        |run: &&Run| before.is_some_and(|old| stays[old].spot() == stays[run.stay].spot());
    let best = || current().filter(|run| stays[run.stay].standing() == top);
    best()
        .find(same_as_before)
        .or_else(|| best().min_by_key(|run| (run.first, &stays[run.stay].place)))
        .map(|run| run.stay)
}
