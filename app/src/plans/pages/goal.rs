//! A new goal, and changing one.

use super::super::form;
use super::super::store::{self, NewGoal};
use super::super::{Goal, GoalState};
use super::{category_name, open_goal};
use crate::access::{self, Act, Actor, Category, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::drafts;
use crate::form::Form;
use crate::instruments::told;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};

#[derive(askama::Template)]
#[template(path = "plans/goal.html")]
struct GoalPage {
    page: Page,
    form: Form,
    action: String,
    person: String,
    name: String,
    is_new: bool,
    offered: Vec<Category>,
    /// Whether it can be for the whole household.
    has_home: bool,
}

impl GoalPage {
    fn categories(&self) -> Vec<(&'static str, String)> {
        let first = ("", self.page.t("plans-choose-category"));
        let word = |c: &Category| (c.word(), category_name(&self.page, *c));
        std::iter::once(first).chain(self.offered.iter().map(word)).collect()
    }

    fn homes(&self) -> Vec<(&'static str, String)> {
        vec![("person", self.page.t("plans-home-self")), ("home", self.page.t("plans-home"))]
    }

    fn states(&self) -> Vec<(&'static str, String)> {
        let say = |s: GoalState| self.page.t(&format!("plans-goal-{}", s.word()));
        GoalState::ALL.into_iter().map(|s| (s.word(), say(s))).collect()
    }
}

/// The path to which the form is sent, under which its draft is kept.
fn key(file: &File, old: Option<&Goal>) -> String {
    match old {
        Some(goal) => format!("/goals/{}/edit", goal.id),
        None => format!("/people/{}/plan/goals/new", file.person),
    }
}

async fn sheet(
    app: &App,
    page: Page,
    form: Form,
    file: &File,
    old: Option<&Goal>,
) -> Result<GoalPage, Problem> {
    Ok(GoalPage {
        form,
        action: key(file, old),
        name: crate::people::store::name_of(&app.db, &file.person).await?,
        person: file.person.clone(),
        is_new: old.is_none(),
        offered: offered(file, old),
        has_home: home(app, file).await?.is_some(),
        page,
    })
}

/// The parts of life in which the reader may set this goal.
fn offered(file: &File, old: Option<&Goal>) -> Vec<Category> {
    let may = |category: &Category| match old {
        Some(goal) => file.writes_at(Kind::Life(*category), &goal.organisation),
        None => file.writes(Kind::Life(*category)),
    };
    Category::LIFE.into_iter().filter(may).collect()
}

/// The household for all of which the goal can be, for who may know with whom the person lives.
async fn home(app: &App, file: &File) -> Result<Option<String>, Problem> {
    if !file.reads(Kind::Household) {
        return Ok(None);
    }
    Ok(store::home(&app.db, &file.person, app.today()).await?)
}

async fn open_new(app: &App, actor: &Actor, person: &str) -> Result<File, Problem> {
    let file = access::open(app, actor, person, "plan").await?;
    file.demand(Act::Write, Kind::Life(Category::WorkGoals))?;
    Ok(file)
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Query(which): Query<told::Which>,
) -> Answer {
    let file = open_new(&app, &actor, &person).await?;
    let mut form = Form::filled([("from", page.today.to_string()), ("for", "person".to_owned())]);
    if let Some(told) = told::told(&app, &page, &file, &which).await? {
        form.set("category", told.category.word());
        // The aim itself is in the person's own words; how it goes is why.
        form.set("why", told.why);
    }
    let form = drafts::refill(&app, &actor, &key(&file, None), form).await?;
    view::show(&sheet(&app, page, form, &file, None).await?)
}

pub(super) async fn add(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = open_new(&app, &actor, &person).await?;
    let mut form = Form::from_pairs(sent);
    let home = home(&app, &file).await?;
    let given = (home.as_deref(), true);
    let Some(new) = form::read_goal(&mut form, &offered(&file, None), given, page.today) else {
        return view::show_again(&sheet(&app, page, form, &file, None).await?);
    };
    let organisation = file.organisation(&actor, Act::Write, Kind::Life(new.category))?;
    let mut work = app.db.work().await?;
    let whose = (person.as_str(), organisation, actor.account.as_str());
    let id = store::add_goal(&mut work, app.now(), whose, &new).await?;
    let line = Line::by(&actor, Deed::Make, Thing::Goal, &id).about(&person).at(organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    drafts::forget(&mut work, &actor, &key(&file, None)).await?;
    work.save().await?;
    // Where its first action can be added.
    Ok(view::go(&format!("/people/{person}/plan#g-{id}"), "plans-said-goal"))
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (file, goal) = open_goal(&app, &actor, &id).await?;
    let mut form = form::of_goal(&goal);
    form.set("version", goal.version.to_string());
    let form = drafts::refill(&app, &actor, &key(&file, Some(&goal)), form).await?;
    view::show(&sheet(&app, page, form, &file, Some(&goal)).await?)
}

pub(super) async fn change(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (file, goal) = open_goal(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let offered = offered(&file, Some(&goal));
    let home = home(&app, &file).await?;
    let given = (home.as_deref(), false);
    let Some(new) = form::read_goal(&mut form, &offered, given, page.today) else {
        return view::show_again(&sheet(&app, page, form, &file, Some(&goal)).await?);
    };
    if !keep(&app, &actor, &goal, form.version(), &new).await? {
        let now = store::goal(&app.db, &id).await?.ok_or(Problem::NotFound)?;
        form.meet(&form::of_goal(&now), now.version);
        form::say_theirs(&mut form, &page, &[]);
        return view::show_again(&sheet(&app, page, form, &file, Some(&now)).await?);
    }
    Ok(view::go(&format!("/people/{}/plan", goal.person), "plans-said-goal"))
}

/// Changes a goal in a unit of work of its own; says whether it still was as it was seen.
async fn keep(
    app: &App,
    actor: &Actor,
    goal: &Goal,
    version: i64,
    new: &NewGoal,
) -> Result<bool, Problem> {
    let mut work = app.db.work().await?;
    if !store::change_goal(&mut work, (&goal.id, version), new).await? {
        return Ok(false);
    }
    let deed = if new.state == GoalState::Open { Deed::Change } else { Deed::End };
    let line =
        Line::by(actor, deed, Thing::Goal, &goal.id).about(&goal.person).at(&goal.organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    drafts::forget(&mut work, actor, &format!("/goals/{}/edit", goal.id)).await?;
    work.save().await?;
    Ok(true)
}
