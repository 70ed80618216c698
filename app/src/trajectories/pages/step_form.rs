//! The form of a step: reading it, and saying beforehand what it becomes.

use super::super::store::{StoredStep, WorkForm, conflicts, work_forms};
use super::super::{Conflict, Dated, FURTHEST_PLAN, Hours, NewStep, warning, way};
use crate::form::Form;
use crate::language::Message;
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use jiff::ToSpan as _;
use jiff::civil::Date;
use outcomes::{Kind, Rung};

/// What the form chooses from.
pub(super) struct Choices {
    pub forms: Vec<WorkForm>,
    conflicts: Vec<Conflict>,
}

impl Choices {
    pub async fn read(app: &App) -> Result<Choices, Problem> {
        Ok(Choices { forms: work_forms(&app.db).await?, conflicts: conflicts(&app.db).await? })
    }

    pub fn form(&self, id: &str) -> Option<&WorkForm> {
        self.forms.iter().find(|f| f.id == id)
    }

    /// The usual rung of a form, with a sentence that says it.
    pub fn usual(&self, page: &Page, form: &str) -> Option<(i64, String)> {
        let form = self.form(form)?;
        let name = page.t(&format!("trajectories-rung-{}", form.rung));
        let rung = format!("{} · {name}", page.n("rung-n", form.rung));
        let name = ("form", form.name(page.language));
        Some((form.rung, page.with2("trajectories-usual-rung", name, ("rung", rung))))
    }

    /// The forms offered on a day, each with its usual rung; `kept` is offered always.
    pub fn options(&self, page: &Page, day: Date, kept: &str) -> Vec<(String, String)> {
        let mut all = vec![(String::new(), page.t("trajectories-choose-form"))];
        let offered = self.forms.iter().filter(|f| f.is_offered_on(day) || f.id == kept);
        all.extend(offered.map(|f| {
            (f.id.clone(), format!("{} · {}", f.name(page.language), page.n("rung-n", f.rung)))
        }));
        all
    }
}

/// Reads the fields that new and existing steps have in common; errors stand at their fields.
pub(super) fn read(
    form: &mut Form,
    choices: &Choices,
    today: Date,
    (person, organisation): (&str, &str),
) -> Option<NewStep> {
    let work_form = form.choice("work_form", |id| choices.form(id).cloned());
    let rung = match form.value("rung") {
        "" => work_form.as_ref().and_then(|f| Rung::new(f.rung).ok()),
        _ => form.choice("rung", |n| n.parse().ok().and_then(|n: i64| Rung::new(n).ok())),
    };
    let place = form.text("place", 120);
    let hours = hours(form);
    let start = start(form, today);
    let reason = form.needed_lines("reason", 500, "trajectories-reason-missing");
    if !form.is_good() {
        return None;
    }
    let mut step = NewStep::open(person, organisation, rung?, &work_form?.id, start?);
    step.place = place;
    step.hours = hours;
    step.start_reason = reason?;
    Some(step)
}

fn hours(form: &mut Form) -> Option<Hours> {
    let typed = form.value("hours").trim().to_owned();
    let hours = Hours::read(&typed);
    if hours.is_none() && !typed.is_empty() {
        form.wrong("hours", Message::new("trajectories-no-hours").with("typed", typed));
    }
    hours
}

fn start(form: &mut Form, today: Date) -> Option<Date> {
    let start = form.needed_day("start", today)?;
    not_too_far(form, "start", start, today)
}

/// A day to which one can plan: at most two years ahead.
pub(super) fn not_too_far(form: &mut Form, field: &str, day: Date, today: Date) -> Option<Date> {
    if day > today + FURTHEST_PLAN.days() {
        form.wrong(field, "trajectories-too-far");
    } else {
        return Some(day);
    }
    None
}

/// Refuses a step that somebody is in already.
pub(super) fn stands_already(form: &mut Form, new: &NewStep, others: &[StoredStep]) -> bool {
    let stands = others.iter().any(|other| other.is_repeated_by(new));
    if stands {
        form.wrong("start", "trajectories-stands-already");
    }
    stands
}

/// What a step becomes, given the other steps of which some may stop.
pub(super) struct Becomes {
    pub kind: Option<Kind>,
    /// The rung it is on.
    pub rung: i64,
    /// The usual rung of the work form, when the step is on another.
    pub usual: Option<i64>,
    pub warning: Option<String>,
}

pub(super) fn becomes(new: &NewStep, others: &[StoredStep], choices: &Choices) -> Becomes {
    let form = choices.form(&new.work_form);
    let fact = crate::safety_net::Step {
        id: String::new(),
        organisation: new.organisation.clone(),
        rung: i64::from(new.rung.number()),
        work_form: new.work_form.clone(),
        regular: form.is_some_and(|f| f.regular),
        place: new.place.clone(),
        from: new.start,
        until: new.end.as_ref().map(|e| e.day),
    };
    let own = Dated { work_form: &new.work_form, from: fact.from, until: fact.until };
    let warning = warning(own, others.iter().map(StoredStep::dated), &choices.conflicts);
    Becomes {
        kind: way::becomes(others, &fact),
        rung: fact.rung,
        usual: form.map(|f| f.rung).filter(|usual| *usual != fact.rung),
        warning,
    }
}

/// The sentence said after saving, by the name of the movement.
pub(super) fn said(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Instroom) => "trajectories-said-instroom",
        Some(Kind::Opstroom) => "trajectories-said-opstroom",
        Some(Kind::Doorstroom) => "trajectories-said-doorstroom",
        Some(Kind::Zijstroom) => "trajectories-said-zijstroom",
        Some(Kind::Terugval) => "trajectories-said-terugval",
        Some(Kind::Uitstroom) | None => "trajectories-said-beside",
    }
}
