//! Waiting for a place: also a next step.

use super::super::store::{self, NewWaiting, StoredWaiting};
use super::step_form::{Choices, not_too_far};
use super::{Came, Desk, home, keep, onward, reopen};
use crate::access::Actor;
use crate::audit::{Deed, Line, Thing};
use crate::form::Form;
use crate::language::Message;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect};
use axum_extra::extract::{Form as Sent, Query};
use base::db::Work;
use jiff::civil::Date;

/// How waiting can end: a place was found, the person does not want it any more, it was refused.
const OUTCOMES: [&str; 3] = ["placed", "withdrawn", "refused"];

#[derive(askama::Template)]
#[template(path = "trajectories/waiting.html")]
struct WaitingPage {
    page: Page,
    form: Form,
    person: String,
    name: String,
    called: String,
    options: Vec<(String, String)>,
    /// Whether a file that was closed opens again with it.
    opens_again: bool,
}

fn sheet(page: Page, desk: Desk, form: Form, choices: &Choices) -> WaitingPage {
    let mut options = choices.options(&page, page.today, form.value("work_form"));
    options[0].1 = page.t("trajectories-any-form");
    WaitingPage {
        options,
        opens_again: desk.has_only_closed(),
        person: desk.file.person,
        name: desk.plans.name,
        called: desk.plans.called,
        page,
        form,
    }
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Query(came): Query<Came>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &person, "waiting").await?;
    let choices = Choices::read(&app).await?;
    let mut form = Form::filled([("from", page.today.to_string())]);
    came.note(&mut form);
    view::show(&sheet(page, desk, form, &choices))
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &person, "waiting").await?;
    let choices = Choices::read(&app).await?;
    let mut form = Form::from_pairs(sent);
    let work_form = match form.value("work_form") {
        "" => None,
        _ => form.choice("work_form", |id| choices.form(id).map(|f| f.id.clone())),
    };
    let place = form.text("place", 120);
    let from = form.needed_day("from", page.today);
    let from = from.and_then(|day| not_too_far(&mut form, "from", day, page.today));
    if from.is_some_and(|day| day > page.today) {
        form.wrong("from", "trajectories-not-in-future");
    }
    crate::people::form::not_before_birth(&app, &mut form, &person, &["from"]).await?;
    let (Some(from), true) = (from, form.is_good()) else {
        return view::show_again(&sheet(page, desk, form, &choices));
    };
    let organisation = &desk.organisation(&actor)?;
    let work_form = work_form.as_deref();
    let new = NewWaiting { person: &person, organisation, work_form, place: &place, from };
    let mut work = app.db.work().await?;
    if let Some(since) = store::waits_since(&mut work, &new).await? {
        drop(work);
        let waits = Message::new("trajectories-waits-already").with("day", page.day(since));
        form.wrong("place", waits);
        return view::show_again(&sheet(page, desk, form, &choices));
    }
    let id = store::add_waiting(&mut work, app.now(), &new).await?;
    let mut lines = vec![Line::by(&actor, Deed::Make, Thing::Waiting, &id).about(&person)];
    lines.extend(reopen(&mut work, &actor, &person, organisation).await?);
    keep(&app, work, &person, &lines).await?;
    Ok(view::go(&onward(&form, &person), "trajectories-said-waiting"))
}

/// The open waiting that the writer may end here; what is on a list ends with its way in.
fn open_here(desk: &Desk) -> impl Iterator<Item = &StoredWaiting> {
    let here = |w: &&StoredWaiting| {
        w.until.is_none() && w.way_in.is_none() && desk.writes_at(&w.organisation)
    };
    desk.plans.waiting.iter().filter(here)
}

/// The ids of the waiting that a new step usually ends: all of it.
pub(super) fn ids(desk: &Desk) -> Vec<String> {
    open_here(desk).map(|w| w.id.clone()).collect()
}

/// The waiting that a new step can end: id, and words for a tick.
pub(super) fn ends(page: &Page, desk: &Desk) -> Vec<(String, String)> {
    let words = |w: &StoredWaiting| {
        let what = [w.form_name(page.language), w.place.as_str()];
        let what: Vec<&str> = what.into_iter().filter(|part| !part.is_empty()).collect();
        match what.join(", ") {
            what if what.is_empty() => page.t("trajectories-waiting-stops"),
            what => page.with("trajectories-waiting-stops-for", "what", what),
        }
    };
    open_here(desk).map(|w| (w.id.clone(), words(w))).collect()
}

/// Ends the waiting that was ticked beside a new step: there is a place, from the eve of the step.
/// Nothing when somebody else changed it meanwhile.
pub(super) async fn end_for(
    app: &App,
    work: &mut Work,
    actor: &Actor,
    desk: &Desk,
    form: &Form,
    start: Date,
) -> Result<Option<Vec<Line>>, Problem> {
    let eve = start.yesterday().unwrap_or(start).min(app.today());
    let mut lines = vec![];
    for waiting in open_here(desk).filter(|w| form.has("placed", &w.id)) {
        let day = eve.max(waiting.from);
        if !store::end_waiting(work, &waiting.id, waiting.version, day, OUTCOMES[0]).await? {
            return Ok(None);
        }
        let line = Line::by(actor, Deed::End, Thing::Waiting, &waiting.id);
        lines.push(line.about(desk.person()).because(OUTCOMES[0]));
    }
    Ok(Some(lines))
}

#[derive(askama::Template)]
#[template(path = "trajectories/waiting_end.html")]
struct WaitingEndPage {
    page: Page,
    form: Form,
    waiting: StoredWaiting,
    person: String,
    name: String,
    outcomes: Vec<(String, String)>,
}

/// Opens the file behind a waiting place that is still open and of an own organisation.
async fn open(app: &App, actor: &Actor, id: &str) -> Result<(Desk, StoredWaiting), Problem> {
    let person = store::whose_waiting(&app.db, id).await?.ok_or(Problem::NotFound)?;
    let desk = Desk::open(app, actor, &person, "waiting").await?;
    let own = |w: &&StoredWaiting| w.id == id && desk.writes_at(&w.organisation);
    let found = desk.plans.waiting.iter().find(own).cloned().ok_or(Problem::NotFound)?;
    Ok((desk, found))
}

fn end_sheet(page: Page, desk: Desk, waiting: StoredWaiting, form: Form) -> WaitingEndPage {
    let words = |o: &str| (o.to_owned(), page.t(&format!("trajectories-outcome-{o}")));
    WaitingEndPage {
        outcomes: OUTCOMES.map(words).to_vec(),
        person: desk.file.person,
        name: desk.plans.name,
        waiting,
        page,
        form,
    }
}

pub(super) async fn ask_end(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (desk, waiting) = open(&app, &actor, &id).await?;
    if waiting.way_in.is_some() {
        return Ok(Redirect::to(&waiting.ends_at()).into_response());
    }
    let form =
        Form::filled([("day", page.today.to_string()), ("version", waiting.version.to_string())]);
    view::show(&end_sheet(page, desk, waiting, form))
}

pub(super) async fn save_end(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (desk, waiting) = open(&app, &actor, &id).await?;
    if waiting.way_in.is_some() {
        return Err(Problem::Closed("way-in-ends-there".into()));
    }
    let mut form = Form::from_pairs(sent);
    let outcome = form.choice("outcome", |o| OUTCOMES.into_iter().find(|known| *known == o));
    let day = form.needed_day("day", page.today);
    if day.is_some_and(|day| day < waiting.from) {
        form.wrong("day", "trajectories-waiting-end-before");
    } else if day.is_some_and(|day| day > page.today) {
        form.wrong("day", "trajectories-not-in-future");
    }
    let (Some(outcome), Some(day), true) = (outcome, day, form.is_good()) else {
        return view::show_again(&end_sheet(page, desk, waiting, form));
    };
    let mut work = app.db.work().await?;
    if !store::end_waiting(&mut work, &id, form.version(), day, outcome).await? {
        let until = waiting.until.map_or_else(String::new, |day| day.to_string());
        form.meet(&Form::filled([("day", until)]), waiting.version);
        return view::show_again(&end_sheet(page, desk, waiting, form));
    }
    let line =
        Line::by(&actor, Deed::End, Thing::Waiting, &id).about(desk.person()).because(outcome);
    keep(&app, work, desk.person(), &[line]).await?;
    let home = home(desk.person());
    Ok(match outcome {
        "placed" => view::go(&format!("{home}/steps/new"), "trajectories-said-placed"),
        _ => view::go(&home, "trajectories-said-waiting-ended"),
    })
}
