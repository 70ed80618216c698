//! The person's own pages: how it goes, in the own view beside the worker's.

use super::pages::{Asked, Desk, one, overview, score};
use crate::access::{self, Actor};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::Page;
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/mine/domains", Door::SignedIn, show)
        .get("/mine/domains/new", Door::SignedIn, ask)
        .post("/mine/domains/new", Door::SignedIn, save)
        .get("/mine/domains/{assessment}", Door::SignedIn, show_one)
        .post("/mine/domains/{assessment}/withdraw", Door::SignedIn, withdraw)
}

/// Opens the reader's own file; who is not the person of a file has no such page.
async fn own(app: &App, actor: &Actor) -> Result<Desk, Problem> {
    let file = access::open_own(app, actor, "domains").await?;
    Ok(Desk {
        file,
        name: actor.name.clone(),
        base: "/mine/domains".to_owned(),
        back: "/mine".to_owned(),
        is_own: true,
    })
}

async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let desk = own(&app, &actor).await?;
    overview(&app, page, &actor, desk, &asked.instrument).await
}

async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let desk = own(&app, &actor).await?;
    score::asked_at(&app, page, &actor, desk, &asked.instrument).await
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = own(&app, &actor).await?;
    score::saved_at(&app, page, &actor, desk, sent).await
}

async fn show_one(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let desk = own(&app, &actor).await?;
    one::shown_at(&app, page, desk, &id).await
}

async fn withdraw(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = own(&app, &actor).await?;
    one::withdrawn_at(&app, page, &actor, desk, (&id, sent)).await
}
