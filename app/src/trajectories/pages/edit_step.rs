//! Correcting a step.

use super::super::store::{self, StoredStep};
use super::step_form::{self, Choices};
use super::{Desk, home, keep, open_step, reopen};
use crate::access::Actor;
use crate::audit::{Deed, Line, Thing};
use crate::form::Form;
use crate::offer::store::placements;
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

#[derive(askama::Template)]
#[template(path = "trajectories/edit_step.html")]
struct EditStepPage {
    page: Page,
    form: Form,
    id: String,
    person: String,
    name: String,
    options: Vec<(String, String)>,
    is_ended: bool,
}

fn filled(page: &Page, step: &StoredStep) -> Form {
    let hours = step.hours.map_or_else(String::new, |h| h.text(page.decimal()));
    Form::filled([
        ("work_form", step.work_form.clone()),
        ("rung", step.rung.to_string()),
        ("place", step.place.clone()),
        ("hours", hours),
        ("start", step.start.to_string()),
        ("reason", step.start_reason.clone()),
    ])
}

fn sheet(
    page: Page,
    desk: &Desk,
    step: &StoredStep,
    form: Form,
    choices: &Choices,
) -> EditStepPage {
    EditStepPage {
        options: choices.options(&page, page.today, form.value("work_form")),
        id: step.id.clone(),
        person: desk.person().to_owned(),
        name: desk.plans.name.clone(),
        is_ended: step.end.is_some(),
        page,
        form,
    }
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (desk, _, step) = open_step(&app, &actor, &id, "steps").await?;
    let choices = Choices::read(&app).await?;
    let mut form = filled(&page, &step);
    form.set("version", step.version.to_string());
    view::show(&sheet(page, &desk, &step, form, &choices))
}

#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (desk, steps, step) = open_step(&app, &actor, &id, "steps").await?;
    let choices = Choices::read(&app).await?;
    let mut form = Form::from_pairs(sent);
    let whose = (desk.person(), step.organisation.as_str());
    let mut read = step_form::read(&mut form, &choices, page.today, whose);
    if let (Some(new), Some(end)) = (&read, step.end)
        && new.start > end
        && !form.ticked("goes_on")
    {
        form.wrong("start", "trajectories-start-after-end");
    }
    if desk.is_closed_at(&step.organisation) && !form.ticked("goes_on") {
        // A step that goes on opens the file again; an old one stays as it was when it was closed.
        form.wrong("start", "access-because-file-closed");
    }
    crate::people::form::not_before_birth(&app, &mut form, desk.person(), &["start"]).await?;
    let Some(new) = read.as_mut().filter(|_| form.is_good()) else {
        return view::show_again(&sheet(page, &desk, &step, form, &choices));
    };
    let others: Vec<StoredStep> = steps.into_iter().filter(|s| s.id != id).collect();
    let goes_on = form.ticked("goes_on");
    new.end = step.ending().filter(|_| !goes_on);
    new.warning = step_form::becomes(new, &others, &choices).warning;
    let mut work = app.db.work().await?;
    if !store::change_step(&mut work, app.now(), &id, form.version(), new).await? {
        form.meet(&filled(&page, &step), step.version);
        return view::show_again(&sheet(page, &desk, &step, form, &choices));
    }
    if placements::begins_before(&mut work, &id, new.start).await? {
        drop(work);
        form.wrong("start", "trajectories-start-after-place");
        return view::show_again(&sheet(page, &desk, &step, form, &choices));
    }
    let mut lines = vec![Line::by(&actor, Deed::Change, Thing::Step, &id).about(desk.person())];
    if goes_on {
        store::reopen_step(&mut work, &id).await?;
        lines.extend(reopen(&mut work, &actor, desk.person(), &step.organisation).await?);
    }
    store::weigh_warnings(&mut work, desk.person()).await?;
    keep(&app, work, desk.person(), &lines).await?;
    Ok(view::go(&home(desk.person()), "trajectories-said-changed"))
}
