//! Expenses: what somebody may be paid back, with its receipt, against what the law allows.
//!
//! A claim is of one organisation: so much a day, what something cost, kilometres, or a gift voucher. There is no
//! reward by the hour, and no field for one. What is allowed is a dated parameter of the framework in which the
//! person takes part on that day ([`rule`]); above it the page warns, and people decide. `docs/expenses.md` tells
//! more.

pub mod pages;
mod rule;
pub mod store;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

/// What is paid back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// So much a day, without proof.
    Flat,
    /// What something cost, with its receipt.
    Real,
    /// Kilometres with the own car, bike or bus.
    Travel,
    /// A gift voucher.
    Voucher,
}

impl Kind {
    /// All of them, in the order of the form.
    pub const ALL: [Kind; 4] = [Kind::Real, Kind::Travel, Kind::Flat, Kind::Voucher];

    /// The word in storage, forms and keys of words (`expenses-kind-flat`).
    pub fn word(self) -> &'static str {
        match self {
            Kind::Flat => "flat",
            Kind::Real => "real",
            Kind::Travel => "travel",
            Kind::Voucher => "voucher",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// How far a claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody decided yet.
    Asked,
    /// It may be paid.
    Approved,
    /// It may not, with the reason.
    Refused,
}

impl State {
    /// All of them.
    pub const ALL: [State; 3] = [State::Asked, State::Approved, State::Refused];

    /// The word in storage, forms and keys of words (`expenses-state-asked`).
    pub fn word(self) -> &'static str {
        match self {
            State::Asked => "asked",
            State::Approved => "approved",
            State::Refused => "refused",
        }
    }

    /// The state with this word.
    pub fn parse(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.word() == word)
    }

    /// The colour of its chip.
    pub fn tone(self) -> &'static str {
        match self {
            State::Asked => "tone-sun",
            State::Approved => "tone-moss",
            State::Refused => "",
        }
    }
}

/// What is asked back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Of which kind.
    pub kind: Kind,
    /// The first and the last day, in one year.
    pub days: (Date, Date),
    /// How many of those days.
    pub count: i64,
    /// Of a travel.
    pub kilometres: Option<i64>,
    /// How much.
    pub cents: i64,
    /// What it was for, in words.
    pub what: String,
}

impl Asked {
    /// The year in which it counts.
    pub fn year(&self) -> i16 {
        self.days.0.year()
    }

    /// Whether it is about days that another one is about too.
    fn meets(&self, other: &Asked) -> bool {
        self.days.0 <= other.days.1 && other.days.0 <= self.days.1
    }
}

/// A receipt: an attachment of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Which.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The account that added it.
    pub added_by: String,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// On which day.
    pub day: Option<Date>,
    /// The name of who decided; empty when nobody did.
    pub by: String,
    /// Why not, or what goes with the yes.
    pub reason: String,
    /// When it was paid.
    pub paid: Option<Date>,
}

/// A claim as it is stored, with what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Which.
    pub id: String,
    /// Whose.
    pub person: String,
    /// The name of that person.
    pub name: String,
    /// Kept by which organisation.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// What is asked.
    pub asked: Asked,
    /// The framework in which the person takes part there on the first day: its key and its names.
    pub framework: Option<(String, [String; 3])>,
    /// The receipt, while it is there.
    pub receipt: Option<Receipt>,
    /// How far it is.
    pub state: State,
    /// What was decided.
    pub decided: Decided,
    /// The name of who noted it.
    pub made_by: String,
    /// The version.
    pub version: i64,
}
