//! Presence: who was at a work post on a half-day, noted faster than on paper.
//!
//! A presence is of one person, one work post, one day and one half-day. What is not known has no row:
//! unknown is not absent. Who is expected comes from the placements ([`store::expected`]); the list of a
//! half-day has them ticked beforehand ([`Line::proposed`]) and one saving notes all. Of two hands at one
//! list neither is lost ([`decide`]). `docs/presence.md` tells the concepts.

mod doubt;
pub mod form;
mod kiosk;
pub mod pages;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;

pub use doubt::{Doubt, Elsewhere, doubt};

use crate::offer::HalfDay;
use jiff::civil::Date;

/// What is noted of somebody on a half-day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// Was there.
    Present,
    /// Was there, and came late.
    Late,
    /// Was not there, and said so before.
    Notified,
    /// Was ill.
    Sick,
    /// Had leave.
    Leave,
    /// Was not there, without a word.
    Unexcused,
    /// For this person it was closed.
    Closed,
}

impl Code {
    /// All of them, in the order of the buttons.
    pub const ALL: [Code; 7] = [
        Code::Present,
        Code::Late,
        Code::Notified,
        Code::Sick,
        Code::Leave,
        Code::Unexcused,
        Code::Closed,
    ];

    /// What somebody can be for a longer time.
    pub const AWAY: [Code; 3] = [Code::Sick, Code::Leave, Code::Notified];

    /// The word in storage, forms and at the end of keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Code::Present => "present",
            Code::Late => "late",
            Code::Notified => "notified",
            Code::Sick => "sick",
            Code::Leave => "leave",
            Code::Unexcused => "unexcused",
            Code::Closed => "closed",
        }
    }

    /// The code with this word.
    pub fn parse(word: &str) -> Option<Code> {
        Code::ALL.into_iter().find(|code| code.word() == word)
    }

    /// Whether somebody was there.
    pub fn was_there(self) -> bool {
        matches!(self, Code::Present | Code::Late)
    }
}

/// From what a presence was noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The list of a half-day.
    Screen,
    /// A week sheet of paper, typed over.
    Paper,
    /// The tablet at the door, by who came in.
    Kiosk,
}

impl Source {
    /// The word in storage and at the end of keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Source::Screen => "screen",
            Source::Paper => "paper",
            Source::Kiosk => "kiosk",
        }
    }
}

/// A morning or an afternoon of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When {
    /// The day.
    pub day: Date,
    /// Whether it is the afternoon.
    pub is_afternoon: bool,
}

impl When {
    /// The number of the half-day in storage and addresses: 0 is the morning.
    pub fn half(self) -> i64 {
        i64::from(self.is_afternoon)
    }

    /// Which half-day of the week it is.
    pub fn of_week(self) -> HalfDay {
        let monday = i64::from(self.day.weekday().to_monday_zero_offset());
        HalfDay::new(monday * 2 + self.half())
            .unwrap_or_else(|| unreachable!("a week has fourteen"))
    }

    /// The half-day with this number on a day.
    pub fn of(day: Date, half: i64) -> Option<When> {
        matches!(half, 0 | 1).then_some(When { day, is_afternoon: half == 1 })
    }
}

/// A half-day at a work post.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// Where.
    pub work_post: String,
    /// When.
    pub when: When,
}

impl Slot {
    /// The word by which a merge knows a half-day that both records have.
    pub fn word(&self) -> String {
        format!("{}.{}.{}", self.work_post, self.when.day, self.when.half())
    }
}

/// What is noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The code.
    pub code: Code,
    /// How many minutes somebody was there, when that was noted.
    pub minutes: Option<i64>,
}

impl Mark {
    /// A code alone.
    pub fn of(code: Code) -> Mark {
        Mark { code, minutes: None }
    }
}

/// A presence as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// Whose.
    pub person: String,
    /// At which half-day.
    pub slot: Slot,
    /// What.
    pub mark: Mark,
    /// From what, as a word.
    pub source: String,
    /// The name of who noted it; empty for the program.
    pub by: String,
    /// When.
    pub at: jiff::Timestamp,
    /// The version: 0 is none yet.
    pub version: i64,
}

/// Somebody on the list of a half-day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub person: String,
    /// The name on the list.
    pub name: String,
    /// At which half-day.
    pub slot: Slot,
    /// Whether somebody is expected, by the placements.
    pub is_expected: bool,
    /// Why somebody is away for a longer time.
    pub away: Option<Code>,
    /// What is noted already.
    pub noted: Option<Noted>,
}

impl Line {
    /// What is ticked when the list opens: what is noted; else what an absence says; else that who is
    /// expected is there. Nothing is nothing: unknown.
    pub fn proposed(&self) -> Option<Code> {
        let noted = self.noted.as_ref().map(|noted| noted.mark.code);
        noted.or(self.away).or(self.is_expected.then_some(Code::Present))
    }
}

/// A line of a list as it comes back from the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Whose.
    pub person: String,
    /// At which half-day.
    pub slot: Slot,
    /// What the list showed when it was opened.
    pub shown: Option<Code>,
    /// What is to be noted; nothing for unknown.
    pub mark: Option<Mark>,
    /// The version that the list showed; 0 for none.
    pub version: i64,
}

impl Sent {
    /// Whether the reader says something at this line that the list did not say by itself.
    fn is_touched(&self) -> bool {
        let has_minutes = self.mark.is_some_and(|mark| mark.minutes.is_some());
        has_minutes || self.mark.map(|mark| mark.code) != self.shown
    }
}

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stays as it is stored.
    Stays,
    /// What somebody else noted meanwhile stays: the reader did not touch this line.
    Theirs,
    /// It is written.
    Write(Mark),
    /// It becomes unknown again.
    Clear,
    /// Somebody else noted another thing meanwhile: the reader is asked.
    Met,
}

/// What becomes of a line, given what is stored now. What somebody else wrote after the list was opened
/// is never overwritten without asking; who did not touch a line has no opinion about it.
pub fn decide(sent: &Sent, stored: Option<&Noted>) -> Fate {
    let now = stored.map(|noted| noted.mark);
    let is_same = now == sent.mark;
    if stored.map_or(0, |noted| noted.version) != sent.version {
        return match (is_same, sent.is_touched()) {
            (true, _) => Fate::Stays,
            (false, false) => Fate::Theirs,
            (false, true) => Fate::Met,
        };
    }
    match sent.mark {
        _ if is_same => Fate::Stays,
        Some(mark) => Fate::Write(mark),
        None => Fate::Clear,
    }
}

/// The names on a list: the first name, with as many letters of the family name as tell two apart.
pub fn short_names(people: &[(String, String)]) -> Vec<String> {
    let alike = |first: &str| people.iter().filter(|(other, _)| other == first).count() > 1;
    let letters = |family: &str, n: usize| family.chars().take(n).collect::<String>();
    let short = |(first, family): &(String, String)| {
        if !alike(first) || family.is_empty() {
            return first.clone();
        }
        let same = people.iter().filter(|(other, _)| other == first);
        let fits = |n: &usize| {
            let mine = letters(family, *n);
            same.clone().filter(|(_, other)| letters(other, *n) == mine).count() == 1
        };
        match (1..=3).find(fits) {
            Some(n) if n < family.chars().count() => format!("{first} {}.", letters(family, n)),
            _ => format!("{first} {family}"),
        }
    };
    people.iter().map(short).collect()
}

#[cfg(test)]
mod rules {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn slot() -> Slot {
        let when = When { day: date(2026, 11, 23), is_afternoon: false };
        Slot { work_post: "post".into(), when }
    }

    fn noted(code: Code, version: i64) -> Noted {
        Noted {
            person: "p".into(),
            slot: slot(),
            mark: Mark::of(code),
            source: "screen".into(),
            by: String::new(),
            at: jiff::Timestamp::UNIX_EPOCH,
            version,
        }
    }

    fn sent(shown: Option<Code>, code: Option<Code>, version: i64) -> Sent {
        let (person, mark) = ("p".into(), code.map(Mark::of));
        Sent { person, slot: slot(), shown, mark, version }
    }

    fn code() -> impl Strategy<Value = Option<Code>> {
        prop::option::of(prop::sample::select(Code::ALL.to_vec()))
    }

    #[test]
    fn every_word_is_read_back() {
        assert!(Code::ALL.iter().all(|code| Code::parse(code.word()) == Some(*code)));
        assert_eq!(Code::parse("of another version"), None);
    }

    #[test]
    fn a_half_day_of_a_day_is_that_of_its_week() {
        let when = |day, half| When::of(day, half).unwrap();
        assert_eq!(when(date(2026, 11, 23), 0).of_week().number(), 0);
        assert_eq!(when(date(2026, 11, 29), 1).of_week().number(), 13);
        assert_eq!(When::of(date(2026, 11, 23), 2), None);
    }

    #[test]
    fn who_is_expected_is_ticked_unless_away_or_noted() {
        let line = |is_expected, away, noted| Line {
            person: "p".into(),
            name: "Nele".into(),
            slot: slot(),
            is_expected,
            away,
            noted,
        };
        assert_eq!(line(true, None, None).proposed(), Some(Code::Present));
        assert_eq!(line(true, Some(Code::Sick), None).proposed(), Some(Code::Sick));
        let there = Some(noted(Code::Late, 1));
        assert_eq!(line(true, Some(Code::Sick), there).proposed(), Some(Code::Late));
        assert_eq!(line(false, None, None).proposed(), None);
    }

    proptest! {
        /// The whole rule again, in the words of somebody who reads the list.
        #[test]
        fn nothing_of_somebody_else_is_overwritten_unasked(
            shown in code(), mine in code(), theirs in code(), meanwhile in any::<bool>(),
        ) {
            let version = i64::from(theirs.is_some()) + i64::from(meanwhile);
            let stored = theirs.map(|code| noted(code, version.max(1)));
            let seen = if meanwhile { 7 } else { stored.as_ref().map_or(0, |n| n.version) };
            let fate = decide(&sent(shown, mine, seen), stored.as_ref());
            let after = match fate {
                Fate::Write(mark) => Some(mark.code),
                Fate::Clear => None,
                _ => theirs,
            };
            if mine == theirs {
                prop_assert_eq!(fate, Fate::Stays);
            } else if meanwhile {
                prop_assert_eq!(after, theirs);
                prop_assert_eq!(fate == Fate::Met, mine != shown);
            } else {
                prop_assert_eq!(after, mine);
            }
        }

        #[test]
        fn no_two_people_on_a_list_have_one_name(
            people in prop::collection::btree_set(("[AB]", "[A-C]{1,4}"), 0..8),
        ) {
            let people: Vec<(String, String)> = people.into_iter().collect();
            let names = short_names(&people);
            let distinct: std::collections::BTreeSet<&String> = names.iter().collect();
            prop_assert_eq!(distinct.len(), people.len());
        }
    }

    #[test]
    fn a_list_has_first_names_and_letters_only_where_two_are_alike() {
        let people = [("Nele", "Zandvoorde"), ("Milan", "Dobbel"), ("Nele", "Zeeman")];
        let people = people.map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(short_names(&people), ["Nele Za.", "Milan", "Nele Ze."]);
    }
}
