//! Taking a written birth date apart: which number is the day, the month and the year.

use super::{RoughDate, RoughDateError};
use crate::names::fold;
use jiff::civil::Date;

/// What was written, before it is known whether the calendar has it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reading {
    day: Option<u16>,
    month: Option<u16>,
    year: Option<Year>,
    /// Written with "about".
    about: bool,
}

#[derive(Debug, Clone, Copy)]
enum Year {
    Full(i16),
    TwoDigits(i16),
}

/// The start of each month's name in Dutch, French and English, folded; "ma" of "mars" and
/// "maart" is told apart from "may", "mei" and "mai" by its third letter.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb", "fev"],
    &["maa", "mar", "mrt"],
    &["apr", "avr"],
    &["mei", "mai", "may"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aou"],
    &["sep"],
    &["okt", "oct"],
    &["nov"],
    &["dec"],
];

const ABOUT: [&str; 11] = [
    "ca",
    "circa",
    "c",
    "rond",
    "omstreeks",
    "ongeveer",
    "vers",
    "environ",
    "about",
    "around",
    "approx",
];

const UNKNOWN: [&str; 8] = [
    "onbekend",
    "ongekend",
    "niet gekend",
    "niet bekend",
    "inconnu",
    "inconnue",
    "unknown",
    "not known",
];

/// Words that say nothing: "le 3 avril", "geboren op 3 april", "3rd of April".
const FILLERS: [&str; 9] = ["le", "op", "de", "of", "the", "en", "in", "geboren", "born"];

/// Takes a text apart; an empty text and "unknown" become a reading without any part.
pub(super) fn read(text: &str) -> Result<Reading, RoughDateError> {
    let trimmed = text.trim();
    let about = trimmed.starts_with(['±', '~']);
    let bare = trimmed.trim_start_matches(['±', '~']);
    let folded = fold(bare);
    if UNKNOWN.contains(&folded.as_str()) || matches!(trimmed, "" | "?") {
        return Ok(Reading::default());
    }
    let mut reading = Reading { about, ..Reading::default() };
    let mut numbers = Vec::new();
    for token in folded.split(' ') {
        if let Some(digits) = digits_of(token) {
            numbers.push(digits);
        } else if let (Some(month), None) = (month_by_name(token), reading.month) {
            reading.month = Some(month);
        } else if ABOUT.contains(&token) {
            reading.about = true;
        } else if !FILLERS.contains(&token) {
            return Err(RoughDateError::NotUnderstood);
        }
    }
    reading.place(&numbers)?;
    Ok(reading)
}

impl Reading {
    /// The dates this can mean: one, or two when the century is open.
    pub(super) fn candidates(self, today: Date) -> Vec<Result<RoughDate, RoughDateError>> {
        match self.year {
            None => vec![Ok(RoughDate::Unknown)],
            Some(Year::Full(year)) => vec![self.in_year(year)],
            Some(Year::TwoDigits(year)) => {
                let century = today.year() / 100 * 100;
                vec![self.in_year(century - 100 + year), self.in_year(century + year)]
            }
        }
    }

    fn in_year(self, year: i16) -> Result<RoughDate, RoughDateError> {
        let no_such_day = RoughDateError::NoSuchDay;
        let small = |number: u16| i8::try_from(number).map_err(|_| no_such_day);
        let Some(month) = self.month.map(small).transpose()? else {
            return Ok(RoughDate::Year(year));
        };
        let rough_month = RoughDate::month(year, month).ok_or(no_such_day)?;
        let Some(day) = self.day.map(small).transpose()? else {
            return Ok(if self.about { RoughDate::Year(year) } else { rough_month });
        };
        let exact = Date::new(year, month, day).map_err(|_| no_such_day)?;
        Ok(if self.about { rough_month } else { RoughDate::Day(exact) })
    }

    /// Gives each number its part: day first as written in Belgium, year first when it has four
    /// digits.
    fn place(&mut self, numbers: &[&str]) -> Result<(), RoughDateError> {
        match (self.month, numbers) {
            (_, [year]) => self.year = Some(full_year(year)?),
            (None, [first, second]) if first.len() == 4 => {
                self.year = Some(full_year(first)?);
                self.month = Some(part(second)?);
            }
            (None, [first, second]) => {
                self.month = Some(part(first)?);
                self.year = Some(full_year(second)?);
            }
            (None, [first, second, third]) if first.len() == 4 => {
                self.year = Some(full_year(first)?);
                self.month = Some(part(second)?);
                self.day = Some(part(third)?);
            }
            (None, [first, second, third]) => {
                self.day = Some(part(first)?);
                self.month = Some(part(second)?);
                self.year = Some(any_year(third)?);
            }
            (Some(_), [day, year]) => {
                self.day = Some(part(day)?);
                self.year = Some(any_year(year)?);
            }
            _ => return Err(RoughDateError::NotUnderstood),
        }
        Ok(())
    }
}

/// The digits of "3", "3rd", "1er" or "2de".
fn digits_of(token: &str) -> Option<&str> {
    let ending = token.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &token[..token.len() - ending.len()];
    let ordinal = ["", "e", "er", "de", "ste", "st", "nd", "rd", "th"].contains(&ending);
    (ordinal && !digits.is_empty()).then_some(digits)
}

fn month_by_name(token: &str) -> Option<u16> {
    let at = MONTHS.iter().position(|names| names.iter().any(|name| token.starts_with(name)))?;
    u16::try_from(at + 1).ok()
}

fn part(digits: &str) -> Result<u16, RoughDateError> {
    match digits.len() {
        1 | 2 => digits.parse().map_err(|_| RoughDateError::NotUnderstood),
        _ => Err(RoughDateError::NotUnderstood),
    }
}

fn full_year(digits: &str) -> Result<Year, RoughDateError> {
    match digits.len() {
        4 => digits.parse().map(Year::Full).map_err(|_| RoughDateError::NotUnderstood),
        _ => Err(RoughDateError::NotUnderstood),
    }
}

fn any_year(digits: &str) -> Result<Year, RoughDateError> {
    match digits.len() {
        2 => digits.parse().map(Year::TwoDigits).map_err(|_| RoughDateError::NotUnderstood),
        _ => full_year(digits),
    }
}
