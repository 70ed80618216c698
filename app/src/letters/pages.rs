//! The page of what partners wrote about somebody: writing, and confirming to have read it.

use super::mine_page::mine;
use super::store;
use super::{Letter, readable, writers};
use crate::access::{self, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::consent;
use crate::drafts;
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use base::db::Work;

/// The longest, in characters: a few sentences.
const LONGEST: usize = 2_000;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/people/{id}/letters", Door::Person, show)
        .post("/people/{id}/letters", Door::Person, write)
        .post("/letters/{id}/read", Door::Person, confirm)
        .post("/letters/{id}/answer", Door::Person, answer)
        .get("/mine/letters", Door::SignedIn, mine)
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
    /// The organisations for which the reader can write one: id and name, the own one first.
    writers: Vec<(String, String)>,
}

fn key(person: &str) -> String {
    format!("/people/{person}/letters")
}

/// Opens a file for who can write, or reads as the team: with the organisations for which one can write.
async fn open(
    app: &App,
    actor: &Actor,
    person: &str,
) -> Result<(File, Vec<(String, String)>), Problem> {
    let file = access::open(app, actor, person, "letters").await?;
    let lead = store::lead(&app.db, person).await?;
    let may = writers(&file, lead.as_deref());
    if !file.standing.on_team && !file.reads(Kind::TeamNotes) && may.is_empty() {
        return Err(Problem::Closed(access::store::because("not-your-role")));
    }
    let mut named = consent::store::own_organisations(&app.db, &actor.account).await?;
    named.retain(|(id, _)| may.contains(id.as_str()));
    named.sort_by_key(|(id, _)| *id != actor.organisation);
    Ok((file, named))
}

async fn sheet(
    app: &App,
    page: Page,
    actor: &Actor,
    (file, writers): (File, Vec<(String, String)>),
    form: Form,
) -> Result<LettersPage, Problem> {
    let letters = store::of_person(&app.db, &file.person, page.today).await?;
    let letters = readable(letters, &actor.account, &file);
    Ok(LettersPage {
        key: key(&file.person),
        name: crate::people::store::name_of(&app.db, &file.person).await?,
        person: file.person.clone(),
        writers,
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
    let opened = open(&app, &actor, &person).await?;
    let form = drafts::refill(&app, &actor, &key(&person), Form::empty()).await?;
    view::show(&sheet(&app, page, &actor, opened, form).await?)
}

/// For which organisation it is written: the one that was chosen, of several; else the only one.
fn chosen(form: &mut Form, writers: &[(String, String)]) -> Option<String> {
    match writers {
        [] => None,
        [(only, _)] => Some(only.clone()),
        several => form.choice("organisation", |id| {
            several.iter().find(|(one, _)| one == id).map(|(one, _)| one.clone())
        }),
    }
}

async fn write(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let opened = open(&app, &actor, &person).await?;
    if opened.1.is_empty() {
        return Err(Problem::Closed(access::store::because("not-your-role")));
    }
    let mut sheet = sheet(&app, page, &actor, opened, Form::from_pairs(sent)).await?;
    let organisation = chosen(&mut sheet.form, &sheet.writers);
    let words = sheet.form.needed_lines("words", LONGEST, "letters-words-missing");
    let receiver = match &organisation {
        Some(organisation) => store::receiver(&app.db, &person, organisation).await?,
        None => None,
    };
    if organisation.is_some() && receiver.is_none() {
        sheet.form.wrong("words", "letters-nobody");
    }
    let (Some(organisation), Some(words), Some(receiver), true) =
        (organisation, words, receiver, sheet.form.is_good())
    else {
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

/// Opens the file behind a letter for who says that it was read, and answers.
async fn open_one(
    app: &App,
    actor: &Actor,
    id: &str,
) -> Result<(File, Vec<(String, String)>, Letter), Problem> {
    let letter = store::one(&app.db, id, app.today()).await?.ok_or(Problem::NotFound)?;
    let (file, writers) = open(app, actor, &letter.person).await?;
    file.demand_open()?;
    let all = store::of_person(&app.db, &letter.person, app.today()).await?;
    let letter = readable(all, &actor.account, &file).into_iter().find(|one| one.id == id);
    match letter.filter(|one| one.can_confirm(&actor.account, &file)) {
        Some(letter) => Ok((file, writers, letter)),
        None => Err(Problem::Closed(access::store::because("not-your-role"))),
    }
}

/// Notes that a letter was read; nothing when it was before.
async fn note_read(
    app: &App,
    work: &mut Work,
    actor: &Actor,
    letter: &Letter,
) -> Result<bool, Problem> {
    if !store::confirm(work, &letter.id, &actor.account, app.now()).await? {
        return Ok(false);
    }
    let line = Line::by(actor, Deed::Done, Thing::Letter, &letter.id).about(&letter.person);
    audit::write(work, app.now(), &[line]).await?;
    Ok(true)
}

async fn confirm(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    let (_, _, letter) = open_one(&app, &actor, &id).await?;
    let mut work = app.db.work().await?;
    if note_read(&app, &mut work, &actor, &letter).await? {
        work.save().await?;
    }
    Ok(view::go(&key(&letter.person), "letters-said-read"))
}

/// The field of the answer to a letter.
fn answer_field(id: &str) -> String {
    format!("answer-{id}")
}

/// A few sentences back, for who wrote: a letter the other way.
async fn answer(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (file, writers, letter) = open_one(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let field = answer_field(&id);
    let words = form.needed_lines(&field, LONGEST, "letters-words-missing");
    if words.is_some() && !store::is_near(&app.db, &letter.from, &letter.person).await? {
        form.wrong(&field, "letters-answer-gone");
    }
    let (Some(words), true) = (words, form.is_good()) else {
        return view::show_again(&sheet(&app, page, &actor, (file, writers), form).await?);
    };
    let speaks = file.speaks_for();
    let own = speaks.get(letter.receiver.as_str()).or(speaks.get(actor.organisation.as_str()));
    let own = own.or(speaks.first()).copied().unwrap_or(&actor.organisation);
    let mut work = app.db.work().await?;
    let whose = (letter.person.as_str(), own, actor.account.as_str());
    let new = store::add(&mut work, app.now(), whose, (&letter.organisation, &words)).await?;
    let line = Line::by(&actor, Deed::Make, Thing::Letter, &new).about(&letter.person).at(own);
    audit::write(&mut work, app.now(), &[line]).await?;
    note_read(&app, &mut work, &actor, &letter).await?;
    work.save().await?;
    Ok(view::go(&key(&letter.person), "letters-said-answered"))
}

impl LettersPage {
    /// The field of the answer to a letter.
    fn answer_field(&self, letter: &Letter) -> String {
        answer_field(&letter.id)
    }

    /// Whether the fold of an answer stands open: something was typed there.
    fn is_unfolded(&self, letter: &Letter) -> bool {
        self.form.errors().iter().any(|(wrong, _)| *wrong == answer_field(&letter.id))
    }
}
