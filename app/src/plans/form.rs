//! The forms of goals and actions.

use super::store::{NewAction, NewGoal, Worker};
use super::{Action, ActionState, Goal, GoalState, Who, life, may_be_for_home};
use crate::access::Category;
use crate::form::Form;
use crate::view::Page;
use jiff::civil::Date;

/// A goal as form values.
pub(super) fn of_goal(goal: &Goal) -> Form {
    Form::filled([
        ("category", goal.category.word().to_owned()),
        ("words", goal.words.clone()),
        ("why", goal.why.clone()),
        ("from", goal.from.to_string()),
        ("until", goal.until.map(|day| day.to_string()).unwrap_or_default()),
        ("state", goal.state.word().to_owned()),
        ("for", if goal.household.is_some() { "home" } else { "person" }.to_owned()),
    ])
}

/// Reads a goal; what is wrong stands at its field. A new one is open.
pub(super) fn read_goal(
    form: &mut Form,
    offered: &[Category],
    (home, is_new): (Option<&str>, bool),
    today: Date,
) -> Option<NewGoal> {
    let category = form.choice("category", |word| {
        offered.iter().find(|category| category.word() == word).copied()
    });
    let words = form.needed_lines("words", 500, "plans-which-goal");
    let why = form.lines("why", 500);
    let from = form.needed_day("from", today);
    let until = form.day("until", today);
    let state = if is_new { Some(GoalState::Open) } else { form.choice("state", GoalState::parse) };
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        form.wrong("until", "plans-until-before-from");
    }
    let household = home.filter(|_| form.value("for") == "home").map(ToOwned::to_owned);
    if household.is_some() && category.is_some_and(|c| !may_be_for_home(c)) {
        form.wrong("for", "plans-home-not");
    }
    let (category, words, from, state) = (category?, words?, from?, state?);
    // A goal that is over ended on some day: today, unless another was typed.
    let until = if state == GoalState::Open { until } else { until.or(Some(today.max(from))) };
    form.is_good().then_some(NewGoal { category, words, why, state, from, until, household })
}

/// An action as form values.
pub(super) fn of_action(action: &Action) -> Form {
    let who = match &action.who {
        Who::Account(id) => id.clone(),
        other => other.word().to_owned(),
    };
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    Form::filled([
        ("words", action.words.clone()),
        ("who", who),
        ("who_name", action.who.name().to_owned()),
        ("due", day(action.due)),
        ("state", action.state.word().to_owned()),
        ("result", action.result.clone()),
        ("done", day(action.done)),
    ])
}

/// What came of an action as form values: all that the form of a result asks.
pub(super) fn of_result(action: &Action) -> Form {
    let done = action.done.map(|day| day.to_string()).unwrap_or_default();
    Form::filled([("result", action.result.clone()), ("done", done)])
}

/// What somebody else saved meanwhile, in words: a choice and a day as they stand on the screen.
pub(super) fn say_theirs(form: &mut Form, page: &Page, workers: &[Worker]) {
    let said = |field: &str, word: &str| match field {
        "category" => life(word).map(|c| page.t(&format!("access-category-{}", c.word()))),
        "state" => GoalState::parse(word)
            .filter(|_| workers.is_empty())
            .map(|s| page.t(&format!("plans-goal-{}", s.word())))
            .or_else(|| {
                Some(page.t(&format!("plans-action-{}", ActionState::parse(word)?.word())))
            }),
        "for" => Some(page.t(if word == "home" { "plans-home" } else { "plans-home-self" })),
        "who" => match word {
            "person" => Some(page.t("plans-who-own")),
            "other" => Some(page.t("plans-who-other")),
            id => workers.iter().find(|w| w.id == id).map(|w| w.name.clone()),
        },
        _ => word.parse::<Date>().ok().map(|day| page.day(day)),
    };
    for field in ["category", "for", "state", "who", "from", "until", "due", "done"] {
        if let Some(words) = form.theirs(field).and_then(|word| said(field, word)) {
            form.set_theirs(field, words);
        }
    }
}

/// Reads who does something: the person, one of these workers, or somebody else by name.
pub(super) fn who_of(form: &mut Form, workers: &[Worker]) -> Option<Who> {
    let name = form.text("who_name", 100);
    let who = form.choice("who", |word| match word {
        "person" => Some(Who::Person),
        "other" => Some(Who::Other(name.clone())),
        id => workers.iter().find(|w| w.id == id).map(|w| Who::Account(w.id.clone())),
    });
    if matches!(&who, Some(Who::Other(name)) if name.is_empty()) {
        form.wrong("who_name", "plans-who-other-name");
    }
    who
}

/// Reads an action; what is wrong stands at its field. A new one is to be done.
pub(super) fn read_action(
    form: &mut Form,
    workers: &[Worker],
    is_new: bool,
    today: Date,
) -> Option<NewAction> {
    let words = form.needed_lines("words", 500, "plans-which-action");
    let who = who_of(form, workers);
    let due = form.day("due", today);
    let state =
        if is_new { Some(ActionState::Open) } else { form.choice("state", ActionState::parse) };
    let (result, done) = if is_new { (String::new(), None) } else { end(form, state, today) };
    let (words, who, state) = (words?, who?, state?);
    form.is_good().then_some(NewAction { words, who, due, state, result, done })
}

/// What came of an action, and when. What was done has a result; what is open has no day yet.
fn end(form: &mut Form, state: Option<ActionState>, today: Date) -> (String, Option<Date>) {
    let result = form.lines("result", 1_000);
    let done = form.day("done", today);
    if state == Some(ActionState::Done) && result.is_empty() {
        form.wrong("result", "plans-which-result");
    }
    if done.is_some_and(|done| done > today) {
        form.wrong("done", "plans-done-later");
    }
    let done = match state {
        Some(ActionState::Open) | None => None,
        Some(_) => done.or(Some(today)),
    };
    (result, done)
}

/// An action that was done: what it was, with its result and day from the form.
pub(super) fn read_done(form: &mut Form, old: &Action, today: Date) -> Option<NewAction> {
    let (result, done) = end(form, Some(ActionState::Done), today);
    form.is_good().then(|| NewAction {
        words: old.words.clone(),
        who: old.who.clone(),
        due: old.due,
        state: ActionState::Done,
        result,
        done,
    })
}
