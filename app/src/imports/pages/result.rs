//! What an import brought in, and taking it back.

use super::{ROLES, may_import_for};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::imports::store::undoing::{self, InTheWay};
use crate::imports::store::{self, Run};
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

#[derive(askama::Template)]
#[template(path = "imports/result.html")]
struct Outcome {
    page: Page,
    run: Run,
    made_at: String,
    undone_at: String,
    people: Vec<(String, String)>,
    /// Names and reasons of who stands in the way; names only for who may see them.
    in_the_way: Vec<(InTheWay, String)>,
    sees: bool,
    /// How many of the run nobody worked with: these can still be taken back.
    others: usize,
}

impl Outcome {
    fn title(&self) -> String {
        let is_undone = self.run.undone_at.is_some();
        self.page.t(if is_undone { "imports-state-undone" } else { "imports-result-title" })
    }
}

pub(super) async fn open(app: &App, actor: &Actor, id: &str) -> Result<Run, Problem> {
    actor.demand(&ROLES)?;
    let run = store::run(&app.db, id).await?;
    if !may_import_for(actor, &run.organisation) {
        return Err(Problem::NotFound);
    }
    Ok(run)
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let run = open(&app, &actor, &id).await?;
    view::show(&result(&app, page, &actor, run, vec![], 0).await?)
}

async fn result(
    app: &App,
    page: Page,
    actor: &Actor,
    run: Run,
    in_the_way: Vec<InTheWay>,
    others: usize,
) -> Result<Outcome, Problem> {
    let sees = actor.is_at(Role::Coordinator, &run.organisation);
    let people = if sees && run.undone_at.is_none() {
        store::people_of(&app.db, &run.id).await?
    } else {
        vec![]
    };
    let why = |one: &InTheWay| {
        let words = one.what.iter().map(|what| page.t(&format!("imports-way-{what}")));
        words.collect::<Vec<_>>().join(", ")
    };
    let in_the_way = in_the_way.into_iter().map(|one| (why(&one), one)).map(|(w, o)| (o, w));
    Ok(Outcome {
        made_at: page.moment(run.made_at),
        undone_at: run.undone_at.map(|at| page.moment(at)).unwrap_or_default(),
        in_the_way: in_the_way.collect(),
        people,
        run,
        sees,
        others,
        page,
    })
}

pub(super) async fn undo(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let run = open(&app, &actor, &id).await?;
    let now = app.now();
    let mut work = app.db.work().await?;
    let in_the_way = undoing::in_the_way(&mut work, &id).await?;
    let takes_the_rest = sent.iter().any(|(name, value)| name == "others" && value == "yes");
    if !in_the_way.is_empty() && !takes_the_rest {
        let all = undoing::brought_in(&mut work, &id).await?;
        drop(work);
        let kept = |person: &&String| in_the_way.iter().any(|one| one.person == **person);
        let others = all.len() - all.iter().filter(kept).count();
        return view::show_again(&result(&app, page, &actor, run, in_the_way, others).await?);
    }
    if !undoing::mark_undone(&mut work, now, &id, &actor.account).await? {
        drop(work);
        return Ok(view::go(&format!("/imports/{id}"), "imports-said-undone-before"));
    }
    undoing::keep(&mut work, &id, &in_the_way).await?;
    let mut lines = vec![Line::by(&actor, Deed::Undo, Thing::Import, &id)];
    let brought_in = undoing::brought_in(&mut work, &id).await?;
    for person in &brought_in {
        let line = Line::by(&actor, Deed::Delete, Thing::Person, person).about(person);
        lines.push(line.because(format!("import {id} undone")));
    }
    let linked = undoing::linked(&mut work, &id).await?;
    for person in &linked {
        let line = Line::by(&actor, Deed::Change, Thing::Person, person).about(person);
        lines.push(line.because(format!("import {id} undone")));
    }
    audit::write(&mut work, now, &lines).await?;
    let gone: Vec<&str> = brought_in.iter().map(String::as_str).collect();
    safety_net::forget(&mut work, &gone).await?;
    undoing::delete(&mut work, &id).await?;
    let linked: Vec<&str> = linked.iter().map(String::as_str).collect();
    safety_net::settle(&mut work, app.today(), &linked).await?;
    work.save().await?;
    let said =
        if in_the_way.is_empty() { "imports-said-undone" } else { "imports-said-undone-others" };
    Ok(view::go(&format!("/imports/{id}"), said))
}
