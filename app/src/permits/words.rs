//! Where a permission stands, in a sentence.

use super::{Finding, Permit};
use crate::view::Page;

impl Permit {
    /// `De adviserend arts gaf toelating tot 3 maart 2027.`
    pub fn said(&self, page: &Page) -> String {
        let who = self.who(page);
        let key = format!("permits-{}", self.standing.word());
        let day =
            self.standing.day().map_or_else(|| page.t("permits-day-unknown"), |d| page.day(d));
        page.with2(&key, ("who", who), ("day", day))
    }

    /// Who must agree.
    pub fn who(&self, page: &Page) -> String {
        given_by(page, &self.given_by)
    }

    /// What says so, and of when it is.
    pub fn source(&self, page: &Page) -> String {
        match self.source_day {
            Some(day) => page.with2(
                "permits-source-until",
                ("source", self.source.as_str()),
                ("day", page.day(day)),
            ),
            None => page.with("permits-source", "source", self.source.as_str()),
        }
    }
}

impl Finding {
    /// In words.
    pub fn said(&self, page: &Page) -> String {
        page.n(self.key, self.n)
    }

    /// What says so.
    pub fn source(&self, page: &Page) -> String {
        page.with("permits-source", "source", self.source.as_str())
    }
}

/// Who must agree, by its word.
pub(super) fn given_by(page: &Page, word: &str) -> String {
    match word {
        "" => page.t("permits-not-known"),
        "none" => page.t("permits-nobody"),
        _ => page.t(&format!("trajectories-given-by-{word}")),
    }
}
