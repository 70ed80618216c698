//! Telling a telephone number and a birth date from the names in one search box.

use crate::rough_date::RoughDate;
use jiff::civil::Date;

/// A telephone number that is complete has at least this many digits, the first 0 included.
const COMPLETE_PHONE: usize = 9;

/// Fewer digits than this say nothing about whose number it is.
const SHORTEST_PHONE: usize = 3;

/// How many signs are looked at: nobody's name, birth date and telephone number are longer together,
/// and the work grows with the square of the length.
const LONGEST: usize = 120;

/// What a typed text holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// The rest of the text, for [`super::lookup`]; empty when there is none.
    pub names: String,
    /// A telephone number or its beginning, written as [`phone_digits`] does.
    pub phone_digits: Option<String>,
    /// The birth dates that were meant: none, one, or two when the century was left out.
    pub births: Vec<RoughDate>,
}

/// Takes a telephone number and a birth date out of a typed text.
pub fn recognise(text: &str, today: Date) -> Typed {
    let text = text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end]);
    let mut tokens: Vec<&str> = text.split_whitespace().collect();
    let mut typed = Typed::default();
    take_birth(&mut tokens, 1, is_separated_date, today, &mut typed);
    take_phone(&mut tokens, COMPLETE_PHONE, &mut typed);
    for length in [4, 3, 2, 1] {
        take_birth(&mut tokens, length, has_digit, today, &mut typed);
    }
    take_phone(&mut tokens, SHORTEST_PHONE, &mut typed);
    tokens.retain(|token| token.chars().any(char::is_alphabetic));
    typed.names = tokens.join(" ");
    typed
}

/// The digits of a telephone number in national form: "+32 (0)499 00 00 01" is `0499000001`.
/// Foreign numbers begin with `00`.
pub fn phone_digits(written: &str) -> String {
    let international = written.trim_start().starts_with('+');
    let digits: String = written.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    let digits = if international { format!("00{digits}") } else { digits };
    match digits.strip_prefix("0032") {
        Some(national) => format!("0{}", national.trim_start_matches('0')),
        None => digits,
    }
}

fn take_birth(
    tokens: &mut Vec<&str>,
    length: usize,
    fits: fn(&str) -> bool,
    today: Date,
    typed: &mut Typed,
) {
    if !typed.births.is_empty() {
        return;
    }
    for start in 0..(tokens.len() + 1).saturating_sub(length) {
        let written = tokens[start..start + length].join(" ");
        let births = RoughDate::possible(&written, today);
        if fits(&written) && !births.is_empty() {
            typed.births = births;
            tokens.drain(start..start + length);
            return;
        }
    }
}

/// Takes the first run of number tokens that has enough digits and starts as a number does.
fn take_phone(tokens: &mut Vec<&str>, least: usize, typed: &mut Typed) {
    if typed.phone_digits.is_some() {
        return;
    }
    let mut start = 0;
    while start < tokens.len() {
        let run = tokens[start..].iter().take_while(|token| is_phone_part(token)).count();
        let written = tokens[start..start + run].join(" ");
        let digits = phone_digits(&written);
        if digits.starts_with('0') && digits.len() >= least {
            typed.phone_digits = Some(digits);
            tokens.drain(start..start + run);
            return;
        }
        start += run.max(1);
    }
}

fn is_phone_part(token: &str) -> bool {
    has_digit(token) && token.chars().all(|c| c.is_ascii_digit() || "+./-()".contains(c))
}

fn has_digit(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
}

fn is_separated_date(token: &str) -> bool {
    token.chars().filter(|c| "/-.".contains(*c)).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn typed(text: &str) -> Typed {
        recognise(text, date(2026, 11, 20))
    }

    #[test]
    fn a_birth_date_is_recognised_in_every_writing_and_leaves_the_name() {
        for written in
            ["3/4/1985", "3-4-85", "1985-04-03", "3 april 1985", "03 04 1985", "3.4.1985"]
        {
            for text in [format!("Jan Peeters {written}"), format!("{written} Jan Peeters")] {
                let found = typed(&text);
                assert_eq!(found.names, "Jan Peeters", "{text}");
                assert_eq!(found.births, [RoughDate::Day(date(1985, 4, 3))], "{text}");
                assert_eq!(found.phone_digits, None, "{text}");
            }
        }
    }

    #[test]
    fn a_year_alone_is_a_birth_date_too() {
        let found = typed("De Smet 1985");
        assert_eq!(found.births, [RoughDate::Year(1985)]);
        assert_eq!(found.names, "De Smet");
    }

    #[test]
    fn a_telephone_number_is_recognised_in_every_writing() {
        for written in [
            "0499000001",
            "0499 00 00 01",
            "0499/00.00.01",
            "+32 499 00 00 01",
            "0032499000001",
            "+32 (0)499 00 00 01",
        ] {
            let found = typed(&format!("{written} Fatima"));
            assert_eq!(found.phone_digits.as_deref(), Some("0499000001"), "{written}");
            assert_eq!(found.names, "Fatima");
            assert!(found.births.is_empty());
        }
    }

    #[test]
    fn the_beginning_of_a_number_is_enough() {
        assert_eq!(typed("0499 0").phone_digits.as_deref(), Some("04990"));
        assert_eq!(typed("04").phone_digits, None);
    }

    #[test]
    fn a_number_and_a_date_stand_together() {
        let found = typed("3/4/1985 0499 00 00 01");
        assert_eq!(found.births.len(), 1);
        assert_eq!(found.phone_digits.as_deref(), Some("0499000001"));
        assert_eq!(found.names, "");
    }

    #[test]
    fn names_with_a_month_in_them_stay_names() {
        let found = typed("Mei Jansen");
        assert_eq!(found.names, "Mei Jansen");
        assert!(found.births.is_empty());
        assert_eq!(typed("").names, "");
    }
}
