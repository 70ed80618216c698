//! Days and moments as a reader writes them.

use super::Page;
use jiff::Timestamp;
use jiff::civil::{Date, Time};

impl Page {
    /// `22 november 2026`.
    pub fn day(&self, day: impl std::borrow::Borrow<Date>) -> String {
        let day = day.borrow();
        format!("{} {} {}", day.day(), self.month(day.month()), day.year())
    }

    /// `22 november`, without the year when it is this year.
    pub fn short_day(&self, day: impl std::borrow::Borrow<Date>) -> String {
        let day = day.borrow();
        if day.year() == self.today.year() {
            format!("{} {}", day.day(), self.month(day.month()))
        } else {
            self.day(day)
        }
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

    /// How many days ago a day was; negative when it is still to come.
    pub fn days_since(&self, day: impl std::borrow::Borrow<Date>) -> i64 {
        i64::from((self.today - *day.borrow()).get_days())
    }

    /// `22 november 2026, 14:05`, in the network's time zone.
    pub fn moment(&self, moment: impl std::borrow::Borrow<Timestamp>) -> String {
        let there = moment.borrow().to_zoned(self.zone.clone());
        format!("{}, {}", self.day(there.date()), clock_face(there.time()))
    }

    /// The decimal sign of the reader's language.
    pub fn decimal(&self) -> char {
        if self.language == crate::language::Language::En { '.' } else { ',' }
    }

    /// `nov`: the first letters of a month, for a drawing.
    pub fn month_short(&self, month: impl std::borrow::Borrow<i8>) -> String {
        let letters = if self.language == crate::language::Language::Fr { 4 } else { 3 };
        self.month(*month.borrow()).chars().take(letters).collect()
    }

    fn month(&self, month: i8) -> String {
        self.t(&format!("month-{month}"))
    }
}

/// `14:05`.
pub fn clock_face(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}
