//! Trajectories: a person's dated steps on the participation ladder, with work form, place, hours,
//! aim and reasons.
//!
//! Up, sideways, down and out are equal citizens: what a change is called is decided by the crate
//! `outcomes` from the steps themselves, never typed by a worker.

mod conflicts;
mod drawing;
mod endings;
pub mod pages;
mod reference;
pub mod section;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;
mod way;

pub use conflicts::{Conflict, Dated, warning};
pub use endings::{EndReason, Ending, Perspective};
pub use reference::{FORMS, FormLine, PARAMETERS};
pub use store::seed;

use jiff::civil::Date;
use outcomes::Rung;

/// How far ahead a step may be planned, in days: two years. Our own choice, so that a slip of the
/// pen in a year is noticed.
pub const FURTHEST_PLAN: i32 = 730;

/// A step to be added. Its end never lies before its start: see [`NewStep::period_is_sound`].
#[derive(Debug, Clone, PartialEq)]
pub struct NewStep {
    /// Whose.
    pub person: String,
    /// The organisation that guides it.
    pub organisation: String,
    /// The rung it is on.
    pub rung: Rung,
    /// Key of the work form (`ama-welzijn` …).
    pub work_form: String,
    /// Where, in words: workshop, team, employer.
    pub place: String,
    /// Hours a week; nothing when not known.
    pub hours: Option<Hours>,
    /// The first day.
    pub start: Date,
    /// How it ended, when it did.
    pub end: Option<Ending>,
    /// Why it began.
    pub start_reason: String,
    /// The earlier step that this one restores.
    pub way_back_of: Option<String>,
    /// Source of a rule that it goes against, if any.
    pub warning: Option<String>,
    /// The import run that brought it.
    pub imported_by: Option<String>,
    /// The account that wrote it.
    pub made_by: Option<String>,
}

impl NewStep {
    /// A step that goes on, with only what every step has.
    pub fn open(
        person: &str,
        organisation: &str,
        rung: Rung,
        work_form: &str,
        start: Date,
    ) -> NewStep {
        NewStep {
            person: person.to_owned(),
            organisation: organisation.to_owned(),
            rung,
            work_form: work_form.to_owned(),
            place: String::new(),
            hours: None,
            start,
            end: None,
            start_reason: String::new(),
            way_back_of: None,
            warning: None,
            imported_by: None,
            made_by: None,
        }
    }

    /// Whether it ends on or after the day it starts.
    pub fn period_is_sound(&self) -> bool {
        self.end.as_ref().is_none_or(|end| end.day >= self.start)
    }
}

/// Hours a week, kept in quarters of an hour: more than none, at most 80 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours(i64);

impl Hours {
    /// So many quarters of an hour; nothing outside 1 to 320.
    pub fn from_quarters(quarters: i64) -> Option<Hours> {
        (1..=320).contains(&quarters).then_some(Hours(quarters))
    }

    /// Reads `12`, `12,5`, `12.25` or `12u30`; nothing when it is not a number of quarters.
    pub fn read(text: &str) -> Option<Hours> {
        let text = text.trim().to_lowercase();
        if let Some((hours, minutes)) = text.split_once(['u', 'h', ':']) {
            let minutes: i64 = if minutes.is_empty() { 0 } else { minutes.trim().parse().ok()? };
            let whole: i64 = hours.trim().parse().ok()?;
            let fits = (0..60).contains(&minutes) && minutes % 15 == 0 && whole <= 80;
            return if fits { Hours::from_quarters(whole * 4 + minutes / 15) } else { None };
        }
        let (whole, part) = text.split_once([',', '.']).unwrap_or((&text, "0"));
        let whole: i64 = whole.parse().ok().filter(|w| (0..=80).contains(w))?;
        let quarters = match part {
            "0" | "00" => 0,
            "25" => 1,
            "5" | "50" => 2,
            "75" => 3,
            _ => return None,
        };
        Hours::from_quarters(whole * 4 + quarters)
    }

    /// In quarters of an hour.
    pub fn quarters(self) -> i64 {
        self.0
    }

    /// `12,5`, with the decimal sign of the language.
    pub fn text(self, decimal: char) -> String {
        let part = ["", "25", "5", "75"][usize::try_from(self.0 % 4).unwrap_or(0)];
        let whole = self.0 / 4;
        if part.is_empty() { whole.to_string() } else { format!("{whole}{decimal}{part}") }
    }
}

/// Whether two periods share a day; no last day means that it goes on.
pub fn overlap(one: (Date, Option<Date>), other: (Date, Option<Date>)) -> bool {
    one.1.is_none_or(|last| other.0 <= last) && other.1.is_none_or(|last| one.0 <= last)
}

#[cfg(test)]
mod unit_tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, quarters) in
            [("12", 48), ("12,5", 50), ("12.25", 49), ("12u30", 50), ("38", 152), ("0,5", 2)]
        {
            assert_eq!(Hours::read(text).map(Hours::quarters), Some(quarters), "{text}");
        }
        for text in ["", "0", "-3", "12,3", "81", "veel", "12u20", "99999999999999999999"] {
            assert_eq!(Hours::read(text), None, "{text}");
        }
    }

    #[test]
    fn hours_are_written_with_a_comma() {
        assert_eq!(Hours::read("12.50").unwrap().text(','), "12,5");
        assert_eq!(Hours::read("4").unwrap().text(','), "4");
    }

    #[test]
    fn periods_that_share_one_day_overlap() {
        let (a, b, c) = (date(2026, 1, 1), date(2026, 3, 1), date(2026, 3, 2));
        assert!(overlap((a, Some(b)), (b, None)));
        assert!(!overlap((a, Some(b)), (c, None)));
        assert!(overlap((a, None), (c, Some(c))));
    }
}
