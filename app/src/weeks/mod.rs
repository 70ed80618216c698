//! The week plan: who is expected where on which half-day, with legal holidays, closures, and the single
//! days on which somebody's place is otherwise.
//!
//! Nothing of it is stored but what people said: placements (the room `offer`), closures and exceptions.
//! Who is expected is asked of one function, [`store::expected`]. `docs/weeks.md` tells the concepts.

mod grid;
pub mod holidays;
pub mod pages;
mod plan;
mod reasons;
pub mod store;
#[cfg(test)]
mod tests;

pub use holidays::Holiday;
pub use plan::{Expected, Plan, What, Why};
pub use reasons::{ClosedFor, OtherwiseFor};

use crate::offer::{HalfDay, Stay};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// The half of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Half {
    /// Before noon.
    Morning,
    /// After noon.
    Afternoon,
}

impl Half {
    /// Both, the morning first.
    pub const BOTH: [Half; 2] = [Half::Morning, Half::Afternoon];

    /// As it is stored: 0 and 1.
    pub fn number(self) -> i64 {
        i64::from(self == Half::Afternoon)
    }

    /// The half with this number.
    pub fn new(number: i64) -> Option<Half> {
        Half::BOTH.into_iter().find(|half| half.number() == number)
    }

    /// The end of the key of its words (`weeks-half-am`).
    pub fn word(self) -> &'static str {
        match self {
            Half::Morning => "am",
            Half::Afternoon => "pm",
        }
    }
}

/// A half-day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// Which day.
    pub day: Date,
    /// Its morning or its afternoon.
    pub half: Half,
}

impl Slot {
    /// Which half-day of the week it is.
    pub fn half_day(self) -> HalfDay {
        HalfDay::on(self.day, self.half == Half::Afternoon)
    }

    /// Every half-day from a day until a day, in order.
    pub fn all((from, until): (Date, Date)) -> impl Iterator<Item = Slot> {
        let days = from.series(1.days()).take_while(move |day| *day <= until);
        days.flat_map(|day| Half::BOTH.map(|half| Slot { day, half }))
    }

    /// As it is written in a form: `2026-11-23-1`.
    pub fn word(self) -> String {
        format!("{}-{}", self.day, self.half.number())
    }

    /// The half-day with this word.
    pub fn parse(word: &str) -> Option<Slot> {
        let (day, half) = word.rsplit_once('-')?;
        Some(Slot { day: day.parse().ok()?, half: Half::new(half.parse().ok()?)? })
    }
}

/// Which part of each day a closure takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The whole day.
    Day,
    /// Every morning.
    Mornings,
    /// Every afternoon.
    Afternoons,
}

impl Part {
    /// All of them, the whole day first.
    pub const ALL: [Part; 3] = [Part::Day, Part::Mornings, Part::Afternoons];

    /// As it is stored: a bit for the morning and one for the afternoon.
    pub fn bits(self) -> i64 {
        match self {
            Part::Day => 3,
            Part::Mornings => 1,
            Part::Afternoons => 2,
        }
    }

    /// The part with these bits; the whole day for what is none.
    pub fn from_bits(bits: i64) -> Part {
        Part::ALL.into_iter().find(|part| part.bits() == bits).unwrap_or(Part::Day)
    }

    /// Whether this half of the day belongs to it.
    pub fn has(self, half: Half) -> bool {
        self.bits() & (1 << half.number()) != 0
    }

    /// The word in forms and keys of words (`weeks-part-day`).
    pub fn word(self) -> &'static str {
        match self {
            Part::Day => "day",
            Part::Mornings => "mornings",
            Part::Afternoons => "afternoons",
        }
    }

    /// The part with this word.
    pub fn parse(word: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.word() == word)
    }
}

/// What is closed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Everything of the organisation.
    Organisation,
    /// One site.
    Site(String),
    /// One work post.
    Post(String),
}

/// A time in which something is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// Which.
    pub id: String,
    /// Of which organisation.
    pub organisation: String,
    /// What of it.
    pub scope: Scope,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Which part of each of those days.
    pub part: Part,
    /// Why, as a word.
    pub reason: ClosedFor,
    /// Why, in words.
    pub remark: String,
}

impl Closure {
    /// Whether a half-day lies in it.
    pub fn takes(&self, slot: Slot) -> bool {
        self.from <= slot.day && slot.day <= self.until && self.part.has(slot.half)
    }

    /// Whether it closes a place at this work post.
    pub fn closes(&self, organisation: &str, site: &str, work_post: &str) -> bool {
        self.organisation == organisation
            && match &self.scope {
                Scope::Organisation => true,
                Scope::Site(closed) => closed == site,
                Scope::Post(closed) => closed == work_post,
            }
    }
}

/// A half-day on which a placement is not as in every week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// Which.
    pub id: String,
    /// Of which placement.
    pub placement: String,
    /// When.
    pub slot: Slot,
    /// Whether the person comes, although it is no half-day of every week; or stays away.
    pub comes: bool,
    /// The exception that this half-day comes instead of.
    pub instead_of: Option<String>,
    /// Why, as a word.
    pub reason: OtherwiseFor,
    /// Why, in words.
    pub remark: String,
}

/// A placement, as far as the plan needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Which placement.
    pub placement: String,
    /// Whose.
    pub person: String,
    /// Of which organisation.
    pub organisation: String,
    /// At which site.
    pub site: String,
    /// At which work post.
    pub work_post: String,
    /// On which half-days of the week, from when until when.
    pub stay: Stay,
}

impl Seat {
    /// Whether the placement runs on a day.
    pub fn runs_on(&self, day: Date) -> bool {
        self.stay.from <= day && self.stay.until.is_none_or(|until| day <= until)
    }

    /// Whether the person comes on this half-day in every week.
    pub fn is_weekly(&self, slot: Slot) -> bool {
        self.runs_on(slot.day) && self.stay.half_days.has(slot.half_day())
    }
}
