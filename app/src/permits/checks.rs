//! What else speaks against a step in a framework: age, hours, the shortest day. Findings with their source;
//! what is not known is no finding.

use super::Figures;
use crate::offer::HalfDays;
use crate::trajectories::Hours;
use base::rough_date::{Age, RoughDate};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A step as far as these rules look at it.
#[derive(Debug, Clone)]
pub struct Looked<'a> {
    /// Key of the work form.
    pub work_form: &'a str,
    /// The first day.
    pub from: Date,
    /// Hours a week.
    pub hours: Option<Hours>,
    /// The half-days of all its places.
    pub half_days: HalfDays,
    /// The source of a form that it may not meet and does (`trajectories::warning`).
    pub warning: Option<&'a str>,
    /// The birth of the person.
    pub birth: RoughDate,
}

/// Something that speaks against a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The key of its words.
    pub key: &'static str,
    /// The number of the rule; 0 where there is none.
    pub n: i64,
    /// What says so.
    pub source: String,
}

/// Everything that speaks against a step.
pub fn findings(step: &Looked<'_>, figures: &Figures) -> Vec<Finding> {
    [age(step, figures), hours(step, figures), shortest_day(step, figures), together(step)]
        .into_iter()
        .flatten()
        .collect()
}

fn found(figures: &Figures, rule: &str, key: &'static str, n: i64) -> Option<Finding> {
    Some(Finding { key, n, source: figures.source(rule)?.to_owned() })
}

/// Younger than the least age on the first day, or as old as the most that is allowed or older: for sure,
/// when only the year of birth is known.
fn age(step: &Looked<'_>, figures: &Figures) -> Option<Finding> {
    let age = step.birth.age_on(step.from);
    let (youngest, oldest) = match age {
        Age::Exact(age) => (age, age),
        Age::Between(youngest, oldest) => (youngest, oldest),
        Age::Unknown => return None,
    };
    let (least, most) =
        (format!("age-{}-least", step.work_form), format!("age-{}-most", step.work_form));
    if let Some(years) = figures.value(&least).filter(|years| i64::from(oldest) < *years) {
        return found(figures, &least, "permits-too-young", years);
    }
    let years = figures.value(&most).filter(|years| i64::from(youngest) >= *years)?;
    found(figures, &most, "permits-too-old", years)
}

/// Fewer hours a week than the framework asks. They may be built up step by step: a warning only.
fn hours(step: &Looked<'_>, figures: &Figures) -> Option<Finding> {
    let rule = format!("hours-{}", step.work_form);
    let least = figures.value(&rule)?;
    let few = step.hours?.quarters() < least * 4;
    few.then(|| found(figures, &rule, "permits-few-hours", least)).flatten()
}

/// The hours of the week over its days: when that is less than the shortest day, at least one day is.
fn shortest_day(step: &Looked<'_>, figures: &Figures) -> Option<Finding> {
    let least = figures.value("day-ama").filter(|_| step.work_form.starts_with("ama-"))?;
    let days: BTreeSet<u8> = step.half_days.each().map(|half_day| half_day.day()).collect();
    let needed = i64::try_from(days.len()).unwrap_or(i64::MAX).saturating_mul(least * 4);
    let short = !days.is_empty() && step.hours?.quarters() < needed;
    short.then(|| found(figures, "day-ama", "permits-short-day", least)).flatten()
}

/// A form that it may not meet in time, and does.
fn together(step: &Looked<'_>) -> Option<Finding> {
    let source = step.warning?.to_owned();
    Some(Finding { key: "permits-together", n: 0, source })
}
