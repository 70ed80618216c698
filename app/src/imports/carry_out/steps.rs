//! The steps of a plan: which are new, what they go against, and writing them.

use super::{AT_ONCE, Fate, Order};
use crate::imports::plan::PlannedStep;
use crate::imports::store::{self, StepMark};
use crate::people;
use crate::trajectories::{self, Dated, NewStep};
use base::db::{Result, Work};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

/// The steps that are not there yet, each with the source of a rule it goes against.
pub(super) async fn new_steps<'a>(
    work: &mut Work,
    order: &Order<'a>,
    ids: &[Option<Fate>],
) -> Result<Vec<(&'a PlannedStep, Option<String>)>> {
    let known = if ids.iter().flatten().any(|fate| matches!(fate, Fate::Known(_))) {
        store::known_steps(work, order.organisation).await?
    } else {
        HashMap::new()
    };
    let is_new = |step: &PlannedStep| {
        let Some(fate) = &ids[step.person] else { return false };
        let mark: StepMark =
            (fate.id().to_owned(), step.start, step.work_form.clone(), step.place.clone());
        !known.contains_key(&mark)
    };
    let steps: Vec<&PlannedStep> = order.plan.steps.iter().filter(|s| is_new(s)).collect();
    let conflicts = trajectories::store::conflicts_in(work).await?;
    let mut there: HashMap<&str, Vec<Dated<'_>>> = HashMap::new();
    for ((person, from, work_form, _), until) in &known {
        there.entry(person).or_default().push(Dated { work_form, from: *from, until: *until });
    }
    let mut by_person: HashMap<usize, Vec<&PlannedStep>> = HashMap::new();
    for step in &steps {
        by_person.entry(step.person).or_default().push(step);
    }
    let with_warning = |step: &'a PlannedStep| {
        let person = ids[step.person].as_ref().map_or("", Fate::id);
        let there = there.get(person).map_or(&[][..], Vec::as_slice);
        let beside = by_person[&step.person].iter().filter(|o| is_earlier(o, step));
        let others = there.iter().copied().chain(beside.map(|o| dated(o)));
        (step, trajectories::warning(dated(step), others, &conflicts))
    };
    Ok(steps.into_iter().map(with_warning).collect())
}

/// Of two steps that may not meet, the later one is warned of.
fn is_earlier(other: &PlannedStep, step: &PlannedStep) -> bool {
    (other.start, other.line) < (step.start, step.line)
}

fn dated(step: &PlannedStep) -> Dated<'_> {
    let until = step.end.as_ref().map(|e| e.day);
    Dated { work_form: &step.work_form, from: step.start, until }
}

/// Writes the steps.
pub(super) async fn add_steps(
    work: &mut Work,
    now: Timestamp,
    order: &Order<'_>,
    run: &str,
    ids: &[Option<Fate>],
    steps: &[(&PlannedStep, Option<String>)],
) -> Result<()> {
    let made_by = order.actor.map(|a| a.account.clone());
    let new = |(step, warning): &(&PlannedStep, Option<String>)| {
        let fate = ids[step.person].as_ref()?;
        Some(NewStep {
            person: fate.id().to_owned(),
            organisation: order.organisation.to_owned(),
            rung: step.rung,
            work_form: step.work_form.clone(),
            place: step.place.clone(),
            hours: step.hours,
            start: step.start,
            end: step.end.clone(),
            start_reason: String::new(),
            way_back_of: None,
            warning: warning.clone(),
            imported_by: Some(run.to_owned()),
            made_by: made_by.clone(),
        })
    };
    let rows: Vec<NewStep> = steps.iter().filter_map(new).collect();
    for some in rows.chunks(AT_ONCE) {
        trajectories::store::add_steps_many(work, now, some).await?;
    }
    Ok(())
}

/// Opens the files again of people who are known and got a step that goes on: who runs a step stands
/// in an open file. Gives whose these are.
pub(super) async fn reopen_files(
    work: &mut Work,
    today: Date,
    order: &Order<'_>,
    ids: &[Option<Fate>],
    steps: &[(&PlannedStep, Option<String>)],
) -> Result<Vec<String>> {
    let goes_on = |step: &PlannedStep| step.end.as_ref().is_none_or(|end| end.day > today);
    let known = |step: &PlannedStep| match &ids[step.person] {
        Some(Fate::Known(id)) => Some(id.clone()),
        _ => None,
    };
    let mut running: BTreeSet<String> = steps
        .iter()
        .filter(|(step, _)| goes_on(step))
        .filter_map(|(step, _)| known(step))
        .collect();
    if running.is_empty() {
        return Ok(vec![]);
    }
    let closed = people::store::closed_files(work, order.organisation).await?;
    let closed: BTreeSet<String> = closed.into_iter().collect();
    running.retain(|person| closed.contains(person));
    for person in &running {
        people::store::reopen_file(work, person, order.organisation).await?;
    }
    Ok(running.into_iter().collect())
}
