//! Days and moments as a reader writes them.

use super::Page;
use crate::language::Language;
use jiff::Timestamp;
use jiff::civil::{Date, Time};

impl Page {
    /// `22 november 2026`.
    pub fn day(&self, day: impl std::borrow::Borrow<Date>) -> String {
        let day = day.borrow();
        format!("{} {}", self.day_and_month(*day), day.year())
    }

    /// `22 november`, without the year when it is this year.
    pub fn short_day(&self, day: impl std::borrow::Borrow<Date>) -> String {
        let day = day.borrow();
        if day.year() == self.today.year() { self.day_and_month(*day) } else { self.day(day) }
    }

    /// `zondag 22 november`.
    pub fn week_day(&self, day: impl std::borrow::Borrow<Date>) -> String {
        let day = day.borrow();
        let number = day.weekday().to_monday_one_offset();
        format!("{} {}", self.t(&format!("weekday-{number}")), self.short_day(day))
    }

    /// `vandaag`, `gisteren`, `morgen` or the day.
    pub fn near_day(&self, day: impl std::borrow::Borrow<Date>) -> String {
        let day = day.borrow();
        match self.days_since(day) {
            0 => self.t("day-today"),
            1 => self.t("day-yesterday"),
            -1 => self.t("day-tomorrow"),
            _ => self.short_day(day),
        }
    }

    /// A near day inside a sentence. French says `depuis hier` but `depuis le 3 octobre`.
    pub fn said_day(&self, day: impl std::borrow::Borrow<Date>) -> String {
        let day = day.borrow();
        let is_near = self.days_since(day).abs() <= 1;
        let near = self.near_day(day);
        if self.language == Language::Fr && !is_near { format!("le {near}") } else { near }
    }

    /// How many days ago a day was; negative when it is still to come.
    pub fn days_since(&self, day: impl std::borrow::Borrow<Date>) -> i64 {
        i64::from((self.today - *day.borrow()).get_days())
    }

    /// `22 november 2026, 14:05`, in the network's time zone.
    pub fn moment(&self, moment: impl std::borrow::Borrow<Timestamp>) -> String {
        let there = moment.borrow().to_zoned(self.zone.clone());
        format!("{}, {}", self.day(there.date()), clock_face(there.time()))
    }

    /// `14:05` today; on another day with the day.
    pub fn hour(&self, moment: impl std::borrow::Borrow<Timestamp>) -> String {
        let there = moment.borrow().to_zoned(self.zone.clone());
        let face = clock_face(there.time());
        if there.date() == self.today {
            return face;
        }
        format!("{}, {face}", self.near_day(there.date()))
    }

    /// The decimal sign of the reader's language.
    pub fn decimal(&self) -> char {
        if self.language == Language::En { '.' } else { ',' }
    }

    /// What stands between the things of a list.
    pub fn comma(&self) -> &'static str {
        if self.language == Language::Ar { "، " } else { ", " }
    }

    /// What stands between a label and what it names, with its space before it in French.
    pub fn colon(&self) -> &'static str {
        if self.language == Language::Fr { "\u{a0}:" } else { ":" }
    }

    /// What stands between longer parts of a row.
    pub fn semicolon(&self) -> &'static str {
        if self.language == Language::Ar { "؛ " } else { "; " }
    }

    /// `nov`: a month in short, for a drawing.
    pub fn month_short(&self, month: impl std::borrow::Borrow<i8>) -> String {
        self.t(&format!("month-short-{}", month.borrow()))
    }

    /// `22 november`; French calls the first of a month `1er`.
    fn day_and_month(&self, day: Date) -> String {
        let first = if self.language == Language::Fr && day.day() == 1 { "er" } else { "" };
        let month = self.t(&format!("month-{}", day.month()));
        format!("{}{first} {month}", day.day())
    }
}

/// `14:05`.
pub fn clock_face(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    fn page(language: Language) -> Page {
        Page {
            language,
            actor: None,
            path: String::new(),
            today: date(2026, 11, 22),
            zone: TimeZone::UTC,
            network: String::new(),
            is_demo: false,
            said: None,
            size: 0,
            is_part: false,
            along: None,
        }
    }

    #[test]
    fn the_first_of_a_month_is_premier_in_french_only() {
        assert_eq!(page(Language::Fr).day(date(2025, 10, 1)), "1er octobre 2025");
        assert_eq!(page(Language::Fr).short_day(date(2026, 10, 2)), "2 octobre");
        assert_eq!(page(Language::Nl).day(date(2025, 10, 1)), "1 oktober 2025");
    }

    #[test]
    fn a_french_day_in_a_sentence_has_its_article() {
        let french = page(Language::Fr);
        assert_eq!(french.said_day(date(2026, 11, 10)), "le 10 novembre");
        assert_eq!(french.said_day(date(2026, 11, 21)), "hier");
        assert_eq!(page(Language::Nl).said_day(date(2026, 11, 10)), "10 november");
    }

    #[test]
    fn french_months_are_short_in_their_own_way() {
        let short = |month: i8| page(Language::Fr).month_short(month);
        assert_eq!([short(8), short(10), short(12)], ["août", "oct.", "déc."]);
    }
}
