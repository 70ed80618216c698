//! Every query of this room.

use super::{Ending, NewStep};
use base::db::{Result, Value, Work};
use base::{id, values};
use jiff::Timestamp;

const ADD_STEPS: &str = "INSERT INTO step (id, person, organisation, rung, work_form, place,
    hours_quarters, start_day, end_day, start_reason, end_reason, end_remark, perspective,
    way_back_of, warning, imported_by, made_by, made_at, changed_at) VALUES";
const END_STEP: &str = "UPDATE step SET end_day = $3, end_reason = $4, end_remark = $5,
    perspective = $6, changed_at = $7, version = version + 1 WHERE id = $1 AND version = $2";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[END_STEP];

/// Adds a step and gives its id. Settle its person afterwards.
pub async fn add_step(work: &mut Work, now: Timestamp, step: &NewStep) -> Result<String> {
    let mut ids = add_steps_many(work, now, std::slice::from_ref(step)).await?;
    Ok(ids.remove(0))
}

/// Adds many steps with few statements and gives their ids in the same order. Settle their people
/// afterwards. A step that ends before it starts is refused by the database.
pub async fn add_steps_many(
    work: &mut Work,
    now: Timestamp,
    steps: &[NewStep],
) -> Result<Vec<String>> {
    let ids: Vec<String> = steps.iter().map(|_| id::new(now)).collect();
    let rows = steps.iter().zip(&ids).map(|(step, id)| row(step, id, now)).collect();
    work.insert_many(ADD_STEPS, rows, "").await?;
    Ok(ids)
}

fn row(step: &NewStep, id: &str, now: Timestamp) -> Vec<Value> {
    let end = step.end.as_ref();
    values![
        id,
        &step.person,
        &step.organisation,
        i64::from(step.rung.number()),
        &step.work_form,
        &step.place,
        step.hours.map(super::Hours::quarters),
        step.start,
        end.map(|e| e.day),
        &step.start_reason,
        end.map(|e| e.reason.word()),
        end.map_or("", |e| e.remark.as_str()),
        end.and_then(|e| e.perspective).map(super::Perspective::word),
        step.way_back_of.clone(),
        step.warning.clone(),
        step.imported_by.clone(),
        step.made_by.clone(),
        now,
        now
    ]
}

/// Ends a step that is still at this version; `false` when somebody else changed it meanwhile.
pub async fn end_step(
    work: &mut Work,
    now: Timestamp,
    step: &str,
    version: i64,
    ending: &Ending,
) -> Result<bool> {
    let values = values![
        step,
        version,
        ending.day,
        ending.reason.word(),
        &ending.remark,
        ending.perspective.map(super::Perspective::word),
        now
    ];
    Ok(work.run(END_STEP, values).await? == 1)
}
