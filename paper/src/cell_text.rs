//! What a cell of a workbook says, as text.

use calamine::{Data, ExcelDateTime};
use jiff::SignedDuration;

/// Text of a cell: days in ISO 8601, times as `08:30`, whole numbers without decimals,
/// an error as the sheet shows it (`#N/A`).
pub(crate) fn text_of(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTime(moment) => moment_text(moment),
        Data::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).to_owned(),
        Data::DurationIso(text) => text
            .parse::<SignedDuration>()
            .map_or_else(|_| text.clone(), |duration| clock_text(duration.as_secs())),
        Data::Error(error) => error.to_string(),
    }
}

/// Fifteen digits, as Excel shows them: a sum such as 0.30000000000000004 reads "0.3".
fn number_text(number: f64) -> String {
    let shown: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    (shown + 0.0).to_string()
}

fn moment_text(moment: &ExcelDateTime) -> String {
    let seconds = (moment.as_f64() * 86_400.0).round();
    // A time of day is a moment on day zero.
    if moment.is_duration() || (0.0..86_400.0).contains(&seconds) {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "a cast of a float stops at the ends of i64"
        )]
        return clock_text(seconds as i64);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
    }
}

/// Hours and minutes, with seconds only where there are any.
fn clock_text(seconds: i64) -> String {
    let sign = if seconds < 0 { "-" } else { "" };
    let all = seconds.unsigned_abs();
    let (hours, minutes, seconds) = (all / 3600, all / 60 % 60, all % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}:{minutes:02}")
    } else {
        format!("{sign}{hours:02}:{minutes:02}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    #[test]
    fn a_postcode_has_no_decimals_and_a_sum_no_noise() {
        assert_eq!(text_of(&Data::Float(8800.0)), "8800");
        assert_eq!(text_of(&Data::Float(0.1 + 0.2)), "0.3");
        assert_eq!(text_of(&Data::Float(-12.5)), "-12.5");
        assert_eq!(text_of(&Data::Float(85_010_112_345.0)), "85010112345");
    }

    #[test]
    fn days_moments_and_times_are_told_apart() {
        let moment = |value, kind| text_of(&Data::DateTime(ExcelDateTime::new(value, kind, false)));
        assert_eq!(moment(45_352.0, DateTime), "2024-03-01");
        assert_eq!(moment(45_352.5, DateTime), "2024-03-01T12:00:00");
        assert_eq!(moment(0.354_166_666_7, DateTime), "08:30");
        assert_eq!(moment(1.5, TimeDelta), "36:00");
        assert_eq!(text_of(&Data::DateTimeIso("2024-03-01T00:00:00".into())), "2024-03-01");
        assert_eq!(text_of(&Data::DurationIso("PT08H30M00S".into())), "08:30");
    }
}
