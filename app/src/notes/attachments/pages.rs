//! The attachments of a person: list, upload, download, delete, bring back.

use super::store::{self, Attachment};
use super::{FileKind, LONGEST};
use crate::access::store::because;
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::notes::may_change;
use crate::notes::store::person_name;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes, UPLOAD_LIMIT};
use crate::view::{self, Page};
use crate::web::{App, form_urlencoded};
use axum::body::Body;
use axum::extract::{FromRequest as _, Multipart, Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use base::id;
use futures_util::StreamExt as _;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Checking and writing a file takes the processor and the disk: no more than two at once. Who still
/// sends holds nobody up.
static AT_ONCE: Semaphore = Semaphore::const_new(2);
/// How long somebody may take to send a file.
const PATIENCE: Duration = Duration::from_mins(1);

/// The routes of attachments.
pub fn routes() -> Routes {
    Routes::new()
        .get("/people/{id}/attachments", Door::Person, list)
        .upload("/people/{id}/attachments", Door::Person, upload)
        .get("/people/{id}/attachments/{file}", Door::Person, download)
        .post("/people/{id}/attachments/{file}/delete", Door::Person, delete)
        .post("/people/{id}/attachments/{file}/restore", Door::Person, restore)
}

#[derive(askama::Template)]
#[template(path = "notes/attachments.html")]
struct List {
    page: Page,
    form: Form,
    person: String,
    name: String,
    files: Vec<Attachment>,
    opened: File,
    actor: Actor,
    may_write: bool,
    closed: Option<String>,
}

impl List {
    fn may_delete(&self, file: &Attachment) -> bool {
        may_change(&self.opened, &self.actor, &file.added_by, &file.organisation)
    }
}

async fn list(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let file = access::open(&app, &actor, &id, "attachments").await?;
    if file.standing.is_self {
        file.demand(Act::Read, Kind::TeamNotes)?;
    }
    view::show(&shown(&app, page, &actor, &file, Form::default()).await?)
}

async fn shown(
    app: &App,
    page: Page,
    actor: &Actor,
    file: &File,
    form: Form,
) -> Result<List, Problem> {
    let verdict = file.may(Act::Read, Kind::TeamNotes);
    Ok(List {
        form,
        person: file.person.clone(),
        name: person_name(&app.db, &file.person).await?,
        files: store::list(&app.db, actor, file, app.now()).await?,
        opened: file.clone(),
        actor: actor.clone(),
        may_write: file.writes(Kind::TeamNotes),
        closed: (!verdict.is_allowed()).then(|| page.say(&because(verdict.reason()))),
        page,
    })
}

async fn upload(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    request: Request,
) -> Answer {
    let file = access::open(&app, &actor, &id, "attachments").await?;
    file.demand(Act::Write, Kind::TeamNotes)?;
    let organisation = file.organisation(&actor, Act::Write, Kind::TeamNotes)?.to_owned();
    match take(&app, &actor, (&file, &organisation), request, FileKind::ALL).await? {
        Ok(_) => Ok(view::go(&format!("/people/{id}/attachments"), "notes-said-attached")),
        Err(why) => {
            let mut form = Form::default();
            form.wrong("file", why);
            view::show_again(&shown(&app, page, &actor, &file, form).await?)
        }
    }
}

/// Takes the one file of a form, of one of these kinds, as an attachment of the organisation. Gives its id;
/// or the key of why it was not taken. The caller asked whether that may be written there.
pub(crate) async fn take(
    app: &App,
    actor: &Actor,
    (file, organisation): (&File, &str),
    request: Request,
    kinds: &[FileKind],
) -> Result<Result<String, &'static str>, Problem> {
    let received = tokio::time::timeout(PATIENCE, receive(request)).await;
    let (name, bytes) = received.unwrap_or(Err(Problem::BadRequest("notes-file-slow".into())))?;
    let _turn = AT_ONCE.acquire().await;
    if bytes.is_empty() {
        return Ok(Err("notes-file-missing"));
    } else if bytes.len() > LONGEST {
        return Err(Problem::TooLarge);
    }
    let Some(kind) = FileKind::of(&bytes).filter(|kind| kinds.contains(kind)) else {
        return Ok(Err("notes-file-kind"));
    };
    keep(app, actor, (file, organisation), (kind.name(&name), kind), bytes).await.map(Ok)
}

/// The length that the browser says it will send.
fn announced(request: &Request) -> usize {
    let length = request.headers().get(header::CONTENT_LENGTH);
    length.and_then(|v| v.to_str().ok()?.parse().ok()).unwrap_or(0)
}

/// The name and the bytes of the file that is sent.
async fn receive(request: Request) -> Result<(String, Vec<u8>), Problem> {
    if announced(&request) > UPLOAD_LIMIT {
        swallow(request.into_body()).await;
        return Err(Problem::TooLarge);
    }
    read(request).await
}

/// Lets a browser finish sending what is too long, without keeping it: else it would show its own
/// page about a broken connection instead of ours.
async fn swallow(body: Body) {
    const MOST: usize = 64 * 1024 * 1024;
    let mut stream = body.into_data_stream();
    let mut seen = 0;
    while let Some(Ok(part)) = stream.next().await {
        seen += part.len();
        if seen > MOST {
            return;
        }
    }
}

/// The name and the bytes of the one file in the form; both empty when there is none.
async fn read(request: Request) -> Result<(String, Vec<u8>), Problem> {
    let broken = |status: StatusCode| match status {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        _ => Problem::BadRequest("problem-400-text".into()),
    };
    let mut form = Multipart::from_request(request, &()).await.map_err(|e| broken(e.status()))?;
    while let Some(field) = form.next_field().await.map_err(|e| broken(e.status()))? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(|e| broken(e.status()))?;
            return Ok((name, bytes.to_vec()));
        }
    }
    Ok((String::new(), vec![]))
}

/// Puts the file in its place, then its row in the database. A file whose row could not be written
/// is swept later: at once is too soon, since a failing answer can hide a row that is there.
async fn keep(
    app: &App,
    actor: &Actor,
    (file, organisation): (&File, &str),
    (name, kind): (String, FileKind),
    bytes: Vec<u8>,
) -> Result<String, Problem> {
    let now = app.now();
    let id = id::new(now);
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let (folder, place) = (app.attachments.clone(), id.clone());
    let put = move || super::put(&folder, &place, &bytes);
    let sha256 =
        tokio::task::spawn_blocking(put).await.map_err(|e| Problem::Ours(e.to_string()))??;
    let new = Attachment {
        id: id.clone(),
        person: file.person.clone(),
        organisation: organisation.to_owned(),
        name,
        media_type: kind.media_type().to_owned(),
        size,
        sha256,
        made_at: now,
        deleted_at: None,
        added_by: actor.account.clone(),
        added_name: actor.name.clone(),
    };
    let mut work = app.db.work().await?;
    store::add(&mut work, &new).await?;
    let line = Line::by(actor, Deed::Make, Thing::Attachment, &id).about(&file.person);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(id)
}

/// An attachment that the reader may see.
async fn open(
    app: &App,
    actor: &Actor,
    person: &str,
    id: &str,
) -> Result<(File, Attachment), Problem> {
    let file = access::open(app, actor, person, "attachment").await?;
    let found = store::one(&app.db, person, id).await?.ok_or(Problem::NotFound)?;
    if found.added_by != actor.account {
        file.demand_at(Act::Read, Kind::TeamNotes, &found.organisation)?;
    }
    Ok((file, found))
}

async fn download(
    State(app): State<App>,
    actor: Actor,
    Path((person, id)): Path<(String, String)>,
) -> Answer {
    let (_, found) = open(&app, &actor, &person, &id).await?;
    if found.deleted_at.is_some() {
        return Err(Problem::NotFound);
    }
    let file = tokio::fs::File::open(super::place(&app.attachments, &id)).await?;
    let stream = futures_util::stream::unfold(file, |mut file| async move {
        use tokio::io::AsyncReadExt as _;
        let mut part = vec![0; 64 * 1024];
        match file.read(&mut part).await {
            Ok(0) => None,
            Ok(n) => {
                part.truncate(n);
                Some((Ok(part), file))
            }
            Err(error) => Some((Err(error), file)),
        }
    });
    sent(&found, Body::from_stream(stream))
}

/// Only as a download, never shown in our own name.
fn sent(found: &Attachment, body: Body) -> Answer {
    let mut response: Response = body.into_response();
    let name = form_urlencoded(&found.name).replace('/', "%2F").replace('~', "%7E");
    let disposition = format!("attachment; filename*=UTF-8''{name}");
    let headers = response.headers_mut();
    for (header, value) in [
        (header::CONTENT_TYPE, found.media_type.as_str()),
        (header::CONTENT_DISPOSITION, &disposition),
        (header::CONTENT_LENGTH, &found.size.to_string()),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
    ] {
        let value = HeaderValue::from_str(value);
        headers.insert(header, value.map_err(|e| Problem::Ours(e.to_string()))?);
    }
    Ok(response)
}

async fn delete(
    State(app): State<App>,
    actor: Actor,
    Path((person, id)): Path<(String, String)>,
) -> Answer {
    change(&app, &actor, &person, &id, false).await
}

async fn restore(
    State(app): State<App>,
    actor: Actor,
    Path((person, id)): Path<(String, String)>,
) -> Answer {
    change(&app, &actor, &person, &id, true).await
}

async fn change(app: &App, actor: &Actor, person: &str, id: &str, back: bool) -> Answer {
    let (file, found) = open(app, actor, person, id).await?;
    if !may_change(&file, actor, &found.added_by, &found.organisation) {
        return Err(Problem::Closed(because("not-your-role")));
    }
    let now = app.now();
    let mut work = app.db.work().await?;
    let (done, deed, said) = if back {
        (store::restore(&mut work, now, id).await?, Deed::Restore, "notes-said-attachment-back")
    } else {
        (
            store::delete(&mut work, actor, now, id).await?,
            Deed::Delete,
            "notes-said-attachment-deleted",
        )
    };
    if !done {
        return Err(Problem::Closed("notes-too-late".into()));
    }
    let line = Line::by(actor, deed, Thing::Attachment, id).about(person);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{person}/attachments"), said))
}
