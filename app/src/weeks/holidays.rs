//! The ten legal holidays of Belgium.
//!
//! Source: law of 4 January 1974 on the holidays, and article 1 of the royal decree of 18 April 1974 that
//! carries it out. A holiday that falls on a Sunday, or on another day on which nobody works, is given
//! back on a day that each organisation chooses for itself: that is a closure of its own
//! ([`ClosedFor::Replacement`](super::ClosedFor)), and stands nowhere in the law.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

/// A legal holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// The day after Easter.
    EasterMonday,
    /// 1 May.
    Labour,
    /// The 39th day after Easter.
    Ascension,
    /// The 50th day after Easter.
    WhitMonday,
    /// 21 July.
    National,
    /// 15 August.
    Assumption,
    /// 1 November.
    AllSaints,
    /// 11 November.
    Armistice,
    /// 25 December.
    Christmas,
}

impl Holiday {
    /// All ten. Labour Day and Ascension can change places.
    pub const ALL: [Holiday; 10] = [
        Holiday::NewYear,
        Holiday::EasterMonday,
        Holiday::Labour,
        Holiday::Ascension,
        Holiday::WhitMonday,
        Holiday::National,
        Holiday::Assumption,
        Holiday::AllSaints,
        Holiday::Armistice,
        Holiday::Christmas,
    ];

    /// The day on which it falls in a year.
    pub fn day(self, year: i16) -> Date {
        let after_easter = |days: i32| easter(year).saturating_add(days.days());
        match self {
            Holiday::NewYear => date(year, 1, 1),
            Holiday::EasterMonday => after_easter(1),
            Holiday::Labour => date(year, 5, 1),
            Holiday::Ascension => after_easter(39),
            Holiday::WhitMonday => after_easter(50),
            Holiday::National => date(year, 7, 21),
            Holiday::Assumption => date(year, 8, 15),
            Holiday::AllSaints => date(year, 11, 1),
            Holiday::Armistice => date(year, 11, 11),
            Holiday::Christmas => date(year, 12, 25),
        }
    }

    /// The end of the key of its words (`weeks-holiday-ascension`).
    pub fn word(self) -> &'static str {
        match self {
            Holiday::NewYear => "new-year",
            Holiday::EasterMonday => "easter-monday",
            Holiday::Labour => "labour",
            Holiday::Ascension => "ascension",
            Holiday::WhitMonday => "whit-monday",
            Holiday::National => "national",
            Holiday::Assumption => "assumption",
            Holiday::AllSaints => "all-saints",
            Holiday::Armistice => "armistice",
            Holiday::Christmas => "christmas",
        }
    }

    /// The holiday on a day. Of two on one day (Ascension on 1 May) the first of the list.
    pub fn on(day: Date) -> Option<Holiday> {
        Holiday::ALL.into_iter().find(|holiday| holiday.day(day.year()) == day)
    }

    /// The holidays of a year, in the order of the calendar.
    pub fn of_year(year: i16) -> Vec<(Date, Holiday)> {
        let mut all: Vec<_> = Holiday::ALL.map(|holiday| (holiday.day(year), holiday)).to_vec();
        all.sort_unstable();
        all
    }
}

/// Easter Sunday by the Gregorian calendar: the rule of Butcher (Ecclesiastical Calendar, 1876), as Meeus
/// gives it in Astronomical Algorithms, chapter 8. The letters are those of the book.
#[expect(clippy::many_single_char_names, reason = "those of the book")]
fn easter(year: i16) -> Date {
    let year32 = i32::from(year);
    let (a, b, c) = (year32 % 19, year32 / 100, year32 % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    // Never before 22 March or after 25 April, so that counting from 1 March stays within the calendar.
    date(year, 3, 1).saturating_add(((days / 31 - 3) * 31 + days % 31).days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Weekday;

    #[test]
    fn easter_falls_on_the_days_that_are_known() {
        for (year, month, day) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (1954, 4, 18),
            (1961, 4, 2),
            (1981, 4, 19),
            (2000, 4, 23),
            (2008, 3, 23),
            (2019, 4, 21),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2029, 4, 1),
            (2030, 4, 21),
            (2038, 4, 25),
            (2049, 4, 18),
            (2076, 4, 19),
            (2285, 3, 22),
        ] {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    /// The Sunday after the first full moon of the church on 21 March or later, by the tables of golden
    /// number and epact: another way than the rule above.
    fn by_the_tables(year: i16) -> Date {
        let y = i32::from(year);
        let century = y / 100 + 1;
        let golden = y % 19 + 1;
        let (solar, lunar) = (3 * century / 4 - 12, (8 * century + 5) / 25 - 5);
        let mut epact = (11 * golden + 20 + lunar - solar).rem_euclid(30);
        if (epact == 25 && golden > 11) || epact == 24 {
            epact += 1;
        }
        let mut moon = 44 - epact;
        if moon < 21 {
            moon += 30;
        }
        let full = date(year, 3, 1).saturating_add((moon - 1).days());
        let mut day = full.saturating_add(1.days());
        while day.weekday() != Weekday::Sunday {
            day = day.saturating_add(1.days());
        }
        day
    }

    #[test]
    fn easter_is_the_sunday_after_the_full_moon_of_the_tables() {
        for year in 1900..2300 {
            assert_eq!(easter(year), by_the_tables(year), "{year}");
        }
    }

    #[test]
    fn the_ten_holidays_of_2026_and_2027() {
        let of = |year| Holiday::of_year(year).into_iter().map(|(day, _)| day).collect::<Vec<_>>();
        let days = |year, spring: [(i8, i8); 5]| {
            let fixed = [(7, 21), (8, 15), (11, 1), (11, 11), (12, 25)];
            spring.into_iter().chain(fixed).map(|(m, d)| date(year, m, d)).collect::<Vec<_>>()
        };
        assert_eq!(of(2026), days(2026, [(1, 1), (4, 6), (5, 1), (5, 14), (5, 25)]));
        assert_eq!(of(2027), days(2027, [(1, 1), (3, 29), (5, 1), (5, 6), (5, 17)]));
        assert_eq!(Holiday::on(date(2026, 5, 14)), Some(Holiday::Ascension));
        assert_eq!(Holiday::on(date(2026, 5, 15)), None);
    }

    #[test]
    fn ascension_can_fall_on_labour_day() {
        let on = date(2008, 5, 1);
        assert_eq!((Holiday::Ascension.day(2008), Holiday::on(on)), (on, Some(Holiday::Labour)));
    }
}
