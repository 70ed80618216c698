//! Pictures of a work post: sent by its coordinator with what can be seen on them, read by everybody.

use super::super::picture;
use super::super::store::pictures::{self, MOST, Picture};
use super::super::store::posts;
use super::super::{Post, pages};
use super::own;
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::{App, Peer};
use axum::extract::{FromRequest as _, Multipart, Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse as _;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Making a picture anew takes the processor and memory: one at a time.
static AT_ONCE: Semaphore = Semaphore::const_new(1);
/// How long somebody may take to send a picture.
const PATIENCE: Duration = Duration::from_mins(1);
/// A picture never changes; what is removed is gone from our page at once, and elsewhere within a day.
const KEPT: &str = "public, max-age=86400";

/// The routes of pictures.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/posts/{id}/pictures", Door::Role, list)
        .upload("/posts/{id}/pictures", Door::Role, add)
        .post("/posts/{id}/pictures/{picture}/remove", Door::Role, remove)
        .get("/offer/{id}/pictures/{picture}", Door::Public, one)
}

#[derive(askama::Template)]
#[template(path = "offer/pictures.html")]
struct Sheet {
    page: Page,
    form: Form,
    post: Post,
    pictures: Vec<Picture>,
}

impl Sheet {
    fn is_full(&self) -> bool {
        is_full(&self.pictures)
    }
}

fn is_full(pictures: &[Picture]) -> bool {
    i64::try_from(pictures.len()).is_ok_and(|number| number >= MOST)
}

async fn sheet(app: &App, page: Page, post: Post, form: Form) -> Result<Sheet, Problem> {
    let pictures = pictures::of(&app.db, &post.id).await?;
    Ok(Sheet { page, form, post, pictures })
}

/// A work post of the coordinator's own organisation that is offered.
async fn found(app: &App, actor: &Actor, id: &str) -> Result<Post, Problem> {
    actor.demand(&[Role::Coordinator])?;
    let post = posts::one(&app.db, id, app.today()).await?.ok_or(Problem::NotFound)?;
    own(actor, &post.organisation)?;
    if post.is_offered { Ok(post) } else { Err(Problem::Closed("offer-picture-archived".into())) }
}

async fn list(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let post = found(&app, &actor, &id).await?;
    view::show(&sheet(&app, page, post, Form::default()).await?)
}

/// What was sent: the words about the file, and the file; nothing of one that is too large. The words come
/// first, so that they are not lost with it.
async fn receive(request: Request) -> Result<(Option<Vec<u8>>, Form), Problem> {
    let mut form = Form::default();
    match read(request, &mut form).await {
        Ok(bytes) => Ok((Some(bytes), form)),
        Err(StatusCode::PAYLOAD_TOO_LARGE) => Ok((None, form)),
        Err(_) => Err(Problem::BadRequest("problem-400-text".into())),
    }
}

/// Reads the words into the form, and gives the file.
async fn read(request: Request, form: &mut Form) -> Result<Vec<u8>, StatusCode> {
    let mut sent = Multipart::from_request(request, &()).await.map_err(|e| e.status())?;
    let mut bytes = vec![];
    while let Some(field) = sent.next_field().await.map_err(|e| e.status())? {
        match field.name() {
            Some("file") => bytes = field.bytes().await.map_err(|e| e.status())?.to_vec(),
            Some("alt") => form.set("alt", field.text().await.map_err(|e| e.status())?),
            _ => {}
        }
    }
    Ok(bytes)
}

async fn make(bytes: Vec<u8>) -> Result<Result<picture::Made, &'static str>, Problem> {
    let _turn = AT_ONCE.acquire().await;
    let made = tokio::task::spawn_blocking(move || picture::make(&bytes)).await;
    made.map_err(|e| Problem::Ours(e.to_string()))
}

async fn add(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    request: Request,
) -> Answer {
    let post = found(&app, &actor, &id).await?;
    let received = tokio::time::timeout(PATIENCE, receive(request)).await;
    let (bytes, mut form) =
        received.unwrap_or(Err(Problem::BadRequest("notes-file-slow".into())))?;
    let made = match bytes {
        None => Err("offer-picture-large"),
        Some(bytes) if bytes.is_empty() => Err("offer-picture-missing"),
        Some(bytes) => make(bytes).await?,
    };
    if let Err(key) = &made {
        form.wrong("file", *key);
    }
    if is_full(&pictures::of(&app.db, &id).await?) {
        form.wrong("file", "offer-picture-most");
    }
    let alt = form.needed("alt", 250, "offer-picture-alt-missing");
    let (Some(alt), Ok(made), true) = (alt, made, form.is_good()) else {
        return view::show_again(&sheet(&app, page, post, form).await?);
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    let by = (id.as_str(), actor.account.as_str());
    let Some(picture) = pictures::add(&mut work, now, by, &alt, made).await? else {
        drop(work);
        form.wrong("file", "offer-picture-most");
        return view::show_again(&sheet(&app, page, post, form).await?);
    };
    let line = Line::by(&actor, Deed::Make, Thing::Picture, &picture).at(&post.organisation);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(view::go(&format!("/posts/{id}/pictures"), "offer-said-picture"))
}

async fn remove(
    State(app): State<App>,
    actor: Actor,
    Path((id, picture)): Path<(String, String)>,
) -> Answer {
    let post = found(&app, &actor, &id).await?;
    let mut work = app.db.work().await?;
    if !pictures::remove(&mut work, &id, &picture).await? {
        return Err(Problem::NotFound);
    }
    let line = Line::by(&actor, Deed::Delete, Thing::Picture, &picture).at(&post.organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go(&format!("/posts/{id}/pictures"), "offer-said-picture-gone"))
}

/// The picture itself. We made it, so it may be shown in our own name.
async fn one(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    Path((id, picture)): Path<(String, String)>,
) -> Answer {
    pages::take(&app, &page, &peer)?;
    let jpeg = pictures::one(&app.db, &id, &picture).await?.ok_or(Problem::NotFound)?;
    let headers = [(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, KEPT)];
    Ok((headers, jpeg).into_response())
}
