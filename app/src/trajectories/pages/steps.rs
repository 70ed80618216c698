//! All steps of a person, in words.

use super::super::section::{closed_because, sees};
use super::super::store;
use super::super::way::{Item, Way};
use crate::access::store::because;
use crate::access::{self, Act, Actor, File, Kind};
use crate::language::Message;
use crate::offer::Placement;
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};

#[derive(askama::Template)]
#[template(path = "trajectories/steps.html")]
struct StepsPage {
    page: Page,
    person: String,
    name: String,
    called: String,
    items: Vec<Item>,
    placements: Vec<Placement>,
    closed_because: Option<Message>,
    file: File,
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "steps").await?;
    file.demand(Act::Read, Kind::Steps)?;
    let steps = store::steps(&app.db, &person).await?;
    let closed_because = closed_because(&file, &steps, because);
    let way = Way::of(steps, page.today, |s| sees(&file, s));
    let plans = store::plans(&app.db, &person).await?;
    let mut placements = plans.placements;
    placements.retain(|p| file.reads_at(Kind::Steps, &p.organisation));
    view::show(&StepsPage {
        items: way.items(usize::MAX),
        closed_because,
        placements,
        name: plans.name,
        called: plans.called,
        person,
        file,
        page,
    })
}
