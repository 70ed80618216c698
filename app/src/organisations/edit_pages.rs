//! Adding and changing an organisation, with the switch for national numbers.

use super::store::{self, Organisation};
use super::{Kind, municipality, municipality_name};
use crate::access::{Actor, Role};
use crate::account::pages::looks_like_email;
use crate::audit::{self, Deed, Line, Thing};
use crate::consent;
use crate::form::Form;
use crate::offer;
use crate::people;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use base::db::is_taken;

/// The routes of adding and changing.
pub fn routes() -> Routes {
    Routes::new()
        .get("/organisations/new", Door::Role, ask_new)
        .post("/organisations/new", Door::Role, add)
        .get("/organisations/{id}", Door::Role, ask)
        .post("/organisations/{id}", Door::Role, save)
        .post("/organisations/{id}/numbers/erase", Door::Role, erase_numbers)
}

#[derive(askama::Template)]
#[template(path = "organisations/edit.html")]
struct Edit {
    page: Page,
    form: Form,
    /// Empty for a new one.
    id: String,
    name: String,
    is_umbrella: bool,
    kinds: Vec<(String, String)>,
    /// How many national numbers are kept without a ground.
    numbers: i64,
    /// How many consents let it read today: they rest when it takes no part any more.
    consents: i64,
}

impl Edit {
    fn with(page: Page, form: Form, id: String, name: String) -> Edit {
        let is_umbrella = form.value("kind") == Kind::Umbrella.word();
        Edit {
            kinds: Kind::options(&page),
            page,
            form,
            id,
            name,
            is_umbrella,
            numbers: 0,
            consents: 0,
        }
    }
}

async fn ask_new(page: Page, actor: Actor) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let form =
        Form::filled([("kind", Kind::Arbeidszorg.word().to_owned()), ("active", "yes".to_owned())]);
    view::show(&Edit::with(page, form, String::new(), String::new()))
}

fn stored(page: &Page, o: &Organisation, version: i64) -> Form {
    let tick = |on: bool| if on { "yes" } else { "" }.to_owned();
    Form::filled([
        ("name", o.name.clone()),
        ("kind", o.kind.clone()),
        ("municipality", municipality_name(page, &o.municipality).to_owned()),
        ("street", o.street.clone()),
        ("phone", o.phone.clone()),
        ("email", o.email.clone()),
        ("insz", tick(o.may_keep_insz)),
        ("ground", o.insz_ground.clone()),
        ("active", tick(o.active)),
        ("version", version.to_string()),
    ])
}

async fn ask(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let (found, version) = store::one(&app.db, &id).await?.ok_or(Problem::NotFound)?;
    let form = stored(&page, &found, version);
    let numbers =
        if found.may_keep_insz { 0 } else { people::store::insz_kept_at(&app.db, &id).await? };
    let consents = consent::store::open_to(&app.db, &id).await?;
    view::show(&Edit { numbers, consents, ..Edit::with(page, form, id, found.name) })
}

/// Reads the form; nothing when something is wrong with it. National numbers need a ground in words.
fn read(form: &mut Form) -> Option<Organisation> {
    let name = form.needed("name", 120, "setup-organisation-missing");
    let kind = form.choice("kind", Kind::parse);
    let place = municipality(form, "municipality");
    let (street, phone, email) =
        (form.text("street", 120), form.text("phone", 40), form.text("email", 200));
    if !email.is_empty() && !looks_like_email(&email) {
        form.wrong("email", "account-email-wrong");
    }
    let ground = form.lines("ground", 500);
    let may_keep_insz = form.ticked("insz");
    if may_keep_insz && ground.is_empty() {
        form.wrong("ground", "organisations-ground-missing");
    }
    if !form.is_good() {
        return None;
    }
    Some(Organisation {
        name: name?,
        kind: kind?.word().to_owned(),
        municipality: place.unwrap_or("").to_owned(),
        street,
        phone,
        email,
        may_keep_insz,
        insz_ground: ground,
        active: form.ticked("active"),
    })
}

async fn add(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let mut form = Form::from_pairs(sent);
    let Some(new) = read(&mut form) else {
        return view::show_again(&Edit::with(page, form, String::new(), String::new()));
    };
    let (now, kind) = (app.now(), Kind::parse(&new.kind).unwrap_or(Kind::Partner));
    let mut work = app.db.work().await?;
    let id = match store::add(&mut work, now, &new.name, kind, None).await {
        Err(error) if is_taken(&error) => {
            drop(work);
            form.wrong("name", "organisations-name-taken");
            return view::show_again(&Edit::with(page, form, String::new(), String::new()));
        }
        other => other?,
    };
    // The rest goes by the same road as a change.
    store::change(&mut work, &id, 1, &new).await?;
    audit::write(&mut work, now, &[Line::by(&actor, Deed::Make, Thing::Organisation, &id)]).await?;
    work.save().await?;
    Ok(view::go("/organisations", "organisations-said-saved"))
}

#[expect(
    clippy::too_many_lines,
    reason = "what else changes with an organisation, one below the other"
)]
async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let (before, version) = store::one(&app.db, &id).await?.ok_or(Problem::NotFound)?;
    let mut form = Form::from_pairs(sent);
    let Some(to) = read(&mut form) else {
        return view::show_again(&Edit::with(page, form, id, before.name));
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    match store::change(&mut work, &id, form.version(), &to).await {
        Ok(true) => {}
        Ok(false) => {
            drop(work);
            form.meet(&stored(&page, &before, version), version);
            return view::show_again(&Edit::with(page, form, id, before.name));
        }
        Err(error) if is_taken(&error) => {
            drop(work);
            form.wrong("name", "organisations-name-taken");
            return view::show_again(&Edit::with(page, form, id, before.name));
        }
        Err(error) => return Err(error.into()),
    }
    if before.active != to.active {
        consent::turn::set_right(&app, &mut work).await?;
    }
    if before.kind != to.kind {
        consent::store::share_again_with(&mut work, &id).await?;
    }
    // What everybody reads of it beside its offer.
    let told =
        |o: &Organisation| (o.active, o.name.clone(), o.kind.clone(), o.municipality.clone());
    if told(&before) != told(&to) {
        offer::store::posts::organisation_changed(&mut work, now, &id).await?;
    }
    let mut line = Line::by(&actor, Deed::Change, Thing::Organisation, &id);
    if before.kind != to.kind {
        line = line.because("another kind");
    }
    if before.may_keep_insz != to.may_keep_insz {
        let switch = if to.may_keep_insz { "on" } else { "off" };
        line = line.because(format!("national numbers {switch}"));
    }
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    // Where the ground was withdrawn, the page says how many numbers stay.
    let stay = !to.may_keep_insz && people::store::insz_kept_at(&app.db, &id).await? > 0;
    let next = if stay { format!("/organisations/{id}") } else { "/organisations".to_owned() };
    Ok(view::go(&next, "organisations-said-saved"))
}

/// Erases every national number that the organisation keeps without a ground.
async fn erase_numbers(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let (found, _) = store::one(&app.db, &id).await?.ok_or(Problem::NotFound)?;
    if found.may_keep_insz {
        return Err(Problem::BadRequest("problem-taken".into()));
    }
    let mut work = app.db.work().await?;
    let people = people::store::forget_insz_at(&mut work, &id).await?;
    let line = |person: &String| {
        Line::by(&actor, Deed::Change, Thing::Insz, person)
            .at(&id)
            .about(person)
            .because("forgotten")
    };
    let mut lines: Vec<Line> = people.iter().map(line).collect();
    let all = Line::by(&actor, Deed::Change, Thing::Organisation, &id);
    lines.push(all.because("national numbers erased"));
    audit::write(&mut work, app.now(), &lines).await?;
    work.save().await?;
    Ok(view::go(&format!("/organisations/{id}"), "organisations-said-erased"))
}
