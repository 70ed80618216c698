//! Work forms that may not overlap in time. Going against such a rule is allowed, with a warning that
//! names its source: the rule can have exceptions that a program does not know.

use super::overlap;
use jiff::civil::Date;

/// Two forms that may not overlap in time.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// One.
    pub one: String,
    /// The other.
    pub other: String,
    /// What says so.
    pub source: String,
}

impl Conflict {
    fn is_about(&self, a: &str, b: &str) -> bool {
        (self.one == a && self.other == b) || (self.one == b && self.other == a)
    }
}

/// A step as far as these rules look at it.
#[derive(Debug, Clone, Copy)]
pub struct Dated<'a> {
    /// Key of the work form.
    pub work_form: &'a str,
    /// The first day.
    pub from: Date,
    /// The last day, when it ended.
    pub until: Option<Date>,
}

/// The source of a rule that a step goes against, given the other steps of the same person.
pub fn warning<'a>(
    new: Dated<'_>,
    others: impl IntoIterator<Item = Dated<'a>>,
    conflicts: &[Conflict],
) -> Option<String> {
    let meets = |o: &Dated<'_>| overlap((o.from, o.until), (new.from, new.until));
    let against = |o: Dated<'_>| conflicts.iter().find(|c| c.is_about(o.work_form, new.work_form));
    others.into_iter().filter(meets).find_map(against).map(|c| c.source.clone())
}

#[cfg(test)]
mod unit_tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_step_is_warned_of_only_when_it_meets_a_form_that_it_may_not_meet() {
        let rule =
            Conflict { one: "a".into(), other: "b".into(), source: "an invented rule".into() };
        let new = Dated { work_form: "b", from: date(2026, 3, 1), until: None };
        let other = |work_form, until| Dated { work_form, from: date(2026, 1, 1), until };
        let of = |other| warning(new, [other], std::slice::from_ref(&rule));
        assert_eq!(of(other("a", None)).as_deref(), Some("an invented rule"));
        assert_eq!(of(other("a", Some(date(2026, 3, 1)))).as_deref(), Some("an invented rule"));
        assert_eq!(of(other("a", Some(date(2026, 2, 28)))), None);
        assert_eq!(of(other("b", None)), None);
    }
}
