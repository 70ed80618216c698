//! The Belgian national number (INSZ): the number of the national register, or the "bis" number
//! of somebody who is not in it.
//!
//! Eleven digits: six for the birth date (year, month, day), three that tell people of one birth
//! date apart (odd for men, even for women), and two check digits. Sources: royal decree of
//! 3 April 1984 on the composition of the number; royal decree of 8 February 1991 for the bis
//! number, whose month is raised by 20 (sex not known) or 40 (sex known).

use crate::rough_date::RoughDate;
use jiff::civil::Date;
use std::fmt;

/// The check digits are 97 minus the remainder of the other digits by this number.
const MODULUS: u64 = 97;

/// For births from 2000 on, this stands before the nine digits in the check.
const FROM_2000: u64 = 2_000_000_000;

/// A valid national number. It never shows itself in debugging output.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Insz {
    digits: String,
    born: RoughDate,
    sex: Option<Sex>,
}

/// The sex the number was given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    Female,
    Male,
}

/// Why a text is not a national number. The screen says it in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InszError {
    #[error("a national number has 11 digits; there are {0}")]
    Length(usize),
    #[error("a national number has digits only")]
    NotDigits,
    #[error("the check digits are wrong: a digit was mistyped")]
    CheckDigits,
    #[error("the first six digits are not a birth date")]
    BirthDate,
    #[error("the three digits after the birth date are out of range")]
    Sequence,
}

impl Insz {
    /// Reads a number, with or without dots, dashes and spaces.
    pub fn parse(text: &str) -> Result<Self, InszError> {
        let digits = only_digits(text)?;
        let number = |from: usize, to: usize| -> Result<u64, InszError> {
            digits[from..to].parse().map_err(|_| InszError::NotDigits)
        };
        let century = century(number(0, 9)?, number(9, 11)?)?;
        let sequence = number(6, 9)?;
        if !(1..=997).contains(&sequence) {
            return Err(InszError::Sequence);
        }
        let (month, sex_known) = match number(2, 4)? {
            month @ 0..=12 => (month, true),
            month @ 20..=32 => (month - 20, false),
            month @ 40..=52 => (month - 40, true),
            _ => return Err(InszError::BirthDate),
        };
        let born = birth(century, number(0, 2)?, month, number(4, 6)?)?;
        let sex = match sequence % 2 {
            0 => Sex::Female,
            _ => Sex::Male,
        };
        Ok(Self { digits, born, sex: sex_known.then_some(sex) })
    }

    /// The birth date in the number. It is a year or unknown for people whose birth date was not
    /// known when they got the number, and it can differ from the date they were really born.
    pub fn birth_date(&self) -> RoughDate {
        self.born
    }

    /// The sex the number was given for; none in bis numbers given without knowing it.
    pub fn sex(&self) -> Option<Sex> {
        self.sex
    }

    /// Whether this is a bis number.
    pub fn is_bis(&self) -> bool {
        self.digits.as_bytes()[2] >= b'2'
    }

    /// The eleven digits, for encryption, the keyed hash, and a logged reveal. Nothing else.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The usual writing, "85.04.03-123-45", for a logged reveal.
    pub fn punctuated(&self) -> String {
        let d = &self.digits;
        let (year, month, day) = (&d[..2], &d[2..4], &d[4..6]);
        format!("{year}.{month}.{day}-{}-{}", &d[6..9], &d[9..])
    }

    /// What may stand on a screen: the check digits only.
    pub fn masked(&self) -> String {
        format!("•••••• ••• {}", &self.digits[9..])
    }
}

impl fmt::Debug for Insz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Insz(•••)")
    }
}

fn only_digits(text: &str) -> Result<String, InszError> {
    let bare: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '/' | '–'))
        .collect();
    if !bare.chars().all(|c| c.is_ascii_digit()) {
        return Err(InszError::NotDigits);
    }
    if bare.len() != 11 {
        return Err(InszError::Length(bare.len()));
    }
    Ok(bare)
}

/// The first year of the century of birth, told by which check fits.
fn century(nine: u64, check: u64) -> Result<i16, InszError> {
    if MODULUS - nine % MODULUS == check {
        Ok(1900)
    } else if MODULUS - (FROM_2000 + nine) % MODULUS == check {
        Ok(2000)
    } else {
        Err(InszError::CheckDigits)
    }
}

/// The birth date of a number: month 0 stands for a year alone, day 0 for a month alone. With
/// the year 0 in the 1900s and month 0, nothing is known at all.
fn birth(century: i16, year: u64, month: u64, day: u64) -> Result<RoughDate, InszError> {
    let wrong = InszError::BirthDate;
    let year = century + i16::try_from(year).map_err(|_| wrong)?;
    let month = i8::try_from(month).map_err(|_| wrong)?;
    let day = i8::try_from(day).map_err(|_| wrong)?;
    match (month, day) {
        (0, _) if year == 1900 => Ok(RoughDate::Unknown),
        (0, _) => Ok(RoughDate::Year(year)),
        (_, 0) => RoughDate::month(year, month).ok_or(wrong),
        _ => Date::new(year, month, day).map(RoughDate::Day).map_err(|_| wrong),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn number(nine: u64, from_2000: bool) -> String {
        let checked = if from_2000 { FROM_2000 + nine } else { nine };
        format!("{nine:09}{:02}", MODULUS - checked % MODULUS)
    }

    #[test]
    fn a_number_of_the_last_century_tells_birth_and_sex() {
        let insz = Insz::parse(&number(850_403_123, false)).unwrap();
        assert_eq!(insz.birth_date(), RoughDate::Day(date(1985, 4, 3)));
        assert_eq!(insz.sex(), Some(Sex::Male));
        assert!(!insz.is_bis());
    }

    #[test]
    fn a_birth_from_2000_is_told_by_its_check_digits() {
        let insz = Insz::parse(&number(50_403_124, true)).unwrap();
        assert_eq!(insz.birth_date(), RoughDate::Day(date(2005, 4, 3)));
        assert_eq!(insz.sex(), Some(Sex::Female));
    }

    #[test]
    fn a_bis_number_says_the_sex_only_when_it_was_known() {
        let unknown = Insz::parse(&number(852_403_123, false)).unwrap();
        let known = Insz::parse(&number(854_403_123, false)).unwrap();
        assert!(unknown.is_bis() && known.is_bis());
        assert_eq!(unknown.sex(), None);
        assert_eq!(known.sex(), Some(Sex::Male));
        assert_eq!(unknown.birth_date(), RoughDate::Day(date(1985, 4, 3)));
        assert_eq!(known.birth_date(), unknown.birth_date());
    }

    #[test]
    fn an_unknown_birth_date_is_a_month_a_year_or_nothing() {
        let born = |nine| Insz::parse(&number(nine, false)).unwrap().birth_date();
        assert_eq!(born(850_400_001), RoughDate::month(1985, 4).unwrap());
        assert_eq!(born(850_000_001), RoughDate::Year(1985));
        assert_eq!(born(852_001_003), RoughDate::Year(1985));
        assert_eq!(born(1_001), RoughDate::Unknown);
    }

    #[test]
    fn punctuation_and_spaces_are_welcome() {
        let plain = number(850_403_123, false);
        let insz = Insz::parse(&plain).unwrap();
        assert_eq!(Insz::parse(&insz.punctuated()).unwrap(), insz);
        assert_eq!(Insz::parse(&format!(" {plain} ")).unwrap(), insz);
    }

    #[test]
    fn each_mistake_has_its_own_name() {
        assert_eq!(Insz::parse("85.04.03"), Err(InszError::Length(6)));
        assert_eq!(Insz::parse("8504031234O"), Err(InszError::NotDigits));
        assert_eq!(Insz::parse(&number(851_303_123, false)), Err(InszError::BirthDate));
        assert_eq!(Insz::parse(&number(850_231_123, false)), Err(InszError::BirthDate));
        assert_eq!(Insz::parse(&number(850_403_000, false)), Err(InszError::Sequence));
        assert_eq!(Insz::parse(&number(850_403_998, false)), Err(InszError::Sequence));
    }

    #[test]
    fn neither_screen_nor_debugging_shows_the_number() {
        let digits = number(850_403_123, false);
        let insz = Insz::parse(&digits).unwrap();
        assert_eq!(insz.masked(), format!("•••••• ••• {}", &digits[9..]));
        assert_eq!(format!("{insz:?}"), "Insz(•••)");
    }

    proptest! {
        #[test]
        fn every_well_formed_number_is_read(year in 0u64..100, month in 1u64..=12, day in 1u64..=28, sequence in 1u64..=997, late: bool, bis in 0u64..3) {
            let nine = ((year * 100 + month + 20 * bis) * 100 + day) * 1000 + sequence;
            let digits = number(nine, late);
            let insz = Insz::parse(&digits).unwrap();
            let full_year = if late { 2000 } else { 1900 } + i16::try_from(year).unwrap();
            prop_assert_eq!(insz.birth_date().earliest().unwrap().year(), full_year);
            prop_assert_eq!(insz.digits(), digits);
            prop_assert_eq!(insz.is_bis(), bis > 0);
        }

        #[test]
        fn one_wrong_digit_is_never_taken_for_the_same_number(at in 0usize..11, other in 0u8..10) {
            let digits = number(850_403_123, false);
            let mut wrong = digits.clone().into_bytes();
            prop_assume!(wrong[at] != b'0' + other);
            wrong[at] = b'0' + other;
            let wrong = String::from_utf8(wrong).unwrap();
            // The check for births from 2000 can accept it: then the century differs.
            if let Ok(insz) = Insz::parse(&wrong) {
                prop_assert!(insz.birth_date().earliest().unwrap().year() >= 2000);
            }
        }

        #[test]
        fn no_text_makes_the_reader_fall_over(text in "\\PC{0,16}") {
            let _ = Insz::parse(&text);
        }
    }
}
