//! Instruments: how parts of life are scored, by a worker and by the person.
//!
//! An instrument is data: domains, each of one category of consent, and levels in plain words. A
//! network gets four of them ([`reference`]). A changed instrument is a new version; what was scored
//! with an earlier one keeps its words.
//!
//! Levels are an order and no quantity: nothing here adds them up or takes their mean. Two views are
//! set side by side, the worker's and the person's, and what changed since the view before.
//!
//! A domain is read and scored by who may read or write its part of life ([`crate::access::Kind::Life`])
//! of the organisation that keeps the score. A domain may be left out. A score is corrected by
//! withdrawing the whole assessment with a reason and scoring again.

mod form;
mod line;
mod low;
mod making;
mod mine_pages;
mod overview;
pub mod pages;
pub mod reference;
pub mod section;
mod shown;
pub mod store;
#[cfg(test)]
mod tests;
pub mod told;

pub use store::seed;

use crate::access::Category;
use crate::language::Language;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// A text in the three languages of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words(pub [String; 3]);

impl Words {
    /// In the reader's language; of words that Opstap brought also in those of the pages of a person.
    pub fn say(&self, language: impl std::borrow::Borrow<Language>) -> &str {
        let language = *language.borrow();
        reference::spoken(language, &self.0[0]).unwrap_or(&self.0[language.place()])
    }

    /// Whether they exist in this language.
    pub fn speak(&self, language: Language) -> bool {
        let is_full = language == language.full();
        is_full || self.0[0].is_empty() || reference::spoken(language, &self.0[0]).is_some()
    }
}

/// Whose view a score is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scorer {
    /// A worker's.
    Worker,
    /// The person's own.
    Person,
}

impl Scorer {
    /// Both of them.
    pub const ALL: [Scorer; 2] = [Scorer::Worker, Scorer::Person];

    /// The word in storage and in forms.
    pub fn word(self) -> &'static str {
        match self {
            Scorer::Worker => "worker",
            Scorer::Person => "person",
        }
    }

    /// Whether it is the person's own view.
    pub fn is_person(self) -> bool {
        self == Scorer::Person
    }

    /// The one with this word.
    pub fn parse(word: &str) -> Option<Scorer> {
        Scorer::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// On what scores rest: what the person tells, what a worker sees, a document, or the registers of
/// social security.
pub const SOURCES: [&str; 4] = ["told", "observed", "document", REGISTRY];

/// The registers of social security: what comes from there stays with the organisation that asked.
pub const REGISTRY: &str = "registry";

/// What can be said of a domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Its place in the order.
    pub value: i64,
    /// What it means.
    pub words: Words,
}

/// A part of life in an instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// The same in all versions.
    pub key: String,
    /// Under which category it is read.
    pub category: Category,
    /// Its name.
    pub label: Words,
    /// What it is about.
    pub explanation: Words,
    /// What can be said of it, lowest first.
    pub levels: Vec<Level>,
}

impl Domain {
    /// The level with this value.
    pub fn level(&self, value: i64) -> Option<&Level> {
        self.levels.iter().find(|level| level.value == value)
    }
}

/// One version of an instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    /// Its id.
    pub id: String,
    /// The same in all versions.
    pub key: String,
    /// Which version it is.
    pub version: i64,
    /// Its name.
    pub name: Words,
    /// What it is for.
    pub explanation: Words,
    /// The organisation that works with it; nothing for the whole network.
    pub organisation: Option<String>,
    /// Whose view can be scored; nothing for both.
    pub only: Option<Scorer>,
    /// Whether several levels can be ticked: then there is no scale.
    pub is_ticks: bool,
    /// After how many months it is scored again.
    pub interval: Option<i64>,
    /// Who made it and under which terms.
    pub licence: Words,
    /// The first day on which it can be chosen.
    pub from: Option<Date>,
    /// The last one.
    pub until: Option<Date>,
    /// Its domains, in order.
    pub domains: Vec<Domain>,
}

impl Instrument {
    /// Whether it can be chosen on a day.
    pub fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether this view can be scored.
    pub fn is_for(&self, scorer: Scorer) -> bool {
        self.only.is_none_or(|only| only == scorer)
    }

    /// Whether worker and person both score with it.
    pub fn is_for_both(&self) -> bool {
        self.only.is_none()
    }

    /// Whether everything that is read on its form exists in this language.
    pub fn speaks(&self, language: Language) -> bool {
        let domain = |d: &Domain| {
            let levels = d.levels.iter().all(|level| level.words.speak(language));
            d.label.speak(language) && d.explanation.speak(language) && levels
        };
        let above = self.name.speak(language) && self.explanation.speak(language);
        above && self.domains.iter().all(domain)
    }

    /// Whose view is asked for again and again: the worker's, where a worker scores at all.
    pub fn asks(&self) -> Scorer {
        self.only.unwrap_or(Scorer::Worker)
    }

    /// Whether a score says the least that can be said of its domain: only levels that are an order have a
    /// lowest one.
    pub fn is_lowest(&self, domain: &Domain, levels: &[i64]) -> bool {
        let lowest = domain.levels.iter().map(|level| level.value).min();
        !self.is_ticks && levels.iter().any(|level| Some(*level) == lowest)
    }

    /// The domain with this key.
    pub fn domain(&self, key: &str) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.key == key)
    }
}

/// Scores of a day with an instrument, at an organisation: what the page of a person needs of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastScored {
    /// The key of the instrument.
    pub key: String,
    /// Its name.
    pub name: Words,
    /// After how many months it is scored again.
    pub interval: Option<i64>,
    /// The categories of the domains that were scored.
    pub categories: Vec<Category>,
    /// Whether it was the view that is asked for again ([`Instrument::asks`]).
    pub is_asked: bool,
    /// The organisation that keeps the scores.
    pub organisation: String,
    /// A word of [`SOURCES`].
    pub source: String,
    /// The day they are about.
    pub day: Date,
}

/// The day on which something that was scored last on `last` falls due again.
pub fn due(last: Date, interval: Option<i64>) -> Option<Date> {
    interval.map(|months| last.saturating_add(months.months()))
}

#[cfg(test)]
mod rule_tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_has_a_rhythm_falls_due_after_so_many_months() {
        assert_eq!(due(date(2026, 8, 31), Some(6)), Some(date(2027, 2, 28)));
        assert_eq!(due(date(2026, 8, 31), None), None);
    }

    #[test]
    fn only_the_least_of_a_scale_is_lowest() {
        let level = |value| Level { value, words: Words::default() };
        let domain = Domain {
            key: "money".into(),
            category: Category::Finances,
            label: Words::default(),
            explanation: Words::default(),
            levels: vec![level(1), level(2), level(5)],
        };
        let mut list = Instrument {
            id: "a".into(),
            key: "a".into(),
            version: 1,
            name: Words::default(),
            explanation: Words::default(),
            organisation: None,
            only: None,
            is_ticks: false,
            interval: None,
            licence: Words::default(),
            from: None,
            until: None,
            domains: vec![domain.clone()],
        };
        assert!(list.is_lowest(&domain, &[1]) && !list.is_lowest(&domain, &[2]));
        list.is_ticks = true;
        assert!(!list.is_lowest(&domain, &[1]), "ticks are in no order");
    }
}
