//! A copy of the whole file: for the person, and for who hands it over.

use crate::access::{self, Act, Actor, File, Kind};
use crate::account::store::session::{self, Way};
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::{Answer, Problem};
use crate::rights::whole::{self, Whole};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse as _;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/people/{id}/file", Door::Person, show)
        .get("/people/{id}/file.pdf", Door::Person, pdf)
        .get("/people/{id}/file.json", Door::Person, json)
        .get("/mine/file", Door::SignedIn, mine)
        .get("/mine/file.pdf", Door::SignedIn, mine_pdf)
        .get("/mine/file.json", Door::SignedIn, mine_json)
}

#[derive(askama::Template)]
#[template(path = "rights/file.html")]
struct FilePage {
    page: Page,
    /// Where the copies are.
    base: String,
    back: String,
    name: String,
    is_own: bool,
    /// Whether the session is one in which no copy can be taken along.
    is_by_card: bool,
}

/// How the copy goes out.
#[derive(Clone, Copy)]
enum Form {
    Pdf,
    Json,
}

/// Opens a file for who may hand over what the own organisation keeps.
async fn open(app: &App, actor: &Actor, person: &str) -> Result<File, Problem> {
    let file = access::open(app, actor, person, "file").await?;
    // Also when the file is closed: what is kept can be asked for.
    file.demand_supports()?;
    Ok(file)
}

async fn show(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let file = open(&app, &actor, &id).await?;
    let name = crate::people::store::name_of(&app.db, &file.person).await?;
    let (base, back) = (format!("/people/{id}/file"), format!("/people/{id}"));
    view::show(&FilePage { page, base, back, name, is_own: false, is_by_card: false })
}

async fn mine(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = access::open_own(&app, &actor, "file").await?;
    let name = crate::people::store::name_of(&app.db, &file.person).await?;
    let (base, back) = ("/mine/file".to_owned(), "/mine".to_owned());
    let is_by_card = session::way_of(&app.db, &actor.session).await? != Way::Password;
    view::show(&FilePage { page, base, back, name, is_own: true, is_by_card })
}

async fn pdf(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let file = open(&app, &actor, &id).await?;
    send(&app, &page, &actor, &file, Form::Pdf).await
}

async fn json(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let file = open(&app, &actor, &id).await?;
    send(&app, &page, &actor, &file, Form::Json).await
}

async fn mine_pdf(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = access::open_own(&app, &actor, "file").await?;
    session::demand_own_log_in(&app.db, &actor.session).await?;
    send(&app, &page, &actor, &file, Form::Pdf).await
}

async fn mine_json(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let file = access::open_own(&app, &actor, "file").await?;
    session::demand_own_log_in(&app.db, &actor.session).await?;
    send(&app, &page, &actor, &file, Form::Json).await
}

/// Gathers the copy, logs that it left, and answers with it.
async fn send(app: &App, page: &Page, actor: &Actor, file: &File, form: Form) -> Answer {
    let whole: Whole = whole::whole_file(&app.db, file, (page.language, &page.zone)).await?;
    let at = file.organisation(actor, Act::Read, Kind::Identity).unwrap_or(&actor.organisation);
    let line = Line::by(actor, Deed::Copy, Thing::Person, &file.person).at(at).about(&file.person);
    let mut work = app.db.work().await?;
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    match form {
        Form::Pdf => {
            let name = crate::people::store::name_of(&app.db, &file.person).await?;
            view::paper::answer(whole::document(page, &name, &whole), "dossier").await
        }
        Form::Json => {
            let text = serde_json::to_string_pretty(&whole::json(page, &file.person, &whole))
                .map_err(|error| Problem::Ours(error.to_string()))?;
            let headers = [
                (header::CONTENT_TYPE, "application/json"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"dossier.json\""),
                (header::CACHE_CONTROL, "no-store"),
            ];
            Ok((headers, text).into_response())
        }
    }
}
