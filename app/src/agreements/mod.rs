//! The agreement per work post: what it says, on which paper, who signed it, and what is missing.
//!
//! One agreement is about one person at one work post, at one step; somebody with several posts has several.
//! What it has to say hangs on the framework ([`Framework::asks`], with the source). It is filled in
//! beforehand from the work post, the placement and the texts of the organisation. Once signed it stands:
//! what changes is a next agreement. `docs/agreements.md` tells more.

mod brief;
mod duties;
mod element;
pub mod gaps;
pub mod pages;
pub mod section;
pub mod store;
pub mod template;
#[cfg(test)]
pub(crate) mod tests;

pub use brief::Brief;
pub use duties::{Declared, Dimona, declarations};
pub use element::{Element, Framework};
pub use store::{Agreement, NewAgreement, Scan};

use jiff::civil::Date;
use std::collections::BTreeMap;

/// What an agreement says, element by element; what is not said is not in it.
pub type Said = BTreeMap<Element, String>;

/// How far an agreement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It is being written.
    Draft,
    /// It is on paper, and waits to be signed.
    ToSign,
    /// It is signed, and stands.
    Signed,
}

impl State {
    /// The word in storage and at the end of keys of words (`agreements-state-draft`).
    pub fn word(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::ToSign => "to-sign",
            State::Signed => "signed",
        }
    }

    /// The state with this word.
    pub fn parse(word: &str) -> Option<State> {
        [State::Draft, State::ToSign, State::Signed].into_iter().find(|s| s.word() == word)
    }

    /// The colour of its chip.
    pub fn tone(self) -> &'static str {
        match self {
            State::Draft => "",
            State::ToSign => "tone-sun",
            State::Signed => "tone-moss",
        }
    }
}

impl Agreement {
    /// Whether it stands: it was signed, or a declaration was done by it. It can end, and be followed by a
    /// next one; it is not changed, given back or thrown away any more.
    pub fn stands(&self) -> bool {
        let is_declared = self.dimona_in.is_some() || self.dimona_out.is_some();
        self.state == State::Signed || is_declared
    }

    /// Whether it is over on a day, or never began.
    pub fn is_over(&self, day: Date) -> bool {
        self.until.is_some_and(|until| until < day)
    }

    /// Whether it holds on a day of a period.
    pub fn meets(&self, (from, until): (Date, Date)) -> bool {
        let ends = self.until.is_none_or(|last| last >= from && last >= self.from);
        self.from <= until && ends
    }

    /// The elements that the framework asks and that it does not say.
    pub fn lacks(&self) -> Vec<Element> {
        let says = |element: &Element| {
            self.said.get(element).is_some_and(|words| !words.trim().is_empty())
        };
        Framework::of(&self.work_form).asks().iter().copied().filter(|e| !says(e)).collect()
    }

    /// `Groenploeg, Loods`.
    pub fn place(&self) -> String {
        format!("{}, {}", self.post_name, self.site_name)
    }
}
