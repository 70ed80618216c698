//! Half-days of a week, numbers of places on them, and how full it gets: pure.

use crate::trajectories::overlap;
use jiff::civil::Date;

/// How many half-days a week has.
pub const HALF_DAYS: usize = 14;

/// A morning or an afternoon of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfDay(u8);

impl HalfDay {
    /// All fourteen, Monday morning first.
    pub fn all() -> impl Iterator<Item = HalfDay> {
        (0..14).map(HalfDay)
    }

    /// The half-day with this number: 0 is Monday morning, 13 Sunday afternoon.
    pub fn new(number: i64) -> Option<HalfDay> {
        u8::try_from(number).ok().filter(|n| *n < 14).map(HalfDay)
    }

    /// The half-day of the week on which the morning or the afternoon of a day falls.
    pub fn on(day: Date, is_afternoon: bool) -> HalfDay {
        let weekday = u8::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
        HalfDay(weekday * 2 + u8::from(is_afternoon))
    }

    /// Its number, 0 to 13.
    pub fn number(self) -> i64 {
        i64::from(self.0)
    }

    /// The day of the week: 1 is Monday.
    pub fn day(self) -> u8 {
        self.0 / 2 + 1
    }

    /// Whether it is an afternoon.
    pub fn is_afternoon(self) -> bool {
        self.0 % 2 == 1
    }

    /// The word in copies for machines and in keys of words (`offer-half-mon-am`).
    pub fn word(self) -> &'static str {
        const WORDS: [&str; HALF_DAYS] = [
            "mon-am", "mon-pm", "tue-am", "tue-pm", "wed-am", "wed-pm", "thu-am", "thu-pm",
            "fri-am", "fri-pm", "sat-am", "sat-pm", "sun-am", "sun-pm",
        ];
        WORDS[self.index()]
    }

    fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// Some half-days of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct HalfDays(u16);

impl HalfDays {
    /// The half-days of a stored number: a bit for each, 1 for Monday morning.
    pub fn from_bits(bits: i64) -> HalfDays {
        HalfDays(u16::try_from(bits & 0x3fff).unwrap_or(0))
    }

    /// As it is stored.
    pub fn bits(self) -> i64 {
        i64::from(self.0)
    }

    /// Whether this one is among them.
    pub fn has(self, half_day: HalfDay) -> bool {
        self.0 & (1 << half_day.0) != 0
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Those that are among both.
    #[must_use]
    pub fn and(self, other: HalfDays) -> HalfDays {
        HalfDays(self.0 & other.0)
    }

    /// One after the other.
    pub fn each(self) -> impl Iterator<Item = HalfDay> {
        HalfDay::all().filter(move |h| self.has(*h))
    }
}

impl FromIterator<HalfDay> for HalfDays {
    fn from_iter<I: IntoIterator<Item = HalfDay>>(all: I) -> HalfDays {
        HalfDays(all.into_iter().fold(0, |bits, half_day| bits | 1 << half_day.0))
    }
}

/// A number for each half-day: places, or people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Week([u16; HALF_DAYS]);

impl Week {
    /// The number of a half-day.
    pub fn at(&self, half_day: HalfDay) -> u16 {
        self.0[half_day.index()]
    }

    /// The same with another number at one half-day.
    pub fn set(&mut self, half_day: HalfDay, number: u16) {
        self.0[half_day.index()] = number;
    }

    /// The same number on each of some half-days.
    pub fn of(half_days: HalfDays, number: u16) -> Week {
        let mut week = Week::default();
        half_days.each().for_each(|h| week.set(h, number));
        week
    }

    /// The half-days that have a number.
    pub fn open(&self) -> HalfDays {
        HalfDay::all().filter(|h| self.at(*h) > 0).collect()
    }

    /// All together.
    pub fn sum(&self) -> u32 {
        self.0.iter().map(|n| u32::from(*n)).sum()
    }

    /// What is left of these places when so many are taken: never less than none.
    #[must_use]
    pub fn without(&self, taken: &Week) -> Week {
        let mut left = *self;
        HalfDay::all().for_each(|h| left.set(h, self.at(h).saturating_sub(taken.at(h))));
        left
    }
}

/// Somebody who is somewhere on some half-days, from a day until a day; without one it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// On which half-days.
    pub half_days: HalfDays,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Option<Date>,
}

impl Stay {
    fn is_there(&self, half_day: HalfDay, day: Date) -> bool {
        self.half_days.has(half_day) && overlap((self.from, self.until), (day, Some(day)))
    }
}

/// For each half-day the largest number of people who are there at the same time in a period.
///
/// The number only rises on a day on which somebody begins, so the first day of the period and the
/// beginnings within it are enough to look at.
pub fn fullest(stays: &[Stay], (from, until): (Date, Option<Date>)) -> Week {
    let within = |day: &Date| overlap((*day, Some(*day)), (from, until));
    let mut days: Vec<Date> = stays.iter().map(|s| s.from).filter(within).collect();
    days.push(from);
    days.sort_unstable();
    days.dedup();
    let mut most = Week::default();
    for half_day in HalfDay::all() {
        let there = |day: &Date| stays.iter().filter(|s| s.is_there(half_day, *day)).count();
        let number = days.iter().map(there).max().unwrap_or(0);
        most.set(half_day, u16::try_from(number).unwrap_or(u16::MAX));
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan as _;
    use jiff::civil::date;
    use proptest::prelude::*;

    const FIRST: Date = date(2026, 11, 2);

    fn day(number: i32) -> Date {
        FIRST.saturating_add(number.days())
    }

    fn stays() -> impl Strategy<Value = Vec<Stay>> {
        let one = (0..20_i32, proptest::option::of(0..15_i32), 1..0x3fff_i64);
        let stay = |(from, length, bits): (i32, Option<i32>, i64)| Stay {
            half_days: HalfDays::from_bits(bits),
            from: day(from),
            until: length.map(|length| day(from + length)),
        };
        proptest::collection::vec(one.prop_map(stay), 0..12)
    }

    proptest! {
        #[test]
        fn the_fullest_day_is_found_as_by_counting_every_day(
            stays in stays(), from in 0..25_i32, length in 0..20_i32,
        ) {
            let found = fullest(&stays, (day(from), Some(day(from + length))));
            for half_day in HalfDay::all() {
                let mut most = 0;
                for at in from..=from + length {
                    let mut there = 0;
                    for stay in &stays {
                        let ended = stay.until.is_some_and(|last| last < day(at));
                        let began = stay.from <= day(at);
                        there += u16::from(began && !ended && stay.half_days.has(half_day));
                    }
                    most = most.max(there);
                }
                prop_assert_eq!(found.at(half_day), most);
            }
        }

        #[test]
        fn half_days_are_stored_and_read_back(bits in 0..0x3fff_i64) {
            let half_days = HalfDays::from_bits(bits);
            prop_assert_eq!(half_days.each().collect::<HalfDays>().bits(), bits);
            prop_assert_eq!(half_days.len(), half_days.each().count());
        }
    }

    #[test]
    fn free_is_never_less_than_none_and_a_closed_half_day_stays_closed() {
        let (monday, tuesday) = (HalfDay::new(0).unwrap(), HalfDay::new(2).unwrap());
        let mut places = Week::default();
        places.set(monday, 2);
        let mut taken = Week::default();
        taken.set(monday, 3);
        taken.set(tuesday, 1);
        let free = places.without(&taken);
        assert_eq!((free.at(monday), free.at(tuesday)), (0, 0));
        assert!(free.open().is_empty());
        assert_eq!(places.open().bits(), 1);
    }

    #[test]
    fn half_days_go_from_monday_morning_to_sunday_afternoon() {
        let last = HalfDay::new(13).unwrap();
        assert_eq!((last.day(), last.is_afternoon()), (7, true));
        assert_eq!(HalfDay::new(14), None);
        assert_eq!(HalfDay::new(-1), None);
    }
}
