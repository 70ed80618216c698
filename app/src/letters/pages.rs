//! The page of what partners wrote about somebody: writing, and confirming to have read it.

use super::store;
use super::{Letter, writes_for};
use crate::access::{self, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::drafts;
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

/// The longest, in characters: a few sentences.
const LONGEST: usize = 2_000;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/people/{id}/letters", Door::Person, show)
        .post("/people/{id}/letters", Door::Person, write)
        .post("/letters/{id}/read", Door::Person, confirm)
}

#[derive(askama::Template)]
#[template(path = "letters/show.html")]
struct LettersPage {
    page: Page,
    form: Form,
    key: String,
    file: File,
    person: String,
    name: String,
    letters: Vec<Letter>,
    /// Whether the reader reads along, and so can write one.
    may_write: bool,
}

fn key(person: &str) -> String {
    format!("/people/{person}/letters")
}

/// Opens a file for who can write, or reads as the team.
async fn open(app: &App, actor: &Actor, person: &str) -> Result<File, Problem> {
    let file = access::open(app, actor, person, "letters").await?;
    let is_team = file.standing.on_team || file.reads(Kind::TeamNotes);
    if is_team || writes_for(&file, &actor.organisation).is_some() {
        return Ok(file);
    }
    Err(Problem::Closed(access::store::because("not-your-role")))
}

async fn sheet(
    app: &App,
    page: Page,
    actor: &Actor,
    file: File,
    form: Form,
) -> Result<LettersPage, Problem> {
    let mut letters = store::of_person(&app.db, &file.person, page.today).await?;
    letters.retain(|one| one.from == actor.account || one.is_for(&file));
    Ok(LettersPage {
        key: key(&file.person),
        name: crate::people::store::name_of(&app.db, &file.person).await?,
        may_write: writes_for(&file, &actor.organisation).is_some(),
        person: file.person.clone(),
        letters,
        file,
        form,
        page,
    })
}

async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let file = open(&app, &actor, &person).await?;
    let form = drafts::refill(&app, &actor, &key(&person), Form::empty()).await?;
    view::show(&sheet(&app, page, &actor, file, form).await?)
}

async fn write(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = open(&app, &actor, &person).await?;
    let Some(organisation) = writes_for(&file, &actor.organisation).map(ToOwned::to_owned) else {
        return Err(Problem::Closed(access::store::because("not-your-role")));
    };
    let mut sheet = sheet(&app, page, &actor, file, Form::from_pairs(sent)).await?;
    let words = sheet.form.needed_lines("words", LONGEST, "letters-words-missing");
    let receiver = store::receiver(&app.db, &person, &organisation).await?;
    if receiver.is_none() {
        sheet.form.wrong("words", "letters-nobody");
    }
    let (Some(words), Some(receiver), true) = (words, receiver, sheet.form.is_good()) else {
        return view::show_again(&sheet);
    };
    let mut work = app.db.work().await?;
    let whose = (person.as_str(), organisation.as_str(), actor.account.as_str());
    let id = store::add(&mut work, app.now(), whose, (&receiver, &words)).await?;
    let line = Line::by(&actor, Deed::Make, Thing::Letter, &id).about(&person).at(&organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    drafts::forget(&mut work, &actor, &key(&person)).await?;
    work.save().await?;
    Ok(view::go(&key(&person), "letters-said-written"))
}

async fn confirm(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let letter = store::one(&app.db, &id, app.today()).await?.ok_or(Problem::NotFound)?;
    let file = access::open(&app, &actor, &letter.person, "letters").await?;
    if letter.from == actor.account || !letter.is_for(&file) {
        return Err(Problem::Closed(access::store::because("not-your-role")));
    }
    let mut work = app.db.work().await?;
    if store::confirm(&mut work, &id, &actor.account, app.now()).await? {
        let line = Line::by(&actor, Deed::Done, Thing::Letter, &id);
        audit::write(&mut work, app.now(), &[line.about(&letter.person)]).await?;
        work.save().await?;
    }
    Ok(view::go(&key(&letter.person), "letters-said-read"))
}
