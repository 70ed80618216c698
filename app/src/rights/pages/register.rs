//! The register of processing and the list of roles, to read, to print and as PDF.

use crate::access::{Actor, Role};
use crate::problem::{Answer, Problem};
use crate::rights::register;
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use crate::{administration, organisations};
use axum::extract::State;
use paper::pdf::Block;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/rights/register", Door::Role, show)
        .get("/rights/register.pdf", Door::Role, pdf)
        .get("/rights/roles", Door::Role, roles)
        .get("/rights/roles.pdf", Door::Role, roles_pdf)
}

#[derive(askama::Template)]
#[template(path = "rights/register.html")]
struct Sheet {
    page: Page,
    title: &'static str,
    path: &'static str,
    blocks: Vec<Block>,
}

async fn blocks(app: &App, page: &Page, actor: &Actor) -> Result<Vec<Block>, Problem> {
    demand(actor)?;
    let houses = organisations::store::list(&app.db).await?;
    let rules = administration::store::rules(&app.db, "").await?;
    Ok(register::register(page, &houses, &rules))
}

fn demand(actor: &Actor) -> Result<(), Problem> {
    actor.demand(&[Role::Dpo, Role::Administrator, Role::Coordinator])
}

async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let blocks = blocks(&app, &page, &actor).await?;
    view::show(&Sheet { page, title: "rights-register", path: "/rights/register.pdf", blocks })
}

async fn pdf(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let mut document = page.document(page.t("rights-register"));
    document.under = page.day(page.today);
    document.blocks = blocks(&app, &page, &actor).await?;
    view::paper::answer(document, "register").await
}

async fn roles(page: Page, actor: Actor) -> Answer {
    demand(&actor)?;
    let blocks = register::roles(&page);
    view::show(&Sheet { page, title: "rights-roles", path: "/rights/roles.pdf", blocks })
}

async fn roles_pdf(page: Page, actor: Actor) -> Answer {
    demand(&actor)?;
    let mut document = page.document(page.t("rights-roles"));
    document.under = page.day(page.today);
    document.blocks = register::roles(&page);
    view::paper::answer(document, "roles").await
}
