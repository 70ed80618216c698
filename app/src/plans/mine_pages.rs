//! The person's own plan: the own words, who helps, and what was agreed.

use super::contents::Contents;
use super::store::{self, Agreed};
use super::pages::Opened;
use crate::access::Actor;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/mine/plan", Door::SignedIn, show)
}

#[derive(askama::Template)]
#[template(path = "plans/mine.html")]
struct MinePage {
    page: Page,
    contents: Contents,
    agreed: Option<Agreed>,
}

async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    // Who is not the person of a file has no such page.
    let person = actor.person.clone().ok_or(Problem::NotFound)?;
    let opened = Opened::of(&app, &actor, &person).await?;
    view::show(&MinePage {
        contents: Contents::of(&opened.sheet, opened.aim()),
        agreed: store::versions(&app.db, &person).await?.into_iter().next(),
        page,
    })
}
