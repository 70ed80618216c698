//! What an organisation offers, for its coordinator: sites, work posts, and whether they are still right.

use super::super::store::{placements, posts, sites};
use super::super::{Post, Site};
use super::{Card, own};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::organisations::{self, municipality_name};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::safety_net::settle;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

/// The routes of the own offer.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/posts", Door::Role, show)
        .post("/posts/{id}/check", Door::Role, check)
        .post("/posts/of/{id}/check", Door::Role, check_all)
        .post("/posts/{id}/archive", Door::Role, archive)
        .post("/sites/{id}/archive", Door::Role, archive_site)
}

struct House {
    id: String,
    name: String,
    sites: Vec<OnSite>,
    /// Whether several work posts are on offer, to be checked with one press.
    has_many: bool,
}

struct OnSite {
    site: Site,
    place: &'static str,
    posts: Vec<Card>,
}

#[derive(askama::Template)]
#[template(path = "offer/keep.html")]
struct Keep {
    page: Page,
    houses: Vec<House>,
}

async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&[Role::Coordinator])?;
    let mut houses = vec![];
    for id in actor.organisations_as(&[Role::Coordinator]) {
        let (house, _) = organisations::store::one(&app.db, id).await?.ok_or(Problem::NotFound)?;
        let mut posts = posts::of(&app.db, id, page.today).await?;
        let has_many = posts.iter().filter(|post| post.is_offered).count() > 1;
        // What is archived stands below what is offered.
        posts.sort_by_key(|post| post.archived.is_some());
        let mut all = sites::of(&app.db, id).await?;
        all.sort_by_key(|site| site.archived.is_some());
        let sites = all.into_iter().map(|site| on_site(&page, site, &posts)).collect();
        houses.push(House { id: id.to_owned(), name: house.name, sites, has_many });
    }
    view::show(&Keep { page, houses })
}

fn on_site(page: &Page, site: Site, posts: &[Post]) -> OnSite {
    let here = posts.iter().filter(|post| post.said.site == site.id);
    OnSite {
        place: municipality_name(page, &site.said.municipality),
        posts: here.map(|post| Card::of(page, post.clone())).collect(),
        site,
    }
}

/// The organisation that keeps a work post, when it is the coordinator's own.
async fn own_post<'a>(app: &App, actor: &'a Actor, id: &str) -> Result<&'a str, Problem> {
    actor.demand(&[Role::Coordinator])?;
    own(actor, &posts::whose(&app.db, id).await?.ok_or(Problem::NotFound)?)
}

/// Says that a work post is still right.
async fn check(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let organisation = own_post(&app, &actor, &id).await?;
    let mut work = app.db.work().await?;
    posts::check(&mut work, &id, app.today(), Some(&actor.account)).await?;
    let line = Line::by(&actor, Deed::Change, Thing::WorkPost, &id).at(organisation);
    audit::write(&mut work, app.now(), &[line.because("checked")]).await?;
    work.save().await?;
    Ok(view::go("/posts", "offer-said-checked"))
}

/// Says that everything an organisation offers is still right.
async fn check_all(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let organisation = own(&actor, &id)?;
    let mut work = app.db.work().await?;
    let by = Some(actor.account.as_str());
    let checked = posts::check_all(&mut work, organisation, app.today(), by).await?;
    let line = |post: &String| {
        let line = Line::by(&actor, Deed::Change, Thing::WorkPost, post).at(organisation);
        line.because("checked")
    };
    let lines: Vec<Line> = checked.iter().map(line).collect();
    audit::write(&mut work, app.now(), &lines).await?;
    work.save().await?;
    Ok(view::go("/posts", "offer-said-checked"))
}

/// The day of archiving, or nothing for what comes back; with the deed for the log.
fn becomes(app: &App, form: &Form) -> (Option<jiff::civil::Date>, Deed) {
    if form.ticked("back") { (None, Deed::Restore) } else { (Some(app.today()), Deed::End) }
}

async fn archive(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let organisation = own_post(&app, &actor, &id).await?;
    let form = Form::from_pairs(sent);
    let (day, deed) = becomes(&app, &form);
    let mut work = app.db.work().await?;
    if !posts::archive(&mut work, app.now(), (&id, form.version()), day).await? {
        return Ok(view::go("/posts", "offer-said-meanwhile"));
    }
    let line = Line::by(&actor, deed, Thing::WorkPost, &id).at(organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    let placed = placements::at_post(&mut work, &id, app.today()).await?;
    let people: Vec<&str> = placed.iter().map(|(person, _)| person.as_str()).collect();
    settle(&mut work, app.today(), &people).await?;
    work.save().await?;
    Ok(view::go(
        "/posts",
        match (day, placed.is_empty()) {
            (None, _) => "offer-said-back",
            (_, true) => "offer-said-archived",
            (_, false) => "offer-said-archived-people",
        },
    ))
}

async fn archive_site(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Coordinator])?;
    let organisation = own(&actor, &sites::whose(&app.db, &id).await?.ok_or(Problem::NotFound)?)?;
    let form = Form::from_pairs(sent);
    let (day, deed) = becomes(&app, &form);
    let mut work = app.db.work().await?;
    if !sites::archive(&mut work, app.now(), (&id, form.version()), day).await? {
        return Ok(view::go("/posts", "offer-said-meanwhile"));
    }
    let line = Line::by(&actor, deed, Thing::Site, &id).at(organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    let placed = placements::at_site(&mut work, &id, app.today()).await?;
    let people: Vec<&str> = placed.iter().map(String::as_str).collect();
    settle(&mut work, app.today(), &people).await?;
    work.save().await?;
    Ok(view::go(
        "/posts",
        match (day, people.is_empty()) {
            (None, _) => "offer-said-back",
            (_, true) => "offer-said-archived",
            (_, false) => "offer-said-archived-people",
        },
    ))
}
