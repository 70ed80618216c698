//! Adding and changing a site.

use super::super::store::sites;
use super::super::{Site, form as forms};
use super::own;
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::drafts;
use crate::form::Form;
use crate::open;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::{App, POLICY};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum_extra::extract::{Form as Sent, Query};
use base::municipalities::outlines::{HEIGHT, Outline, WIDTH, bounds, outlines};
use base::municipalities::{self, Centre};
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
    map: PointMap,
}

/// The map on which the point is chosen, for who has a script.
struct PointMap {
    outlines: &'static [Outline],
    /// Where a map is drawn from, and whom it is from; empty for outlines of our own.
    tiles: [String; 2],
    /// Where it begins: the middle of the municipality, when that is known.
    begin: Option<Centre>,
}

impl PointMap {
    fn width(&self) -> u16 {
        WIDTH
    }

    fn height(&self) -> u16 {
        HEIGHT
    }

    /// South, west, north and east of the sheet with outlines, in degrees.
    fn bounds(&self) -> String {
        let [(south, west), (north, east)] = bounds();
        format!("{south} {west} {north} {east}")
    }

    fn begins(&self) -> String {
        self.begin.map_or_else(String::new, |c| format!("{} {}", c.latitude, c.longitude))
    }
}

/// The form. The browser may fetch pictures from the map service that an administrator named, here only.
async fn sheet(
    app: &App,
    page: Page,
    form: Form,
    (key, site): (String, Option<Site>),
    show: fn(&Edit) -> Answer,
) -> Answer {
    let (said, _) = open::store::said(&app.db).await?;
    let origin = open::tile_origin(&said.tile_url);
    let typed = municipalities::find(form.value("municipality").trim());
    let map = PointMap {
        outlines: outlines(),
        tiles: if origin.is_some() { [said.tile_url, said.tile_credit] } else { <_>::default() },
        begin: typed.first().and_then(|place| place.centre),
    };
    let mut response = show(&Edit { page, form, key, site, map })?;
    if let Some(origin) = origin {
        let policy = POLICY.replace("img-src 'self'", &format!("img-src 'self' {origin}"));
        let policy = HeaderValue::from_str(&policy).map_err(|e| Problem::Ours(e.to_string()))?;
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    Ok(response)
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
    sheet(&app, page, form, (key, None), view::show).await
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
        return sheet(&app, page, form, (key, None), view::show_again).await;
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
    sheet(&app, page, form, (key, Some(site)), view::show).await
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
        return sheet(&app, page, form, (key, Some(site)), view::show_again).await;
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    if !sites::change(&mut work, now, (&id, form.version()), &to).await? {
        drop(work);
        let site = found(&app, &actor, &id).await?;
        form.meet(&forms::of_site(&site.said, site.version), site.version);
        return sheet(&app, page, form, (key, Some(site)), view::show_again).await;
    }
    drafts::forget(&mut work, &actor, &key).await?;
    let line = Line::by(&actor, Deed::Change, Thing::Site, &id).at(&site.organisation);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(view::go("/posts", "offer-said-site"))
}
