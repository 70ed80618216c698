//! What speaks against a presence: said before it is noted, and noted all the same when the reader says so.
//! Paper and memory are wrong more often than they lie.

use jiff::civil::Date;

/// What is known of somebody around a half-day, at one organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// Whether somebody is expected at this work post on this half-day.
    pub is_expected_here: bool,
    /// The work post where somebody is noted as present at the same half-day.
    pub noted_at: Option<String>,
    /// The work post where somebody is expected at the same half-day.
    pub expected_at: Option<String>,
    /// First and last days of the placements at this work post; without a last day it goes on.
    pub stays: Vec<(Date, Option<Date>)>,
    /// Why the half-day is closed, in words, by the calendar.
    pub closed: Option<String>,
}

/// What speaks against noting somebody as present.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Is noted as present at another work post.
    NotedAt(String),
    /// Is expected at another work post.
    ExpectedAt(String),
    /// The placement begins later.
    NotBegun(Date),
    /// The placement ended.
    Ended(Date),
    /// The half-day is closed.
    Closed(String),
}

/// The first thing that speaks against noting somebody as present on a day; nothing for who is expected
/// here, and for who walks in without any placement here.
pub fn doubt(day: Date, known: &Elsewhere) -> Option<Doubt> {
    if let Some(post) = &known.noted_at {
        return Some(Doubt::NotedAt(post.clone()));
    }
    if let Some(why) = &known.closed {
        return Some(Doubt::Closed(why.clone()));
    }
    if known.is_expected_here {
        return None;
    }
    if let Some(post) = &known.expected_at {
        return Some(Doubt::ExpectedAt(post.clone()));
    }
    let runs = |(from, until): &(Date, Option<Date>)| {
        *from <= day && until.is_none_or(|until| day <= until)
    };
    if known.stays.iter().any(runs) {
        return None;
    }
    let next = known.stays.iter().map(|(from, _)| *from).filter(|from| day < *from).min();
    let last = known.stays.iter().filter_map(|(_, until)| *until).filter(|u| *u < day).max();
    last.map(Doubt::Ended).or(next.map(Doubt::NotBegun))
}

#[cfg(test)]
mod rules {
    use super::*;
    use jiff::civil::date;

    const DAY: Date = date(2026, 11, 23);

    fn stays(all: &[(Date, Option<Date>)]) -> Elsewhere {
        Elsewhere { stays: all.to_vec(), ..Elsewhere::default() }
    }

    #[test]
    fn before_the_beginning_and_after_the_end_are_told_apart() {
        let later = stays(&[(date(2026, 12, 1), None)]);
        assert_eq!(doubt(DAY, &later), Some(Doubt::NotBegun(date(2026, 12, 1))));
        let over = stays(&[(date(2026, 1, 1), Some(date(2026, 11, 20)))]);
        assert_eq!(doubt(DAY, &over), Some(Doubt::Ended(date(2026, 11, 20))));
        assert_eq!(doubt(DAY, &stays(&[(date(2026, 1, 1), Some(DAY))])), None);
    }

    #[test]
    fn who_walks_in_without_a_placement_is_welcome() {
        assert_eq!(doubt(DAY, &Elsewhere::default()), None);
    }

    #[test]
    fn nobody_is_at_two_places_at_once() {
        let post = Some("Inpak".to_owned());
        let there = Elsewhere { noted_at: post.clone(), is_expected_here: true, ..stays(&[]) };
        assert_eq!(doubt(DAY, &there), Some(Doubt::NotedAt("Inpak".into())));
        let expected = Elsewhere { expected_at: post.clone(), ..stays(&[(DAY, None)]) };
        assert_eq!(doubt(DAY, &expected), Some(Doubt::ExpectedAt("Inpak".into())));
        let both = Elsewhere { expected_at: post, is_expected_here: true, ..stays(&[]) };
        assert_eq!(doubt(DAY, &both), None);
    }
}
