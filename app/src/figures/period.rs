//! Which days the figures are about.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use outcomes::Window;

/// How many full years back are offered.
const YEARS: i16 = 10;

/// A choice of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A calendar year.
    Year(i16),
    /// The twelve months up to the end of last month.
    LastTwelve,
    /// The twelve months up to today.
    ToToday,
    /// This year up to today.
    ThisYear,
    /// Days chosen by hand.
    Between(Window),
}

impl Period {
    /// The last twelve months: up to today where days that are not over may be counted, else the
    /// whole months.
    pub fn usual(is_own: bool) -> Period {
        if is_own { Period::ToToday } else { Period::LastTwelve }
    }

    /// Reads `2025`, `to-today`, `twelve` or `this-year`; nothing for other words.
    pub fn parse(word: &str) -> Option<Period> {
        match word {
            "twelve" => Some(Period::LastTwelve),
            "to-today" => Some(Period::ToToday),
            "this-year" => Some(Period::ThisYear),
            year => year.parse().ok().filter(|y| (1950..2200).contains(y)).map(Period::Year),
        }
    }

    /// As it stands in an address; `chosen` for days chosen by hand.
    pub fn word(self) -> String {
        match self {
            Period::Year(year) => year.to_string(),
            Period::LastTwelve => "twelve".to_owned(),
            Period::ToToday => "to-today".to_owned(),
            Period::ThisYear => "this-year".to_owned(),
            Period::Between(_) => "chosen".to_owned(),
        }
    }

    /// The years offered, the last full one first.
    pub fn years(today: Date) -> impl Iterator<Item = i16> {
        (1..=YEARS).map(move |back| today.year() - back)
    }

    /// The days.
    pub fn window(self, today: Date) -> Window {
        let between = |first: Date, last: Date| {
            Window::new(first, last.max(first)).expect("the end was put after the start")
        };
        match self {
            Period::Year(year) => between(date(year, 1, 1), date(year, 12, 31)),
            Period::LastTwelve => {
                let this_month = today.first_of_month();
                let first = this_month.saturating_sub(12.months());
                between(first, this_month.yesterday().unwrap_or(this_month))
            }
            Period::ToToday => {
                let eve = today.saturating_sub(12.months());
                between(eve.tomorrow().unwrap_or(eve), today)
            }
            Period::ThisYear => between(date(today.year(), 1, 1), today),
            Period::Between(window) => window,
        }
    }
}

/// Whether numbers about other organisations' people may be given for these days: twelve whole
/// months that are over. Of any other days two answers could be subtracted, and tell of one person
/// on one day.
pub fn suits_others(window: Window, today: Date) -> bool {
    let (first, last) = (window.first(), window.last());
    let end = first.saturating_add(12.months()).yesterday();
    first.day() == 1 && end.is_ok_and(|end| end == last) && last < today
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = date(2026, 11, 22);

    fn days(window: Window) -> String {
        format!("{} {}", window.first(), window.last())
    }

    #[test]
    fn the_usual_period_is_the_last_twelve_months_and_of_others_only_whole_ones() {
        assert_eq!(days(Period::usual(true).window(TODAY)), "2025-11-23 2026-11-22");
        let others = Period::usual(false).window(TODAY);
        assert_eq!(days(others), "2025-11-01 2026-10-31");
        assert!(suits_others(others, TODAY) && !suits_others(Period::ToToday.window(TODAY), TODAY));
        assert_eq!(days(Period::ToToday.window(date(2024, 2, 29))), "2023-03-01 2024-02-29");
    }

    #[test]
    fn the_last_twelve_months_end_with_last_month() {
        assert_eq!(days(Period::LastTwelve.window(TODAY)), "2025-11-01 2026-10-31");
        assert_eq!(days(Period::LastTwelve.window(date(2024, 3, 1))), "2023-03-01 2024-02-29");
    }

    #[test]
    fn others_people_are_counted_over_twelve_whole_months_that_are_over() {
        let suits = |first, last| suits_others(Window::new(first, last).unwrap(), TODAY);
        assert!(suits(date(2025, 1, 1), date(2025, 12, 31)));
        assert!(suits(date(2023, 3, 1), date(2024, 2, 29)));
        assert!(!suits(date(2025, 1, 1), date(2025, 12, 30)));
        assert!(!suits(date(2025, 1, 2), date(2026, 1, 1)));
        assert!(!suits(date(2026, 1, 1), date(2026, 12, 31)));
        assert!(!suits(date(2025, 1, 1), date(2025, 3, 31)));
    }
}
