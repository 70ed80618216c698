//! Regions: groups of municipalities, for figures and to look for a place in. None is given beforehand: the network says
//! itself which municipalities belong together.

use super::store::{self, Region};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::language::Message;
use crate::offer;
use crate::organisations::municipality_name;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use base::{id, municipalities, names};

/// The routes of regions.
pub fn routes() -> Routes {
    Routes::new()
        .get("/settings/regions", Door::Role, list)
        .get("/settings/regions/{id}", Door::Role, ask)
        .post("/settings/regions/{id}", Door::Role, save)
        .post("/settings/regions/{id}/remove", Door::Role, remove)
}

/// Who keeps them: for the whole network.
const KEEPERS: &[Role] = &[Role::Administrator, Role::NetworkCoordinator];

/// A region with the names of what is in it.
pub(super) struct RegionLine {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) places: Vec<&'static str>,
}

impl RegionLine {
    pub(super) fn of(page: &Page, region: Region) -> RegionLine {
        let places = region.municipalities.iter().map(|nis| municipality_name(page, nis));
        RegionLine { places: places.collect(), id: region.id, name: region.name }
    }
}

#[derive(askama::Template)]
#[template(path = "administration/regions.html")]
struct List {
    page: Page,
    regions: Vec<RegionLine>,
}

async fn list(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(KEEPERS)?;
    let all = store::regions(&app.db).await?;
    let regions = all.into_iter().map(|region| RegionLine::of(&page, region)).collect();
    view::show(&List { page, regions })
}

/// The id that stands for a region that does not exist yet.
const NEW: &str = "new";

#[derive(askama::Template)]
#[template(path = "administration/region.html")]
struct Edit {
    page: Page,
    form: Form,
    id: String,
}

async fn found(app: &App, actor: &Actor, id: &str) -> Result<Option<Region>, Problem> {
    actor.demand(KEEPERS)?;
    let region = store::regions(&app.db).await?.into_iter().find(|r| r.id == id);
    if region.is_none() && id != NEW { Err(Problem::NotFound) } else { Ok(region) }
}

async fn ask(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let form = match found(&app, &actor, &id).await? {
        None => Form::empty(),
        Some(region) => {
            let was = told(&page, &region);
            let places: Vec<&str> =
                region.municipalities.iter().map(|nis| municipality_name(&page, nis)).collect();
            Form::filled([("name", region.name), ("places", places.join("\n")), ("was", was)])
        }
    };
    view::show(&Edit { page, form, id })
}

/// A region in one line, as it is now: what a form began with.
fn told(page: &Page, region: &Region) -> String {
    let places: Vec<&str> =
        region.municipalities.iter().map(|nis| municipality_name(page, nis)).collect();
    format!("{}: {}", region.name, places.join(", "))
}

/// The municipalities that were typed, one a line; notes the ones that do not exist,
/// and that there is none.
fn read_places(form: &mut Form) -> Vec<String> {
    let (mut found, mut unknown) = (vec![], vec![]);
    for typed in form.lines("places", 20_000).split(['\n', ',', ';']) {
        let wanted = names::fold(typed);
        if wanted.is_empty() {
            continue;
        }
        let place = municipalities::find(typed.trim()).into_iter().find(|m| {
            names::fold(m.name_nl) == wanted
                || names::fold(m.name_fr) == wanted
                || m.postcodes.contains(&typed.trim())
        });
        match place {
            Some(place) if !found.iter().any(|nis| nis == place.nis) => {
                found.push(place.nis.to_owned());
            }
            Some(_) => {}
            None => unknown.push(typed.trim().to_owned()),
        }
    }
    if !unknown.is_empty() {
        let names = unknown.join(", ");
        form.wrong("places", Message::new("settings-unknown-places").with("names", names));
    } else if found.is_empty() {
        form.wrong("places", "settings-places-missing");
    }
    found
}

/// Whether another region already has this name: both would stand in the same filter.
fn is_taken(all: &[Region], id: &str, name: &str) -> bool {
    let wanted = names::fold(name);
    all.iter().any(|other| other.id != id && names::fold(&other.name) == wanted)
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let before = found(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let name = form.needed("name", 120, "settings-name-missing");
    let municipalities = read_places(&mut form);
    if let Some(name) = &name
        && is_taken(&store::regions(&app.db).await?, &id, name)
    {
        form.wrong("name", "settings-region-taken");
    }
    let now_is = before.as_ref().map(|region| told(&page, region));
    if let Some(now_is) = now_is.filter(|now_is| ![now_is, ""].contains(&form.value("was"))) {
        // Somebody else saved it meanwhile; the next save of this form knows so.
        form.wrong("name", Message::new("settings-region-changed").with("now", now_is.as_str()));
        form.set("was", now_is);
    }
    let (Some(name), true) = (name, form.is_good()) else {
        return view::show_again(&Edit { page, form, id });
    };
    let now = app.now();
    let deed = if before.is_some() { Deed::Change } else { Deed::Make };
    let id = before.map_or_else(|| id::new(now), |r| r.id);
    let region = Region { id, name, municipalities };
    let mut work = app.db.work().await?;
    store::put_region(&mut work, &region).await?;
    // The offer is looked through by region.
    offer::store::changed(&mut work).await?;
    audit::write(&mut work, now, &[Line::by(&actor, deed, Thing::Region, &region.id)]).await?;
    work.save().await?;
    Ok(view::go("/settings/regions", "settings-said-saved"))
}

async fn remove(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    actor.demand(KEEPERS)?;
    let mut work = app.db.work().await?;
    if !store::drop_region(&mut work, &id).await? {
        return Err(Problem::NotFound);
    }
    offer::store::changed(&mut work).await?;
    audit::write(&mut work, app.now(), &[Line::by(&actor, Deed::End, Thing::Region, &id)]).await?;
    work.save().await?;
    Ok(view::go("/settings/regions", "settings-said-saved"))
}
