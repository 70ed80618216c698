//! A plan as a document: to read at home, to sign, to keep.

use super::contents::{self, ActionThen, Contents, GoalThen, Since};
use super::pages::{Opened, agreed_in_words};
use super::sheet::Sheet;
use super::store;
use crate::access::{self, Act, Actor, Category, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use ::paper::pdf::{Block, Document};
use axum::extract::{Path, State};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/people/{id}/plan.pdf", Door::Person, today).get(
        "/people/{id}/plan/versions/{version}/pdf",
        Door::Person,
        version,
    )
}

/// The plan of today, with lines to sign on.
async fn today(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let opened = Opened::of(&app, &actor, &person).await?;
    let contents = Contents::of(&opened.sheet, opened.aim());
    let name = &opened.plans.name;
    let mut document = page.document(page.with("plans-of", "name", name.as_str()));
    document.under = page.day(page.today);
    document = document.with(Block::text(page.t("plans-print-lead")));
    let is_partly_closed = opened.sheet.is_partly_closed();
    document.blocks.extend(blocks(&page, &contents, &opened.plans.called, is_partly_closed));
    if is_partly_closed {
        document = document.with(Block::Closed(page.t("plans-partly-closed")));
    }
    let agreed = opened.agreed(&app).await?;
    document = document.with(Block::Pairs(vec![(
        page.t("plans-agreed"),
        agreed_in_words(&page, agreed.as_ref()),
    )]));
    for words in [
        page.t("plans-sign-day"),
        page.with("plans-sign", "name", name.as_str()),
        page.t("plans-sign-worker"),
    ] {
        document = document.with(Block::Line(words));
    }
    let name = file_name(&opened.plans.name, &page.today.to_string());
    send(&app, &actor, &person, (document, &name)).await
}

/// The name of the file: whose plan it is, and which. Signs that a disk may not take are left out.
fn file_name(name: &str, which: &str) -> String {
    format!("plan-{}-{which}", base::names::fold(name).replace(' ', "-"))
}

/// A plan as it was agreed.
async fn version(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path((person, id)): Path<(String, String)>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "plan").await?;
    if !Category::LIFE.into_iter().any(|category| file.reads(Kind::Life(category))) {
        file.demand(Act::Read, Kind::Life(Category::WorkGoals))?;
    }
    let found = store::one_version(&app.db, &person, &id).await?;
    let version = found.ok_or(Problem::NotFound)?;
    let plans = crate::trajectories::store::plans(&app.db, &person).await?;
    let now = Sheet::open(&app, &actor, &file).await?;
    let (contents, is_partly_closed) = contents::read(&version.contents)?.readable(&file, &now);
    let mut document = page.document(page.with("plans-of", "name", plans.name.as_str()));
    document.under = page.n("plans-version", version.number);
    let names = match version.signed_for() {
        Some(key) => format!("{} · {}", version.names, page.t(&key)),
        None => version.names.clone(),
    };
    document = document.with(Block::Pairs(vec![
        (page.t("plans-agreed-day"), page.day(version.day)),
        (page.t("plans-agreed-by"), names),
        (page.t("plans-agreed-how"), page.t(&version.how.key())),
    ]));
    let now = Contents::of(&now, plans.aim().filter(|_| file.reads(Kind::Aim)));
    let since = contents.since(&now);
    let since = if is_partly_closed { since.seen_in_part() } else { since };
    if since != Since::Same {
        document = document.with(Block::text(since.words(&page, "plans-agreed-changed")));
    }
    document.blocks.extend(blocks(&page, &contents, &plans.called, is_partly_closed));
    if is_partly_closed {
        document = document.with(Block::Closed(page.t("plans-partly-closed")));
    }
    let name = file_name(&plans.name, &version.number.to_string());
    send(&app, &actor, &person, (document, &name)).await
}

/// What leaves as a file is logged as such.
pub(super) async fn send(
    app: &App,
    actor: &Actor,
    person: &str,
    (document, name): (Document, &str),
) -> Answer {
    audit::look(app, Line::by(actor, Deed::Export, Thing::Plan, person).about(person)).await?;
    view::paper::answer(document, name).await
}

/// The goals with their actions, part of life by part of life.
fn blocks(page: &Page, contents: &Contents, called: &str, is_partly_closed: bool) -> Vec<Block> {
    let mut blocks = vec![];
    if let Some(aim) = &contents.aim {
        let words =
            if aim.words.is_empty() { String::new() } else { format!(" “{}”", aim.words) };
        blocks.push(Block::text(page.n("plans-aim-rung", aim.rung) + &words));
    }
    if contents.goals.is_empty() && !is_partly_closed {
        blocks.push(Block::text(page.t("plans-no-goals")));
    }
    for (category, goals) in contents.parts() {
        blocks.push(Block::heading(1, page.t(&format!("access-category-{}", category.word()))));
        for one in goals {
            goal(page, one, called, &mut blocks);
        }
    }
    blocks
}

fn goal(page: &Page, goal: &GoalThen, called: &str, blocks: &mut Vec<Block>) {
    blocks.push(Block::heading(2, &goal.words));
    let state = (!goal.is_open()).then(|| page.t(&format!("plans-goal-{}", goal.state)));
    let until = goal.until.map(|day| page.with("plans-by-day", "day", page.day(day)));
    let home = goal.is_for_home.then(|| page.t("plans-home"));
    let facts = [state, home, until, Some(goal.organisation_name.clone())];
    blocks.push(Block::text(facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")));
    if !goal.why.is_empty() {
        blocks.push(Block::text(page.with("plans-because", "why", goal.why.as_str())));
    }
    if !goal.actions.is_empty() {
        blocks.push(Block::List(goal.actions.iter().map(|a| action(page, a, called)).collect()));
    }
}

fn action(page: &Page, action: &ActionThen, called: &str) -> String {
    let mut words = format!("{}: {}", action.who(page, called), action.words);
    if let Some(day) = action.due {
        words = format!("{words} · {}", page.with("plans-by-day", "day", page.day(day)));
    }
    if !action.is_open() {
        words = format!("{words} · {}", page.t(&format!("plans-action-{}", action.state)));
        if let Some(day) = action.done {
            words = format!("{words} {}", page.day(day));
        }
    }
    if action.result.is_empty() { words } else { format!("{words}\n{}", action.result) }
}
