//! What is written in a cell, read as people write it: days, hours, names, numbers to call.

use super::mapping::DateOrder;
use crate::form::read_day;
use base::rough_date::RoughDate;
use jiff::civil::Date;

/// Words for "not known" that every column may hold.
const UNKNOWN: [&str; 16] = [
    "onbekend",
    "ongekend",
    "niet gekend",
    "niet bekend",
    "?",
    "??",
    "-",
    "--",
    "/",
    "n/a",
    "na",
    "nvt",
    "n.v.t.",
    "inconnu",
    "unknown",
    "x",
];

/// Whether a cell says that something is not known.
pub fn is_unknown(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.is_empty() || UNKNOWN.contains(&text.as_str())
}

/// A day: `2026-11-22`, `22/11/2026`, `22-11-26`, `22 november 2026`, with or without a time of
/// day behind it.
pub fn day(text: &str, order: DateOrder, today: Date) -> Option<Date> {
    let text = without_time(text.trim());
    if let Some(day) = three_numbers(text, order, today) {
        return Some(day);
    }
    match order {
        DateOrder::DayFirst => read_day(text),
        DateOrder::MonthFirst => text.parse().ok(),
    }
    .or_else(|| match RoughDate::parse(text, today) {
        Ok(RoughDate::Day(day)) if text.chars().any(char::is_alphabetic) => Some(day),
        _ => None,
    })
}

/// A birth date, as exactly as it is written.
pub fn birth(
    text: &str,
    order: DateOrder,
    today: Date,
) -> Result<RoughDate, base::rough_date::RoughDateError> {
    let text = without_time(text.trim());
    match (order, day(text, order, today)) {
        (DateOrder::MonthFirst, Some(day)) => RoughDate::parse(&day.to_string(), today),
        _ => RoughDate::parse(text, today),
    }
}

/// Takes a time of day away: `2015-11-18 00:00:00` is a day.
fn without_time(text: &str) -> &str {
    let Some((day, rest)) = text.split_once([' ', 'T']) else {
        return text;
    };
    let is_time = rest.contains(':') && rest.starts_with(|c: char| c.is_ascii_digit());
    if is_time { day } else { text }
}

/// `22/11/26` and, for files that write the month first, `11/22/2026`.
fn three_numbers(text: &str, order: DateOrder, today: Date) -> Option<Date> {
    let numbers: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let [one, two, year] = numbers[..] else {
        return None;
    };
    if one.len() > 2 {
        return None;
    }
    let (day, month) = match order {
        DateOrder::DayFirst => (one, two),
        DateOrder::MonthFirst => (two, one),
    };
    let short: i16 = year.parse().ok()?;
    let year = match year.len() {
        4 => short,
        // A step of somebody alive: next year at the latest.
        2 if 2000 + short <= today.year() + 1 => 2000 + short,
        2 => 1900 + short,
        _ => return None,
    };
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A telephone number as it is written, with the 0 that a spreadsheet took away put back.
pub fn phone(text: &str) -> Option<String> {
    let text = text.trim();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let strange = |c: char| !(c.is_ascii_digit() || " +./()-".contains(c));
    if digits.len() < 8 || digits.len() > 15 || text.chars().any(strange) {
        return None;
    }
    let lost_zero = text.len() == digits.len() && matches!(digits.len(), 8 | 9);
    Some(if lost_zero && !digits.starts_with('0') { format!("0{digits}") } else { text.to_owned() })
}

/// An e-mail address: something, one @, something with a dot.
pub fn email(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (name, domain) = text.split_once('@')?;
    let good = !name.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !domain.contains('@')
        && !text.contains(char::is_whitespace);
    good.then_some(text)
}

/// A name with its capitals in order: `VANDENBERGHE` is Vandenberghe, `an` is An; a name with
/// capitals and small letters stays as it is.
pub fn name(text: &str) -> String {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let loud = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
    let quiet = !text.chars().any(char::is_uppercase);
    if (loud && text.chars().filter(|c| c.is_alphabetic()).count() > 1) || quiet {
        capitals(&text)
    } else {
        text
    }
}

fn capitals(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut starts = true;
    for c in text.chars() {
        if starts {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        starts = !c.is_alphanumeric();
    }
    out
}

/// Given and family name out of one cell: `VANDENBERGHE An`, `Vandenberghe, An`, `An Vandenberghe`.
///
/// Words in capitals are the family name; otherwise the first word is the given name.
pub fn both_names(text: &str) -> (String, String) {
    if let Some((family, given)) = text.split_once(',') {
        return (name(given), name(family));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_loud = |w: &&str| {
        w.chars().filter(|c| c.is_alphabetic()).count() > 1 && !w.chars().any(char::is_lowercase)
    };
    let (loud, quiet): (Vec<&str>, Vec<&str>) = words.iter().partition(|w| is_loud(w));
    if !loud.is_empty() && !quiet.is_empty() {
        return (name(&quiet.join(" ")), name(&loud.join(" ")));
    }
    match words.split_first() {
        Some((given, family)) if !family.is_empty() => (name(given), name(&family.join(" "))),
        _ => (String::new(), name(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 22);

    #[test]
    fn days_are_read_in_every_writing_of_a_spreadsheet() {
        let wanted = Some(date(2024, 3, 5));
        for text in [
            "2024-03-05",
            "5/3/2024",
            "05-03-24",
            "5.3.2024",
            "2024-03-05 00:00:00",
            "5 maart 2024",
        ] {
            assert_eq!(day(text, DateOrder::DayFirst, TODAY), wanted, "{text}");
        }
        assert_eq!(day("3/5/2024", DateOrder::MonthFirst, TODAY), wanted);
        assert_eq!(day("2024-03-05", DateOrder::MonthFirst, TODAY), wanted);
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar_is_no_day() {
        for text in ["31/02/2024", "2024-02-30", "00/01/2024", "2024", "maart", "", "12345"] {
            assert_eq!(day(text, DateOrder::DayFirst, TODAY), None, "{text}");
        }
    }

    #[test]
    fn a_birth_with_the_month_first_is_read_so() {
        let read = birth("3/25/1985", DateOrder::MonthFirst, TODAY);
        assert_eq!(read, Ok(RoughDate::Day(date(1985, 3, 25))));
        assert_eq!(birth("1985", DateOrder::DayFirst, TODAY), Ok(RoughDate::Year(1985)));
        assert!(birth("31/02/1980", DateOrder::DayFirst, TODAY).is_err());
    }

    #[test]
    fn a_lost_zero_comes_back() {
        assert_eq!(phone("499000001").as_deref(), Some("0499000001"));
        assert_eq!(phone("+32 499 00 00 01").as_deref(), Some("+32 499 00 00 01"));
        assert_eq!(phone("0499/00.00.01").as_deref(), Some("0499/00.00.01"));
        assert_eq!(phone("bel buurvrouw"), None);
    }

    #[test]
    fn names_are_told_apart() {
        for (text, given, family) in [
            ("VANDENBERGHE An", "An", "Vandenberghe"),
            ("VAN DEN BERGHE Jan Piet", "Jan Piet", "Van Den Berghe"),
            ("Zandvoorde, Nele", "Nele", "Zandvoorde"),
            ("nele van zandvoorde", "Nele", "Van Zandvoorde"),
            ("Zandvoorde", "", "Zandvoorde"),
        ] {
            assert_eq!(both_names(text), (given.to_owned(), family.to_owned()), "{text}");
        }
        assert_eq!(name("D'HONDT"), "D'Hondt");
        assert_eq!(name("McArthur"), "McArthur");
    }
}
