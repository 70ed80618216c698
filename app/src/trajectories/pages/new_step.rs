//! A new step: what it becomes is said before it is saved.

use super::super::store::{self, StoredStep};
use super::super::{EndReason, Ending, NewStep, Perspective};
use super::step_form::{self, Becomes, Choices};
use super::{Desk, home, keep};
use crate::access::Actor;
use crate::audit::{Deed, Line, Thing};
use crate::form::Form;
use crate::language::Message;
use crate::people;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use jiff::civil::Date;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "trajectories/new_step.html")]
struct NewStepPage {
    page: Page,
    form: Form,
    person: String,
    lead: String,
    name: String,
    options: Vec<(String, String)>,
    running: Vec<(String, String)>,
    becomes: Option<Becomes>,
}

#[derive(askama::Template)]
#[template(path = "trajectories/becomes.html")]
struct BecomesPart {
    page: Page,
    becomes: Option<Becomes>,
}

/// What the form begins with.
#[derive(Deserialize, Default)]
pub(super) struct Given {
    #[serde(default)]
    work_form: String,
    #[serde(default)]
    place: String,
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Query(given): Query<Given>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &person, "steps").await?;
    let steps = desk.steps(&app).await?;
    let choices = Choices::read(&app).await?;
    let mut form = Form::filled([
        ("work_form", given.work_form),
        ("place", given.place),
        ("start", first_day(page.today, &running(&app, &desk, &steps)).to_string()),
    ]);
    // One step usually takes the place of the one that runs; who adds a second form unticks it.
    if let [only] = running(&app, &desk, &steps).as_slice() {
        form.set("stops", only.id.clone());
    }
    view::show(&sheet(&app, page, &desk, form, (&steps, &choices), None))
}

/// The first day on which a step can take the place of those that run: each lasts a day at least.
fn first_day(today: Date, running: &[StoredStep]) -> Date {
    let began_today = running.iter().any(|s| s.start == today);
    if began_today { today.tomorrow().unwrap_or(today) } else { today }
}

/// The steps that run and that the writer may end.
fn running(app: &App, desk: &Desk, steps: &[StoredStep]) -> Vec<StoredStep> {
    let runs = |s: &&StoredStep| s.end.is_none() && s.start <= app.today();
    steps.iter().filter(runs).filter(|s| desk.writes_at(&s.organisation)).cloned().collect()
}

fn sheet(
    app: &App,
    page: Page,
    desk: &Desk,
    form: Form,
    (steps, choices): (&[StoredStep], &Choices),
    becomes: Option<Becomes>,
) -> NewStepPage {
    let called = desk.plans.called.as_str();
    let lead = match desk.plans.aim() {
        Some(aim) => page.with2("trajectories-new-lead-aim", ("name", called), ("n", aim.rung)),
        None => page.with("trajectories-new-lead", "name", called),
    };
    let stops = running(app, desk, steps).into_iter().map(|s| {
        let step = ("step", s.form_name(page.language).to_owned());
        let words = page.with2("trajectories-stops-step", step, ("place", s.place.clone()));
        (s.id, words)
    });
    let stops = stops.collect();
    NewStepPage {
        options: choices.options(&page, app.today(), form.value("work_form")),
        running: stops,
        lead,
        person: desk.person().to_owned(),
        name: desk.plans.name.clone(),
        page,
        form,
        becomes,
    }
}

/// A form that was read: the step, the steps that stop for it, and all others as they will be.
struct Read {
    step: NewStep,
    stops: Vec<(StoredStep, Ending)>,
    becomes: Becomes,
}

fn read(
    page: &Page,
    (actor, organisation): (&Actor, &str),
    desk: &Desk,
    form: &mut Form,
    (steps, choices): (&[StoredStep], &Choices),
) -> Option<Read> {
    let mut step = step_form::read(form, choices, page.today, (desk.person(), organisation))?;
    let eve = step.start.yesterday().ok()?;
    let mut stops = vec![];
    let mut others = vec![];
    for other in steps {
        let mut other = other.clone();
        let may_stop = other.end.is_none() && desk.writes_at(&other.organisation);
        if may_stop && form.has("stops", &other.id) {
            if eve < other.start {
                let next = page.day(other.start.tomorrow().unwrap_or(other.start));
                form.wrong(
                    "start",
                    Message::new("trajectories-stops-before-start").with("day", next),
                );
                return None;
            }
            stops.push((other.clone(), makes_way(&other, &step, eve)));
            other.end = Some(eve);
        }
        others.push(other);
    }
    let becomes = step_form::becomes(&step, &others, choices);
    step.warning.clone_from(&becomes.warning);
    step.made_by = Some(actor.account.clone());
    Some(Read { step, stops, becomes })
}

/// How a step ends for the one that follows it.
fn makes_way(old: &StoredStep, new: &NewStep, day: Date) -> Ending {
    let perspective = match i64::from(new.rung.number()).cmp(&old.rung) {
        std::cmp::Ordering::Greater => Perspective::Higher,
        std::cmp::Ordering::Equal => Perspective::Same,
        std::cmp::Ordering::Less => Perspective::Lower,
    };
    Ending {
        day,
        reason: EndReason::NextStep,
        remark: String::new(),
        perspective: Some(perspective),
    }
}

/// Says what the step would become, for who has the comfort of htmx.
pub(super) async fn becomes(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &person, "steps").await?;
    let steps = desk.steps(&app).await?;
    let choices = Choices::read(&app).await?;
    let mut form = Form::from_pairs(sent);
    // The reason says nothing about the movement, and may still have to be typed.
    form.set("reason", "-");
    let organisation = desk.organisation(&actor)?;
    let by = (&actor, organisation.as_str());
    let read = read(&page, by, &desk, &mut form, (&steps, &choices));
    view::show(&BecomesPart { page, becomes: read.map(|r| r.becomes) })
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &person, "steps").await?;
    let steps = desk.steps(&app).await?;
    let choices = Choices::read(&app).await?;
    let mut form = Form::from_pairs(sent);
    let organisation = desk.organisation(&actor)?;
    let by = (&actor, organisation.as_str());
    let read = read(&page, by, &desk, &mut form, (&steps, &choices));
    let Some(read) = read.filter(|_| form.is_good()) else {
        let sheet = sheet(&app, page, &desk, form, (&steps, &choices), None);
        return view::show_again(&sheet);
    };
    if form.ticked("look") {
        let becomes = Some(read.becomes);
        return view::show(&sheet(&app, page, &desk, form, (&steps, &choices), becomes));
    }
    store_it(&app, &actor, &desk, &read).await?;
    Ok(view::go(&home(&person), step_form::said(read.becomes.kind)))
}

async fn store_it(app: &App, actor: &Actor, desk: &Desk, read: &Read) -> Result<(), Problem> {
    let (now, person) = (app.now(), desk.person());
    let mut work = app.db.work().await?;
    let mut lines = vec![];
    for (step, ending) in &read.stops {
        // Somebody else may have ended it meanwhile; then that ending stands.
        if store::end_step(&mut work, now, &step.id, step.version, ending).await? {
            lines.push(Line::by(actor, Deed::End, Thing::Step, &step.id).about(person));
        }
    }
    let id = store::add_step(&mut work, now, &read.step).await?;
    people::store::reopen_file(&mut work, person, &read.step.organisation).await?;
    lines.push(Line::by(actor, Deed::Make, Thing::Step, &id).about(person));
    keep(app, work, person, &lines).await
}
