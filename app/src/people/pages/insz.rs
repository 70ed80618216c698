//! The national number: only where the organisation has a ground for it, masked, and each reveal
//! logged.

use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::language::Message;
use crate::people::store::{self, Same, Stored};
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use base::insz::{Insz, InszError};

#[derive(askama::Template)]
#[template(path = "people/insz.html")]
struct Number {
    page: Page,
    form: Form,
    id: String,
    name: String,
    masked: Option<String>,
    shown: Option<String>,
    same: Same,
}

impl Number {
    fn of(page: Page, person: &Stored, form: Form, number: Option<&Insz>) -> Number {
        let masked = number.map(Insz::masked);
        let (id, name) = (person.id.clone(), person.name());
        Number { page, form, id, name, masked, shown: None, same: Same::Nobody }
    }
}

/// Opens the file for somebody who may keep national numbers.
async fn open(app: &App, actor: &Actor, id: &str, act: Act) -> Result<(File, Stored), Problem> {
    let file = access::open(app, actor, id, "insz").await?;
    let organisation = file.organisation(actor, act, Kind::Insz)?;
    if !store::may_keep_insz(&app.db, organisation).await? {
        return Err(Problem::Closed(Message::new("people-insz-off")));
    }
    let person = store::person(&app.db, id).await?;
    Ok((file, person))
}

/// The number out of its cipher. A number that the key does not open is a fault of the set-up.
fn decrypted(app: &App, person: &Stored) -> Result<Option<Insz>, Problem> {
    let Some(cipher) = &person.insz_cipher else {
        return Ok(None);
    };
    let plain = app.keys.decrypt(cipher).and_then(|p| String::from_utf8(p).ok());
    let number = plain.and_then(|digits| Insz::parse(&digits).ok());
    number.map(Some).ok_or_else(|| Problem::Ours("a national number does not fit the key".into()))
}

async fn same(app: &App, actor: &Actor, id: &str, number: Option<&Insz>) -> Result<Same, Problem> {
    let Some(number) = number else {
        return Ok(Same::Nobody);
    };
    let hash = app.keys.find_hash(number.digits());
    Ok(store::same_insz(&app.db, &hash, id, &actor.account).await?)
}

pub(super) async fn form(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (_, person) = open(&app, &actor, &id, Act::Read).await?;
    let number = decrypted(&app, &person)?;
    let same = same(&app, &actor, &id, number.as_ref()).await?;
    let form = Form::filled([("version", person.version.to_string())]);
    view::show(&Number { same, ..Number::of(page, &person, form, number.as_ref()) })
}

pub(super) async fn reveal(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (_, person) = open(&app, &actor, &id, Act::Read).await?;
    let number = decrypted(&app, &person)?.ok_or(Problem::NotFound)?;
    let line = Line::by(&actor, Deed::Reveal, Thing::Insz, &id)
        .about(&id)
        .because("insz: own-organisation");
    audit::look(&app, line).await?;
    let form = Form::filled([("version", person.version.to_string())]);
    let shown = Some(number.punctuated());
    view::show(&Number { shown, ..Number::of(page, &person, form, Some(&number)) })
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (file, person) = open(&app, &actor, &id, Act::Write).await?;
    let mut form = Form::from_pairs(sent);
    let number = read(&mut form);
    if !form.is_good() {
        let kept = decrypted(&app, &person)?;
        return view::show_again(&Number::of(page, &person, form, kept.as_ref()));
    }
    let cipher = number.as_ref().map(|n| app.keys.encrypt(n.digits().as_bytes()));
    let hash = number.as_ref().map(|n| app.keys.find_hash(n.digits()));
    let organisation = file.organisation(&actor, Act::Write, Kind::Insz)?;
    let organisation = number.as_ref().map(|_| organisation);
    let mut work = app.db.work().await?;
    if !store::keep_insz(&mut work, &id, form.version(), cipher, hash, organisation).await? {
        drop(work);
        let kept = decrypted(&app, &person)?;
        form.meet(&Form::default(), person.version);
        return view::show_again(&Number::of(page, &person, form, kept.as_ref()));
    }
    let what = if number.is_some() { "kept" } else { "forgotten" };
    let line = Line::by(&actor, Deed::Change, Thing::Insz, &id).about(&id).because(what);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{id}/insz"), "people-saved"))
}

/// Reads the number; an empty field forgets it.
fn read(form: &mut Form) -> Option<Insz> {
    let typed = form.text("insz", 40);
    if typed.is_empty() {
        if !form.ticked("forget") {
            form.wrong("insz", "people-insz-missing");
        }
        return None;
    }
    Insz::parse(&typed)
        .map_err(|error| {
            let message = match error {
                InszError::Length(n) => Message::new("people-insz-length").with("n", n),
                InszError::NotDigits => Message::new("people-insz-digits"),
                InszError::CheckDigits => Message::new("people-insz-check"),
                InszError::BirthDate => Message::new("people-insz-birth"),
                InszError::Sequence => Message::new("people-insz-sequence"),
            };
            form.wrong("insz", message);
        })
        .ok()
}
