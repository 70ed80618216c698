//! All steps of a person, in words.

use super::super::section::sees;
use super::super::store;
use super::super::way::{Item, Way};
use crate::access::store::because;
use crate::access::{self, Act, Actor, Kind};
use crate::language::Message;
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
    closed: usize,
    closed_because: Message,
    writes: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "steps").await?;
    file.demand(Act::Read, Kind::Steps)?;
    let way = Way::of(store::steps(&app.db, &person).await?, page.today, |s| sees(&file, s));
    let plans = store::plans(&app.db, &person).await?;
    view::show(&StepsPage {
        items: way.items(usize::MAX),
        closed: way.closed,
        closed_because: because(file.may(Act::Read, Kind::StepsElsewhere).reason()),
        writes: file.writes(Kind::Steps),
        name: plans.name,
        called: plans.called,
        person,
        page,
    })
}
