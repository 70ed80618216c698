//! The page with which a worker begins the day.

use super::store::{self, Opened, Signal, Slot};
use super::{minute_of, now_at, part_of_day};
use crate::access::Actor;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::safety_net::SignalKind;
use crate::view::{self, Page, icons};
use crate::web::App;
use axum::extract::State;
use jiff::ToSpan as _;

/// How many people to call and signals stand on the page; the rest is on the vangnet.
const AT_MOST: usize = 6;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new().get("/day", Door::Role, day)
}

/// A step of the small drawing of one's people on the ladder.
struct Stair {
    rung: i64,
    n: i64,
    x: i64,
    y: i64,
    middle: i64,
    height: i64,
    low: bool,
}

#[derive(askama::Template)]
#[template(path = "day/day.html")]
struct Day {
    page: Page,
    /// Who is greeted: the first name.
    who: String,
    hello: String,
    today: Vec<Slot>,
    now: Option<usize>,
    soon: Option<i64>,
    to_close: Vec<Slot>,
    week: Vec<Slot>,
    calls: Vec<Signal>,
    calls_in_all: usize,
    signals: Vec<Signal>,
    signals_in_all: usize,
    last: Vec<Opened>,
    stairs: Vec<Stair>,
    people: i64,
}

impl Day {
    /// How many of today's appointments are still open.
    fn open_today(&self) -> usize {
        self.today.iter().filter(|s| s.is_open()).count()
    }

    /// Whether this one is going on or comes next.
    fn is_now(&self, place: impl std::borrow::Borrow<usize>) -> bool {
        self.now == Some(*place.borrow())
    }

    /// The sentence of a signal, with its day.
    fn why(&self, signal: &Signal) -> String {
        let key = format!("day-signal-{}", signal.kind.word());
        match signal.about {
            Some(day) => self.page.with(&key, "day", self.page.said_day(day)),
            None => self.page.t(&format!("day-signal-bare-{}", signal.kind.word())),
        }
    }

    /// The drawing in words.
    fn ladder_in_words(&self) -> String {
        let steps: Vec<String> = self
            .stairs
            .iter()
            .map(|s| format!("{}: {}", self.page.n("rung-n", s.rung), s.n))
            .collect();
        format!("{}: {}", self.page.n("day-your-people", self.people), steps.join(", "))
    }

    fn tone(name: &str) -> &'static str {
        icons::tone(name)
    }
}

async fn day(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    if !actor.works_with_people() {
        return Err(Problem::NotFound);
    }
    let today = page.today;
    let (from, until) = (today.saturating_sub(7.days()), today.saturating_add(7.days()));
    let slots = store::slots(&app.db, &actor, from, until).await?;
    let signals = store::signals(&app.db, &actor, today).await?;
    let last = store::last_opened(&app.db, &actor).await?;
    let ladder = store::ladder(&app.db, &actor).await?;

    let minute = minute_of(app.now().to_zoned(page.zone.clone()).time());
    let (now_slots, other): (Vec<Slot>, Vec<Slot>) =
        slots.into_iter().partition(|s| s.moment.day == today);
    let (to_close, week): (Vec<Slot>, Vec<Slot>) =
        other.into_iter().filter(Slot::is_open).partition(|s| s.moment.day < today);
    let now = now_at(&now_slots, minute);
    let soon = now.and_then(|i| now_slots[i].moment.minute).map(|at| at - minute);
    let (mut calls, mut other) = calls_apart(signals);
    let (calls_in_all, signals_in_all) = (calls.len(), other.len());
    calls.truncate(AT_MOST);
    other.truncate(AT_MOST);
    view::show(&Day {
        who: actor.name.split_whitespace().next().unwrap_or_default().to_owned(),
        hello: format!("day-hello-{}", part_of_day(minute)),
        today: now_slots,
        now,
        soon: soon.filter(|n| (1..=60).contains(n)),
        to_close,
        week,
        calls,
        calls_in_all,
        signals: other,
        signals_in_all,
        last,
        people: ladder.iter().sum(),
        stairs: stairs(ladder),
        page,
    })
}

/// Signals that a telephone call answers, each person once, and the others.
fn calls_apart(signals: Vec<Signal>) -> (Vec<Signal>, Vec<Signal>) {
    let (mut calls, other): (Vec<Signal>, Vec<Signal>) =
        signals.into_iter().partition(|s| is_call(s.kind));
    calls.dedup_by(|a, b| a.person == b.person);
    (calls, other)
}

/// Signals that a telephone call answers.
fn is_call(kind: SignalKind) -> bool {
    matches!(kind, SignalKind::NoContact | SignalKind::NoNextDate)
}

/// The steps of the drawing: height shows rank, not number.
fn stairs(ladder: [i64; 6]) -> Vec<Stair> {
    (1..)
        .zip(ladder)
        .map(|(rung, n)| {
            let (x, height) = (58 * (rung - 1), 9 + 13 * rung);
            Stair { rung, n, x, y: 118 - height, middle: x + 27, height, low: rung < 5 }
        })
        .collect()
}
