//! A form that forgets nothing: what was typed, what is wrong with it, and what somebody else saved
//! in the meantime.
//!
//! A room reads its form with [`Form::text`], [`Form::day`] …; each reader notes its own error at
//! its field and gives `None` when there is no usable value. When [`Form::is_good`] the values are
//! sound; otherwise the same page is shown again (status 422) with the form in it.

mod amount;

pub use amount::hundredths;

use crate::language::{Language, Message};
use crate::signs;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

/// A form as it was sent, with what is wrong at each field.
#[derive(Debug, Clone, Default)]
pub struct Form {
    values: BTreeMap<String, Vec<String>>,
    errors: Vec<(String, Message)>,
    theirs: BTreeMap<String, String>,
    /// What was typed before the session ended: it stands, whatever a page would fill in by itself.
    is_again: bool,
}

impl Form {
    /// A form filled in with what is stored; or, for a reader who had to sign in again, with what
    /// they typed ([`crate::drafts::again`]).
    pub fn filled<'a>(values: impl IntoIterator<Item = (&'a str, String)>) -> Form {
        let values = values.into_iter().map(|(k, v)| (k.to_owned(), vec![v])).collect();
        match crate::drafts::again::instead_of(&values) {
            Some(values) => Form { values, is_again: true, ..Form::default() },
            None => Form { values, ..Form::default() },
        }
    }

    /// A form that begins empty; or with what was typed, as [`Form::filled`].
    pub fn empty() -> Form {
        Form::filled([])
    }

    /// A form out of the pairs that were sent; a field sent more than once keeps all its values.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Form {
        let mut form = Form::default();
        for (name, value) in pairs {
            form.values.entry(name).or_default().push(value);
        }
        form
    }

    /// What was typed in a field, or nothing.
    pub fn value(&self, field: &str) -> &str {
        self.values.get(field).and_then(|v| v.first()).map_or("", String::as_str)
    }

    /// Every field with what was typed in it first.
    pub fn fields(&self) -> BTreeMap<String, String> {
        let first = |values: &Vec<String>| values.first().cloned().unwrap_or_default();
        self.values.iter().map(|(field, values)| (field.clone(), first(values))).collect()
    }

    /// All values of a field that can have several (ticks).
    pub fn all(&self, field: &str) -> &[String] {
        self.values.get(field).map_or(&[], Vec::as_slice)
    }

    /// Whether a tick or a radio has this value.
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.all(field).iter().any(|v| v == value)
    }

    /// Whether a tick box was ticked.
    pub fn ticked(&self, field: &str) -> bool {
        !self.value(field).is_empty()
    }

    /// Puts a value in a field.
    pub fn set(&mut self, field: &str, value: impl Into<String>) {
        if self.is_again {
            return;
        }
        self.values.insert(field.to_owned(), vec![value.into()]);
    }

    /// Puts several values in a field (ticks).
    pub fn set_all(&mut self, field: &str, values: Vec<String>) {
        if self.is_again {
            return;
        }
        self.values.insert(field.to_owned(), values);
    }

    /// Notes that something is wrong at a field.
    pub fn wrong(&mut self, field: &str, message: impl Into<Message>) {
        self.errors.push((field.to_owned(), message.into()));
    }

    /// Whether nothing is wrong.
    pub fn is_good(&self) -> bool {
        self.errors.is_empty() && self.theirs.is_empty()
    }

    /// What is wrong, in the order in which it was found.
    pub fn errors(&self) -> &[(String, Message)] {
        &self.errors
    }

    /// What is wrong at a field, in the reader's language; empty when nothing is.
    pub fn error(&self, field: &str, language: impl std::borrow::Borrow<Language>) -> String {
        self.errors
            .iter()
            .find(|(name, _)| name == field)
            .map_or_else(String::new, |(_, message)| message.say(*language.borrow()))
    }

    /// Notes that somebody else saved another value in this field meanwhile.
    pub fn set_theirs(&mut self, field: &str, value: impl Into<String>) {
        self.theirs.insert(field.to_owned(), value.into());
    }

    /// What somebody else saved in this field meanwhile, if it differs from what was typed.
    pub fn theirs(&self, field: &str) -> Option<&str> {
        self.theirs.get(field).map(String::as_str)
    }

    /// Whether somebody else saved this record meanwhile.
    pub fn has_theirs(&self) -> bool {
        !self.theirs.is_empty()
    }

    /// Shows what somebody else saved beside what was typed, and takes over the version, so that
    /// saving again is a decision and not an accident.
    ///
    /// `stored` is the record as it is now, as form values; `version` its version.
    pub fn meet(&mut self, stored: &Form, version: i64) {
        for (field, values) in &stored.values {
            let now = values.first().map_or("", String::as_str);
            if self.value(field) != now {
                self.theirs.insert(field.clone(), now.to_owned());
            }
        }
        // Even when every field is alike there was a second hand: say so.
        self.theirs.entry("version".into()).or_default();
        self.set("version", version.to_string());
    }

    /// The version of the record that the form was made from.
    pub fn version(&self) -> i64 {
        self.value("version").parse().unwrap_or(0)
    }

    /// A number with what says so, which stands in the field `…_source`: nothing when nothing is typed. What
    /// `read` does not take is told as `wrong`; a number without its source is told too.
    pub fn sourced(
        &mut self,
        field: &str,
        read: impl Fn(&str) -> Option<i64>,
        wrong: &'static str,
    ) -> (Option<i64>, String) {
        let source = format!("{field}_source");
        let says = self.text(&source, 300);
        if self.value(field).trim().is_empty() {
            return (None, says);
        }
        let number = read(self.value(field));
        if number.is_none() {
            self.wrong(field, wrong);
        } else if says.is_empty() {
            self.wrong(&source, "settings-source-missing");
        }
        (number, says)
    }

    /// A trimmed text of one line that may be empty, at most `longest` characters.
    pub fn text(&mut self, field: &str, longest: usize) -> String {
        let text = signs::one_line(self.value(field));
        self.kept(field, text, longest)
    }

    /// A trimmed text of any number of lines that may be empty, at most `longest` characters.
    pub fn lines(&mut self, field: &str, longest: usize) -> String {
        let text = signs::visible(self.value(field)).trim().replace("\r\n", "\n");
        self.kept(field, text, longest)
    }

    fn kept(&mut self, field: &str, text: String, longest: usize) -> String {
        if signs::has_control(&text) {
            self.wrong(field, "form-odd-characters");
        }
        if text.chars().count() > longest {
            self.wrong(field, Message::new("form-too-long").with("longest", longest));
        }
        text
    }

    /// A text of one line that must be there; `missing` is said when it is not.
    pub fn needed(&mut self, field: &str, longest: usize, missing: &'static str) -> Option<String> {
        let text = self.text(field, longest);
        self.there(field, text, missing)
    }

    /// As [`Form::needed`], of any number of lines.
    pub fn needed_lines(
        &mut self,
        field: &str,
        longest: usize,
        missing: &'static str,
    ) -> Option<String> {
        let text = self.lines(field, longest);
        self.there(field, text, missing)
    }

    fn there(&mut self, field: &str, text: String, missing: &'static str) -> Option<String> {
        if text.is_empty() {
            self.wrong(field, missing);
            return None;
        }
        Some(text)
    }

    /// A day that may be left out: `2026-11-22` from a date field, or as people write it. A day that
    /// cannot be meant ([`meant`]) is refused.
    pub fn day(&mut self, field: &str, today: Date) -> Option<Date> {
        let text = self.value(field).trim().to_owned();
        if text.is_empty() {
            return None;
        }
        let Some(day) = read_day(&text) else {
            self.wrong(field, Message::new("form-no-such-day").with("typed", text));
            return None;
        };
        meant(day, today).map_err(|key| self.wrong(field, key)).ok()
    }

    /// A day that must be there.
    pub fn needed_day(&mut self, field: &str, today: Date) -> Option<Date> {
        if self.value(field).trim().is_empty() {
            self.wrong(field, "form-day-missing");
            return None;
        }
        self.day(field, today)
    }

    /// One of the offered choices; nothing chosen or something else is an error.
    pub fn choice<T>(&mut self, field: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let found = parse(self.value(field));
        if found.is_none() {
            self.wrong(field, "form-choose");
        }
        found
    }
}

/// How far ahead a day can be meant, in years; and none before 1900. Our own choice, so that a slip
/// of the pen in a year is noticed.
const YEARS_AHEAD: i32 = 10;

/// The day, when it can be meant; else what is the matter with it, as a key of words.
pub fn meant(day: Date, today: Date) -> Result<Date, &'static str> {
    if day < date(1900, 1, 1) {
        Err("form-day-too-early")
    } else if day > today.saturating_add(YEARS_AHEAD.years()) {
        Err("form-day-too-late")
    } else {
        Ok(day)
    }
}

/// Reads `2026-11-22`, `22/11/2026`, `22-11-2026` or `22.11.2026`.
pub fn read_day(text: &str) -> Option<Date> {
    if let Ok(day) = text.parse::<Date>() {
        return Some(day);
    }
    let mut parts = text.split(['/', '-', '.', ' ']).filter(|p| !p.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = date(2026, 11, 22);

    #[test]
    fn thirty_one_february_is_refused_with_what_was_typed() {
        let mut form = Form::filled([("start", "31/02/2026".to_owned())]);
        assert_eq!(form.day("start", TODAY), None);
        assert!(!form.is_good());
        assert!(form.error("start", Language::Nl).contains("31/02/2026"));
        assert_eq!(form.value("start"), "31/02/2026");
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let wanted = jiff::civil::date(2026, 11, 2);
        for text in ["2026-11-02", "2/11/2026", "02-11-2026", "2.11.2026"] {
            assert_eq!(read_day(text), Some(wanted), "{text}");
        }
        assert_eq!(read_day("2/11/26"), None);
    }

    #[test]
    fn a_day_that_cannot_be_meant_is_refused() {
        for (typed, key) in [
            ("31/12/1899", Some("form-day-too-early")),
            ("1/1/1900", None),
            ("22/11/2036", None),
            ("23/11/2036", Some("form-day-too-late")),
            ("22/11/9999", Some("form-day-too-late")),
        ] {
            let mut form = Form::filled([("day", typed.to_owned())]);
            assert_eq!(form.day("day", TODAY).is_some(), key.is_none(), "{typed}");
            let said = key.map_or_else(String::new, |key| Message::new(key).say(Language::Nl));
            assert_eq!(form.error("day", Language::Nl), said, "{typed}");
        }
    }

    #[test]
    fn a_name_of_invisible_signs_alone_is_missing() {
        let mut form = Form::filled([("name", "\u{202e}\u{200b} ".to_owned())]);
        assert_eq!(form.needed("name", 120, "form-choose"), None);
        form.set("name", "Ne\u{202e}le\nZandvoorde");
        assert_eq!(form.text("name", 120), "Nele Zandvoorde");
        assert_eq!(form.lines("name", 120), "Nele\nZandvoorde");
    }

    #[test]
    fn a_second_hand_is_shown_field_by_field_and_decided_by_saving_again() {
        let mut form = Form::filled([("city", "Brugge".to_owned()), ("version", "1".to_owned())]);
        let stored = Form::filled([("city", "Oostende".to_owned())]);
        form.meet(&stored, 2);
        assert_eq!(form.theirs("city"), Some("Oostende"));
        assert_eq!(form.value("city"), "Brugge");
        assert_eq!(form.version(), 2);
        assert!(!form.is_good());
    }
}
