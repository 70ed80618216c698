//! Reading a day, an hour and a kind out of a form: for an appointment of its own and for the next
//! date on a note.

use super::AppointmentKind;
use crate::form::Form;
use jiff::civil::Date;

/// When and what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub day: Date,
    /// Minutes after midnight; nothing for the whole day.
    pub minute: Option<i64>,
    /// What kind.
    pub kind: AppointmentKind,
}

impl Moment {
    /// The hour as one reads it, empty for the whole day.
    pub fn time(&self) -> String {
        self.minute.map(show_time).unwrap_or_default()
    }

    /// Whether it is over, at a minute of a day: one without an hour lasts all day.
    pub fn is_past(&self, (today, minute): (Date, i64)) -> bool {
        let is_over = self.minute.is_some_and(|at| at + super::STILL_NOW < minute);
        self.day < today || (self.day == today && is_over)
    }
}

/// Reads the next date that may stand on a note: fields `next_day`, `next_time`, `next_kind`. It
/// cannot lie before `today`. An hour without a day is an error: it would be lost.
pub fn next_date(form: &mut Form, today: Date) -> Option<Moment> {
    let day = form.day("next_day", today);
    let minute = time(form, "next_time");
    if day.is_none() && minute.is_some() && form.error("next_day", form_language()).is_empty() {
        form.wrong("next_day", "appointments-day-missing");
    }
    let day = day?;
    if day < today {
        form.wrong("next_day", "appointments-day-past");
    }
    let kind = form.choice("next_kind", AppointmentKind::parse)?;
    Some(Moment { day, minute, kind })
}

/// Errors exist in every language at once: any will do to ask whether there is one.
fn form_language() -> crate::language::Language {
    crate::language::Language::Nl
}

/// Reads an hour that may be left out; gives minutes after midnight.
pub fn time(form: &mut Form, field: &str) -> Option<i64> {
    let text = form.value(field).trim().to_owned();
    if text.is_empty() {
        return None;
    }
    let minute = read_time(&text);
    if minute.is_none() {
        form.wrong(field, "appointments-no-such-time");
    }
    minute
}

/// Reads `14:05`, `14.05`, `14u05`, `14h05`, `14u` or `14`.
pub fn read_time(text: &str) -> Option<i64> {
    let mut parts = text.trim().splitn(2, [':', '.', 'u', 'h', 'U', 'H']);
    let hour: i64 = parts.next()?.trim().parse().ok()?;
    let minute: i64 = match parts.next().map(str::trim) {
        None | Some("") => 0,
        Some(minutes) => minutes.parse().ok()?,
    };
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

/// Writes minutes after midnight as a time field takes them: `09:05`.
pub fn show_time(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for text in ["9:05", "09:05", "9.05", "9u05", "9h05"] {
            assert_eq!(read_time(text), Some(545), "{text}");
        }
        assert_eq!(read_time("14u"), Some(840));
        assert_eq!(read_time("14"), Some(840));
        for text in ["24:00", "9:60", "-1:00", "halftien"] {
            assert_eq!(read_time(text), None, "{text}");
        }
    }

    #[test]
    fn an_hour_without_a_day_is_asked_about_and_a_day_in_the_past_refused() {
        let today = jiff::civil::date(2026, 11, 22);
        let mut form = Form::filled([("next_time", "10:00".to_owned())]);
        assert_eq!(next_date(&mut form, today), None);
        assert_eq!(form.errors()[0].0, "next_day");
        let fields = [("next_day", "2026-11-21".to_owned()), ("next_kind", "talk".to_owned())];
        let mut form = Form::filled(fields);
        next_date(&mut form, today);
        assert_eq!(form.errors()[0].0, "next_day");
    }
}
