//! Of which days a return is: a quarter or a calendar year.

use crate::view::Page;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};

/// The years that are read.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2199;

/// A quarter or a calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A quarter: year and number, 1 to 4.
    Quarter(i16, i8),
    /// A calendar year.
    Year(i16),
}

impl Period {
    /// Reads `2026-Q3` or `2026`.
    pub fn parse(word: &str) -> Option<Period> {
        let year = |text: &str| text.parse::<i16>().ok().filter(|year| YEARS.contains(year));
        match word.split_once("-Q") {
            None => year(word).map(Period::Year),
            Some((of, number)) => {
                let number: i8 = number.parse().ok().filter(|n| (1..=4).contains(n))?;
                Some(Period::Quarter(year(of)?, number))
            }
        }
    }

    /// As it is read.
    pub fn word(self) -> String {
        match self {
            Period::Quarter(year, number) => format!("{year}-Q{number}"),
            Period::Year(year) => year.to_string(),
        }
    }

    /// As a reader says it: `derde kwartaal van 2026`, `het jaar 2026`.
    pub fn name(self, page: &Page) -> String {
        match self {
            Period::Quarter(year, number) => page.with2(
                "returns-quarter",
                ("number", number.to_string()),
                ("year", year.to_string()),
            ),
            Period::Year(year) => page.with("returns-a-year", "year", year.to_string()),
        }
    }

    /// The calendar year in which it lies.
    pub fn year(self) -> i16 {
        match self {
            Period::Quarter(year, _) | Period::Year(year) => year,
        }
    }

    /// The first and the last day.
    pub fn days(self) -> (Date, Date) {
        match self {
            Period::Quarter(year, number) => {
                let first = date(year, number * 3 - 2, 1);
                (first, date(year, number * 3, 1).last_of_month())
            }
            Period::Year(year) => (date(year, 1, 1), date(year, 12, 31)),
        }
    }

    /// The days up to today: what is still to come is not told. Nothing when it has not begun.
    pub fn so_far(self, today: Date) -> Option<(Date, Date)> {
        let (first, last) = self.days();
        (first <= today).then(|| (first, last.min(today)))
    }

    /// The quarter in which a day lies.
    fn quarter_of(day: Date) -> Period {
        Period::Quarter(day.year(), (day.month() - 1) / 3 + 1)
    }

    /// The quarters that are offered: the last one that is over first, then the one that runs, then earlier
    /// ones.
    pub fn quarters(today: Date) -> Vec<Period> {
        let back =
            |n: i32| Period::quarter_of(today.first_of_month().saturating_sub((3 * n).months()));
        [back(1), back(0)].into_iter().chain((2..9).map(back)).collect()
    }

    /// The last quarter that is over.
    pub fn last_quarter(today: Date) -> Period {
        Period::quarter_of(today.first_of_month().saturating_sub(3.months()))
    }

    /// The years that are offered, in the same order.
    pub fn years(today: Date) -> Vec<Period> {
        let back = |n: i16| Period::Year(today.year() - n);
        [back(1), back(0)].into_iter().chain((2..6).map(back)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_has_its_days_and_is_read_back() {
        let quarter = Period::parse("2024-Q1").unwrap();
        assert_eq!(quarter.days(), (date(2024, 1, 1), date(2024, 3, 31)));
        assert_eq!(quarter.word(), "2024-Q1");
        assert_eq!(
            Period::parse("2026").map(Period::days),
            Some((date(2026, 1, 1), date(2026, 12, 31)))
        );
        for wrong in ["2026-Q5", "2026-Q0", "2026-Q", "26", "2026-3", "", "-Q1"] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_quarter_that_is_over_is_offered_first() {
        let words: Vec<_> =
            Period::quarters(date(2026, 1, 31)).into_iter().map(Period::word).collect();
        assert_eq!(words[..3], ["2025-Q4", "2026-Q1", "2025-Q3"]);
        assert_eq!(words.len(), 9);
    }

    #[test]
    fn of_a_quarter_that_runs_only_the_days_so_far_are_told() {
        let quarter = Period::Quarter(2026, 4);
        let today = date(2026, 11, 23);
        assert_eq!(quarter.so_far(today), Some((date(2026, 10, 1), today)));
        assert_eq!(Period::Year(2027).so_far(today), None);
    }
}
