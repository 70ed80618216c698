//! Making an appointment, changing it, and saying what became of it.

use super::store::{self, Appointment, NewAppointment};
use super::{AppointmentKind, Moment, State as Became, fields, show_time};
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::drafts;
use crate::form::Form;
use crate::notes::store::person_name;
use crate::problem::{Answer, Problem};
use crate::referrals;
use crate::routes::{Door, Routes};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use base::db::Work;
use jiff::civil::Date;
use serde::Deserialize;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/people/{id}/appointments/new", Door::Person, new_form)
        .post("/people/{id}/appointments/new", Door::Person, add)
        .get("/appointments/{id}", Door::Person, one)
        .post("/appointments/{id}", Door::Person, change)
        .post("/appointments/{id}/done", Door::Person, done)
        .post("/appointments/{id}/cancel", Door::Person, cancel)
}

#[derive(askama::Template)]
#[template(path = "appointments/edit.html")]
struct Edit {
    page: Page,
    form: Form,
    key: String,
    person: String,
    name: String,
    /// The appointment that is changed; nothing for a new one.
    old: Option<Appointment>,
    may_write: bool,
}

impl Edit {
    /// The kinds with their words.
    fn kinds(&self) -> Vec<(&'static str, String)> {
        AppointmentKind::ALL.iter().map(|k| (k.word(), self.page.t(&k.key()))).collect()
    }

    /// Whether the fields can still be changed.
    fn is_open(&self) -> bool {
        self.may_write && self.old.as_ref().is_none_or(|old| old.state == Became::Open)
    }
}

/// An appointment as it was typed.
struct Read {
    moment: Moment,
    place: String,
    text: String,
}

/// Reads the fields; each error stands at its field. `earliest` is the first day that is taken.
fn read(form: &mut Form, earliest: Date, today: Date) -> Option<Read> {
    let kind = form.choice("kind", AppointmentKind::parse);
    let day = form.needed_day("day", today);
    if day.is_some_and(|day| day < earliest) {
        form.wrong("day", "appointments-day-past");
    }
    let minute = fields::time(form, "time");
    let (place, text) = (form.text("place", 200), form.lines("text", 2_000));
    let moment = Moment { day: day?, minute, kind: kind? };
    form.is_good().then_some(Read { moment, place, text })
}

fn stored(old: &Appointment) -> Form {
    Form::filled([
        ("kind", old.moment.kind.word().to_owned()),
        ("day", old.moment.day.to_string()),
        ("time", old.moment.minute.map(show_time).unwrap_or_default()),
        ("place", old.place.clone()),
        ("text", old.text.clone()),
    ])
}

/// What the address can say about the appointment to be made.
#[derive(Deserialize)]
struct Start {
    /// The question of which the answer came with a first appointment.
    #[serde(default)]
    referral: String,
}

/// The form as it begins: with the first appointment that came with an answer, where the reader may read that.
async fn begun(app: &App, page: &Page, file: &File, start: &Start) -> Result<Form, Problem> {
    let referral = match start.referral.as_str() {
        "" => None,
        id => referrals::store::one(&app.db, id).await?,
    };
    let is_readable = |r: &referrals::Stored| {
        r.person == file.person && file.reads_at(Kind::Steps, &r.organisation)
    };
    let kind = ("kind", AppointmentKind::Talk.word().to_owned());
    let Some(referral) = referral.filter(is_readable) else {
        return Ok(Form::filled([kind]));
    };
    let with = [referral.receiver_name.as_str(), referral.first_who.as_str()];
    let with = with.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
    Ok(Form::filled([
        ("kind", AppointmentKind::Intake.word().to_owned()),
        ("day", referral.first_day.map_or_else(String::new, |day| day.to_string())),
        ("time", referral.first_minute.map(show_time).unwrap_or_default()),
        ("place", referral.first_place.clone()),
        ("text", page.with("appointments-first-at", "other", with)),
    ]))
}

async fn new_form(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Query(start): Query<Start>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "appointment").await?;
    file.demand(Act::Write, Kind::Appointments)?;
    let key = page.path.clone();
    let form = begun(&app, &page, &file, &start).await?;
    let form = drafts::refill(&app, &actor, &key, form).await?;
    let name = person_name(&app.db, &id).await?;
    view::show(&Edit { page, form, key, person: id, name, old: None, may_write: true })
}

async fn add(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "appointment").await?;
    file.demand(Act::Write, Kind::Appointments)?;
    let key = page.path.clone();
    let mut form = Form::from_pairs(sent);
    let Some(Read { moment, place, text }) = read(&mut form, page.today, page.today) else {
        let name = person_name(&app.db, &id).await?;
        let again = Edit { page, form, key, person: id, name, old: None, may_write: true };
        return view::show_again(&again);
    };
    let new = NewAppointment {
        person: id.clone(),
        account: actor.account.clone(),
        organisation: file.organisation(&actor, Act::Write, Kind::Appointments)?.to_owned(),
        moment,
        place,
        text,
        state: Became::Open,
        note: None,
        made_at: app.now(),
    };
    let mut work = app.db.work().await?;
    let made = store::add(&mut work, new).await?;
    drafts::forget(&mut work, &actor, &key).await?;
    log(&mut work, &app, &actor, Deed::Make, (&made, &id)).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{id}"), "appointments-said-made"))
}

/// Logs what was done and derives the person's state again.
async fn log(
    work: &mut Work,
    app: &App,
    actor: &Actor,
    deed: Deed,
    (appointment, person): (&str, &str),
) -> Result<(), Problem> {
    let line = Line::by(actor, deed, Thing::Appointment, appointment).about(person);
    audit::write(work, app.now(), &[line]).await?;
    safety_net::settle(work, app.today(), &[person]).await?;
    Ok(())
}

/// Opens an appointment: 404 for who does not stand near the person, refused with the reason when
/// it belongs to another organisation.
async fn open(app: &App, actor: &Actor, id: &str) -> Result<(File, Appointment), Problem> {
    let found = store::one(&app.db, id).await?.ok_or(Problem::NotFound)?;
    let file = access::open(app, actor, &found.person, "appointment").await?;
    file.demand_at(Act::Read, Kind::Appointments, &found.organisation)?;
    Ok((file, found))
}

async fn one(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let (file, old) = open(&app, &actor, &id).await?;
    let key = page.path.clone();
    let mut form = stored(&old);
    form.set("version", old.version.to_string());
    let form = drafts::refill(&app, &actor, &key, form).await?;
    view::show(&shown(&app, page, &file, old, form, key).await?)
}

async fn shown(
    app: &App,
    page: Page,
    file: &File,
    old: Appointment,
    form: Form,
    key: String,
) -> Result<Edit, Problem> {
    Ok(Edit {
        page,
        form,
        key,
        person: old.person.clone(),
        name: person_name(&app.db, &old.person).await?,
        may_write: file.writes_at(Kind::Appointments, &old.organisation),
        old: Some(old),
    })
}

async fn change(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (file, old) = open(&app, &actor, &id).await?;
    file.demand_at(Act::Write, Kind::Appointments, &old.organisation)?;
    let key = page.path.clone();
    let mut form = Form::from_pairs(sent);
    // The day it had may stay, also when it has passed.
    let Some(read) = read(&mut form, page.today.min(old.moment.day), page.today) else {
        return view::show_again(&shown(&app, page, &file, old, form, key).await?);
    };
    let mut work = app.db.work().await?;
    let seen = (id.as_str(), form.version());
    if !store::change(&mut work, seen, read.moment, &read.place, &read.text).await? {
        drop(work);
        let now = store::one(&app.db, &id).await?.ok_or(Problem::NotFound)?;
        form.meet(&stored(&now), now.version);
        return view::show_again(&shown(&app, page, &file, now, form, key).await?);
    }
    drafts::forget(&mut work, &actor, &key).await?;
    log(&mut work, &app, &actor, Deed::Change, (&id, &old.person)).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{}", old.person), "appointments-said-changed"))
}

async fn done(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    close(&app, &actor, &id, Became::Done).await
}

async fn cancel(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Answer {
    close(&app, &actor, &id, Became::Cancelled).await
}

/// Says what became of an appointment. Saying the same twice is no error.
async fn close(app: &App, actor: &Actor, id: &str, became: Became) -> Answer {
    let (file, old) = open(app, actor, id).await?;
    file.demand_at(Act::Write, Kind::Appointments, &old.organisation)?;
    if became == Became::Done && old.moment.day > app.today() {
        return Err(Problem::Closed("appointments-still-to-come".into()));
    }
    let mut work = app.db.work().await?;
    let changed = store::close(&mut work, (id, old.version), became, None).await?;
    if changed {
        let deed = if became == Became::Done { Deed::Done } else { Deed::Cancelled };
        log(&mut work, app, actor, deed, (id, &old.person)).await?;
        work.save().await?;
    }
    let said = if became == Became::Done {
        "appointments-said-done"
    } else {
        "appointments-said-cancelled"
    };
    Ok(view::go(&format!("/people/{}", old.person), said))
}
