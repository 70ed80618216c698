//! The form on which parts of life are scored: by a worker, or by the person in the own pages.

use super::store::NewScore;
use super::{Domain, Instrument, SOURCES, Scorer};
use crate::form::Form;
use jiff::civil::Date;

/// The longest remark, in characters.
const REMARK: usize = 500;

/// The column of the person's view on a worker's form, beside that of the worker. On the person's own form
/// there is one column, the first.
pub(super) const BESIDE: &str = "beside-";
/// The word for both views at once.
pub(super) const BOTH: &str = "both";

/// What stands on a form that is filled in rightly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filled {
    /// The day the scores are about.
    pub day: Date,
    /// The views that were filled in: one, or the worker's and the person's.
    pub views: Vec<View>,
}

/// One view on a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct View {
    /// Whose.
    pub by: Scorer,
    /// On what it rests.
    pub source: String,
    /// The domains that were not left out.
    pub scores: Vec<NewScore>,
}

/// The name of the field with the level of a domain, in a column.
pub(super) fn level_field(column: &str, domain: &Domain) -> String {
    format!("{column}level-{}", domain.key)
}

/// The name of the field with the remark of a domain, in a column.
pub(super) fn remark_field(column: &str, domain: &Domain) -> String {
    format!("{column}remark-{}", domain.key)
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
            form.set(&level_field("", domain), "");
            form.set(&level_field(BESIDE, domain), "");
        }
    }
    form
}

/// The columns of a worker's form that are read, each with whose view it is; nothing for a word that is no
/// choice.
fn columns(instrument: &Instrument, by: &str) -> Option<Vec<(&'static str, Scorer)>> {
    if by == BOTH {
        let both = vec![("", Scorer::Worker), (BESIDE, Scorer::Person)];
        return instrument.is_for_both().then_some(both);
    }
    let scorer = Scorer::parse(by).filter(|scorer| instrument.is_for(*scorer))?;
    Some(vec![("", scorer)])
}

/// Whether the person's column was filled in while one view was chosen: none of the two is thrown away.
fn has_too_many(form: &Form, instrument: &Instrument) -> bool {
    let is_typed = |field: String| form.all(&field).iter().any(|value| !value.trim().is_empty());
    let mut all = instrument.domains.iter();
    instrument.is_for_both()
        && form.value("by") != BOTH
        && all.any(|d| is_typed(level_field(BESIDE, d)) || is_typed(remark_field(BESIDE, d)))
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
        (Some(today), Some(vec![("", Scorer::Person)]), Some("told"))
    } else {
        let day = form.needed_day("day", today);
        if day.is_some_and(|day| day > today) {
            form.wrong("day", "instruments-day-to-come");
        }
        let by = form.choice("by", |word| columns(instrument, word));
        if by.is_some() && has_too_many(form, instrument) {
            form.wrong("by", "instruments-two-views");
        }
        let source = form.choice("source", |word| SOURCES.into_iter().find(|s| *s == word));
        (day, by, source)
    };
    let read = by.clone().unwrap_or_else(|| vec![("", Scorer::Worker)]);
    let is_both = read.len() > 1;
    let mut views = vec![];
    for (column, by) in read {
        let scores = scores(form, instrument, (column, is_own));
        // Beside the worker's view stands what the person tells.
        let told = if is_both && by.is_person() { Some("told") } else { source };
        views.push(View { by, source: told.unwrap_or_default().to_owned(), scores });
    }
    views.retain(|view| !view.scores.is_empty());
    if views.is_empty() && form.is_good() {
        nothing_scored(form, instrument, is_own);
    }
    let (day, ..) = (day?, by?, source?);
    form.is_good().then_some(Filled { day, views })
}

/// Says that nothing was chosen: to the person of the whole list, no part of life is to blame.
fn nothing_scored(form: &mut Form, instrument: &Instrument, is_own: bool) {
    if is_own {
        return form.wrong("instrument", "instruments-nothing-answered");
    }
    let first = instrument.domains.first().map(|d| level_field("", d)).unwrap_or_default();
    form.wrong(&first, "instruments-nothing-scored");
}

/// The scores of a column.
fn scores(
    form: &mut Form,
    instrument: &Instrument,
    (column, is_own): (&str, bool),
) -> Vec<NewScore> {
    let read = |domain: &Domain| score(form, (instrument, domain), (column, is_own));
    instrument.domains.iter().filter_map(read).collect()
}

/// What was filled in on `shown`, brought to `now`, a later version of it: a choice that has other words
/// there is asked again, with what it said; what has no place any more is told.
pub(super) fn compare(form: &mut Form, shown: &Instrument, now: &Instrument) {
    for column in ["", BESIDE] {
        compare_column(form, column, (shown, now));
    }
}

fn compare_column(form: &mut Form, column: &str, (shown, now): (&Instrument, &Instrument)) {
    for domain in &shown.domains {
        let (field, remark) = (level_field(column, domain), remark_field(column, domain));
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
fn score(
    form: &mut Form,
    (instrument, domain): (&Instrument, &Domain),
    (column, is_own): (&str, bool),
) -> Option<NewScore> {
    let (field, remark_field) = (level_field(column, domain), remark_field(column, domain));
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
        let own = "instruments-remark-alone-own";
        form.wrong(&field, if is_own { own } else { "instruments-remark-alone" });
    }
    (!levels.is_empty()).then(|| NewScore { domain: domain.key.clone(), levels, remark })
}
