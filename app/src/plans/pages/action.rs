//! A new action, changing one, and saying what came of it.

use super::super::form;
use super::super::store::{self, NewAction, Worker};
use super::super::{Action, ActionState, Goal, Who};
use super::open_goal;
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::drafts;
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::trajectories::store::plans;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use std::collections::BTreeSet;

#[derive(askama::Template)]
#[template(path = "plans/action.html")]
struct ActionPage {
    page: Page,
    form: Form,
    goal: Goal,
    called: String,
    name: String,
    /// The action that is changed; nothing for a new one.
    old: Option<Action>,
    workers: Vec<Worker>,
    /// Who of them may not read the goal.
    unread: BTreeSet<String>,
    /// Where the form is sent, under which its draft is kept.
    key: String,
}

#[derive(askama::Template)]
#[template(path = "plans/done.html")]
struct DonePage {
    page: Page,
    form: Form,
    goal: Goal,
    old: Action,
    who: String,
    /// Where the form is sent, under which its draft is kept.
    key: String,
}

impl ActionPage {
    fn people(&self) -> Vec<(String, String)> {
        let mut all = vec![
            (String::new(), self.page.t("plans-choose-who")),
            ("person".to_owned(), self.page.with("plans-who-self", "name", self.called.as_str())),
        ];
        let worker = |w: &Worker| {
            let words = format!("{} · {}", w.name, w.organisation_name);
            if !self.unread.contains(&w.id) {
                return (w.id.clone(), words);
            }
            (w.id.clone(), format!("{words} · {}", self.page.t("plans-who-unread")))
        };
        all.extend(self.workers.iter().map(worker));
        all.push(("other".to_owned(), self.page.t("plans-who-other")));
        all
    }

    fn states(&self) -> Vec<(&'static str, String)> {
        let say = |s: ActionState| self.page.t(&format!("plans-action-{}", s.word()));
        ActionState::ALL.into_iter().map(|s| (s.word(), say(s))).collect()
    }
}

/// Who can be asked, with whom the action names already.
async fn workers(
    app: &App,
    actor: &Actor,
    person: &str,
    old: Option<&Action>,
) -> Result<Vec<Worker>, Problem> {
    let named = match old {
        Some(Action { who: Who::Account(id), account_name: Some(name), .. }) => {
            Some((id.clone(), name.clone()))
        }
        _ => None,
    };
    super::workers(app, actor, person, named).await
}

async fn sheet(
    app: &App,
    page: Page,
    form: Form,
    (goal, old): (Goal, Option<Action>),
    workers: Vec<Worker>,
) -> Result<ActionPage, Problem> {
    let plans = plans(&app.db, &goal.person).await?;
    let key = key(&goal, old.as_ref());
    let unread = store::unread_by(&app.db, &goal).await?;
    let (called, name) = (plans.called, plans.name);
    Ok(ActionPage { page, form, goal, called, name, old, workers, unread, key })
}

/// What is said once an action is saved: also when the worker whose name is on it may not read the goal.
async fn said(app: &App, goal: &Goal, new: &NewAction) -> Result<&'static str, Problem> {
    let unread = match new.who.account() {
        Some(account) => store::unread_by(&app.db, goal).await?.contains(account),
        None => false,
    };
    Ok(if unread { "plans-said-action-unread" } else { "plans-said-action" })
}

/// The path to which the form of an action is sent.
fn key(goal: &Goal, old: Option<&Action>) -> String {
    match old {
        Some(action) => format!("/actions/{}", action.id),
        None => format!("/goals/{}/actions/new", goal.id),
    }
}

/// The path to which the form of a result is sent.
fn done_key(old: &Action) -> String {
    format!("/actions/{}/done", old.id)
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (file, goal) = open_goal(&app, &actor, &id).await?;
    let workers = workers(&app, &actor, &file.person, None).await?;
    let form = drafts::refill(&app, &actor, &key(&goal, None), Form::default()).await?;
    view::show(&sheet(&app, page, form, (goal, None), workers).await?)
}

pub(super) async fn add(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (file, goal) = open_goal(&app, &actor, &id).await?;
    let workers = workers(&app, &actor, &file.person, None).await?;
    let mut form = Form::from_pairs(sent);
    let another = form.value("then") == "another";
    let Some(new) = form::read_action(&mut form, &workers, true, page.today) else {
        return view::show_again(&sheet(&app, page, form, (goal, None), workers).await?);
    };
    let mut work = app.db.work().await?;
    let whose = (id.as_str(), goal.person.as_str(), goal.organisation.as_str());
    let whose = (whose.0, whose.1, whose.2, actor.account.as_str());
    let made = store::add_action(&mut work, app.now(), whose, &new).await?;
    let line = line(&actor, Deed::Make, &made, &goal);
    audit::write(&mut work, app.now(), &[line]).await?;
    drafts::forget(&mut work, &actor, &key(&goal, None)).await?;
    work.save().await?;
    let said = said(&app, &goal, &new).await?;
    if another {
        return Ok(view::go(&format!("/goals/{id}/actions/new"), said));
    }
    Ok(view::go(&format!("/people/{}/plan#g-{id}", goal.person), said))
}

fn line(actor: &Actor, deed: Deed, action: &str, goal: &Goal) -> Line {
    Line::by(actor, deed, Thing::Action, action).about(&goal.person).at(&goal.organisation)
}

/// Opens the file behind an action for changing it.
async fn open(app: &App, actor: &Actor, id: &str) -> Result<(File, Goal, Action), Problem> {
    let (goal, action) = store::action(&app.db, id).await?.ok_or(Problem::NotFound)?;
    let file = access::open(app, actor, &goal.person, "plan").await?;
    file.demand_at(Act::Write, Kind::Life(goal.category), &goal.organisation)?;
    Ok((file, goal, action))
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (file, goal, old) = open(&app, &actor, &id).await?;
    let mut form = form::of_action(&old);
    form.set("version", old.version.to_string());
    let form = drafts::refill(&app, &actor, &key(&goal, Some(&old)), form).await?;
    let workers = workers(&app, &actor, &file.person, Some(&old)).await?;
    view::show(&sheet(&app, page, form, (goal, Some(old)), workers).await?)
}

pub(super) async fn change(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (file, goal, old) = open(&app, &actor, &id).await?;
    let workers = workers(&app, &actor, &file.person, Some(&old)).await?;
    let mut form = Form::from_pairs(sent);
    let Some(new) = form::read_action(&mut form, &workers, false, page.today) else {
        return view::show_again(&sheet(&app, page, form, (goal, Some(old)), workers).await?);
    };
    if !keep(&app, &actor, (&goal, &old), form.version(), &new).await? {
        let (goal, now) = store::action(&app.db, &id).await?.ok_or(Problem::NotFound)?;
        form.meet(&form::of_action(&now), now.version);
        form::say_theirs(&mut form, &page, &workers);
        return view::show_again(&sheet(&app, page, form, (goal, Some(now)), workers).await?);
    }
    let said = said(&app, &goal, &new).await?;
    Ok(view::go(&format!("/people/{}/plan", goal.person), said))
}

/// Changes an action in a unit of work of its own; says whether it still was as it was seen.
async fn keep(
    app: &App,
    actor: &Actor,
    (goal, old): (&Goal, &Action),
    version: i64,
    new: &NewAction,
) -> Result<bool, Problem> {
    let mut work = app.db.work().await?;
    if !store::change_action(&mut work, (&old.id, version), new).await? {
        return Ok(false);
    }
    let deed = match new.state {
        _ if new.state == old.state => Deed::Change,
        ActionState::Open => Deed::Change,
        ActionState::Done => Deed::Done,
        ActionState::Dropped => Deed::Cancelled,
    };
    audit::write(&mut work, app.now(), &[line(actor, deed, &old.id, goal)]).await?;
    drafts::forget(&mut work, actor, &key(goal, Some(old))).await?;
    drafts::forget(&mut work, actor, &done_key(old)).await?;
    work.save().await?;
    Ok(true)
}

/// Opens the file behind an action for saying what came of it: for who may change the goal, and for the
/// worker whose name is on the action, as long as it is open and the goal may be read.
async fn open_done(app: &App, actor: &Actor, id: &str) -> Result<(Goal, Action), Problem> {
    let (goal, action) = store::action(&app.db, id).await?.ok_or(Problem::NotFound)?;
    let file = access::open(app, actor, &goal.person, "plan").await?;
    let is_named = action.who.account() == Some(actor.account.as_str());
    if is_named && action.is_open() {
        file.demand_open()?;
    } else {
        file.demand_at(Act::Write, Kind::Life(goal.category), &goal.organisation)?;
    }
    file.demand_at(Act::Read, Kind::Life(goal.category), &goal.organisation)?;
    Ok((goal, action))
}

async fn done_page(
    app: &App,
    page: Page,
    form: Form,
    goal: Goal,
    old: Action,
) -> Result<DonePage, Problem> {
    let plans = plans(&app.db, &goal.person).await?;
    let who = super::who(&page, &old, &plans.called);
    Ok(DonePage { key: done_key(&old), page, form, goal, old, who })
}

pub(super) async fn ask_done(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (goal, old) = open_done(&app, &actor, &id).await?;
    let form = Form::filled([
        ("done", page.today.to_string()),
        ("result", old.result.clone()),
        ("version", old.version.to_string()),
    ]);
    let form = drafts::refill(&app, &actor, &done_key(&old), form).await?;
    view::show(&done_page(&app, page, form, goal, old).await?)
}

pub(super) async fn done(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (goal, old) = open_done(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let Some(new) = form::read_done(&mut form, &old, page.today) else {
        return view::show_again(&done_page(&app, page, form, goal, old).await?);
    };
    if !keep(&app, &actor, (&goal, &old), form.version(), &new).await? {
        let (goal, now) = store::action(&app.db, &id).await?.ok_or(Problem::NotFound)?;
        form.meet(&form::of_result(&now), now.version);
        form::say_theirs(&mut form, &page, &[]);
        return view::show_again(&done_page(&app, page, form, goal, now).await?);
    }
    Ok(view::go(&format!("/people/{}/plan", goal.person), "plans-said-done"))
}
