//! A correction that somebody asks, and the month in which it is answered.

use crate::view::Page;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// What a correction can be about: the ends of keys of words (`rights-part-…`), and something else.
pub const ABOUT: [&str; 12] = [
    "identity",
    "contact",
    "background",
    "income",
    "household",
    "steps",
    "appointments",
    "notes",
    "scores",
    "goals",
    "attachments",
    "else",
];

/// What a correction is about, in words.
pub fn about(page: &Page, word: &str) -> String {
    page.t(&format!("rights-part-{}", word.replace('_', "-")))
}

/// The last day to answer. Source: GDPR art. 12(3), one month after the request.
pub fn due(asked: Date) -> Date {
    asked.saturating_add(1.month())
}

/// How a request was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was changed.
    Changed,
    /// It stays as it is; what the person says stands beside it.
    Kept,
}

impl Outcome {
    /// The word in storage and at the end of keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Changed => "changed",
            Outcome::Kept => "kept",
        }
    }

    /// The outcome with this word.
    pub fn parse(word: &str) -> Option<Outcome> {
        [Outcome::Changed, Outcome::Kept].into_iter().find(|outcome| outcome.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_is_a_calendar_month() {
        assert_eq!(due(date(2026, 11, 22)), date(2026, 12, 22));
        assert_eq!(due(date(2027, 1, 31)), date(2027, 2, 28));
    }
}
