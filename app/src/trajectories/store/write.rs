//! Writing steps, waiting places, aims and permissions. After each
//! of them the person is settled by the caller, in the same unit of work.

use super::super::{Dated, Ending, Hours, NewStep, Perspective, warning};
use base::db::{Result, Value, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

pub(super) const ADD_STEPS: &str = "INSERT INTO step (id, person, organisation, rung, work_form,
    place, hours_quarters, start_day, end_day, start_reason, end_reason, end_remark, perspective,
    way_back_of, warning, imported_by, made_by, made_at, changed_at) VALUES";
pub(super) const END_STEP: &str = "UPDATE step SET end_day = $3, end_reason = $4, end_remark = $5,
    perspective = $6, changed_at = $7, version = version + 1 WHERE id = $1 AND version = $2";
pub(super) const CHANGE_STEP: &str = "UPDATE step SET rung = $3, work_form = $4, place = $5,
    hours_quarters = $6, start_day = $7, start_reason = $8, warning = $9, changed_at = $10,
    version = version + 1 WHERE id = $1 AND version = $2";
// It changes nothing: whoever ends or changes the step meanwhile waits, or was first and is seen.
pub(super) const HOLD_STEP: &str = "UPDATE step SET version = version WHERE id = $1
    AND start_day <= $2 AND (end_day IS NULL OR end_day >= $3)";
pub(super) const REOPEN_STEP: &str = "UPDATE step SET end_day = NULL, end_reason = NULL,
    end_remark = '', perspective = NULL WHERE id = $1";
pub(super) const DATES: &str = "SELECT id, work_form, start_day, end_day, warning FROM step
    WHERE person = $1 ORDER BY start_day, id";
pub(super) const NO_WARNING: &str = "UPDATE step SET warning = NULL WHERE id = $1";
pub(super) const ADD_WAITING: &str = "INSERT INTO waiting (id, person, organisation, work_form,
    place, from_day, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
pub(super) const WAITS_FOR: &str = "SELECT place, from_day FROM waiting
    WHERE person = $1 AND organisation = $2 AND until_day IS NULL AND COALESCE(work_form, '') = $3
    ORDER BY from_day, id";
pub(super) const END_WAITING: &str = "UPDATE waiting SET until_day = $3, outcome = $4,
    version = version + 1 WHERE id = $1 AND version = $2 AND until_day IS NULL";
pub(super) const ADD_AIM: &str = "INSERT INTO aim (id, person, rung, words, from_day, made_at)
    VALUES ($1, $2, $3, $4, $5, $6)";
pub(super) const AIMS: &str = "SELECT count(*) AS n FROM aim WHERE person = $1";
pub(super) const ADD_PERMISSION: &str =
    "INSERT INTO permission (id, person, organisation, given_by,
    asked_day, decided_day, valid_until, proof_present, made_at, answer, same_activity)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
pub(super) const CHANGE_PERMISSION: &str = "UPDATE permission SET given_by = $3, asked_day = $4,
    decided_day = $5, valid_until = $6, proof_present = $7, answer = $8, same_activity = $9,
    version = version + 1
    WHERE id = $1 AND version = $2";

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
        step.hours.map(Hours::quarters),
        step.start,
        end.map(|e| e.day),
        &step.start_reason,
        end.map(|e| e.reason.word()),
        end.map_or("", |e| e.remark.as_str()),
        end.and_then(|e| e.perspective).map(Perspective::word),
        step.way_back_of.clone(),
        step.warning.clone(),
        step.imported_by.clone(),
        step.made_by.clone(),
        now,
        now
    ]
}

/// Ends a step that is still at this version, and its placements with it; `false` when somebody else
/// changed it meanwhile.
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
        ending.perspective.map(Perspective::word),
        now
    ];
    if work.run(END_STEP, values).await? != 1 {
        return Ok(false);
    }
    crate::offer::store::placements::end_of_step(work, step, ending.day).await?;
    crate::agreements::store::end_of_step(work, step, ending.day).await?;
    Ok(true)
}

/// Whether a step holds these days (`None`: for good), until the unit of work ends: what lies within a step
/// is written after asking this.
pub async fn holds(
    work: &mut Work,
    step: &str,
    (from, until): (Date, Option<Date>),
) -> Result<bool> {
    Ok(work.run(HOLD_STEP, values![step, from, until.unwrap_or(Date::MAX)]).await? == 1)
}

/// Changes a step that is still at this version. Its ending stays as it is.
pub async fn change_step(
    work: &mut Work,
    now: Timestamp,
    id: &str,
    version: i64,
    step: &NewStep,
) -> Result<bool> {
    let values = values![
        id,
        version,
        i64::from(step.rung.number()),
        &step.work_form,
        &step.place,
        step.hours.map(Hours::quarters),
        step.start,
        &step.start_reason,
        step.warning.clone(),
        now
    ];
    Ok(work.run(CHANGE_STEP, values).await? == 1)
}

/// Takes the ending of a step away: it goes on after all.
pub async fn reopen_step(work: &mut Work, id: &str) -> Result<()> {
    work.run(REOPEN_STEP, values![id]).await.map(drop)
}

/// Weighs the warnings of a person's steps again after the days of one changed: what no longer
/// overlaps is no longer warned of. A warning that only a new overlap would give comes with the
/// step that is written.
pub async fn weigh_warnings(work: &mut Work, person: &str) -> Result<()> {
    let rows = work.rows(DATES, values![person]).await?;
    if rows.iter().all(|row| row.get::<Option<String>>("warning").is_ok_and(|w| w.is_none())) {
        return Ok(());
    }
    let conflicts = super::conflicts_in(work).await?;
    let mut steps = vec![];
    for row in &rows {
        let form: String = row.get("work_form")?;
        let days: (Date, Option<Date>) = (row.get("start_day")?, row.get("end_day")?);
        steps.push((row.get::<String>("id")?, form, days, row.get::<Option<String>>("warning")?));
    }
    let dated = |at: usize| {
        let (_, work_form, (from, until), _) = &steps[at];
        Dated { work_form, from: *from, until: *until }
    };
    for (at, (id, ..)) in steps.iter().enumerate().filter(|(_, step)| step.3.is_some()) {
        let others = (0..steps.len()).filter(|other| *other != at).map(dated);
        if warning(dated(at), others, &conflicts).is_none() {
            work.run(NO_WARNING, values![id]).await?;
        }
    }
    Ok(())
}

/// A waiting place to be added.
pub struct NewWaiting<'a> {
    /// Whose.
    pub person: &'a str,
    /// At which organisation.
    pub organisation: &'a str,
    /// Key of the work form, when known.
    pub work_form: Option<&'a str>,
    /// Where.
    pub place: &'a str,
    /// Since when.
    pub from: Date,
}

/// Since when somebody waits for the same already. Holds the person, so that of two hands at one moment the
/// second finds what the first wrote.
pub async fn waits_since(work: &mut Work, new: &NewWaiting<'_>) -> Result<Option<Date>> {
    crate::people::store::hold(work, new.person).await?;
    let asked = values![new.person, new.organisation, new.work_form.unwrap_or_default()];
    let place = base::names::fold(new.place);
    for row in work.rows(WAITS_FOR, asked).await? {
        if base::names::fold(&row.get::<String>("place")?) == place {
            return row.get("from_day").map(Some);
        }
    }
    Ok(None)
}

/// Adds a waiting place and gives its id.
pub async fn add_waiting(work: &mut Work, now: Timestamp, new: &NewWaiting<'_>) -> Result<String> {
    let id = id::new(now);
    let values =
        values![&id, new.person, new.organisation, new.work_form, new.place, new.from, now];
    work.run(ADD_WAITING, values).await?;
    Ok(id)
}

/// Ends waiting that is still open at this version.
pub async fn end_waiting(
    work: &mut Work,
    id: &str,
    version: i64,
    day: Date,
    outcome: &str,
) -> Result<bool> {
    Ok(work.run(END_WAITING, values![id, version, day, outcome]).await? == 1)
}

/// Whether somebody has this many aims: nobody added one since they were read.
pub async fn has_aims(work: &mut Work, person: &str, seen: i64) -> Result<bool> {
    Ok(work.row(AIMS, values![person]).await?.get::<i64>("n")? == seen)
}

/// Records the rung somebody wants to reach, in the own words.
pub async fn add_aim(
    work: &mut Work,
    now: Timestamp,
    person: &str,
    (rung, words, from): (i64, &str, Date),
) -> Result<String> {
    let id = id::new(now);
    work.run(ADD_AIM, values![&id, person, rung, words, from, now]).await?;
    Ok(id)
}

/// What is said about a permission.
pub struct NewPermission {
    /// Who gives it: `vdab`, `ocmw`, `adviserend-arts`, `other`.
    pub given_by: String,
    /// When it was asked.
    pub asked: Option<Date>,
    /// When it was decided.
    pub decided: Option<Date>,
    /// Whether the answer was no.
    pub is_refused: bool,
    /// Whether it was given for the activity of now; nothing when that was not noted.
    pub same_activity: Option<bool>,
    /// The last day it holds.
    pub until: Option<Date>,
    /// Whether the proof is at hand.
    pub proof: bool,
}

impl NewPermission {
    /// As it is stored: nothing as long as there is no decision.
    fn answer(&self) -> &'static str {
        match (self.decided, self.is_refused) {
            (None, _) => "",
            (_, true) => "no",
            (_, false) => "yes",
        }
    }
}

/// Adds a permission and gives its id.
pub async fn add_permission(
    work: &mut Work,
    now: Timestamp,
    (person, organisation): (&str, &str),
    new: &NewPermission,
) -> Result<String> {
    let id = id::new(now);
    let values = values![
        &id,
        person,
        organisation,
        &new.given_by,
        new.asked,
        new.decided,
        new.until,
        new.proof,
        now,
        new.answer(),
        new.same_activity
    ];
    work.run(ADD_PERMISSION, values).await?;
    Ok(id)
}

/// Changes a permission that is still at this version.
pub async fn change_permission(
    work: &mut Work,
    id: &str,
    version: i64,
    new: &NewPermission,
) -> Result<bool> {
    let said = values![new.proof, new.answer(), new.same_activity];
    let values = values![id, version, &new.given_by, new.asked, new.decided, new.until];
    let values = [values, said].concat();
    Ok(work.run(CHANGE_PERMISSION, values).await? == 1)
}
