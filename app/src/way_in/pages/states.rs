//! Which states an organisation uses.

use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::way_in::store;
use crate::way_in::{State as Stage, Used};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::{Form as Sent, Query};
use serde::Deserialize;

/// For which organisation.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    organisation: String,
}

#[derive(askama::Template)]
#[template(path = "way_in/states.html")]
struct StatesPage {
    page: Page,
    form: Form,
    organisation: String,
    organisation_name: String,
}

impl StatesPage {
    fn all(&self) -> [Stage; 8] {
        Stage::ALL
    }
}

fn stored(used: &Used, version: i64) -> Form {
    let mut form = Form::filled([("version", version.to_string())]);
    form.set_all("states", used.all().map(|state| state.word().to_owned()).collect());
    form
}

async fn sheet(
    app: &App,
    page: Page,
    organisation: &str,
    form: Form,
) -> Result<StatesPage, Problem> {
    let (organisation_name, _) = crate::asks::store::who(&app.db, organisation).await?;
    Ok(StatesPage { organisation: organisation.to_owned(), organisation_name, form, page })
}

fn coordinated<'a>(actor: &'a Actor, asked: &str) -> Result<&'a str, Problem> {
    actor.organisation_with(|role| role == Role::Coordinator, asked)
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let organisation = coordinated(&actor, &asked.organisation)?;
    let (used, version) = store::used(&app.db, organisation).await?;
    view::show(&sheet(&app, page, organisation, stored(&used, version)).await?)
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let organisation = coordinated(&actor, form.value("organisation"))?;
    let used = Used::of(form.all("states").iter().filter_map(|word| Stage::parse(word)));
    let mut work = app.db.work().await?;
    if !store::set_used(&mut work, organisation, form.version(), &used).await? {
        drop(work);
        let (now, version) = store::used(&app.db, organisation).await?;
        form.meet(&stored(&now, version), version);
        return view::show_again(&sheet(&app, page, organisation, form).await?);
    }
    let line = Line::by(&actor, Deed::Change, Thing::Organisation, organisation).at(organisation);
    audit::write(&mut work, app.now(), &[line.because("way-in")]).await?;
    work.save().await?;
    let back = format!("/waiting-list?organisation={organisation}");
    Ok(view::go(&back, "way-in-said-states"))
}
