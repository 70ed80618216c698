//! The form on which parts of life are scored: by a worker, or by the person in the own pages.

use super::store::NewScore;
use super::{Domain, Instrument, SOURCES, Scorer};
use crate::form::Form;
use jiff::civil::Date;

/// The longest remark, in characters.
const REMARK: usize = 500;

/// What stands on a form that is filled in rightly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filled {
    /// The day the scores are about.
    pub day: Date,
    /// Whose view.
    pub by: Scorer,
    /// On what it rests.
    pub source: String,
    /// The domains that were not left out.
    pub scores: Vec<NewScore>,
}

/// The name of the field with the level of a domain.
pub(super) fn level_field(domain: &Domain) -> String {
    format!("level-{}", domain.key)
}

/// The name of the field with the remark of a domain.
pub(super) fn remark_field(domain: &Domain) -> String {
    format!("remark-{}", domain.key)
}

/// The form as it is first shown: every domain left out.
pub(super) fn fresh(instrument: &Instrument, today: Date) -> Form {
    let mut form = Form::filled([
        ("instrument", instrument.key.clone()),
        ("day", today.to_string()),
        ("by", instrument.only.unwrap_or(Scorer::Worker).word().to_owned()),
        ("source", "told".to_owned()),
    ]);
    if !instrument.is_ticks {
        for domain in &instrument.domains {
            form.set(&level_field(domain), "");
        }
    }
    form
}

/// Reads the form; what is wrong stands at its field. The instrument has only the domains that are
/// open to the reader: whatever else was sent is not read.
pub(super) fn read(
    form: &mut Form,
    instrument: &Instrument,
    today: Date,
    is_own: bool,
) -> Option<Filled> {
    let (day, by, source) = if is_own {
        (Some(today), Some(Scorer::Person), Some("told"))
    } else {
        let day = form.needed_day("day", today);
        if day.is_some_and(|day| day > today) {
            form.wrong("day", "instruments-day-to-come");
        }
        let by = form.choice("by", |word| Scorer::parse(word).filter(|s| instrument.is_for(*s)));
        let source = form.choice("source", |word| SOURCES.into_iter().find(|s| *s == word));
        (day, by, source)
    };
    let scores: Vec<NewScore> =
        instrument.domains.iter().filter_map(|domain| score(form, instrument, domain)).collect();
    if scores.is_empty() && form.is_good() {
        let first = instrument.domains.first().map(level_field).unwrap_or_default();
        form.wrong(&first, "instruments-nothing-scored");
    }
    let (day, by, source) = (day?, by?, source?.to_owned());
    form.is_good().then_some(Filled { day, by, source, scores })
}

/// What was filled in on `shown`, brought to `now`, a later version of it: a choice that has other words
/// there is asked again, with what it said; what has no place any more is told.
pub(super) fn compare(form: &mut Form, shown: &Instrument, now: &Instrument) {
    for domain in &shown.domains {
        let (field, remark) = (level_field(domain), remark_field(domain));
        let chosen: Vec<String> = form.all(&field).to_vec();
        let chosen: Vec<&String> = chosen.iter().filter(|value| !value.is_empty()).collect();
        let Some(then) = now.domain(&domain.key) else {
            if !chosen.is_empty() || !form.value(&remark).trim().is_empty() {
                form.wrong("instrument", "instruments-part-gone");
            }
            continue;
        };
        let says = |domain: &Domain, value: &str| {
            let level = domain.levels.iter().find(|l| l.value.to_string() == value);
            level.map(|level| level.words.clone())
        };
        let means = |value: &&String| {
            then.label == domain.label && says(domain, value) == says(then, value)
        };
        if !chosen.iter().all(means) {
            form.set_all(&field, vec![String::new()]);
            form.wrong(&field, "instruments-choose-again");
        }
    }
}

/// The score of a domain; nothing when it was left out, or when it is wrong.
fn score(form: &mut Form, instrument: &Instrument, domain: &Domain) -> Option<NewScore> {
    let (field, remark_field) = (level_field(domain), remark_field(domain));
    let chosen: Vec<&String> = form.all(&field).iter().filter(|v| !v.is_empty()).collect();
    let many = chosen.len() > 1 && !instrument.is_ticks;
    let known = |value: &&String| value.parse().ok().and_then(|v| domain.level(v)).map(|l| l.value);
    let mut levels: Vec<i64> = chosen.iter().filter_map(known).collect();
    let is_odd = levels.len() < chosen.len() || many;
    levels.sort_unstable();
    levels.dedup();
    if is_odd {
        form.wrong(&field, "form-choose");
    }
    let remark = form.lines(&remark_field, REMARK);
    if levels.is_empty() && !is_odd && !remark.is_empty() {
        form.wrong(&field, "instruments-remark-alone");
    }
    (!levels.is_empty()).then(|| NewScore { domain: domain.key.clone(), levels, remark })
}
