//! A new step: what it becomes is said before it is saved.

use super::super::store::{self, StoredStep};
use super::super::{EndReason, Ending, NewStep, Perspective};
use super::step_form::{self, Becomes, Choices};
use super::{Came, Desk, keep, onward, reopen, waiting};
use crate::access::Actor;
use crate::audit::{Deed, Line, Thing};
use crate::form::Form;
use crate::language::Message;
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
    waits: Vec<(String, String)>,
    usual: Option<(i64, String)>,
    becomes: Option<Becomes>,
    /// Whether a file that was closed opens again with this step.
    opens_again: bool,
}

#[derive(askama::Template)]
#[template(path = "trajectories/becomes_part.html")]
struct BecomesPart {
    page: Page,
    becomes: Option<Becomes>,
    usual: Option<(i64, String)>,
}

/// What the form begins with.
#[derive(Deserialize, Default)]
pub(super) struct Given {
    #[serde(default)]
    work_form: String,
    #[serde(default)]
    place: String,
    /// The first day, as the way in knows it.
    #[serde(default)]
    start: String,
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Query(given): Query<Given>,
    Query(came): Query<Came>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &person, "steps").await?;
    let steps = desk.steps(&app).await?;
    let choices = Choices::read(&app).await?;
    let first = first_day(page.today, &running(&app, &desk, &steps));
    let first = crate::form::read_day(&given.start).unwrap_or(first);
    let mut form = Form::filled([
        ("work_form", given.work_form),
        ("place", given.place),
        ("start", first.to_string()),
    ]);
    // One step usually takes the place of the one that runs; who adds a second form unticks it.
    if let [only] = running(&app, &desk, &steps).as_slice() {
        form.set("stops", only.id.clone());
    }
    came.note(&mut form);
    form.set_all("placed", waiting::ids(&desk));
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
        waits: waiting::ends(&page, desk),
        usual: choices.usual(&page, form.value("work_form")),
        lead,
        opens_again: desk.has_only_closed(),
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
    if step_form::stands_already(form, &step, &others) {
        return None;
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
    let usual = choices.usual(&page, form.value("work_form"));
    view::show(&BecomesPart { page, becomes: read.map(|r| r.becomes), usual })
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
    crate::people::form::not_before_birth(&app, &mut form, &person, &["start"]).await?;
    let Some(read) = read.filter(|_| form.is_good()) else {
        let sheet = sheet(&app, page, &desk, form, (&steps, &choices), None);
        return view::show_again(&sheet);
    };
    if form.ticked("look") {
        let becomes = Some(read.becomes);
        return view::show(&sheet(&app, page, &desk, form, (&steps, &choices), becomes));
    }
    if !store_it(&app, &actor, &desk, &read, &form).await? {
        form.wrong("stops", "trajectories-stops-changed");
        let steps = desk.steps(&app).await?;
        return view::show_again(&sheet(&app, page, &desk, form, (&steps, &choices), None));
    }
    Ok(view::go(&onward(&form, &person), step_form::said(read.becomes.kind)))
}

/// Writes the step, stops the others and ends the waiting. Writes nothing when somebody else changed
/// one of those meanwhile: it might go on beside the new one, or have ended otherwise.
async fn store_it(
    app: &App,
    actor: &Actor,
    desk: &Desk,
    read: &Read,
    form: &Form,
) -> Result<bool, Problem> {
    let (now, person) = (app.now(), desk.person());
    let mut work = app.db.work().await?;
    let mut lines = vec![];
    for (step, ending) in &read.stops {
        if !store::end_step(&mut work, now, &step.id, step.version, ending).await? {
            return Ok(false);
        }
        let line = Line::by(actor, Deed::End, Thing::Step, &step.id).about(person);
        lines.push(line.because(ending.reason.word()));
    }
    let start = read.step.start;
    let Some(placed) = waiting::end_for(app, &mut work, actor, desk, form, start).await? else {
        return Ok(false);
    };
    lines.extend(placed);
    let id = store::add_step(&mut work, now, &read.step).await?;
    lines.push(Line::by(actor, Deed::Make, Thing::Step, &id).about(person));
    lines.extend(reopen(&mut work, actor, person, &read.step.organisation).await?);
    store::weigh_warnings(&mut work, person).await?;
    keep(app, work, person, &lines).await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestApp;
    use crate::trajectories::tests::{add, nele};
    use jiff::civil::date;
    use outcomes::Rung;

    #[tokio::test]
    async fn a_step_that_a_colleague_changed_meanwhile_does_not_go_on_beside_the_new_one() {
        for t in TestApp::each().await {
            let (nele, joris) = (nele(&t).await, t.coach().await);
            let old = [("work_form", "ama-welzijn"), ("start", "2026-03-02")];
            let id = add(&joris, &t, &nele, &old).await;
            let actor = t.actor(&joris).await;
            let desk = Desk::open(&t.app, &actor, &nele, "steps").await.expect("joris leads");
            let steps = desk.steps(&t.app).await.unwrap();
            let choices = Choices::read(&t.app).await.unwrap();
            let start = date(2026, 9, 1);
            let step = NewStep::open(&nele, &t.kade, Rung::ALL[3], "ama-welzijn", start);
            let ending = makes_way(&steps[0], &step, date(2026, 8, 31));
            let becomes = step_form::becomes(&step, &[], &choices);
            let read = Read { step, stops: vec![(steps[0].clone(), ending)], becomes };
            let place = [("version", "1"), ("place", "inpak"), ("reason", "verhuisd")];
            let all: Vec<_> = old.into_iter().chain(place).collect();
            assert_eq!(joris.post(&format!("/steps/{id}/edit"), &all).await.status, 303);
            assert!(!store_it(&t.app, &actor, &desk, &read, &Form::default()).await.unwrap());
            let now = desk.steps(&t.app).await.unwrap();
            assert_eq!(now.len(), 1, "nothing was written");
            assert_eq!((now[0].place.as_str(), now[0].end), ("inpak", None));
        }
    }
}
