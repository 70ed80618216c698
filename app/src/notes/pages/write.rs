//! Writing a note: about one person, or about several at once.

use super::save;
use crate::access::{self, Act, Actor, File, Kind};
use crate::appointments::store::Appointment;
use crate::appointments::{self, Moment};
use crate::drafts;
use crate::form::Form;
use crate::notes::store;
use crate::notes::templates::Template;
use crate::notes::{Level, NoteKind, templates};
use crate::people;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use serde::Deserialize;
use std::slice;

/// The longest note, in characters.
const LONGEST: usize = 20_000;
/// To how many people one note can belong: what somebody can tick by hand.
const MOST_PEOPLE: usize = 12;
/// How many people a search shows.
const FOUND: usize = 10;
/// The path of a note about several people.
const SEVERAL: &str = "/notes/new";

#[derive(askama::Template)]
#[template(path = "notes/write.html")]
struct Write {
    page: Page,
    form: Form,
    /// Where the form is sent, and the key of its draft.
    key: String,
    /// Whom the note is about: id and name.
    people: Vec<(String, String)>,
    /// Who was found to add, for a note about several people.
    found: Option<Vec<(String, String)>>,
    /// The only one found, ticked beforehand; only while nobody else is chosen.
    ticked: Option<String>,
    levels: Vec<Level>,
    templates: Vec<Template>,
}

/// The people found while somebody types, for who has the comfort of htmx.
#[derive(askama::Template)]
#[template(path = "notes/found.html")]
struct FoundPart {
    page: Page,
    q: String,
    /// Who is offered above already, and is not offered twice.
    above: String,
    found: Vec<(String, String)>,
    ticked: Option<String>,
}

impl Write {
    /// The names, as one says them.
    fn names(&self) -> String {
        let names: Vec<&str> = self.people.iter().map(|(_, name)| name.as_str()).collect();
        names.join(", ")
    }

    /// Where "cancel" leads.
    fn back(&self) -> String {
        match (&self.found, self.people.first()) {
            (None, Some((id, _))) => format!("/people/{id}"),
            _ => "/day".to_owned(),
        }
    }
}

/// What everybody begins with: a talk, today, for the team.
fn fresh(page: &Page) -> Form {
    Form::filled([
        ("kind", NoteKind::Talk.word().to_owned()),
        ("day", page.today.to_string()),
        ("level", Level::Team.word().to_owned()),
        ("next_kind", appointments::AppointmentKind::Talk.word().to_owned()),
    ])
}

/// The levels that the writer may give: a note for network partners needs who may share, and tells of one
/// person, as each says yes only for what is about that one.
fn levels(files: &[File]) -> Vec<Level> {
    let shares = files.len() < 2 && files.iter().all(|f| f.writes(Kind::NetworkNotes));
    Level::ALL.into_iter().filter(|l| *l != Level::Network || shares).collect()
}

/// Opens the files of all these people for writing a note.
async fn open_all(app: &App, actor: &Actor, people: &[String]) -> Result<Vec<File>, Problem> {
    let mut files = vec![];
    for person in people {
        let file = access::open(app, actor, person, "note").await?;
        file.demand(Act::Write, Kind::TeamNotes)?;
        files.push(file);
    }
    Ok(files)
}

/// What the address can say about the note to be written.
#[derive(Deserialize)]
pub(super) struct Start {
    /// The appointment that the note is about.
    #[serde(default)]
    appointment: String,
}

pub(super) async fn form(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Query(start): Query<Start>,
) -> Answer {
    let files = open_all(&app, &actor, slice::from_ref(&id)).await?;
    let key = page.path.clone();
    let mut fresh = fresh(&page);
    let about = about(&app, &files, &start.appointment).await?;
    if let Some(about) = &about {
        fresh.set("kind", NoteKind::about(about.moment.kind).word());
        fresh.set("day", about.moment.day.min(page.today).to_string());
    }
    let mut form = drafts::refill(&app, &actor, &key, fresh).await?;
    if about.is_some() {
        form.set("appointment", start.appointment);
    }
    view::show(&written(&app, page, &actor, &files, key, form).await?)
}

/// The open appointment that a note is about: of one of these people, at an organisation through
/// which the writer sees that person.
async fn about(app: &App, files: &[File], id: &str) -> Result<Option<Appointment>, Problem> {
    if id.is_empty() {
        return Ok(None);
    }
    let found = appointments::store::one(&app.db, id).await?;
    Ok(found.filter(|a| {
        let file = files.iter().find(|f| f.person == a.person);
        a.state == appointments::State::Open
            && file.is_some_and(|f| f.writes_at(Kind::Appointments, &a.organisation))
    }))
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let files = open_all(&app, &actor, slice::from_ref(&id)).await?;
    let key = page.path.clone();
    keep(&app, page, &actor, files, key, Form::from_pairs(sent)).await
}

pub(super) async fn form_of_several(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Vec<(String, String)>>,
) -> Answer {
    demand_people(&actor)?;
    if page.is_part {
        return found_part(&app, page, &actor, asked).await;
    }
    let mut form = drafts::refill(&app, &actor, SEVERAL, fresh(&page)).await?;
    let chosen: Vec<String> =
        asked.into_iter().filter(|(name, _)| name == "person").map(|(_, id)| id).collect();
    // Kept text stays with the people it was about.
    if !chosen.is_empty() && form.all("person").is_empty() {
        form.set_all("person", chosen);
    }
    let people = chosen_people(&mut form);
    let files = open_all(&app, &actor, &people).await?;
    view::show(&written(&app, page, &actor, &files, SEVERAL.to_owned(), form).await?)
}

pub(super) async fn save_of_several(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    demand_people(&actor)?;
    let mut form = Form::from_pairs(sent);
    let people = chosen_people(&mut form);
    let files = open_all(&app, &actor, &people).await?;
    // Enter in the search box looks for the name; elsewhere it saves.
    if form.value("act") == "enter" {
        let q = form.value("q").trim();
        let looks = !q.is_empty() && q != form.value("looked");
        form.set("act", if looks { "find" } else { "save" });
    }
    if files.is_empty() && !["find", "template"].contains(&form.value("act")) {
        let one = others(&app, &actor, form.value("q"), &[]).await?.len() == 1;
        form.wrong("q", if one { "notes-check-person" } else { "notes-nobody-chosen" });
    }
    keep(&app, page, &actor, files, SEVERAL.to_owned(), form).await
}

/// A page for who works with people; it does not exist for others.
fn demand_people(actor: &Actor) -> Result<(), Problem> {
    if actor.works_with_people() { Ok(()) } else { Err(Problem::NotFound) }
}

/// The people ticked, each once.
fn chosen_people(form: &mut Form) -> Vec<String> {
    let mut people: Vec<String> = form.all("person").to_vec();
    people.sort();
    people.dedup();
    if people.len() > MOST_PEOPLE {
        form.wrong("q", crate::language::Message::new("notes-too-many").with("n", MOST_PEOPLE));
        people.truncate(MOST_PEOPLE);
    }
    people
}

/// The page with the form.
async fn written(
    app: &App,
    page: Page,
    actor: &Actor,
    files: &[File],
    key: String,
    form: Form,
) -> Result<Write, Problem> {
    let ids: Vec<&str> = files.iter().map(|f| f.person.as_str()).collect();
    let named = store::names(&app.db, &ids).await?;
    let found =
        if key == SEVERAL { Some(others(app, actor, form.value("q"), &ids).await?) } else { None };
    let ticked = match found.as_deref() {
        Some([(only, _)]) if ids.is_empty() => Some(only.clone()),
        _ => None,
    };
    let levels = levels(files);
    let templates = templates::of(&app.db, actor).await?;
    Ok(Write { page, form, key, people: named, found, ticked, levels, templates })
}

/// Who could be meant by `q`, without those who are chosen already: id and name.
async fn others(
    app: &App,
    actor: &Actor,
    q: &str,
    chosen: &[&str],
) -> Result<Vec<(String, String)>, Problem> {
    let found = people::search::find(app, &actor.account, q).await?;
    let others = found.iter().filter(|c| !chosen.contains(&c.id.as_str())).take(FOUND);
    Ok(others.map(|c| (c.id.clone(), c.name())).collect())
}

async fn found_part(app: &App, page: Page, actor: &Actor, asked: Vec<(String, String)>) -> Answer {
    let all = |field: &str| -> Vec<&str> {
        asked.iter().filter(|(name, _)| name == field).map(|(_, value)| value.as_str()).collect()
    };
    let q = all("q").first().map_or(String::new(), |q| q.trim().chars().take(120).collect());
    let found = others(app, actor, &q, &all("person")).await?;
    let offered = all("offered").first().copied().unwrap_or_default();
    let (above, found): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(id, _)| offered.split(',').any(|other| other == id));
    let above = above.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(", ");
    view::show(&FoundPart { page, q, above, found, ticked: None })
}

/// Does what the button says: saves, looks for more people, or takes a template over.
async fn keep(
    app: &App,
    page: Page,
    actor: &Actor,
    files: Vec<File>,
    key: String,
    mut form: Form,
) -> Answer {
    match form.value("act") {
        "find" => return view::show(&written(app, page, actor, &files, key, form).await?),
        "template" => {
            templates::lay_in(&app.db, actor, &mut form).await?;
            return view::show(&written(app, page, actor, &files, key, form).await?);
        }
        _ => {}
    }
    let read = read(&mut form, &page, &levels(&files));
    for file in &files {
        crate::people::form::not_before_birth(app, &mut form, &file.person, &["day"]).await?;
    }
    let Some(read) = read.filter(|_| form.is_good()) else {
        return view::show_again(&written(app, page, actor, &files, key, form).await?);
    };
    if !is_of_one_organisation(actor, &files, read.level)? {
        form.wrong("q", "notes-several-organisations");
        return view::show_again(&written(app, page, actor, &files, key, form).await?);
    }
    let about = about(app, &files, form.value("appointment")).await?;
    let note = save::save_all(app, actor, &files, &key, read, about).await?;
    match files.as_slice() {
        [file] => Ok(view::go(&format!("/people/{}", file.person), "notes-said-written")),
        _ => Ok(view::go(&format!("/notes/{note}"), "notes-said-written")),
    }
}

/// Whether the writer sees all these people through one organisation: a note belongs to one, and only
/// there it counts as contact.
fn is_of_one_organisation(actor: &Actor, files: &[File], level: Level) -> Result<bool, Problem> {
    let mut all = vec![];
    for file in files {
        all.push(file.organisation(actor, Act::Write, level.written_as())?);
    }
    all.dedup();
    Ok(all.len() <= 1)
}

/// A note as it was typed.
pub(super) struct Read {
    pub kind: NoteKind,
    pub day: jiff::civil::Date,
    /// How many minutes it took, when that is said.
    pub minutes: Option<i64>,
    pub body: String,
    pub level: Level,
    pub next: Option<Moment>,
}

/// Reads the fields of a note; each error stands at its field.
pub(super) fn read(form: &mut Form, page: &Page, levels: &[Level]) -> Option<Read> {
    let body = form.needed_lines("body", LONGEST, "notes-body-missing");
    let kind = form.choice("kind", NoteKind::parse);
    let next = appointments::next_date(form, page.today);
    let level = form.choice("level", |w| Level::parse(w).filter(|l| levels.contains(l)));
    if level.is_none() && form.value("level") == Level::Network.word() {
        form.wrong("level", "notes-level-one-person");
    }
    let day = form.needed_day("day", page.today);
    if day.is_some_and(|day| day > page.today) {
        form.wrong("day", "notes-day-future");
    }
    let minutes = minutes(form);
    Some(Read { kind: kind?, day: day?, minutes, body: body?, level: level?, next })
}

/// How long it took: one of the lengths that are offered, or the one that stood there; nothing is not noted.
fn minutes(form: &mut Form) -> Option<i64> {
    let text = form.value("minutes").to_owned();
    let minutes = text.parse().ok().filter(|minutes| (1..=1440).contains(minutes));
    if minutes.is_none() && !text.is_empty() {
        form.wrong("minutes", "notes-length-wrong");
    }
    minutes
}
