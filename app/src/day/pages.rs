//! The page with which a worker begins the day.

use super::house::House;
use super::news_pages::told;
use super::store::{
    self, Action, Asked, Ending, Evaluation, InEmergency, Judged, LastWord, News, Opened, Signal,
    Slot, ToCorrect, Waiting,
};
use super::{minute_of, now_at, part_of_day};
use crate::access::{Actor, Scope};
use crate::appointments::STILL_NOW;
use crate::instruments::store::{Due, due_today};
use crate::problem::{Answer, Problem};
use crate::referrals::State as Stand;
use crate::referrals::store::{Listed, late_of, to_answer};
use crate::routes::{Door, Routes};
use crate::safety_net::SignalKind;
use crate::view::{self, Page, icons};
use crate::way_in::State as Stage;
use crate::web::App;
use axum::extract::State;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many people to call and signals stand on the page; the rest is on the vangnet.
const AT_MOST: usize = 6;
/// How many parts of life that are due are named.
const PARTS: usize = 3;

/// The routes of this room.
pub fn routes() -> Routes {
    super::news_pages::routes(Routes::new().get("/day", Door::Role, day))
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
    /// Minutes after midnight.
    minute: i64,
    hello: String,
    today: Vec<Slot>,
    now: Option<usize>,
    soon: Option<i64>,
    to_close: Vec<Slot>,
    week: Vec<Slot>,
    /// What waits in the organisation itself.
    house: Arc<House>,
    /// What stands on the vangnet for the reader, per organisation.
    nets: Vec<Net>,
    calls: Vec<Call>,
    calls_in_all: usize,
    signals: Vec<Signal>,
    signals_in_all: usize,
    /// Files of the reader's people that somebody opened in an emergency.
    emergencies: Vec<InEmergency>,
    /// What was said of the reader's own emergency accesses.
    verdicts: Vec<Judged>,
    /// How many withdrawn consents wait for the word that own copies are gone.
    receipts: i64,
    /// What came back and was not read yet; the rest of it is folded away.
    news: Vec<News>,
    more_news: Vec<News>,
    /// Consents of the reader's people that end soon; the rest of them is folded away.
    ending: Vec<Ending>,
    more_ending: Vec<Ending>,
    /// What waits in the organisations where the reader coordinates.
    waiting: Vec<Waiting>,
    /// What the reader is to do for plans, up to a week ahead.
    actions: Vec<Action>,
    /// First evaluations of the reader's people in a trial, up to a week ahead.
    evaluations: Vec<Evaluation>,
    /// How many are on the way in where the reader coordinates, by where they stand.
    ways: BTreeMap<Stage, i64>,
    /// Questions of partners to read more of the reader's people.
    share_asks: Vec<Asked>,
    /// Last words of those who supported somebody before, to be read.
    handovers: Vec<LastWord>,
    /// Requests for correction that wait for an answer of the reader.
    corrections: Vec<ToCorrect>,
    /// Requests for correction whose month is over.
    late_corrections: i64,
    /// Questions to others whose time is over, or to which something was asked back.
    unanswered: Vec<Listed>,
    /// Questions of others that the reader's organisations can answer.
    asked: Vec<Listed>,
    /// Parts of life of the reader's people that are to be scored again, and how many in all.
    due: Vec<Due>,
    /// The rest of them, folded away.
    more_due: Vec<Due>,
    due_in_all: usize,
    last: Vec<Opened>,
    stairs: Vec<Stair>,
    people: i64,
    /// How many of them stand on no rung here.
    without_rung: i64,
}

/// Somebody to call, with every reason for it.
struct Call {
    first: Signal,
    reasons: Vec<Signal>,
}

/// The reader's part of one organisation's board, in numbers.
struct Net {
    /// Id and name.
    organisation: (String, String),
    reasons: usize,
    people: usize,
}

impl Day {
    /// How many of today's appointments are still to come, or going on.
    fn open_today(&self) -> usize {
        let to_come = |s: &&Slot| {
            s.is_open() && s.moment.minute.is_none_or(|at| at + STILL_NOW >= self.minute)
        };
        self.today.iter().filter(to_come).count()
    }

    /// Whether this one is going on or comes next.
    fn is_now(&self, place: impl std::borrow::Borrow<usize>) -> bool {
        self.now == Some(*place.borrow())
    }

    /// What came back, in a sentence.
    fn told(&self, news: &News) -> String {
        told(&self.page, news)
    }

    /// What came back and can be said to be read, by its ids.
    fn to_see(&self) -> Vec<&str> {
        let all = self.news.iter().chain(&self.more_news);
        all.filter(|n| n.can_be_seen()).map(|n| n.id.as_str()).collect()
    }

    /// The same of one person, at the first line about that one; not when there is nobody else.
    fn group(&self, first: &News) -> Vec<&str> {
        let all = self.news.iter().chain(&self.more_news);
        let all = all.filter(|n| n.can_be_seen() && n.person == first.person);
        let ids: Vec<&str> = all.map(|n| n.id.as_str()).collect();
        let is_here = ids.first() == Some(&first.id.as_str());
        if is_here && ids.len() < self.to_see().len() { ids } else { vec![] }
    }

    /// From when until when a file was open in an emergency, and what was said of it.
    fn hours(&self, emergency: &InEmergency) -> String {
        let (from, until) = (self.page.hour(emergency.from), self.page.hour(emergency.until));
        let hours = self.page.with2("day-emergency-hours", ("from", from), ("until", until));
        match emergency.verdict.as_str() {
            "" => hours,
            said => format!("{hours} · {}", self.page.t(&format!("consent-verdict-{said}"))),
        }
    }

    /// That an own emergency access was not justified, and who said so.
    fn judged(&self, judged: &Judged) -> String {
        let when = self.page.moment(judged.from);
        self.page.with2("day-verdict", ("when", when), ("who", judged.who.as_str()))
    }

    /// The sentence of a signal, with its day.
    fn why(&self, signal: &Signal) -> String {
        let key = format!("day-signal-{}", signal.kind.word());
        match signal.about {
            Some(day) => self.page.with(&key, "day", self.page.said_day(day)),
            None => self.page.t(&format!("day-signal-bare-{}", signal.kind.word())),
        }
    }

    /// What to do about a question that is not answered.
    fn why_unanswered(&self, line: &Listed) -> String {
        if line.state == Stand::Asked {
            return self.page.with("referrals-day-asked", "other", line.other_name.as_str());
        }
        self.page.n("referrals-late", self.page.days_since(line.answer_by))
    }

    /// With which list somebody's parts of life are scored again, and since when that is due.
    fn why_due(&self, due: &Due) -> String {
        let name = due.words.say(self.page.language);
        let since = self.page.said_day(due.since);
        self.page.with2("day-due-since", ("name", name), ("day", since))
    }

    /// Which parts of life those are: the first of them, and how many more.
    fn due_parts(&self, due: &Due) -> String {
        let first: Vec<&str> =
            due.parts.iter().take(PARTS).map(|part| part.say(self.page.language)).collect();
        let first = first.join(", ");
        match due.parts.len() - due.parts.len().min(PARTS) {
            0 => first,
            more => format!("{first} {}", self.page.n("day-due-more", more)),
        }
    }

    /// Every reason to call somebody.
    fn why_call(&self, call: &Call) -> String {
        call.reasons.iter().map(|s| self.why(s)).collect::<Vec<_>>().join(" ")
    }

    /// What stands on a board for the reader; its name when there are several.
    fn net(&self, net: &Net) -> String {
        let said = self.page.with2("day-net", ("n", net.reasons), ("people", net.people));
        match self.nets.len() {
            1 => said,
            _ => format!("{}: {said}", net.organisation.1),
        }
    }

    /// Whose ladder is drawn: how many of one's people stand on it.
    fn your_people(&self) -> String {
        let (on, people) = (self.people - self.without_rung, self.people);
        self.page.with2("day-your-people", ("on", on), ("n", people))
    }

    /// The drawing in words.
    fn ladder_in_words(&self) -> String {
        let steps: Vec<String> = self
            .stairs
            .iter()
            .map(|s| format!("{}: {}", self.page.n("rung-n", s.rung), s.n))
            .collect();
        format!("{}: {}", self.your_people(), steps.join(", "))
    }

    fn tone(name: &str) -> &'static str {
        icons::tone(name)
    }
}

#[expect(clippy::too_many_lines, reason = "the parts of the page, one below the other")]
async fn day(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    if !actor.works_with_people() {
        return Err(Problem::NotFound);
    }
    let today = page.today;
    let (from, until) = (today.saturating_sub(7.days()), today.saturating_add(7.days()));
    let slots = store::slots(&app.db, &actor, from, until).await?;
    let signals = store::signals(&app.db, &actor, today).await?;
    let home = actor.organisation_with(|role| role.scope() != Scope::None, "")?;
    let moment = (app.now(), today, &page.zone);
    let mut to_do = store::to_do(&app.db, &actor, (until, home), moment).await?;
    let more_news = to_do.news.split_off(to_do.news.len().min(AT_MOST));
    let more_ending = to_do.ending.split_off(to_do.ending.len().min(AT_MOST));
    let unanswered = late_of(&app.db, &actor.account, today).await?;
    let asked = to_answer(&app.db, &actor, (app.now(), today)).await?;
    let mut due = due_today(&app.db, &actor, today).await?;
    let due_in_all = due.len();
    let more_due = due.split_off(due_in_all.min(AT_MOST));
    let last = store::last_opened(&app.db, &actor).await?;
    let [without_rung, rungs @ ..] = to_do.ladder;

    let house = app.houses.of(&app, (&page, &actor), to_do.changes).await?;
    let minute = minute_of(app.now().to_zoned(page.zone.clone()).time());
    let (now_slots, to_close, week) = by_day(slots, today);
    let now = now_at(&now_slots, minute);
    let soon = now.and_then(|i| now_slots[i].moment.minute).map(|at| at - minute);
    let nets = nets(&signals);
    let (mut calls, mut other) = calls_apart(signals);
    let (calls_in_all, signals_in_all) = (calls.len(), other.len());
    calls.truncate(AT_MOST);
    other.truncate(AT_MOST);
    view::show(&Day {
        corrections: to_do.corrections,
        late_corrections: to_do.late_corrections,
        who: actor.name.split_whitespace().next().unwrap_or_default().to_owned(),
        minute,
        hello: format!("day-hello-{}", part_of_day(minute)),
        today: now_slots,
        now,
        house,
        soon: soon.filter(|n| (1..=60).contains(n)),
        to_close,
        week,
        nets,
        calls,
        calls_in_all,
        signals: other,
        signals_in_all,
        emergencies: to_do.emergencies,
        verdicts: to_do.verdicts,
        receipts: to_do.receipts,
        actions: to_do.actions,
        evaluations: to_do.evaluations,
        ways: to_do.ways,
        handovers: to_do.words,
        share_asks: to_do.asks,
        waiting: to_do.house,
        news: to_do.news,
        more_news,
        ending: to_do.ending,
        more_ending,
        unanswered,
        asked,
        due,
        more_due,
        due_in_all,
        last,
        people: without_rung + rungs.iter().sum::<i64>(),
        without_rung,
        stairs: stairs(rungs),
        page,
    })
}

/// The appointments of today, and the open ones of before and after.
fn by_day(slots: Vec<Slot>, today: Date) -> (Vec<Slot>, Vec<Slot>, Vec<Slot>) {
    let (now, other): (Vec<Slot>, Vec<Slot>) =
        slots.into_iter().partition(|s| s.moment.day == today);
    let (before, after): (Vec<Slot>, Vec<Slot>) =
        other.into_iter().filter(Slot::is_open).partition(|s| s.moment.day < today);
    (now, before, after)
}

/// Signals that a telephone call answers, a line per person, and the others.
fn calls_apart(signals: Vec<Signal>) -> (Vec<Call>, Vec<Signal>) {
    let (calls, other): (Vec<Signal>, Vec<Signal>) =
        signals.into_iter().partition(|s| is_call(s.kind));
    (by_person(calls), other)
}

/// One line per person, in the order of the oldest reason.
fn by_person(signals: Vec<Signal>) -> Vec<Call> {
    let mut calls: Vec<Call> = vec![];
    for signal in signals {
        match calls.iter_mut().find(|call| call.first.person == signal.person) {
            Some(call) => call.reasons.push(signal),
            None => calls.push(Call { first: signal.clone(), reasons: vec![signal] }),
        }
    }
    calls
}

/// The numbers of each board on which the reader's people stand.
fn nets(signals: &[Signal]) -> Vec<Net> {
    let organisations: BTreeSet<&(String, String)> =
        signals.iter().map(|s| &s.organisation).collect();
    let net = |organisation: &(String, String)| {
        let here = || signals.iter().filter(|s| s.organisation == *organisation);
        let people: BTreeSet<&str> = here().map(|s| s.person.as_str()).collect();
        Net { organisation: organisation.clone(), reasons: here().count(), people: people.len() }
    };
    organisations.into_iter().map(net).collect()
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
