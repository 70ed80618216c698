//! Files whose term is over: erase, or keep longer with a reason. Two people decide on erasing.

use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::rights::erase;
use crate::rights::store::retention::{self as store, Proposal};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

const ROLES: [Role; 3] = [Role::Coordinator, Role::Dpo, Role::Administrator];

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/retention", Door::Role, show)
        .get("/retention/{id}", Door::Role, one)
        .post("/retention/{id}/erase", Door::Role, ask)
        .post("/retention/{id}/confirm", Door::Role, confirm)
        .post("/retention/{id}/keep", Door::Role, keep)
}

#[derive(askama::Template)]
#[template(path = "rights/retention.html")]
struct ListPage {
    page: Page,
    /// What is to be decided, what waits for a second hand, what is kept longer.
    open: Vec<Proposal>,
    asked: Vec<Proposal>,
    kept: Vec<Proposal>,
    /// What a data protection officer sees waiting, without names.
    others: Vec<Proposal>,
    /// On what no coordinator can decide, for a data protection officer and an administrator together.
    stuck: Vec<Proposal>,
    is_coordinator: bool,
    /// Closed by every organisation, with something open still: whose, the name, and what.
    half: Vec<(String, String, String)>,
}

#[derive(askama::Template)]
#[template(path = "rights/erase.html")]
struct OnePage {
    page: Page,
    form: Form,
    proposal: Proposal,
    account: String,
    /// Whether the reader may know whose it is.
    is_known: bool,
    /// Why nobody can ask to erase it now, after a try.
    open: Option<String>,
}

impl ListPage {
    fn over(&self, proposal: &Proposal) -> String {
        over(&self.page, proposal)
    }

    fn rule(&self, proposal: &Proposal) -> String {
        rule(&self.page, proposal)
    }
}

impl OnePage {
    fn over(&self) -> String {
        over(&self.page, &self.proposal)
    }

    fn rule(&self) -> String {
        rule(&self.page, &self.proposal)
    }

    /// Whether somebody else asked, so that the reader can confirm.
    fn can_confirm(&self) -> bool {
        self.proposal.asked_by.as_ref().is_some_and(|by| *by != self.account)
    }

    fn called(&self) -> String {
        if self.is_known { self.proposal.name.clone() } else { self.page.t("rights-a-file") }
    }
}

fn over(page: &Page, proposal: &Proposal) -> String {
    let (last, over) = (page.day(proposal.last), page.day(proposal.over));
    page.with2("rights-over", ("last", last), ("over", over))
}

fn rule(page: &Page, proposal: &Proposal) -> String {
    page.t(&format!("rights-term-{}", proposal.rule))
}

/// The proposals that a reader may decide on: own ones by name; for a data protection officer those that
/// wait for a second hand; and for officer and administrator together those of organisations without a
/// coordinator. All of them, as many as a page shows, or `only` that of one person.
async fn of_reader(
    app: &App,
    actor: &Actor,
    only: &str,
) -> Result<(Vec<Proposal>, Vec<Proposal>), Problem> {
    actor.demand(&ROLES)?;
    let (mut own, mut others) = (vec![], vec![]);
    if actor.is(Role::Coordinator) {
        own = store::list(&app.db, &actor.account, only).await?;
    }
    if actor.is(Role::Dpo) || actor.is(Role::Administrator) {
        others = store::stuck(&app.db, only).await?;
    }
    if actor.is(Role::Dpo) {
        let asked = store::asked(&app.db, only).await?;
        let is_new = |p: &Proposal| !others.iter().any(|o| o.person == p.person);
        let asked: Vec<Proposal> = asked.into_iter().filter(is_new).collect();
        others.extend(asked);
    }
    others.retain(|p| !own.iter().any(|o| o.person == p.person));
    Ok((own, others))
}

async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let (own, others) = of_reader(&app, &actor, "").await?;
    let (kept, rest): (Vec<_>, Vec<_>) = own.into_iter().partition(|p| p.is_kept(page.today));
    let is_coordinator = actor.is(Role::Coordinator);
    let half = if is_coordinator {
        store::half_closed(&app.db, &actor.account, page.today).await?
    } else {
        vec![]
    };
    // What is open again stands in one list: it is to be closed first.
    let rests = |p: &Proposal| !half.iter().any(|(person, ..)| *person == p.person);
    let (asked, open) = rest.into_iter().filter(rests).partition(|p| p.asked_by.is_some());
    let (stuck, others) = others.into_iter().partition(|p| p.is_stuck);
    view::show(&ListPage { page, open, asked, kept, others, stuck, is_coordinator, half })
}

/// One proposal, and whether the reader may know whose it is.
async fn found(app: &App, actor: &Actor, id: &str) -> Result<(Proposal, bool), Problem> {
    let (own, others) = of_reader(app, actor, id).await?;
    let own = own.into_iter().map(|p| (p, true));
    let mut all = own.chain(others.into_iter().map(|p| (p, false)));
    all.find(|(p, _)| p.person == id).ok_or(Problem::NotFound)
}

fn one_page(page: Page, actor: &Actor, form: Form, found: (Proposal, bool)) -> OnePage {
    let (proposal, is_known) = found;
    OnePage { page, form, proposal, account: actor.account.clone(), is_known, open: None }
}

async fn one(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let found = found(&app, &actor, &id).await?;
    view::show(&one_page(page, &actor, Form::empty(), found))
}

async fn ask(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let (proposal, is_known) = found(&app, &actor, &id).await?;
    if !is_known && !proposal.is_stuck {
        return Err(Problem::NotFound);
    }
    let mut work = app.db.work().await?;
    if let Some(what) = store::still_open(&mut work, &id, page.today).await? {
        // Something began since it was proposed: it could not be confirmed.
        drop(work);
        let what = page.t(&format!("rights-half-{what}"));
        let open = Some(page.with("rights-erase-open", "what", what));
        let shown = one_page(page, &actor, Form::empty(), (proposal, is_known));
        return view::show_again(&OnePage { open, ..shown });
    }
    if store::ask(&mut work, app.now(), &proposal.person, &actor.account).await? {
        let line = Line::by(&actor, Deed::AskErase, Thing::Person, &id).about(&id);
        audit::write(&mut work, app.now(), &[line]).await?;
        work.save().await?;
    }
    Ok(view::go("/retention", "rights-said-erase-asked"))
}

/// The second hand: another one than who asked.
async fn confirm(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let (proposal, _) = found(&app, &actor, &id).await?;
    match &proposal.asked_by {
        None => return Err(Problem::Closed("rights-first-ask".into())),
        Some(by) if *by == actor.account => {
            return Err(Problem::Closed("rights-somebody-else".into()));
        }
        Some(_) => {}
    }
    let line = Line::by(&actor, Deed::Erase, Thing::Person, &id).about(&id);
    if !erase::erase_asked(&app, &id, &actor.account, line).await? {
        return Err(Problem::Closed("rights-came-to-life".into()));
    }
    Ok(view::go("/retention", "rights-said-erased"))
}

async fn keep(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let found = found(&app, &actor, &id).await?;
    // Who is to confirm and does not agree keeps it instead; before it was asked there is nothing to disagree with.
    let (proposal, is_known) = &found;
    if !is_known && !proposal.is_stuck && proposal.asked_by.is_none() {
        return Err(Problem::NotFound);
    }
    let mut form = Form::from_pairs(sent);
    let until = form.needed_day("until", page.today);
    if until.is_some_and(|day| day <= page.today) {
        form.wrong("until", "rights-keep-later");
    }
    let reason = form.needed("reason", 300, "rights-keep-why");
    let (Some(until), Some(reason), true) = (until, reason, form.is_good()) else {
        return view::show_again(&one_page(page, &actor, form, found));
    };
    let mut work = app.db.work().await?;
    if !store::keep(&mut work, &id, until, &reason).await? {
        // Erased, or opened again, while this was filled in.
        return Err(Problem::NotFound);
    }
    let line = Line::by(&actor, Deed::KeepLonger, Thing::Person, &id).about(&id);
    audit::write(&mut work, app.now(), &[line.because(until.to_string())]).await?;
    work.save().await?;
    Ok(view::go("/retention", "rights-said-kept"))
}
