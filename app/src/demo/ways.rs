//! The way in of those of the demo who signed up not long ago: some in each state. Plain values; what
//! somebody waited for is told by the course of the life.

use super::chance::plus;
use super::course::{Ending, Step};
use super::life::Life;
use super::posts;
use crate::way_in::State;
use crate::way_in::store::NewChange;
use jiff::civil::Date;

/// For how many days back somebody who works has a way in.
const RECENT: i32 = 260;
/// How many days a trial takes.
const TRIAL: i32 = 28;

/// Who signed somebody up.
const BY: [&str; 5] =
    ["het OCMW", "de huisarts", "de persoon zelf", "de VDAB", "een dienst beschut wonen"];

/// A way in, in plain values.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// The number of the organisation.
    pub organisation: usize,
    /// The form and the place of the work post; nothing is any.
    pub post: Option<(&'static str, &'static str)>,
    /// Who signed the person up.
    pub by: &'static str,
    /// What happened.
    pub changes: Vec<NewChange>,
}

/// The way in of a life, when it began not long ago; `turn` tells lives apart, `seat` those at one
/// organisation.
pub fn of(life: &Life, today: Date, (turn, seat): (usize, usize)) -> Option<Way> {
    let wait = life.course.waits.first()?;
    let way = |post, changes| {
        let by = BY[turn % BY.len()];
        Some(Way { organisation: wait.organisation, post, by, changes })
    };
    let before = || begun(wait.from, turn);
    let Some((until, placed)) = wait.until else {
        let menu = posts::menu(wait.organisation);
        let of_form = menu.iter().find(|(form, _)| *form == wait.form);
        let post = of_form.filter(|_| turn % 3 != 0).map(|(form, place)| (form.key(), *place));
        return way(post, waiting(wait.from, today, seat));
    };
    if !placed {
        let recent = until >= plus(today, -2 * RECENT);
        let stop =
            NewChange { reason: "own-choice".into(), ..NewChange::to(State::Stopped, until) };
        let changes = [before(), vec![listed(wait.from), stop]].concat();
        return recent.then(|| way(None, changes)).flatten();
    }
    let first = life.course.steps.first().filter(|s| s.organisation == wait.organisation)?;
    let last = life.course.steps.last().filter(|s| s.end.is_none())?;
    let is_here = life.course.steps.iter().all(|s| s.organisation == wait.organisation);
    if first.start < plus(today, -RECENT) || !is_here {
        return None;
    }
    let changes =
        [before(), vec![listed(wait.from)], taken(wait.from, first, today, (turn, seat))].concat();
    way(Some((last.form.key(), last.place)), changes)
}

/// Signing up, and mostly a talk, on the day from which the place counts.
fn begun(day: Date, turn: usize) -> Vec<NewChange> {
    let mut all = vec![NewChange::to(State::SignedUp, day)];
    if turn % 4 != 1 {
        all.push(NewChange::to(State::InfoTalk, day));
    }
    all
}

fn listed(day: Date) -> NewChange {
    NewChange { queue: Some(day), ..NewChange::to(State::Waitlist, day) }
}

/// Who is still waiting: most on the list, some before it, and some at the intake.
fn waiting(from: Date, today: Date, turn: usize) -> Vec<NewChange> {
    let mut all = begun(from, turn);
    match turn % 7 {
        1 => all.truncate(1),
        3 => {}
        5 => {
            let day = plus(today, -3).max(from);
            let intake =
                NewChange { waited_since: Some(from), ..NewChange::to(State::Intake, day) };
            all.extend([listed(from), intake]);
        }
        _ => all.push(listed(from)),
    }
    all
}

/// Who was taken from the list: intake, trial, and work; now and then before somebody who waited longer, and
/// now and then interrupted, or with a trial that was made longer.
fn taken(from: Date, first: &Step, today: Date, (turn, seat): (usize, usize)) -> Vec<NewChange> {
    let intake = plus(first.start, -6).max(from);
    let mut all =
        vec![NewChange { waited_since: Some(from), ..NewChange::to(State::Intake, intake) }];
    if turn % 6 == 2 {
        all[0].passed = 1 + i64::try_from(turn % 2).unwrap_or(0);
        let why = ["fits", "not-yet", "refused"][turn % 3];
        all[0].passing = (why.to_owned(), String::new());
    }
    let evaluation = plus(first.start, TRIAL);
    let trial = NewChange::to(State::Trial, first.start);
    all.push(NewChange { evaluation: Some(evaluation), ..trial });
    if evaluation <= plus(today, -2) && seat % 6 == 2 {
        let later = Some(plus(today, 4));
        let remark = "Meer tijd om te wennen.".to_owned();
        let longer = NewChange::to(State::Trial, evaluation);
        all.push(NewChange { evaluation: later, remark, ..longer });
    } else if evaluation <= plus(today, -2) {
        all.push(NewChange::to(State::Active, evaluation));
        if turn % 9 == 4 {
            let day = plus(today, -5).max(evaluation);
            let reason = ["illness", "family"][turn % 2].to_owned();
            all.push(NewChange { reason, ..NewChange::to(State::Interrupted, day) });
        }
    }
    all
}

/// The way of Nele: out to a contract, and back.
pub fn of_nele(life: &Life) -> Option<Way> {
    let wait = life.course.waits.first()?;
    let (first, steps) = (wait.from, &life.course.steps);
    let [trial, next, .., contract, back] = steps.as_slice() else { return None };
    let said = |state, day, remark: &str| NewChange {
        remark: remark.to_owned(),
        ..NewChange::to(state, day)
    };
    let out =
        NewChange { reason: "paid-work".into(), ..NewChange::to(State::Stopped, contract.start) };
    let evaluation = trial.end.map(|(day, _): (Date, Ending)| day);
    Some(Way {
        organisation: wait.organisation,
        post: Some((back.form.key(), back.place)),
        by: "OCMW Kruisdam, Lotte Vijverman",
        changes: vec![
            said(State::SignedUp, plus(first, -7), "Wil weer onder de mensen."),
            NewChange::to(State::InfoTalk, first),
            listed(first),
            NewChange {
                waited_since: Some(first),
                ..NewChange::to(State::Intake, plus(first, 42))
            },
            NewChange { evaluation, ..NewChange::to(State::Trial, trial.start) },
            NewChange::to(State::Active, next.start),
            out,
            said(State::Active, back.start, "Terug in de groenploeg, zelfde uren."),
        ],
    })
}
