//! Scores in the reader's words, ready for the page.

use super::line::Line;
use super::overview::{Change, Said, Seen, Side};
use super::store::Score;
use super::{Domain, Instrument, Scorer};
use crate::access::store::because;
use crate::view::Page;

/// A view of a domain: the worker's or the person's.
pub(super) struct Cell {
    /// What was said; nothing when it was never scored.
    pub words: Option<String>,
    /// `3 van 5`, when there is a scale.
    pub place: Option<String>,
    /// On which day.
    pub day: String,
    /// What changed, with its icon.
    pub change: Option<(&'static str, String)>,
    /// The remark.
    pub remark: String,
}

/// A view of the past.
pub(super) struct Past {
    pub day: String,
    pub who: String,
    pub words: String,
    pub place: Option<String>,
}

/// A domain on the page.
pub(super) struct Row {
    pub label: String,
    pub explanation: String,
    pub closed: Option<String>,
    /// Why what another organisation may have scored here is closed.
    pub elsewhere: Option<String>,
    pub cells: [Cell; 2],
    pub line: Option<Line>,
    pub past: Vec<Past>,
}

impl Row {
    /// The drawing in words.
    pub(super) fn told(&self) -> String {
        let tell = |p: &Past| {
            let said = p.place.as_deref().unwrap_or(&p.words);
            format!("{} {}: {said}", p.day, p.who)
        };
        let all: Vec<String> = self.past.iter().rev().map(tell).collect();
        format!("{}. {}", self.label, all.join("; "))
    }
}

/// The domains on the page.
pub(super) fn rows(page: &Page, seen: Vec<Seen<'_>>) -> Vec<Row> {
    seen.into_iter().map(|seen| row(page, seen)).collect()
}

fn row(page: &Page, seen: Seen<'_>) -> Row {
    Row {
        label: seen.domain.label.say(page.language).to_owned(),
        explanation: seen.domain.explanation.say(page.language).to_owned(),
        closed: seen.closed.map(|reason| page.say(&because(reason))),
        elsewhere: seen.elsewhere.map(|reason| page.say(&because(reason))),
        cells: seen.sides.map(|side| cell(page, side)),
        past: seen.all.iter().map(|said| past(page, *said)).collect(),
        line: seen.line,
    }
}

fn cell(page: &Page, side: Side<'_>) -> Cell {
    let said = side.latest;
    Cell {
        words: said.map(|s| words(page, s.domain, s.score)),
        place: said.and_then(|s| place(page, s.instrument, s.domain, s.score)),
        day: said.map(|s| page.short_day(s.assessment.day)).unwrap_or_default(),
        change: side.change.map(|(change, day)| {
            let key = format!("instruments-change-{}", change.word());
            (icon(change), page.with(&key, "day", page.short_day(day)))
        }),
        remark: said.map(|s| s.score.remark.clone()).unwrap_or_default(),
    }
}

fn icon(change: Change) -> &'static str {
    match change {
        Change::Higher => "i-up",
        Change::Lower => "i-down",
        Change::Same => "i-tick",
        Change::Other | Change::Version => "i-swap",
    }
}

fn past(page: &Page, said: Said<'_>) -> Past {
    Past {
        day: page.day(said.assessment.day),
        who: who(page, said.assessment.by),
        words: words(page, said.domain, said.score),
        place: place(page, said.instrument, said.domain, said.score),
    }
}

/// Whose view.
pub(super) fn who(page: &Page, by: Scorer) -> String {
    page.t(&format!("instruments-by-{}", by.word()))
}

/// What a score says.
pub(super) fn words(page: &Page, domain: &Domain, score: &Score) -> String {
    let levels = score.levels.iter().filter_map(|value| domain.level(*value));
    levels.map(|level| level.words.say(page.language)).collect::<Vec<_>>().join(" · ")
}

/// `3 van 5`: the place of a level in its order; nothing for ticks.
pub(super) fn place(
    page: &Page,
    instrument: &Instrument,
    domain: &Domain,
    score: &Score,
) -> Option<String> {
    let level = score.levels.first().filter(|_| !instrument.is_ticks)?;
    let place = domain.levels.iter().position(|l| l.value == *level)? + 1;
    Some(page.with2("instruments-place", ("n", place), ("of", domain.levels.len())))
}
