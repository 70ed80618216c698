//! The pages of this room: the notes about a person, and one note.

mod change;
mod save;
mod write;

use super::store::{self, Counts, Note, Version};
use super::{attachments, may_change, templates};
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use serde::Deserialize;

/// How many notes stand on a page.
const ON_A_PAGE: i64 = 25;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/people/{id}/notes", Door::Person, list)
        .get("/people/{id}/notes/new", Door::Person, write::form)
        .post("/people/{id}/notes/new", Door::Person, write::save)
        .get("/notes/new", Door::SignedIn, write::form_of_several)
        .post("/notes/new", Door::SignedIn, write::save_of_several)
        .get("/notes/{id}", Door::Person, one)
        .get("/notes/{id}/correct", Door::Person, change::correct_form)
        .post("/notes/{id}/correct", Door::Person, change::correct)
        .get("/notes/{id}/withdraw", Door::Person, change::withdraw_form)
        .post("/notes/{id}/withdraw", Door::Person, change::withdraw)
        .post("/notes/{id}/restore", Door::Person, change::restore)
        .and(templates::routes())
        .and(attachments::routes())
}

#[derive(askama::Template)]
#[template(path = "notes/list.html")]
struct List {
    page: Page,
    person: String,
    name: String,
    notes: Vec<Note>,
    counts: Counts,
    may_write: bool,
    before: Option<i64>,
    after: Option<i64>,
}

#[derive(Deserialize)]
struct Place {
    #[serde(default)]
    from: i64,
}

async fn list(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Query(place): Query<Place>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "notes").await?;
    if file.standing.is_self {
        file.demand(Act::Read, Kind::TeamNotes)?;
    }
    let from = place.from.max(0);
    let counts = store::counts(&app.db, &actor, &file).await?;
    view::show(&List {
        page,
        name: store::person_name(&app.db, &id).await?,
        notes: store::on_person(&app.db, &actor, &file, ON_A_PAGE, from).await?,
        may_write: file.writes(Kind::TeamNotes),
        before: (from > 0).then(|| (from - ON_A_PAGE).max(0)),
        after: (from + ON_A_PAGE < counts.open).then_some(from + ON_A_PAGE),
        counts,
        person: id,
    })
}

/// A note that the reader may read, with the file through which it was opened and everybody it is about
/// whom the reader may see: id and name.
pub(super) struct Opened {
    pub note: Note,
    pub file: File,
    pub people: Vec<(String, String)>,
}

/// Opens a note: 404 for who sees nobody it is about, refused with the reason when its level is
/// closed. A look is logged for each person it shows.
pub(super) async fn open(app: &App, actor: &Actor, id: &str) -> Result<Opened, Problem> {
    let person = store::person_of(&app.db, id, &actor.account).await?;
    let person = person.ok_or(Problem::NotFound)?;
    let file = access::open(app, actor, &person, "note").await?;
    let note = store::one(&app.db, id, app.now()).await?.ok_or(Problem::NotFound)?;
    if note.author != actor.account {
        file.demand_at(Act::Read, note.level.kind(), &note.organisation)?;
    }
    let people = store::people_of(&app.db, id, &actor.account).await?;
    let others = people.iter().map(|(id, _)| id).filter(|id| **id != person);
    let reason = file.may(Act::Read, Kind::Identity).reason();
    let look = |other: &String| {
        let line = Line::by(actor, Deed::Look, Thing::Person, other).at(&note.organisation);
        line.about(other).because(format!("note: {reason}"))
    };
    audit::look_all(app, others.map(look).collect()).await?;
    Ok(Opened { note, file, people })
}

#[derive(askama::Template)]
#[template(path = "notes/one.html")]
struct One {
    page: Page,
    note: Note,
    people: Vec<(String, String)>,
    versions: Vec<Version>,
    may_change: bool,
    can_come_back: bool,
}

async fn one(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let Opened { mut note, file, people } = open(&app, &actor, &id).await?;
    let may_change = may_change(&file, &actor, &note.author, &note.organisation);
    let can_come_back = may_change && note.can_come_back(app.now());
    let mut versions = store::versions(&app.db, &actor, &file, &id).await?;
    if note.withdrawn.is_some() && !can_come_back {
        note.body.clear();
        versions.clear();
    }
    view::show(&One { page, note, people, versions, may_change, can_come_back })
}
