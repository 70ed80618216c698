//! Birth dates as they are known: a day, only a month, only a year, or not at all.

mod reading;

use jiff::civil::Date;
use std::fmt;

/// The first year that is believed as a year of birth.
const FIRST_YEAR: i16 = 1880;

/// A date known to the day, the month or the year, or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum RoughDate {
    Day(Date),
    Month(YearMonth),
    Year(i16),
    #[default]
    Unknown,
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    year: i16,
    month: i8,
}

/// Why a text is not a birth date. The screen says it in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RoughDateError {
    #[error("this is not a date")]
    NotUnderstood,
    #[error("this day is not in the calendar")]
    NoSuchDay,
    /// Two digits fit both years.
    #[error("write the year in four digits: {0} or {1}?")]
    AmbiguousYear(i16, i16),
    #[error("this date has not come yet")]
    InFuture,
    #[error("this date is too long ago")]
    TooLongAgo,
}

/// How old somebody is, in full years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    Exact(i16),
    /// At least the first and at most the second.
    Between(i16, i16),
    Unknown,
}

impl RoughDate {
    /// Reads a birth date as people write it in Dutch, French or English: "3/4/1985" (day first),
    /// "3-4-85", "1985-04-03", "3 april 1985", "avril 1985", "4/1985", "1985", "ca. 1985".
    ///
    /// An empty text, "onbekend" and the like are [`RoughDate::Unknown`]. A date with "about" in
    /// front loses its finest part, so that it does not claim to be exact: "about April 1985" is
    /// the year 1985; a year alone stays that year. A year of two digits is accepted when only
    /// one century is possible.
    pub fn parse(text: &str, today: Date) -> Result<Self, RoughDateError> {
        let reading = reading::read(text)?;
        let mut possible = Vec::new();
        let mut refused = RoughDateError::NotUnderstood;
        for date in reading.candidates(today) {
            match date.and_then(|date| date.believable(today)) {
                Ok(date) => possible.push(date),
                Err(reason) => refused = reason,
            }
        }
        match possible[..] {
            [] => Err(refused),
            [only] => Ok(only),
            [first, second, ..] => Err(RoughDateError::AmbiguousYear(
                first.year().unwrap_or_default(),
                second.year().unwrap_or_default(),
            )),
        }
    }

    /// Every birth date that a typed text can mean, for searching; both centuries of a year of
    /// two digits.
    pub fn possible(text: &str, today: Date) -> Vec<Self> {
        let Ok(reading) = reading::read(text) else {
            return Vec::new();
        };
        reading
            .candidates(today)
            .into_iter()
            .filter_map(|date| date.and_then(|date| date.believable(today)).ok())
            .filter(|date| *date != Self::Unknown)
            .collect()
    }

    /// A month; none when the month is not 1–12.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Date::new(year, month, 1).ok().map(|_| Self::Month(YearMonth { year, month }))
    }

    /// The date out of its [stored form](RoughDate::stored).
    pub fn from_stored(text: &str) -> Result<Self, RoughDateError> {
        if text.is_empty() {
            return Ok(Self::Unknown);
        }
        let mut parts = text.split('-');
        let year: i16 = number(parts.next())?.ok_or(RoughDateError::NotUnderstood)?;
        let month: Option<i8> = number(parts.next())?;
        let day: Option<i8> = number(parts.next())?;
        match (month, day) {
            (None, _) => Ok(Self::Year(year)),
            (Some(month), None) => Self::month(year, month).ok_or(RoughDateError::NoSuchDay),
            (Some(month), Some(day)) => {
                Date::new(year, month, day).map(Self::Day).map_err(|_| RoughDateError::NoSuchDay)
            }
        }
    }

    /// The form for storage and exchange: "1985-04-03", "1985-04", "1985" or "".
    ///
    /// It is also what [`fmt::Display`] writes; the screen words it by language instead.
    pub fn stored(&self) -> String {
        self.to_string()
    }

    /// The first day it can be; none when unknown.
    pub fn earliest(&self) -> Option<Date> {
        match *self {
            Self::Day(day) => Some(day),
            Self::Month(m) => Date::new(m.year, m.month, 1).ok(),
            Self::Year(year) => Date::new(year, 1, 1).ok(),
            Self::Unknown => None,
        }
    }

    /// The last day it can be; none when unknown.
    pub fn latest(&self) -> Option<Date> {
        match *self {
            Self::Day(day) => Some(day),
            Self::Month(_) => self.earliest().map(Date::last_of_month),
            Self::Year(year) => Date::new(year, 12, 31).ok(),
            Self::Unknown => None,
        }
    }

    /// The age on a day, in full years. Before the birth it is 0.
    pub fn age_on(&self, day: Date) -> Age {
        let (Some(earliest), Some(latest)) = (self.earliest(), self.latest()) else {
            return Age::Unknown;
        };
        let (youngest, oldest) = (years_between(latest, day), years_between(earliest, day));
        if youngest == oldest { Age::Exact(oldest) } else { Age::Between(youngest, oldest) }
    }

    /// Whether two dates can be the same day. Unknown agrees with everything.
    pub fn agrees_with(&self, other: &Self) -> bool {
        let (Some(from), Some(to)) = (self.earliest(), self.latest()) else {
            return true;
        };
        let (Some(other_from), Some(other_to)) = (other.earliest(), other.latest()) else {
            return true;
        };
        from <= other_to && other_from <= to
    }

    fn year(self) -> Option<i16> {
        self.earliest().map(Date::year)
    }

    fn believable(self, today: Date) -> Result<Self, RoughDateError> {
        match self.earliest() {
            Some(day) if day > today => Err(RoughDateError::InFuture),
            Some(day) if day.year() < FIRST_YEAR => Err(RoughDateError::TooLongAgo),
            _ => Ok(self),
        }
    }
}

impl YearMonth {
    /// The year, of the common era.
    pub fn year(self) -> i16 {
        self.year
    }

    /// 1 is January.
    pub fn month(self) -> i8 {
        self.month
    }
}

impl fmt::Display for RoughDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(m) => write!(f, "{:04}-{:02}", m.year, m.month),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Unknown => Ok(()),
        }
    }
}

fn number<N: std::str::FromStr>(part: Option<&str>) -> Result<Option<N>, RoughDateError> {
    part.map(|digits| digits.parse().map_err(|_| RoughDateError::NotUnderstood)).transpose()
}

fn years_between(birth: Date, day: Date) -> i16 {
    let had_birthday = (day.month(), day.day()) >= (birth.month(), birth.day());
    (day.year() - birth.year() - i16::from(!had_birthday)).max(0)
}

#[cfg(test)]
mod tests;
