//! Correcting, withdrawing and bringing back a note: always with a reason, never in silence.

use super::{Opened, open};
use crate::access::store::because;
use crate::access::{Actor, File};
use crate::audit::{self, Deed, Line, Thing};
use crate::drafts;
use crate::form::Form;
use crate::notes::store::{self, Correction, Note};
use crate::notes::{Level, may_change};
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use base::db::Work;

/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

#[derive(askama::Template)]
#[template(path = "notes/correct.html")]
struct Correct {
    page: Page,
    form: Form,
    key: String,
    note: Note,
    levels: Vec<Level>,
}

/// Opens a note to change it: refused for who may only read it.
async fn open_to_change(app: &App, actor: &Actor, id: &str) -> Result<Opened, Problem> {
    let opened = open(app, actor, id).await?;
    if may_change(&opened.file, actor, &opened.note.author, &opened.note.organisation) {
        return Ok(opened);
    }
    let is_closed = opened.file.standing.closed.contains(&opened.note.organisation);
    let why = if is_closed { "file-closed" } else { "not-your-role" };
    Err(Problem::Closed(because(why)))
}

/// A withdrawn note is not corrected: it is brought back first.
fn still_there(note: &Note) -> Result<(), Problem> {
    match note.withdrawn {
        None => Ok(()),
        Some(_) => Err(Problem::Closed("notes-is-withdrawn".into())),
    }
}

fn stored(note: &Note) -> Form {
    Form::filled([
        ("kind", note.kind.word().to_owned()),
        ("day", note.day.to_string()),
        ("minutes", note.minutes.map_or_else(String::new, |minutes| minutes.to_string())),
        ("body", note.body.clone()),
        ("level", note.level.word().to_owned()),
    ])
}

/// The levels that somebody may give a note; its own level can always stay. What is about several people is
/// for no partner.
fn levels(file: &File, note: &Note) -> Vec<Level> {
    let fits = |l: &Level| *l != Level::Network || note.people < 2;
    let may = |l: &Level| {
        *l == note.level || fits(l) && file.writes_at(l.written_as(), &note.organisation)
    };
    Level::ALL.into_iter().filter(may).collect()
}

/// The form in which a note is corrected.
pub async fn correct_form(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let Opened { note, file, .. } = open_to_change(&app, &actor, &id).await?;
    still_there(&note)?;
    let key = page.path.clone();
    let mut form = stored(&note);
    form.set("version", note.version.to_string());
    let form = drafts::refill(&app, &actor, &key, form).await?;
    view::show(&Correct { page, form, key, levels: levels(&file, &note), note })
}

/// Keeps a correction; the earlier text stays as a version.
pub async fn correct(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let Opened { note, file, .. } = open_to_change(&app, &actor, &id).await?;
    still_there(&note)?;
    let key = page.path.clone();
    let levels = levels(&file, &note);
    let mut form = Form::from_pairs(sent);
    let correction = read(&mut form, &page, &levels);
    crate::people::form::not_before_birth(&app, &mut form, &file.person, &["day"]).await?;
    let Some(correction) = correction.filter(|_| form.is_good()) else {
        return view::show_again(&Correct { page, form, key, note, levels });
    };
    let mut work = app.db.work().await?;
    let seen = (id.as_str(), form.version());
    let corrected = store::correct(&mut work, &actor, app.now(), seen, &correction).await?;
    let Some(people) = corrected else {
        drop(work);
        let now = store::one(&app.db, &id, app.now()).await?.ok_or(Problem::NotFound)?;
        still_there(&now)?;
        form.meet(&stored(&now), now.version);
        return view::show_again(&Correct { page, form, key, note: now, levels });
    };
    drafts::forget(&mut work, &actor, &key).await?;
    log(&mut work, &app, &actor, Deed::Correct, &id, &people).await?;
    work.save().await?;
    Ok(view::go(&format!("/notes/{id}"), "notes-said-corrected"))
}

fn read(form: &mut Form, page: &Page, levels: &[Level]) -> Option<Correction> {
    let read = super::write::read(form, page, levels);
    let reason = form.needed_lines("reason", LONGEST_REASON, "notes-reason-missing");
    let (read, reason) = (read?, reason?);
    Some(Correction {
        kind: read.kind,
        day: read.day,
        minutes: read.minutes,
        body: read.body,
        level: read.level,
        reason,
    })
}

/// Logs what was done for each person the note is about, and derives their state again.
async fn log(
    work: &mut Work,
    app: &App,
    actor: &Actor,
    deed: Deed,
    note: &str,
    people: &[String],
) -> Result<(), Problem> {
    let lines: Vec<Line> =
        people.iter().map(|p| Line::by(actor, deed, Thing::Note, note).about(p)).collect();
    audit::write(work, app.now(), &lines).await?;
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    safety_net::settle(work, app.today(), &people).await?;
    Ok(())
}

#[derive(askama::Template)]
#[template(path = "notes/withdraw.html")]
struct Withdraw {
    page: Page,
    form: Form,
    key: String,
    note: Note,
}

/// Asks why a note is withdrawn.
pub async fn withdraw_form(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let Opened { note, .. } = open_to_change(&app, &actor, &id).await?;
    still_there(&note)?;
    let key = page.path.clone();
    let form = Form::filled([("version", note.version.to_string())]);
    let form = drafts::refill(&app, &actor, &key, form).await?;
    view::show(&Withdraw { page, form, key, note })
}

/// Withdraws a note.
pub async fn withdraw(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let Opened { note, .. } = open_to_change(&app, &actor, &id).await?;
    still_there(&note)?;
    let key = page.path.clone();
    let mut form = Form::from_pairs(sent);
    let reason = form.needed_lines("reason", LONGEST_REASON, "notes-reason-missing");
    let Some(reason) = reason.filter(|_| form.is_good()) else {
        return view::show_again(&Withdraw { page, form, key, note });
    };
    let mut work = app.db.work().await?;
    let seen = (id.as_str(), form.version());
    if !store::withdraw(&mut work, &actor, app.now(), seen, &reason).await? {
        drop(work);
        let now = store::one(&app.db, &id, app.now()).await?.ok_or(Problem::NotFound)?;
        still_there(&now)?;
        form.meet(&Form::default(), now.version);
        return view::show_again(&Withdraw { page, form, key, note: now });
    }
    drafts::forget(&mut work, &actor, &key).await?;
    let people = store::all_people_of(&mut work, &id).await?;
    log(&mut work, &app, &actor, Deed::Withdraw, &id, &people).await?;
    work.save().await?;
    Ok(view::go(&format!("/notes/{id}"), "notes-said-withdrawn"))
}

/// Brings a withdrawn note back.
pub async fn restore(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    open_to_change(&app, &actor, &id).await?;
    let mut work = app.db.work().await?;
    if !store::restore(&mut work, app.now(), &id).await? {
        return Err(Problem::Closed("notes-too-late".into()));
    }
    let people = store::all_people_of(&mut work, &id).await?;
    log(&mut work, &app, &actor, Deed::Restore, &id, &people).await?;
    work.save().await?;
    Ok(view::go(&format!("/notes/{id}"), "notes-said-restored"))
}
