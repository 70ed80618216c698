//! Who did and saw what: an append-only log in which each line is sealed with the hash of the line
//! before it, so that a line that is changed or taken away later shows.
//!
//! A write puts its line in its own unit of work ([`write`]). Looks come in great numbers: they are
//! gathered and share one commit, but each is answered only after that commit ([`look`]).

mod deed;
mod detail;
mod looks;
mod names;
pub mod pages;
mod sentence;
mod store;
#[cfg(test)]
mod tests;
mod thing;
pub mod told;

pub use deed::Deed;
pub use detail::{page_name, reason_words};
pub use looks::{Looks, OnItsWay, look, look_all, look_meanwhile};
#[cfg(test)]
pub(crate) use store::TEXTS;
pub(crate) use store::copied::COPIED;
#[cfg(test)]
pub(crate) use store::reading::TEXTS as READING_TEXTS;
pub use store::{Broken, Seal, verify, verify_since, write};
pub use thing::Thing;

use crate::access::Actor;

/// One line of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Who; nobody for the program itself.
    pub account: Option<String>,
    /// For which organisation.
    pub organisation: Option<String>,
    /// What was done.
    pub deed: Deed,
    /// To what kind of thing.
    pub thing: Thing,
    /// To which one.
    pub subject: String,
    /// Whose data it was.
    pub person: Option<String>,
    /// Why it was allowed, or what changed. Never names, never the contents of a note.
    pub detail: String,
}

impl Line {
    /// A line by somebody who is signed in.
    pub fn by(actor: &Actor, deed: Deed, thing: Thing, subject: &str) -> Line {
        Line {
            account: Some(actor.account.clone()),
            organisation: Some(actor.organisation.clone()),
            deed,
            thing,
            subject: subject.to_owned(),
            person: None,
            detail: String::new(),
        }
    }

    /// A line by the program itself, from the command line or a job.
    pub fn by_program(deed: Deed, thing: Thing, subject: &str) -> Line {
        Line {
            account: None,
            organisation: None,
            deed,
            thing,
            subject: subject.to_owned(),
            person: None,
            detail: String::new(),
        }
    }

    /// A line by somebody who is not signed in yet: about the own account, which did it.
    pub fn by_owner(deed: Deed, account: &str) -> Line {
        Line {
            account: Some(account.to_owned()),
            ..Line::by_program(deed, Thing::Account, account)
        }
    }

    /// Says whose data it was.
    #[must_use]
    pub fn about(mut self, person: &str) -> Line {
        self.person = Some(person.to_owned());
        self
    }

    /// Says for which organisation, when that is not the home of who did it.
    #[must_use]
    pub fn at(mut self, organisation: &str) -> Line {
        self.organisation = Some(organisation.to_owned());
        self
    }

    /// Says why, or what.
    #[must_use]
    pub fn because(mut self, detail: impl Into<String>) -> Line {
        self.detail = detail.into();
        self
    }
}
