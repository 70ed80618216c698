//! The national number: only where the organisation has a ground for it, masked, and each reveal
//! logged. A number that is kept is decided about at the organisation that keeps it, and by no other.
//! Who may write it may always forget it, also after the ground was withdrawn or the file was closed.

use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::language::Message;
use crate::people::form::written;
use crate::people::store::{self, Same, Stored};
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use base::insz::{Insz, InszError};
use base::rough_date::RoughDate;

#[derive(askama::Template)]
#[template(path = "people/insz.html")]
struct Number {
    page: Page,
    form: Form,
    id: String,
    name: String,
    /// Whether a number is kept.
    is_kept: bool,
    /// Whether the ground is there still; without it a number can only be erased.
    has_ground: bool,
    masked: Option<String>,
    shown: Option<String>,
    same: Same,
    /// The birth date in the file, when the number belongs to another. What the number says stays
    /// masked.
    differs: Option<String>,
}

impl Number {
    fn of(page: Page, kept: &Kept, form: Form, number: Option<&Insz>) -> Number {
        let (id, name) = (kept.person.id.clone(), kept.person.name());
        Number {
            page,
            form,
            id,
            name,
            is_kept: kept.person.insz_cipher.is_some(),
            has_ground: kept.has_ground,
            masked: number.map(Insz::masked),
            shown: None,
            same: Same::Nobody,
            differs: number
                .filter(|n| cannot_agree(n.birth_date(), kept.person.fields.birth))
                .map(|_| written(kept.person.fields.birth)),
        }
    }
}

/// Whether two birth dates cannot both be right. What one of the two knows more roughly, or not at
/// all, contradicts nothing.
fn cannot_agree(one: RoughDate, other: RoughDate) -> bool {
    let days = |date: RoughDate| date.earliest().zip(date.latest());
    match (days(one), days(other)) {
        (Some((from, until)), Some((other_from, other_until))) => {
            other_until < from || until < other_from
        }
        _ => false,
    }
}

/// A person, and the organisation that keeps the number or may come to keep one.
struct Kept {
    person: Stored,
    organisation: String,
    has_ground: bool,
}

impl Kept {
    /// Refuses what needs a ground where there is none.
    fn demand_ground(&self) -> Result<(), Problem> {
        if self.has_ground { Ok(()) } else { Err(off()) }
    }

    /// The number, where there is a ground to read it.
    fn number(&self, app: &App) -> Result<Option<Insz>, Problem> {
        if self.has_ground { decrypted(app, &self.person) } else { Ok(None) }
    }
}

fn off() -> Problem {
    Problem::Closed(Message::new("people-insz-off"))
}

/// Opens the file for somebody who may do this with the number that is kept, or who may keep one.
async fn open(app: &App, actor: &Actor, id: &str, act: Act) -> Result<Kept, Problem> {
    let file = access::open(app, actor, id, "insz").await?;
    let person = store::person(&app.db, id, app.today()).await?;
    if person.insz_cipher.is_some()
        && let Some(organisation) = person.insz_organisation.clone()
    {
        let is_closed = file.standing.closed.contains(&organisation);
        match act {
            Act::Read => file.demand_at(act, Kind::Insz, &organisation)?,
            Act::Write => file.demand_supports_at(&organisation)?,
        }
        let has_ground = !is_closed && store::may_keep_insz(&app.db, &organisation).await?;
        return Ok(Kept { person, organisation, has_ground });
    }
    let organisation = keeper(app, actor, &file, act).await?;
    Ok(Kept { person, organisation, has_ground: true })
}

/// The organisation that would keep a new number: the home of the reader when it has a ground, else
/// the first where the reader may and that has one.
async fn keeper(app: &App, actor: &Actor, file: &File, act: Act) -> Result<String, Problem> {
    let own = file.organisation(actor, act, Kind::Insz)?;
    let all = file.standing.organisations_where(act, Kind::Insz);
    for organisation in std::iter::once(own).chain(all.into_iter().filter(|o| *o != own)) {
        if store::may_keep_insz(&app.db, organisation).await? {
            return Ok(organisation.to_owned());
        }
    }
    Err(off())
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
    let kept = open(&app, &actor, &id, Act::Read).await?;
    let number = kept.number(&app)?;
    let same = same(&app, &actor, &id, number.as_ref()).await?;
    let form = Form::filled([("version", kept.person.version.to_string())]);
    view::show(&Number { same, ..Number::of(page, &kept, form, number.as_ref()) })
}

pub(super) async fn reveal(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let kept = open(&app, &actor, &id, Act::Read).await?;
    kept.demand_ground()?;
    let number = kept.number(&app)?.ok_or(Problem::NotFound)?;
    let line = Line::by(&actor, Deed::Reveal, Thing::Insz, &id)
        .at(&kept.organisation)
        .about(&id)
        .because("insz: own-organisation");
    audit::look(&app, line).await?;
    let form = Form::filled([("version", kept.person.version.to_string())]);
    let shown = Some(number.punctuated());
    view::show(&Number { shown, ..Number::of(page, &kept, form, Some(&number)) })
}

/// The number for a list that leaves as a file, revealed and logged as on its page; nothing where this
/// organisation keeps none, or where it may not be read.
pub(crate) async fn number_for_file(
    app: &App,
    actor: &Actor,
    id: &str,
    organisation: &str,
) -> Result<Option<Insz>, Problem> {
    let kept = match open(app, actor, id, Act::Read).await {
        Ok(kept) => kept,
        Err(Problem::Closed(_)) => return Ok(None),
        Err(problem) => return Err(problem),
    };
    if !kept.has_ground || kept.organisation != organisation {
        return Ok(None);
    }
    let Some(number) = kept.number(app)? else { return Ok(None) };
    let line = Line::by(actor, Deed::Reveal, Thing::Insz, id).at(organisation).about(id);
    audit::look(app, line.because("insz: own-organisation")).await?;
    Ok(Some(number))
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let kept = open(&app, &actor, &id, Act::Write).await?;
    let mut form = Form::from_pairs(sent);
    let number = read(&mut form);
    if !form.is_good() {
        let number = kept.number(&app)?;
        return view::show_again(&Number::of(page, &kept, form, number.as_ref()));
    }
    if number.is_some() {
        kept.demand_ground()?;
    }
    let cipher = number.as_ref().map(|n| app.keys.encrypt(n.digits().as_bytes()));
    let hash = number.as_ref().map(|n| app.keys.find_hash(n.digits()));
    let organisation = number.as_ref().map(|_| kept.organisation.as_str());
    let mut work = app.db.work().await?;
    if !store::keep_insz(&mut work, &id, form.version(), cipher, hash, organisation).await? {
        drop(work);
        let number = kept.number(&app)?;
        form.meet(&Form::default(), kept.person.version);
        return view::show_again(&Number::of(page, &kept, form, number.as_ref()));
    }
    let what = if number.is_some() { "kept" } else { "forgotten" };
    let line = Line::by(&actor, Deed::Change, Thing::Insz, &id).at(&kept.organisation).about(&id);
    audit::write(&mut work, app.now(), &[line.because(what)]).await?;
    work.save().await?;
    // Without a ground there is nothing left to see on the page of the number.
    let page = if kept.has_ground { "/insz" } else { "" };
    Ok(view::go(&format!("/people/{id}{page}"), "people-saved"))
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
