//! The numbers of the safety net, as they are in force on a day. Each is an editable rule with a
//! source; a number that is not known gives no signal.

use base::db::{Result, Row};
use jiff::Span;
use jiff::civil::Date;

/// One dated value of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Parameter {
    rule: String,
    value: Option<i64>,
    unit: String,
    from: Option<Date>,
    until: Option<Date>,
}

/// The rules in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    contact: [Option<i64>; 7],
    warn: i64,
    in_a_row: Option<i64>,
    longest: Vec<Parameter>,
    changes_on: Option<Date>,
}

impl Rules {
    /// The rules out of all dated parameters, as they are on `today`.
    pub fn read(rows: &[Row], today: Date) -> Result<Rules> {
        let parameters = rows.iter().map(Parameter::read).collect::<Result<Vec<_>>>()?;
        Ok(Rules::of(parameters, today))
    }

    fn of(parameters: Vec<Parameter>, today: Date) -> Rules {
        let value = |rule: &str| in_force(&parameters, rule, today).and_then(|p| p.value);
        let contact = std::array::from_fn(|rung| value(&format!("contact-days-{rung}")));
        let warn = value("warn-days").unwrap_or(0);
        let in_a_row = value("absences-in-a-row");
        let (longest, others): (Vec<_>, Vec<_>) =
            parameters.into_iter().partition(|p| p.rule.starts_with("longest-"));
        let turns = others.iter().flat_map(|p| [p.from, p.until.and_then(|d| d.tomorrow().ok())]);
        let changes_on = turns.flatten().filter(|day| *day > today).min();
        Rules { contact, warn, in_a_row, longest, changes_on }
    }

    /// The rules of a new network.
    #[cfg(test)]
    pub fn of_a_new_network(today: Date) -> Rules {
        let lines = crate::trajectories::PARAMETERS.iter();
        let parameters = lines.map(|(rule, value, unit, from, _)| Parameter {
            rule: (*rule).to_owned(),
            value: *value,
            unit: (*unit).to_owned(),
            from: *from,
            until: None,
        });
        Rules::of(parameters.collect(), today)
    }

    /// How many days may pass without contact on a rung; nothing when no agreement was made.
    pub fn contact_days(&self, rung: Option<i64>) -> Option<i64> {
        self.contact[usize::try_from(rung.unwrap_or(0)).unwrap_or(0).min(6)]
    }

    /// How many days before an expiry the board begins to warn.
    pub fn warn_days(&self) -> i64 {
        self.warn
    }

    /// After how many days in a row without a word somebody stands on the board; nothing when no number was
    /// agreed.
    pub fn absences_in_a_row(&self) -> Option<i64> {
        self.in_a_row
    }

    /// The first day from which these rules read otherwise: one begins, or has ended the day before.
    /// (How long a step may last goes by the day on which it began, whatever day it is.)
    pub fn changes_on(&self) -> Option<Date> {
        self.changes_on
    }

    /// The last day of the longest duration of a step in this form that began on `start`, by the rule
    /// that was in force on that day.
    pub fn longest_until(&self, work_form: &str, start: Date) -> Option<Date> {
        let named = self.longest.iter().filter(|p| p.rule["longest-".len()..] == *work_form);
        let rule = named.filter(|p| p.holds_on(start)).max_by_key(|p| p.from)?;
        let span = span(rule.value?, &rule.unit)?;
        start.checked_add(span).ok()?.yesterday().ok()
    }
}

impl Parameter {
    fn read(row: &Row) -> Result<Parameter> {
        Ok(Parameter {
            rule: row.get("rule")?,
            value: row.get("value")?,
            unit: row.get("unit")?,
            from: row.get("valid_from")?,
            until: row.get("valid_until")?,
        })
    }

    fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

fn in_force<'a>(all: &'a [Parameter], rule: &str, day: Date) -> Option<&'a Parameter> {
    all.iter().filter(|p| p.rule == rule && p.holds_on(day)).max_by_key(|p| p.from)
}

fn span(value: i64, unit: &str) -> Option<Span> {
    match unit {
        "days" => Span::new().try_days(value).ok(),
        "weeks" => Span::new().try_weeks(value).ok(),
        "months" => Span::new().try_months(value).ok(),
        "years" => Span::new().try_years(value).ok(),
        _ => None,
    }
}

/// So many days later; the end of the calendar when there is no such day.
pub(super) fn add_days(day: Date, days: i64) -> Date {
    let span = Span::new().try_days(days);
    span.and_then(|span| day.checked_add(span)).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn eighteen_months_from_the_fifteenth_last_until_the_fourteenth() {
        let rules = Rules::of_a_new_network(date(2026, 11, 22));
        let until = rules.longest_until("activeringstraject", date(2025, 1, 15));
        assert_eq!(until, Some(date(2026, 7, 14)));
    }

    #[test]
    fn a_step_from_before_the_rule_has_no_longest_duration() {
        let rules = Rules::of_a_new_network(date(2026, 11, 22));
        assert_eq!(rules.longest_until("activeringstraject", date(2022, 1, 15)), None);
        assert_eq!(rules.longest_until("ama-welzijn", date(2025, 1, 15)), None);
    }

    #[test]
    fn rules_read_otherwise_from_the_first_beginning_and_after_the_first_end() {
        let line = |rule: &str, from, until| Parameter {
            rule: rule.into(),
            value: Some(30),
            unit: "days".into(),
            from,
            until,
        };
        let all = vec![
            line("contact-days-3", None, Some(date(2026, 12, 31))),
            line("warn-days", Some(date(2027, 3, 1)), None),
            line("longest-arbeidszorg", Some(date(2026, 12, 1)), None),
        ];
        let on = |today| Rules::of(all.clone(), today).changes_on();
        assert_eq!(on(date(2026, 11, 22)), Some(date(2027, 1, 1)));
        assert_eq!(on(date(2027, 1, 1)), Some(date(2027, 3, 1)));
        assert_eq!(on(date(2027, 3, 1)), None);
    }

    #[test]
    fn the_newest_value_in_force_counts() {
        let line = |value, from, until| Parameter {
            rule: "contact-days-3".into(),
            value: Some(value),
            unit: "days".into(),
            from,
            until,
        };
        let all = vec![line(30, None, None), line(20, Some(date(2026, 1, 1)), None)];
        assert_eq!(Rules::of(all.clone(), date(2025, 12, 31)).contact_days(Some(3)), Some(30));
        assert_eq!(Rules::of(all, date(2026, 1, 1)).contact_days(Some(3)), Some(20));
    }
}
