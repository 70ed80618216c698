//! Ending a step asks what comes next: a stop without a next step is impossible to overlook.

use super::super::store::{self, StoredStep};
use super::super::{EndReason, Ending, Perspective};
use super::step_form::not_too_far;
use super::{Desk, home, keep, open_step, reopen};
use crate::access::Actor;
use crate::audit::{Deed, Line, Thing};
use crate::form::Form;
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

/// How many earlier steps a way back offers.
const EARLIER: usize = 4;

#[derive(askama::Template)]
#[template(path = "trajectories/end_step.html")]
struct EndStepPage {
    page: Page,
    form: Form,
    step: StoredStep,
    name: String,
    called: String,
    reasons: Vec<(String, String)>,
    perspectives: Vec<(String, String)>,
    next: Vec<(String, String)>,
}

/// What comes after the step.
enum Next {
    Step,
    Waiting,
    WayBack(String),
    Closing,
    /// Another step runs or is planned already, here or elsewhere.
    Running,
    NotKnown,
}

impl Next {
    fn parse(word: &str) -> Option<Next> {
        Some(match word {
            "step" => Next::Step,
            "waiting" => Next::Waiting,
            "closing" => Next::Closing,
            "running" => Next::Running,
            "unknown" => Next::NotKnown,
            other => Next::WayBack(other.strip_prefix("back-")?.to_owned()),
        })
    }
}

fn filled(step: &StoredStep, page: &Page) -> Form {
    Form::filled([
        ("day", step.end.unwrap_or(page.today).to_string()),
        ("end_reason", step.end_reason.map_or("", EndReason::word).to_owned()),
        ("remark", step.end_remark.clone()),
        ("perspective", step.perspective.map_or("", Perspective::word).to_owned()),
    ])
}

/// The last steps at other places, newest first: where somebody could go back to.
fn earlier<'a>(desk: &Desk, steps: &'a [StoredStep], step: &StoredStep) -> Vec<&'a StoredStep> {
    let ended =
        |s: &&StoredStep| s.id != step.id && s.end.is_some() && desk.writes_at(&s.organisation);
    let mut found: Vec<&StoredStep> = vec![];
    for old in steps.iter().rev().filter(ended) {
        let same = |s: &&&StoredStep| s.work_form == old.work_form && s.place == old.place;
        if found.iter().find(same).is_none() {
            found.push(old);
        }
    }
    found.truncate(EARLIER);
    found
}

/// A step that goes on after today, or is planned, as far as the reader may know: nobody falls then.
fn goes_on<'a>(steps: &'a [StoredStep], step: &StoredStep, page: &Page) -> Option<&'a StoredStep> {
    steps.iter().rev().find(|s| s.id != step.id && s.end.is_none_or(|end| end > page.today))
}

fn sheet(
    page: Page,
    desk: &Desk,
    steps: &[StoredStep],
    step: StoredStep,
    form: Form,
) -> EndStepPage {
    let pairs =
        |key: &str, word: &str| (word.to_owned(), page.t(&format!("trajectories-{key}-{word}")));
    let mut reasons = vec![(String::new(), page.t("trajectories-choose-reason"))];
    reasons.extend(EndReason::ALL.map(|r| pairs("end", r.word())));
    let mut next = vec![];
    if let Some(other) = goes_on(steps, &step, &page) {
        let words = format!("{} {}", other.form_name(page.language), other.place);
        next.push(("running".into(), page.with("trajectories-next-running", "step", words.trim())));
    }
    next.extend([pairs("next", "step"), pairs("next", "waiting")]);
    next.extend(earlier(desk, steps, &step).into_iter().map(|s| {
        let words = format!("{} {}", s.form_name(page.language), s.place);
        (format!("back-{}", s.id), page.with("trajectories-back-to", "step", words.trim()))
    }));
    next.extend([pairs("next", "closing"), pairs("next", "unknown")]);
    let mut perspectives = vec![(String::new(), page.t("trajectories-not-asked"))];
    perspectives.extend(Perspective::ALL.map(|p| pairs("perspective", p.word())));
    EndStepPage {
        name: desk.plans.name.clone(),
        called: desk.plans.called.clone(),
        reasons,
        perspectives,
        next,
        page,
        form,
        step,
    }
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (desk, steps, step) = open_step(&app, &actor, &id, "steps").await?;
    let mut form = filled(&step, &page);
    form.set("version", step.version.to_string());
    view::show(&sheet(page, &desk, &steps, step, form))
}

fn read(form: &mut Form, step: &StoredStep, page: &Page) -> Option<(Ending, Next)> {
    let day = form.needed_day("day", page.today);
    let day = day.and_then(|day| not_too_far(form, "day", day, page.today));
    if day.is_some_and(|day| day < step.start) {
        let start = page.day(step.start);
        let message = crate::language::Message::new("trajectories-end-before-start");
        form.wrong("day", message.with("day", start));
    }
    let reason = form.choice("end_reason", EndReason::parse);
    let remark = form.lines("remark", 1000);
    let perspective = match form.value("perspective") {
        "" => None,
        _ => form.choice("perspective", Perspective::parse),
    };
    let next = form.choice("next", Next::parse);
    if !form.is_good() {
        return None;
    }
    Some((Ending { day: day?, reason: reason?, remark, perspective }, next?))
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (desk, steps, step) = open_step(&app, &actor, &id, "steps").await?;
    let mut form = Form::from_pairs(sent);
    let Some((ending, next)) = read(&mut form, &step, &page) else {
        return view::show_again(&sheet(page, &desk, &steps, step, form));
    };
    if desk.is_closed_at(&step.organisation) && ending.day <= page.today {
        form.wrong("day", "access-because-file-closed");
        return view::show_again(&sheet(page, &desk, &steps, step, form));
    }
    let mut work = app.db.work().await?;
    if !store::end_step(&mut work, app.now(), &id, form.version(), &ending).await? {
        form.meet(&filled(&step, &page), step.version);
        return view::show_again(&sheet(page, &desk, &steps, step, form));
    }
    let line = Line::by(&actor, Deed::End, Thing::Step, &id).about(desk.person());
    let mut lines = vec![line.because(ending.reason.word())];
    if ending.day > page.today {
        lines.extend(reopen(&mut work, &actor, desk.person(), &step.organisation).await?);
    }
    store::weigh_warnings(&mut work, desk.person()).await?;
    keep(&app, work, desk.person(), &lines).await?;
    let home = home(desk.person());
    Ok(match next {
        Next::Step => {
            view::go(&format!("{home}/steps/new?came=stop"), "trajectories-said-ended-next")
        }
        Next::Waiting => {
            view::go(&format!("{home}/waiting/new?came=stop"), "trajectories-said-ended-next")
        }
        Next::WayBack(old) => {
            view::go(&format!("{home}/way-back/{old}?came=stop"), "trajectories-said-ended-next")
        }
        Next::Closing => {
            view::go(&format!("{home}/close?came=stop"), "trajectories-said-ended-next")
        }
        Next::Running => view::go(&home, "trajectories-said-ended"),
        Next::NotKnown => view::go(&home, "trajectories-said-ended-unknown"),
    })
}
