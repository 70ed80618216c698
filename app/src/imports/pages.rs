//! The pages: list and upload here; then columns, values, preview, result.
//!
//! A coordinator sees the people of the own organisation. An administrator may import for any
//! organisation, and sees counts and what is wrong with lines, never what is written in them.

mod columns;
mod go_ahead;
mod preview;
mod result;
mod values;

use super::bind::Input;
use super::by_hand::{self, ByHand};
use super::mapping::Mapping;
use super::plan::{Plan, WorkForm};
use super::reading;
use super::store::{self, Run, keeping};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::signs;
use crate::view::{self, Page};
use crate::web::App;
use axum::body::Bytes;
use axum::extract::{FromRequest as _, Multipart, Request, State};
use axum::response::{IntoResponse as _, Redirect};
use tokio::sync::Semaphore;

/// What a file may weigh, in bytes.
const FILE_LIMIT: usize = 20 * 1024 * 1024;

const ROLES: [Role; 2] = [Role::Coordinator, Role::Administrator];

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/imports", Door::Role, list)
        .upload("/imports", Door::Role, upload)
        .get("/imports/files/{id}/columns", Door::Role, columns::show)
        .post("/imports/files/{id}/columns", Door::Role, columns::save)
        .get("/imports/files/{id}/values", Door::Role, values::show)
        .post("/imports/files/{id}/values", Door::Role, values::save)
        .get("/imports/files/{id}/preview", Door::Role, preview::show)
        .post("/imports/files/{id}/preview", Door::Role, preview::go)
        .post("/imports/files/{id}/forget", Door::Role, forget)
        .get("/imports/{id}", Door::Role, result::show)
        .post("/imports/{id}/undo", Door::Role, result::undo)
}

#[derive(askama::Template)]
#[template(path = "imports/list.html")]
struct List {
    page: Page,
    form: Form,
    organisations: Vec<(String, String)>,
    waiting: Vec<(String, String, String)>,
    runs: Vec<(Run, String)>,
}

async fn list(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&ROLES)?;
    let form = Form::filled([("organisation", actor.organisation.clone())]);
    view::show(&list_page(&app, page, &actor, form).await?)
}

async fn list_page(app: &App, page: Page, actor: &Actor, form: Form) -> Result<List, Problem> {
    let organisations = organisations(app, actor).await?;
    let mut runs = vec![];
    // An administrator sees the runs of the home organisation here, a coordinator of the own ones.
    let mut of = actor.organisations_as(&[Role::Coordinator]);
    if of.is_empty() {
        of.push(&actor.organisation);
    }
    for organisation in of {
        runs.extend(store::runs(&app.db, organisation).await?);
    }
    let runs =
        runs.into_iter().map(|r| (page.moment(r.made_at), r)).map(|(at, r)| (r, at)).collect();
    let waiting = keeping::waiting(&app.db, &actor.account).await?;
    let waiting = waiting.into_iter().map(|(id, name, at)| (id, name, page.moment(at))).collect();
    Ok(List { page, form, organisations, waiting, runs })
}

/// The organisations for which somebody may import.
async fn organisations(app: &App, actor: &Actor) -> Result<Vec<(String, String)>, Problem> {
    let mut all = store::organisations(&app.db).await?;
    all.retain(|(id, _)| may_import_for(actor, id));
    Ok(all)
}

fn may_import_for(actor: &Actor, organisation: &str) -> bool {
    actor.is(Role::Administrator) || actor.is_at(Role::Coordinator, organisation)
}

async fn upload(State(app): State<App>, page: Page, actor: Actor, request: Request) -> Answer {
    actor.demand(&ROLES)?;
    let multipart = Multipart::from_request(request, &app).await;
    let multipart = multipart.map_err(|_| Problem::BadRequest("imports-no-file".into()))?;
    let (mut form, file) = read_parts(multipart).await?;
    let organisation = form.value("organisation").to_owned();
    if !organisations(&app, &actor).await?.iter().any(|(id, _)| *id == organisation) {
        form.wrong("organisation", "form-choose");
    }
    let table = sent_table(&mut form, file.as_ref()).await?;
    let (Some(table), Some((file_name, contents)), true) = (table, file, form.is_good()) else {
        return view::show_again(&list_page(&app, page, &actor, form).await?);
    };
    let forms = store::work_forms(&app.db).await?;
    let mapping = first_mapping(&app, &organisation, &file_name, &table, &forms).await?;
    let upload = keeping::Upload {
        id: String::new(),
        organisation,
        file_name,
        contents: contents.to_vec(),
        mapping: mapping.write(),
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    let id = keeping::add_upload(&mut work, now, &actor.account, upload).await?;
    audit::write(&mut work, now, &[Line::by(&actor, Deed::Upload, Thing::ImportFile, &id)]).await?;
    work.save().await?;
    Ok(Redirect::to(&format!("/imports/files/{id}/columns")).into_response())
}

/// The table in the file that was sent; what is wrong with it stands at the field.
async fn sent_table(
    form: &mut Form,
    file: Option<&(String, Bytes)>,
) -> Result<Option<paper::Table>, Problem> {
    let Some((name, bytes)) = file else {
        form.wrong("file", "imports-no-file");
        return Ok(None);
    };
    if bytes.len() > FILE_LIMIT {
        return Err(Problem::TooLarge);
    }
    match read_table(bytes.clone(), name.clone()).await? {
        Ok(table) => Ok(Some(table)),
        Err(error) => {
            form.wrong("file", unreadable(&error));
            Ok(None)
        }
    }
}

/// The kept mapping that knows most of the titles, otherwise a guess.
async fn first_mapping(
    app: &App,
    organisation: &str,
    file_name: &str,
    table: &paper::Table,
    forms: &[WorkForm],
) -> Result<Mapping, Problem> {
    let name = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let name: String = name.chars().take(100).collect();
    let mut best = by_hand::guess(&name, table, forms);
    let kept = keeping::mappings(&app.db, organisation).await?;
    for (_, _, text) in kept {
        let Ok(mapping) = Mapping::parse(&text) else { continue };
        let mut known = ByHand::of(&mapping, table);
        known.guess_values(table, forms);
        if known.columns.len() >= best.columns.len() {
            best = known;
        }
    }
    Ok(best.mapping())
}

/// The fields of an upload, and its file with its name.
async fn read_parts(mut multipart: Multipart) -> Result<(Form, Option<(String, Bytes)>), Problem> {
    let mut pairs = vec![];
    let mut file = None;
    let bad = |e: axum::extract::multipart::MultipartError| {
        if e.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
            Problem::TooLarge
        } else {
            Problem::BadRequest("imports-no-file".into())
        }
    };
    while let Some(field) = multipart.next_field().await.map_err(bad)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            let file_name = field.file_name().unwrap_or_default();
            let file_name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
            let file_name: String =
                signs::visible(file_name).chars().filter(|c| !c.is_control()).take(200).collect();
            let bytes = field.bytes().await.map_err(bad)?;
            if !file_name.is_empty() {
                file = Some((file_name, bytes));
            }
        } else {
            pairs.push((name, field.text().await.map_err(bad)?));
        }
    }
    Ok((Form::from_pairs(pairs), file))
}

fn unreadable(error: &paper::Unreadable) -> crate::language::Message {
    use crate::language::Message;
    use paper::Unreadable;
    match error {
        Unreadable::Empty => "imports-file-empty".into(),
        Unreadable::NotATable | Unreadable::NoSuchSheet(_) => "imports-file-no-table".into(),
        Unreadable::TooLarge => "imports-file-too-large".into(),
        Unreadable::Encrypted => "imports-file-locked".into(),
        Unreadable::Broken(_) => "imports-file-broken".into(),
        Unreadable::QuoteNotClosed { line } => {
            Message::new("imports-file-quote").with("line", line.to_string())
        }
        Unreadable::NoHeader => "imports-file-no-header".into(),
        Unreadable::TooWide { found, most } => {
            Message::new("imports-file-wide").with("found", *found).with("most", *most)
        }
        Unreadable::CellTooLong { line, column, most } => Message::new("imports-file-long-cell")
            .with("line", line.to_string())
            .with("column", column.clone())
            .with("most", *most),
    }
}

async fn forget(
    State(app): State<App>,
    actor: Actor,
    axum::extract::Path(id): axum::extract::Path<String>,
) -> Answer {
    actor.demand(&ROLES)?;
    keeping::upload(&app.db, &id, &actor.account).await?;
    let mut work = app.db.work().await?;
    keeping::forget_upload(&mut work, &id, &actor.account).await?;
    audit::write(&mut work, app.now(), &[Line::by(&actor, Deed::Delete, Thing::ImportFile, &id)])
        .await?;
    work.save().await?;
    Ok(view::go("/imports", "imports-said-forgotten"))
}

/// Reading a file takes a processor and much memory: one at a time, beside the work of the server.
static READING: Semaphore = Semaphore::const_new(1);

/// Reads a file as a table.
async fn read_table(
    bytes: Bytes,
    name: String,
) -> Result<Result<paper::Table, paper::Unreadable>, Problem> {
    let _turn = READING.acquire().await;
    let read = move || reading::read(&bytes, &name);
    tokio::task::spawn_blocking(read).await.map_err(|e| Problem::Ours(e.to_string()))
}

/// A file that waits, read, with its mapping.
struct Waiting {
    upload: keeping::Upload,
    input: Input,
    mapping: Mapping,
    forms: Vec<WorkForm>,
    /// Whether the reader may see what is written in the file.
    sees: bool,
}

impl Waiting {
    /// Only the account that sent it, and only while it may still import for that organisation.
    async fn open(app: &App, actor: &Actor, id: &str) -> Result<Waiting, Problem> {
        actor.demand(&ROLES)?;
        let mut upload = keeping::upload(&app.db, id, &actor.account).await?;
        if !may_import_for(actor, &upload.organisation) {
            return Err(Problem::NotFound);
        }
        let file = upload.file_name.clone();
        let contents = std::mem::take(&mut upload.contents);
        let table = read_table(contents.into(), file.clone()).await?;
        let table = table.map_err(|e| Problem::BadRequest(unreadable(&e)))?;
        let mapping = Mapping::parse(&upload.mapping).map_err(Problem::Ours)?;
        let forms = store::work_forms(&app.db).await?;
        let sees = actor.is_at(Role::Coordinator, &upload.organisation);
        Ok(Waiting { upload, input: Input { file, table }, mapping, forms, sees })
    }

    fn by_hand(&self) -> ByHand {
        ByHand::of(&self.mapping, &self.input.table)
    }

    fn path(&self, what: &str) -> String {
        format!("/imports/files/{}/{what}", self.upload.id)
    }

    fn plan(&self, app: &App) -> Result<Plan, Vec<String>> {
        Plan::make(&self.mapping, std::slice::from_ref(&self.input), &self.forms, app.today())
    }

    async fn keep(&self, app: &App, actor: &Actor, by_hand: &ByHand) -> Result<(), Problem> {
        let mut work = app.db.work().await?;
        let text = by_hand.mapping().write();
        keeping::map_upload(&mut work, &self.upload.id, &actor.account, &text).await?;
        let line = Line::by(actor, Deed::Change, Thing::ImportFile, &self.upload.id);
        audit::write(&mut work, app.now(), &[line]).await?;
        work.save().await?;
        Ok(())
    }
}
