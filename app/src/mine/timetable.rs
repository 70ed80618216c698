//! The hours of a day, out of the timetable of an agreement. That is written by hand, on a Dutch paper; it is split
//! by day only where all of it is days with hours: `maandag 9.00 tot 12.00; dinsdag en donderdag 13u-16u30`.
//! Anything else is told as it was written.

use crate::appointments::show_time;
use jiff::civil::{Date, Weekday};

/// Days of the week, as they begin in Dutch.
const DAYS: [(&str, &str); 7] = [
    ("ma", "maandag"),
    ("di", "dinsdag"),
    ("wo", "woensdag"),
    ("do", "donderdag"),
    ("vr", "vrijdag"),
    ("za", "zaterdag"),
    ("zo", "zondag"),
];

/// From when until when, in minutes after midnight.
type Span = (i64, i64);

/// What a timetable says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Timetable {
    /// The hours of each day that it names.
    ByDay(Vec<(Weekday, Vec<Span>)>),
    /// Words that cannot be split by day.
    Words(String),
}

impl Timetable {
    /// Reads a timetable; nothing when it names no hour at all.
    pub fn read(said: &str) -> Option<Timetable> {
        let parts = said.split(['\n', ';']).map(str::trim).filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts.collect();
        if !said.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let split: Option<Vec<_>> = parts.iter().map(|part| part_of(part)).collect();
        Some(match split {
            Some(split) => Timetable::ByDay(split.into_iter().flatten().collect()),
            None => Timetable::Words(parts.join("; ")),
        })
    }

    /// The hours of one day: `9:00–12:00`; nothing when it names none.
    pub fn on(&self, day: Date) -> Option<String> {
        let Timetable::ByDay(all) = self else { return None };
        let of_day = all.iter().filter(|(weekday, _)| *weekday == day.weekday());
        let mut spans: Vec<Span> = of_day.flat_map(|(_, spans)| spans.clone()).collect();
        spans.sort_unstable();
        let told = |(from, until): &Span| format!("{}–{}", show_time(*from), show_time(*until));
        let told: Vec<String> = spans.iter().map(told).collect();
        (!told.is_empty()).then(|| told.join(" · "))
    }

    /// The words that cannot be split by day.
    pub fn words(&self) -> Option<&str> {
        match self {
            Timetable::Words(words) => Some(words),
            Timetable::ByDay(_) => None,
        }
    }
}

/// Days with their hours: everything before the first digit names days, all from there on is hours.
fn part_of(part: &str) -> Option<Vec<(Weekday, Vec<Span>)>> {
    let part = part.to_lowercase();
    let (days, hours) = part.split_at(part.find(|c: char| c.is_ascii_digit())?);
    let (days, hours) = (days_of(days)?, hours_of(hours)?);
    Some(days.into_iter().map(|day| (day, hours.clone())).collect())
}

fn words_of(text: &str, signs: &str) -> Vec<String> {
    let spaced: String = text.chars().map(|c| if signs.contains(c) { ' ' } else { c }).collect();
    spaced.split_whitespace().map(str::to_owned).collect()
}

/// `maandag`, `dinsdag, woensdag en donderdag`, `ma tot vr`.
fn days_of(text: &str) -> Option<Vec<Weekday>> {
    let text = text.replace("tot en met", "tot").replace("t.e.m.", "tot").replace('-', " tot ");
    let mut all: Vec<Weekday> = vec![];
    let mut is_range = false;
    for word in words_of(&text, ",:.") {
        match word.as_str() {
            "en" | "van" | "om" => {}
            "tot" | "t/m" | "tem" if !is_range && !all.is_empty() => is_range = true,
            word => {
                let day = weekday(word)?;
                match all.last().copied().filter(|_| is_range) {
                    Some(last) => all.extend(after(last, day)?),
                    None => all.push(day),
                }
                is_range = false;
            }
        }
    }
    Some(all).filter(|all| !all.is_empty() && !is_range)
}

fn weekday(word: &str) -> Option<Weekday> {
    let place = DAYS.iter().position(|(short, long)| word == *short || word == *long)?;
    Weekday::from_monday_zero_offset(i8::try_from(place).ok()?).ok()
}

/// The days after one until another one of the same week.
fn after(first: Weekday, last: Weekday) -> Option<Vec<Weekday>> {
    let (from, until) = (first.to_monday_zero_offset() + 1, last.to_monday_zero_offset());
    let days = (from..=until).map(|n| Weekday::from_monday_zero_offset(n).ok());
    (from <= until).then(|| days.collect()).flatten()
}

/// `9.00 tot 12.00`, `9u-12u en 13u-16u30`: times two by two, and nothing else.
fn hours_of(text: &str) -> Option<Vec<Span>> {
    let text = text.replace("tot en met", "tot").replace(['-', '–'], " tot ");
    let mut spans: Vec<Span> = vec![];
    let mut begun: Option<i64> = None;
    let mut is_until = false;
    for word in words_of(&text, ",") {
        match (word.as_str(), begun) {
            ("en" | "van" | "uur" | "u" | "om", None) => {}
            ("uur" | "u", Some(_)) if !is_until => {}
            ("tot", Some(_)) if !is_until => is_until = true,
            (word, Some(from)) if is_until => {
                let until = minute(word).filter(|until| *until > from)?;
                spans.push((from, until));
                (begun, is_until) = (None, false);
            }
            (word, None) => begun = Some(minute(word)?),
            _ => return None,
        }
    }
    Some(spans).filter(|spans| !spans.is_empty() && begun.is_none())
}

/// `9`, `9u`, `9.00`, `9:30`, `16u30`.
fn minute(word: &str) -> Option<i64> {
    let word = word.trim_end_matches('.').trim_end_matches("uur").trim_end_matches(['u', 'h']);
    let (hour, minute) = word.split_once(['.', ':', 'u', 'h']).unwrap_or((word, "0"));
    let number = |text: &str| {
        let is_number =
            !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
        text.parse::<i64>().ok().filter(|_| is_number)
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Monday to Sunday.
    fn week(said: &str) -> Vec<Option<String>> {
        let read = Timetable::read(said).unwrap();
        (23..=29).map(|n| read.on(date(2026, 11, n))).collect()
    }

    fn on(all: [&str; 7]) -> Vec<Option<String>> {
        all.map(|told| (!told.is_empty()).then(|| told.to_owned())).to_vec()
    }

    #[test]
    fn each_day_has_its_own_hours_only() {
        let said = "maandag 9.00 tot 12.00; dinsdag, woensdag en donderdag 13.00 tot 16.00";
        let pm = "13:00–16:00";
        assert_eq!(week(said), on(["09:00–12:00", pm, pm, pm, "", "", ""]));
        let said = "Ma t.e.m. wo: 9u-12u en 13u tot 16u30\nvrijdag van 8:30 - 12 uur";
        let both = "09:00–12:00 · 13:00–16:30";
        assert_eq!(week(said), on([both, both, both, "", "08:30–12:00", "", ""]));
        let said = "maandag 13.00 tot 16.00; maandag 9.00 tot 12.00";
        assert_eq!(week(said)[0].as_deref(), Some("09:00–12:00 · 13:00–16:00"));
    }

    #[test]
    fn what_is_not_wholly_days_with_hours_stays_as_it_was_written() {
        for said in [
            "maandag voormiddag, 3 uur",
            "op afspraak, meestal 9.00 tot 12.00",
            "maandag 9.00 tot 12.00, daarna rust",
            "9.00 tot 12.00",
            "maandag 9.00",
            "maandag 12.00 tot 9.00",
            "maandag 9.00 tot 12.00; wissel om de 2 weken",
            "vrijdag tot maandag 9.00 tot 12.00",
            "maandag tot 12.00",
        ] {
            let read = Timetable::read(said).unwrap();
            assert_eq!(read.words(), Some(said), "{said}");
            assert_eq!(read.on(date(2026, 11, 23)), None, "{said}");
        }
        let read = Timetable::read("groep 2\n om de week ").unwrap();
        assert_eq!(read.words(), Some("groep 2; om de week"));
    }

    #[test]
    fn half_days_without_an_hour_are_no_hours() {
        assert_eq!(Timetable::read("maandag voormiddag\ndinsdag namiddag"), None);
    }
}
