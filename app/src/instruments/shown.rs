//! Scores in the reader's words, ready for the page.

use super::line::Line;
use super::overview::{Change, Said, Seen, Side};
use super::store::{Assessment, Score};
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
    /// With whom it was scored, when that was done together.
    pub with: Option<String>,
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
    /// Since when it is to be scored again.
    pub due: Option<String>,
    pub cells: [Cell; 2],
    pub line: Option<Line>,
    pub past: Vec<Past>,
    /// The latest score, to make a goal of it: where it was given, and the domain.
    pub latest: Option<(String, String)>,
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

/// The domains on the page; `name` is that of the person, for a reader who is somebody else.
pub(super) fn rows(page: &Page, seen: Vec<Seen<'_>>, name: Option<&str>) -> Vec<Row> {
    seen.into_iter().map(|seen| row(page, seen, name)).collect()
}

fn row(page: &Page, seen: Seen<'_>, name: Option<&str>) -> Row {
    let due = seen.due.filter(|day| *day <= page.today);
    Row {
        due: due.map(|day| page.with("instruments-due-since", "day", page.short_day(day))),
        label: seen.domain.label.say(page.language).to_owned(),
        explanation: seen.domain.explanation.say(page.language).to_owned(),
        closed: seen.closed.map(|reason| page.say(&because(reason))),
        latest: seen.all.first().map(|s| (s.assessment.id.clone(), s.domain.key.clone())),
        elsewhere: seen.elsewhere.map(|reason| page.say(&because(reason))),
        cells: seen.sides.map(|side| cell(page, side, (&seen.all, name))),
        past: seen.all.iter().map(|said| past(page, *said, (&seen.all, name))).collect(),
        line: match page.language.direction() {
            "rtl" => seen.line.map(Line::mirrored),
            _ => seen.line,
        },
    }
}

fn cell(page: &Page, side: Side<'_>, around: (&[Said<'_>], Option<&str>)) -> Cell {
    let said = side.latest;
    Cell {
        with: said.and_then(|s| with(page, s, around)),
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

/// With whom a score was given: the own view that a worker wrote down, with that worker; a worker's view
/// that was given on the same day as such an own view, with the person.
fn with(page: &Page, said: Said<'_>, (all, name): (&[Said<'_>], Option<&str>)) -> Option<String> {
    let one = said.assessment;
    if one.by == Scorer::Person {
        return together(page, one);
    }
    let beside = |other: &Said<'_>| {
        let other = other.assessment;
        let is_same = other.day == one.day && other.made_by_name == one.made_by_name;
        other.by == Scorer::Person && !other.is_own && is_same
    };
    all.iter().any(beside).then(|| match name {
        Some(name) => page.with("instruments-with", "name", name),
        None => page.t("instruments-with-you"),
    })
}

/// With which worker the own view of a person was written down; nothing when it was in the own hand.
pub(super) fn together(page: &Page, one: &Assessment) -> Option<String> {
    let is_together = one.by == Scorer::Person && !one.is_own;
    is_together.then(|| page.with("instruments-with", "name", one.made_by_name.as_str()))
}

fn past(page: &Page, said: Said<'_>, around: (&[Said<'_>], Option<&str>)) -> Past {
    let who = who(page, said.assessment.by, around.1.is_none());
    Past {
        day: page.day(said.assessment.day),
        who: match with(page, said, around) {
            Some(with) => format!("{who}, {with}"),
            None => who,
        },
        words: words(page, said.domain, said.score),
        place: place(page, said.instrument, said.domain, said.score),
    }
}

/// Whose view; `is_own` for the person who reads it.
pub(super) fn who(page: &Page, by: Scorer, is_own: bool) -> String {
    if is_own && by.is_person() {
        return page.t("instruments-by-me");
    }
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
