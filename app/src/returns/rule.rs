//! How days, months and subsidy are reckoned. Pure: tested with examples reckoned by hand.

use jiff::civil::Date;
use std::collections::BTreeSet;

/// The two ways of counting the days of somebody in AMA in the social economy. Sources speak of days on which
/// somebody is present, and of a trajectory as one person for one calendar year: both do not go together, so
/// the organisation says which one it hands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The calendar days on which the guidance runs.
    Calendar,
    /// The days with at least one half-day on which somebody was there.
    Present,
}

impl Way {
    /// Both.
    pub const ALL: [Way; 2] = [Way::Calendar, Way::Present];

    /// The word in storage and at the end of keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Way::Calendar => "calendar",
            Way::Present => "present",
        }
    }

    /// The way with this word.
    pub fn parse(word: &str) -> Option<Way> {
        Way::ALL.into_iter().find(|way| way.word() == word)
    }
}

/// A stretch of days; without a last one it goes on.
pub type Stretch = (Date, Option<Date>);

/// The stretches as far as they lie in a period.
fn within(stretches: &[Stretch], (from, until): (Date, Date)) -> Vec<(Date, Date)> {
    let cut = |(first, last): &Stretch| {
        let (first, last) = ((*first).max(from), last.unwrap_or(until).min(until));
        (first <= last).then_some((first, last))
    };
    let mut all: Vec<(Date, Date)> = stretches.iter().filter_map(cut).collect();
    all.sort_unstable();
    all
}

/// How many calendar days of a period lie in at least one stretch.
pub fn calendar_days(stretches: &[Stretch], period: (Date, Date)) -> i64 {
    let (mut days, mut counted): (i64, Option<Date>) = (0, None);
    for (first, last) in within(stretches, period) {
        let first =
            counted.and_then(|day| day.tomorrow().ok()).map_or(first, |next| first.max(next));
        if first <= last {
            days += i64::from((last - first).get_days()) + 1;
            counted = Some(last);
        }
    }
    days
}

/// How many calendar months of a period have at least one day in a stretch.
pub fn months(stretches: &[Stretch], period: (Date, Date)) -> usize {
    let mut all = BTreeSet::new();
    for (first, last) in within(stretches, period) {
        let mut month = first.first_of_month();
        while month <= last {
            all.insert(month);
            month = match month.last_of_month().tomorrow() {
                Ok(next) => next,
                Err(_) => break,
            };
        }
    }
    all.len()
}

/// What the estimate of a calendar year needs. What is not known is nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Year {
    /// The days of all people together.
    pub days: i64,
    /// How many trajectories are paid at most, in hundredths.
    pub contingent: Option<i64>,
    /// The amount for one trajectory, in cents.
    pub unit: Option<i64>,
    /// What was paid in advance, in cents.
    pub advances: Option<i64>,
}

impl Year {
    /// The days as trajectories: one is one person for one calendar year.
    #[expect(clippy::cast_precision_loss, reason = "days of people stay far below 2^52")]
    pub fn trajectories(&self) -> f64 {
        self.days as f64 / 365.0
    }

    /// Whether more was guided than the contingent pays.
    pub fn is_over(&self) -> bool {
        self.contingent.is_some_and(|most| self.days * 100 > most * 365)
    }

    /// The subsidy in cents: `min(days / 365, contingent) × amount`. Nothing when the contingent or the amount
    /// is not known: an estimate that leaves out a part would be none.
    pub fn subsidy(&self) -> Option<i64> {
        let (most, unit) = (self.contingent?, self.unit?);
        Some(if self.is_over() {
            rounded(most * unit, 100)
        } else {
            rounded(self.days * unit, 365)
        })
    }

    /// What is still to come, or to be given back when it is less than nothing.
    pub fn balance(&self) -> Option<i64> {
        Some(self.subsidy()? - self.advances?)
    }
}

/// A division of amounts that are not less than nothing, rounded half up.
fn rounded(amount: i64, by: i64) -> i64 {
    (amount * 2 + by) / (by * 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const YEAR: (Date, Date) = (date(2025, 1, 1), date(2025, 12, 31));

    #[test]
    fn days_that_lie_in_two_stretches_count_once() {
        let all = [
            (date(2025, 1, 1), Some(date(2025, 1, 31))),
            (date(2025, 1, 10), Some(date(2025, 1, 12))),
            (date(2025, 1, 20), Some(date(2025, 2, 10))),
            (date(2024, 3, 1), Some(date(2024, 12, 31))),
            (date(2025, 12, 31), None),
        ];
        assert_eq!(calendar_days(&all, YEAR), 41 + 1);
        assert_eq!(months(&all, YEAR), 3);
        assert_eq!(calendar_days(&[(date(2020, 1, 1), None)], YEAR), 365);
        assert_eq!((calendar_days(&[], YEAR), months(&[], YEAR)), (0, 0));
    }

    /// The example of the sector: five people, a contingent of three.
    #[test]
    fn the_subsidy_of_a_year_is_the_smaller_of_days_and_contingent_times_the_amount() {
        let days = [365, 365, 200, 180, 90].iter().sum();
        let year =
            Year { days, contingent: Some(300), unit: Some(281_220), advances: Some(500_000) };
        assert_eq!(days, 1200);
        assert!((year.trajectories() - 3.287_671).abs() < 1e-6);
        assert_eq!((year.is_over(), year.subsidy()), (true, Some(843_660)));
        assert_eq!(year.balance(), Some(343_660));
        let wide = Year { contingent: Some(350), ..year };
        // 1200 × 2812.20 / 365 = 9245.5890…
        assert_eq!((wide.is_over(), wide.subsidy()), (false, Some(924_559)));
        assert_eq!(Year { advances: Some(1_000_000), ..year }.balance(), Some(-156_340));
    }

    #[test]
    fn what_is_not_known_gives_no_estimate() {
        let year = Year { days: 100, contingent: Some(100), unit: Some(100), advances: None };
        assert_eq!((year.subsidy(), year.balance()), (Some(27), None));
        assert_eq!(Year { unit: None, ..year }.subsidy(), None);
        assert_eq!(Year { contingent: None, ..year }.subsidy(), None);
    }

    /// One subsidy per person: two work posts for twelve months are twelve months.
    #[test]
    fn two_agreements_in_the_same_months_are_the_months_once() {
        let posts = [(date(2025, 1, 1), None), (date(2025, 1, 6), None)];
        let months = i64::try_from(months(&posts, YEAR)).unwrap();
        assert_eq!((months, months * 7_000), (12, 84_000));
    }
}
