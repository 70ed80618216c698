//! Consent: to whom a person opens the file, for what, and until when.
//!
//! A consent names one partner organisation, categories of data, a purpose and a period; who gave it,
//! how, and in which language. It opens those categories of what *all* others keep about the person,
//! to read ([`crate::access`]); it never opens the right to change. Refusing or withdrawing changes
//! nothing else. A law can stand in its place; then the article is named.
//!
//! [`Stored::is_open`] says whether a consent holds today. It is turned when the day turns
//! ([`turn::turn`]), before anybody is answered, and it decides the derived rows of `shared_file`, from
//! which every page, list, search and export reads. So a withdrawal closes everything in one unit of
//! work.
//!
//! Sources: decree of 9 February 2018 on local social policy, art. 11 (free, specific, informed and
//! explicit consent); GDPR, art. 6, 7 and 9; law of 30 July 2018, art. 9 and 10.

pub(crate) mod closed;
mod emergency_pages;
mod ending_pages;
mod form;
#[cfg(test)]
mod kept_to_tests;
mod mine_pages;
mod new_page;
mod new_pages;
#[cfg(test)]
mod oracle_tests;
pub mod pages;
mod paper;
mod renewing;
#[cfg(test)]
mod several_tests;
mod shared_pages;
pub mod store;
#[cfg(test)]
pub mod tests;
pub mod turn;
pub(crate) mod words;

pub use form::asked as form_of;
pub use mine_pages::{emergencies_on_first_page, give_own};
pub(crate) use new_pages::{language_known, spoken};
pub use store::{NewConsent, Stored};

use jiff::ToSpan as _;
use jiff::civil::Date;

/// How long a consent may hold at most, in months. No law says how long; two years is our choice, so
/// that everybody is asked again in time.
pub const AT_MOST_MONTHS: i32 = 24;

/// So many days before its end it is time to talk about a consent again. Our choice.
pub const ENDS_SOON: i64 = 60;

/// The last day that is proposed: a year, less a day.
pub fn proposed_end(from: Date) -> Date {
    from.saturating_add(1.year()).saturating_sub(1.day())
}

/// The last day that is taken.
pub fn latest_end(from: Date) -> Date {
    from.saturating_add(AT_MOST_MONTHS.months())
}

/// What the consent is for.
pub const PURPOSES: [&str; 7] =
    ["guidance", "work", "housing", "finances", "family", "health", "meeting"];

/// How it was given: on signed paper, spoken to a worker, or by the person in the own pages.
pub const WAYS: [&str; 3] = ["paper", "spoken", "portal"];

/// Who gave it.
pub const GIVERS: [&str; 3] = ["person", "parent", "representative"];

/// On what ground: the person's consent, or a law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The person agreed and can take it back.
    Consent,
    /// A law asks for it; only the organisation that noted it can end it.
    Law,
}

impl Basis {
    /// The word in storage.
    pub fn word(self) -> &'static str {
        match self {
            Basis::Consent => "consent",
            Basis::Law => "law",
        }
    }

    /// Whether a law is the ground.
    pub fn is_law(self) -> bool {
        self == Basis::Law
    }

    /// The ground with this word.
    pub fn parse(word: &str) -> Option<Basis> {
        [Basis::Consent, Basis::Law].into_iter().find(|b| b.word() == word)
    }
}
