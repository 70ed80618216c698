//! Clocks: what is to be done by when, reckoned out of the files and the rules with their sources.
//!
//! No duty is kept: it is there because a fact is missing or old ([`due`]), and is gone as soon as the fact is
//! there. `docs/clocks.md` says which there are, and by what.

mod calendar;
mod due;
pub mod pages;
pub mod store;
#[cfg(test)]
mod tests;

use due::Rule;
use jiff::civil::Date;

/// How far ahead duties are told, in days: a year.
pub const AHEAD: i64 = 366;

/// A kind of duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A permission ends.
    Permission,
    /// An agreement ends.
    Agreement,
    /// The first evaluation of a trial.
    Trial,
    /// The yearly estimate of VDAB.
    Estimate,
    /// The longest duration of a step.
    Longest,
    /// The plan is talked through again.
    Evaluation,
    /// A goal is meant for a day.
    Goal,
    /// Parts of life are scored again.
    Assessment,
    /// A consent ends.
    Consent,
    /// A correction was asked.
    Correction,
    /// The term of a file is over.
    Retention,
    /// A recognition as AMA guide ends.
    Recognition,
    /// The offer is checked once a quarter.
    Offer,
    /// The quarterly overview of AMA in the social economy.
    Quarterly,
}

impl Kind {
    /// All of them, in the order of the filter.
    pub const ALL: [Kind; 14] = [
        Kind::Permission,
        Kind::Agreement,
        Kind::Trial,
        Kind::Estimate,
        Kind::Longest,
        Kind::Evaluation,
        Kind::Goal,
        Kind::Assessment,
        Kind::Consent,
        Kind::Correction,
        Kind::Retention,
        Kind::Recognition,
        Kind::Offer,
        Kind::Quarterly,
    ];

    /// The word in storage, in addresses and at the end of keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Permission => "permission",
            Kind::Agreement => "agreement",
            Kind::Trial => "trial",
            Kind::Estimate => "estimate",
            Kind::Longest => "longest",
            Kind::Evaluation => "evaluation",
            Kind::Goal => "goal",
            Kind::Assessment => "assessment",
            Kind::Consent => "consent",
            Kind::Correction => "correction",
            Kind::Retention => "retention",
            Kind::Recognition => "recognition",
            Kind::Offer => "offer",
            Kind::Quarterly => "quarterly",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether it can be put off with a reason: where the rule is our own or leaves room.
    pub fn can_wait(self) -> bool {
        use Kind::{Agreement, Assessment, Evaluation, Goal, Longest};
        matches!(self, Agreement | Assessment | Evaluation | Goal | Longest)
    }

    /// Whether another card of my day tells it already.
    fn is_told_elsewhere(self) -> bool {
        use Kind::{Assessment, Consent, Correction, Retention, Trial};
        matches!(self, Assessment | Consent | Correction | Retention | Trial)
    }
}

/// By what something is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// A rule with a number: its key, and the rule.
    Rule(String, Rule),
    /// Something that is no rule with a number: the end of a key of words.
    Words(&'static str),
}

/// Something that is to be done by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// What.
    pub kind: Kind,
    /// The row or the list that it is about.
    pub subject: String,
    /// On whom: id and name; nothing when it is of the organisation itself.
    pub person: Option<(String, String)>,
    /// The organisation: id and name.
    pub organisation: (String, String),
    /// What more it tells: who gives a permission, which partner, which list.
    pub words: String,
    /// How many it is about.
    pub n: i64,
    /// By when.
    pub due: Date,
    /// By what.
    pub basis: Basis,
    /// Where it is fulfilled.
    pub link: String,
    /// Who leads; empty when nobody does.
    pub lead: String,
    /// Whether the reader is the one to do it.
    pub is_mine: bool,
    /// The day until which it was put off, why and by whom.
    pub later: Option<Later>,
}

/// That a duty was put off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Later {
    /// Until when.
    pub until: Date,
    /// Why.
    pub reason: String,
    /// Who said so.
    pub who: String,
}

impl Duty {
    /// The day by which it is to be done now: that of the rule, or until which it was put off.
    pub fn day(&self) -> Date {
        self.later.as_ref().map_or(self.due, |later| later.until)
    }
}
