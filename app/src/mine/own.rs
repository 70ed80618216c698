//! What the own pages say alike: a date, a step, the stairs.

use super::store::Next;
use crate::access::{self, Act, Actor, File, Kind};
use crate::language::Language;
use crate::offer::{HalfDay, HalfDays, Placement};
use crate::problem::Problem;
use crate::trajectories::store::StoredStep;
use crate::view::Page;
use crate::web::App;
use jiff::civil::Date;

/// Opens the reader's own file; who is not the person of a file has no such page.
pub(super) async fn open(app: &App, actor: &Actor) -> Result<File, Problem> {
    let file = access::open_own(app, actor, "mine").await?;
    file.demand(Act::Read, Kind::Steps)?;
    Ok(file)
}

/// An appointment in words.
#[derive(Debug, Clone)]
pub(crate) struct Dated {
    /// `dinsdag 24 november om 10:00`.
    pub when: String,
    /// `10:00`; empty for the whole day.
    pub time: String,
    /// What, as a word that has words of its own.
    pub kind: String,
    /// Its drawing.
    pub icon: &'static str,
    /// With whom.
    pub name: String,
    /// Where to ring that one.
    pub phone: Option<String>,
    /// Where; as it was written.
    pub place: String,
    /// The day.
    pub day: Date,
}

/// The appointment in words.
pub(crate) fn dated(page: &Page, next: Next) -> Dated {
    let day = match page.days_since(next.day) {
        -1..=0 => page.near_day(next.day),
        _ => page.week_day(next.day),
    };
    let time = next.minute.map_or_else(String::new, |m| format!("{}:{:02}", m / 60, m % 60));
    let when = if time.is_empty() {
        day
    } else {
        page.with2("mine-at", ("day", day), ("time", time.as_str()))
    };
    let icon = match next.kind.as_str() {
        "phone" => "i-phone",
        "visit" => "i-house",
        "evaluation" => "i-check",
        "meeting" => "i-people",
        "talk" | "intake" => "i-talk",
        _ => "i-cal",
    };
    let Next { kind, name, phone, place, day, .. } = next;
    Dated { when, time, kind, icon, name, phone, place, day }
}

/// A stay on the ladder, in words.
pub(super) struct Stay {
    /// What I do and where, in plain words: `Meewerken · Groenploeg`.
    pub does: String,
    /// The official name, small.
    pub form: String,
    pub organisation: String,
    pub hours: String,
    pub rung: i64,
    pub when: String,
    /// Work posts with their half-days, those that go on or are to begin.
    pub posts: Vec<(String, String)>,
}

/// Half-days in short, by the part of the day: `di, wo, do namiddag; vr hele dag`.
pub(super) fn halves(page: &Page, half_days: HalfDays) -> String {
    let mut told: Vec<(&'static str, Vec<String>)> = vec![];
    for n in 1..=7 {
        let on: Vec<bool> =
            half_days.each().filter(|h| h.day() == n).map(HalfDay::is_afternoon).collect();
        let Some(half) = half_key(&on) else { continue };
        let day = page.t(&format!("weekday-short-{n}"));
        match told.iter_mut().find(|(known, _)| *known == half) {
            Some((_, days)) => days.push(day),
            None => told.push((half, vec![day])),
        }
    }
    let line = |(half, days): &(&str, Vec<String>)| {
        let days = days.join(page.comma());
        page.with2("mine-halves", ("days", days), ("half", page.t(half)))
    };
    told.iter().map(line).collect::<Vec<_>>().join(page.semicolon())
}

/// The words for some half-days of one day: the morning, the afternoon, or both.
pub(super) fn half_key(afternoons: &[bool]) -> Option<&'static str> {
    match afternoons {
        [] => None,
        [false] => Some("mine-half-am"),
        [true] => Some("mine-half-pm"),
        _ => Some("mine-half-day"),
    }
}

/// The stay in words, with its places at work posts.
pub(super) fn stay_at(page: &Page, step: &StoredStep, placements: &[Placement]) -> Stay {
    let here = placements.iter().filter(|p| p.step == step.id && p.goes_on(page.today));
    let said = |p: &Placement| {
        let place = [p.post_name.as_str(), p.site_name.as_str()].join(page.comma());
        (place, halves(page, p.stay.half_days))
    };
    let posts: Vec<_> = here.map(said).collect();
    let stay = stay(page, step);
    let name = placements.iter().rev().find(|p| p.step == step.id).map(|p| p.post_name.as_str());
    match name.filter(|_| step.place.is_empty()) {
        Some(name) => Stay { does: does(page, step.rung, name), posts, ..stay },
        None => Stay { posts, ..stay },
    }
}

/// What somebody does on a rung, and where when that is known.
fn does(page: &Page, rung: i64, place: &str) -> String {
    let what = page.t(&format!("mine-does-{rung}"));
    if place.is_empty() { what } else { format!("{what} · {place}") }
}

/// The stay in words.
pub(super) fn stay(page: &Page, step: &StoredStep) -> Stay {
    let when = match step.end {
        _ if step.start > page.today => page.with("mine-soon", "day", page.day(step.start)),
        None => page.with("mine-since", "day", page.day(step.start)),
        Some(end) => {
            page.with2("mine-from-until", ("from", page.day(step.start)), ("until", page.day(end)))
        }
    };
    let hours =
        |h: crate::trajectories::Hours| page.with("mine-hours", "hours", h.text(page.decimal()));
    Stay {
        form: step.form_name(page.language).to_owned(),
        does: does(page, step.rung, &step.place),
        organisation: step.organisation_name.clone(),
        hours: step.hours.map_or_else(String::new, hours),
        rung: step.rung,
        when,
        posts: vec![],
    }
}

/// A step of the drawn stairs.
pub(super) struct Tread {
    pub n: i64,
    pub x: i64,
    pub y: i64,
    pub height: i64,
    pub is_high: bool,
}

impl Tread {
    /// Whether it is this rung.
    pub fn is_at(&self, rung: &Option<i64>) -> bool {
        *rung == Some(self.n)
    }
}

/// The stairs as drawn: six treads of equal width, each 14 units higher, in the direction of reading.
pub(super) fn treads(language: Language) -> Vec<Tread> {
    let is_leftward = language.direction() == "rtl";
    let tread = |n: i64| Tread {
        n,
        x: 57 * if is_leftward { 6 - n } else { n - 1 },
        y: 130 - 14 * n,
        height: 20 + 14 * n,
        is_high: n >= 5,
    };
    (1..=6).map(tread).collect()
}
