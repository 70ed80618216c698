//! How hours are added up, and what is short. Pure.

use super::Work;
use std::collections::BTreeMap;

/// Something that was counted: what one account did, of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Who, and the name.
    pub account: (String, String),
    /// What kind of moment.
    pub kind: String,
    /// How many moments.
    pub n: i64,
    /// How many minutes the ones took of which it is noted.
    pub minutes: i64,
    /// Of how many it is not noted.
    pub unknown: i64,
}

/// Moments added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// How many moments.
    pub n: i64,
    /// How many minutes, of those of which it is noted.
    pub minutes: i64,
    /// Of how many it is not noted.
    pub unknown: i64,
}

impl Sum {
    /// Of these.
    pub fn of<'a>(all: impl IntoIterator<Item = &'a Counted>) -> Sum {
        all.into_iter().fold(Sum::default(), |sum, one| Sum {
            n: sum.n + one.n,
            minutes: sum.minutes + one.minutes,
            unknown: sum.unknown + one.unknown,
        })
    }

    /// Whether anything of it is known: without one length the hours are not known, and not nought.
    pub fn is_known(&self) -> bool {
        self.n == 0 || self.unknown < self.n
    }
}

/// Everybody who did something, by name.
pub fn people_of(all: &[Counted]) -> Vec<(String, String)> {
    let people: BTreeMap<(String, &str), &str> = all
        .iter()
        .map(|one| {
            ((base::names::fold(&one.account.1), one.account.0.as_str()), one.account.1.as_str())
        })
        .collect();
    people.into_iter().map(|((_, id), name)| (id.to_owned(), name.to_owned())).collect()
}

/// What one account did, of one sort.
pub fn did<'a>(
    all: &'a [Counted],
    account: &'a str,
    work: Work,
) -> impl Iterator<Item = &'a Counted> {
    all.iter().filter(move |one| one.account.0 == account && Work::of(&one.kind) == work)
}

/// What is asked and what there is, in minutes a week; nothing is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Means {
    /// How many people are guided.
    pub people: i64,
    /// What one of them asks.
    pub per_person: Option<i64>,
    /// What there is.
    pub available: Option<i64>,
}

impl Means {
    /// What all of them ask.
    pub fn asked(&self) -> Option<i64> {
        Some(self.people * self.per_person?)
    }

    /// What is short; less than nothing is what is left.
    pub fn short(&self) -> Option<i64> {
        Some(self.asked()? - self.available?)
    }

    /// How many people can be guided with what there is.
    pub fn room(&self) -> Option<i64> {
        let per_person = self.per_person.filter(|minutes| *minutes > 0)?;
        Some(self.available? / per_person)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(name: &str, kind: &str, n: i64, minutes: i64, unknown: i64) -> Counted {
        let account = (name.to_owned(), name.to_owned());
        Counted { account, kind: kind.to_owned(), n, minutes, unknown }
    }

    #[test]
    fn moments_are_direct_on_the_floor_or_indirect() {
        let all = [
            counted("Joris", "talk", 2, 60, 1),
            counted("Joris", "phone", 1, 15, 0),
            counted("Joris", "meeting", 1, 90, 0),
            counted("Greta", "floor", 3, 0, 3),
        ];
        let of = |who: &str, work| Sum::of(did(&all, who, work));
        assert_eq!(of("Joris", Work::Direct), Sum { n: 3, minutes: 75, unknown: 1 });
        assert_eq!(of("Joris", Work::Indirect), Sum { n: 1, minutes: 90, unknown: 0 });
        let floor = of("Greta", Work::Floor);
        assert!(!floor.is_known(), "three half-days of unknown length are not nought hours");
        assert!(of("Greta", Work::Direct).is_known(), "nothing was done");
        let names: Vec<String> = people_of(&all).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["Greta", "Joris"]);
    }

    /// Twenty people who ask an hour and a half a week, and twenty-four hours in which they can be guided.
    #[test]
    fn what_is_short_is_what_is_asked_less_what_there_is() {
        let means = Means { people: 20, per_person: Some(90), available: Some(24 * 60) };
        assert_eq!((means.asked(), means.short(), means.room()), (Some(1800), Some(360), Some(16)));
        let left = Means { people: 10, ..means };
        assert_eq!(left.short(), Some(-540));
        assert_eq!(Means { available: None, ..means }.short(), None);
        assert_eq!(Means { per_person: None, ..means }.short(), None);
        assert_eq!(Means { per_person: Some(0), ..means }.room(), None);
    }
}
