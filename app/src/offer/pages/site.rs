//! Adding and changing a site.

use super::super::store::sites;
use super::super::{Site, form as forms};
use super::own;
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::drafts;
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use serde::Deserialize;

/// The routes of sites.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/sites/new", Door::Role, ask_new)
        .post("/sites/new", Door::Role, add)
        .get("/sites/{id}", Door::Role, ask)
        .post("/sites/{id}", Door::Role, save)
}

#[derive(Deserialize, Default)]
struct For {
    #[serde(default)]
    organisation: String,
}

#[derive(askama::Template)]
#[template(path = "offer/site.html")]
struct Edit {
    page: Page,
    form: Form,
    key: String,
    /// The site that is changed; nothing for a new one.
    site: Option<Site>,
}

fn for_organisation<'a>(actor: &'a Actor, asked: &str) -> Result<&'a str, Problem> {
    actor.demand(&[Role::Coordinator])?;
    actor.organisation_with(|role| role == Role::Coordinator, asked)
}

async fn ask_new(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<For>,
) -> Answer {
    let organisation = for_organisation(&actor, &asked.organisation)?.to_owned();
    let key = page.path.clone();
    let mut form = drafts::refill(&app, &actor, &key, Form::empty()).await?;
    form.set("organisation", organisation);
    view::show(&Edit { page, form, key, site: None })
}

async fn add(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let organisation = for_organisation(&actor, form.value("organisation"))?;
    let key = page.path.clone();
    let Some(new) = forms::site(&mut form) else {
        return view::show_again(&Edit { page, form, key, site: None });
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    let ids = sites::add_many(&mut work, now, &[(organisation, new)]).await?;
    drafts::forget(&mut work, &actor, &key).await?;
    let line = Line::by(&actor, Deed::Make, Thing::Site, &ids[0]).at(organisation);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(view::go(&format!("/posts/new?site={}", ids[0]), "offer-said-site"))
}

async fn found(app: &App, actor: &Actor, id: &str) -> Result<Site, Problem> {
    actor.demand(&[Role::Coordinator])?;
    let organisation = own(actor, &sites::whose(&app.db, id).await?.ok_or(Problem::NotFound)?)?;
    let all = sites::of(&app.db, organisation).await?;
    all.into_iter().find(|site| site.id == id).ok_or(Problem::NotFound)
}

async fn ask(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let site = found(&app, &actor, &id).await?;
    let key = page.path.clone();
    let form = forms::of_site(&site.said, site.version);
    let form = drafts::refill(&app, &actor, &key, form).await?;
    view::show(&Edit { page, form, key, site: Some(site) })
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let site = found(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let key = page.path.clone();
    let Some(to) = forms::site(&mut form) else {
        return view::show_again(&Edit { page, form, key, site: Some(site) });
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    if !sites::change(&mut work, now, (&id, form.version()), &to).await? {
        drop(work);
        let site = found(&app, &actor, &id).await?;
        form.meet(&forms::of_site(&site.said, site.version), site.version);
        return view::show_again(&Edit { page, form, key, site: Some(site) });
    }
    drafts::forget(&mut work, &actor, &key).await?;
    let line = Line::by(&actor, Deed::Change, Thing::Site, &id).at(&site.organisation);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(view::go("/posts", "offer-said-site"))
}
