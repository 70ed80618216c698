//! A partner asks to read more of a file, and hears yes, or that it was not given.
//!
//! Who meets a lock has one calm way to ask: which kinds, for what, until when, and one sentence why. Only
//! what can be given to that organisation at all ([`offered`]) and is not open to it yet can be asked; so
//! the question tells the asker nothing. The person answers on the own pages, or says it to a worker of
//! another organisation with a file, who notes the answer. A yes is an ordinary consent, made by the same
//! code; any consent that gives something of what was asked answers the question. A no asks for no reason
//! and changes nothing, and is not told: who asked reads that the question waits until it is over, and then
//! that it was not given, as when nobody answered.
//!
//! An organisation has one question about somebody at a time. It is over after [`LASTS`] days by its day
//! alone, and only from that day on can be asked again what was not given, or was taken back: asking is no
//! way to press somebody, and whether it may be asked again at once would tell what became of it.

pub mod answers;
pub mod pages;
pub mod section;
pub mod store;
#[cfg(test)]
mod tests;

use crate::access::{Category, File, Through, offered};
use crate::organisations;
use crate::view::Page;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use std::collections::BTreeSet;

/// How many days a question stands open. Our own choice: a month, as for every answer to a person.
pub const LASTS: i64 = 30;

/// A question to read more.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// Which.
    pub id: String,
    /// Of whom.
    pub person: String,
    /// The organisation that asks.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// A word of [`crate::consent::PURPOSES`].
    pub purpose: String,
    /// What it asks to read.
    pub categories: BTreeSet<Category>,
    /// Until when.
    pub until: Date,
    /// Why, in one sentence of the asker.
    pub why: String,
    /// Who asks.
    pub asked_by_name: String,
    /// Since when.
    pub asked: Date,
    /// The first day on which it is over.
    pub lapses: Date,
    /// open, yes, no, withdrawn; no-withdrawn is a no of a question that the asker took back after it.
    pub state: String,
    /// When the consent that answered it was taken back.
    pub taken_back: Option<Timestamp>,
    /// Whether it waits for an answer today, and has its ground: what rests cannot be answered.
    pub stands: bool,
    /// Whether it is secret where the person lives: then the own pages do not tell why.
    pub is_secret: bool,
}

impl Ask {
    /// What the asker hears of it, as the end of `asks-state-…`: whether somebody said no or nobody
    /// answered is not told, nor by the day on which it is said.
    pub fn heard(&self, today: Date) -> &'static str {
        match self.state.as_str() {
            "yes" if self.taken_back.is_some() => "taken-back",
            "yes" => "yes",
            "withdrawn" | "no-withdrawn" => "withdrawn",
            _ if self.lapses > today => "open",
            _ => "not-given",
        }
    }

    /// [`Ask::heard`] in words.
    pub fn told(&self, page: &Page) -> String {
        let key = format!("asks-state-{}", self.heard(page.today));
        self.taken_back.map_or_else(|| page.t(&key), |at| page.with(&key, "when", page.moment(at)))
    }

    /// From when on the asker can ask again; nothing when that is now.
    pub fn again_from(&self, today: Date) -> Option<Date> {
        let waits = self.state != "yes" && self.lapses > today;
        waits.then_some(self.lapses)
    }

    /// What is asked, in words.
    pub fn what(&self, page: &Page) -> String {
        crate::consent::words::categories(page, &self.categories)
    }

    /// For what, in words.
    pub fn for_what(&self, page: &Page) -> String {
        page.t(&format!("consent-purpose-{}", self.purpose))
    }
}

/// The first day on which a question of today, for consent until a last day, is over.
pub fn lapses(today: Date, until: Date) -> Date {
    let day_after = until.saturating_add(1.day());
    today.saturating_add(LASTS.days()).min(day_after)
}

/// What an organisation of this kind can ask to read beside what is open to it.
pub fn askable(kind: organisations::Kind, open: &BTreeSet<Category>) -> Vec<Category> {
    let closed = |c: &Category| *c != Category::Identity && !open.contains(c);
    offered(kind).into_iter().filter(closed).collect()
}

/// What is open to an organisation by consent, as the file that was opened for a reader knows it.
pub fn open_to(file: &File, organisation: &str) -> BTreeSet<Category> {
    let own = file.standing.shares.iter().filter(|share| share.organisation == organisation);
    let own = own.filter(|share| share.through == Through::Consent);
    own.flat_map(|share| share.categories.iter().copied()).collect()
}

/// Whether the reader of a file can ask to read more of it: beside a lock stands the way to ask.
pub fn may_ask(file: &File) -> bool {
    !file.speaks_for().is_empty()
}

/// The organisation for which the reader of a file asks: the one that was chosen; when none was, the own
/// one, or the first. Nothing for who guides nobody there.
fn asker<'a>(file: &'a File, home: &str, chosen: &str) -> Option<&'a str> {
    let all = file.speaks_for();
    match chosen {
        "" => all.get(home).or(all.first()).copied(),
        _ => all.get(chosen).copied(),
    }
}

#[cfg(test)]
mod rules {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 22);

    fn ask(state: &str) -> Ask {
        Ask {
            id: String::new(),
            person: String::new(),
            organisation: String::new(),
            organisation_name: String::new(),
            purpose: "work".into(),
            categories: BTreeSet::new(),
            until: date(2027, 5, 31),
            why: String::new(),
            asked_by_name: String::new(),
            asked: TODAY,
            lapses: lapses(TODAY, date(2027, 5, 31)),
            state: state.into(),
            taken_back: None,
            stands: false,
            is_secret: false,
        }
    }

    #[test]
    fn a_question_is_over_after_thirty_days_or_with_its_own_last_day() {
        assert_eq!(lapses(TODAY, date(2027, 5, 31)), date(2026, 12, 22));
        assert_eq!(lapses(TODAY, date(2026, 11, 25)), date(2026, 11, 26));
        assert_eq!(ask("open").heard(date(2026, 12, 21)), "open");
        assert_eq!(ask("open").heard(date(2026, 12, 22)), "not-given");
    }

    #[test]
    fn a_no_and_no_answer_are_heard_alike() {
        let later = date(2026, 12, 22);
        for day in [TODAY, date(2026, 12, 21), later] {
            assert_eq!(ask("no").heard(day), ask("open").heard(day), "{day}");
            assert_eq!(ask("no").again_from(day), ask("open").again_from(day), "{day}");
        }
        assert_eq!(ask("no").heard(later), "not-given");
        assert_eq!(ask("no").again_from(TODAY), Some(later));
        for day in [TODAY, later] {
            assert_eq!(ask("no-withdrawn").heard(day), ask("withdrawn").heard(day), "{day}");
            assert_eq!(ask("no-withdrawn").again_from(day), ask("withdrawn").again_from(day));
        }
        assert_eq!(ask("withdrawn").again_from(TODAY), Some(later));
        assert_eq!(ask("yes").again_from(TODAY), None);
    }

    #[test]
    fn a_yes_that_was_taken_back_is_heard_as_such_and_can_be_asked_again() {
        let ask = Ask { taken_back: Some(Timestamp::UNIX_EPOCH), ..ask("yes") };
        assert_eq!(ask.heard(TODAY), "taken-back");
        assert_eq!(ask.again_from(TODAY), None);
    }

    #[test]
    fn only_what_can_be_given_and_is_not_open_can_be_asked() {
        let open = BTreeSet::from([Category::Identity, Category::WorkGoals]);
        let all = askable(organisations::Kind::Employer, &open);
        assert_eq!(all, [Category::Agreements]);
        assert!(askable(organisations::Kind::Province, &open).is_empty());
    }
}
