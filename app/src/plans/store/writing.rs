//! Writing goals and actions down, and changing them.

use crate::access::Category;
use crate::plans::{ActionState, GoalState, Who};
use base::db::{Result, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const ADD_GOAL: &str =
    "INSERT INTO plan_goal (id, person, organisation, category, words, why, state,
    from_day, until_day, version, made_by, made_at, household)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11, $12)";
const CHANGE_GOAL: &str = "UPDATE plan_goal SET category = $3, words = $4, why = $5, state = $6,
    from_day = $7, until_day = $8, household = $9, version = version + 1
    WHERE id = $1 AND version = $2";
const ADD_ACTION: &str = "INSERT INTO plan_action (id, goal, person, organisation, words, who,
    who_account, who_name, due_day, state, result, done_day, version, made_by, made_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13, $14)";
const CHANGE_ACTION: &str = "UPDATE plan_action SET words = $3, who = $4, who_account = $5,
    who_name = $6, due_day = $7, state = $8, result = $9, done_day = $10, version = version + 1,
    ticked_at = CASE WHEN $8 = 'done' THEN ticked_at END
    WHERE id = $1 AND version = $2";
// The person's own, as long as the goal is open.
const TICK: &str = "UPDATE plan_action SET state = 'done', done_day = $3, ticked_at = $4,
    version = version + 1
    WHERE id = $1 AND person = $2 AND who = 'person' AND state = 'open' AND EXISTS (
        SELECT 1 FROM plan_goal g WHERE g.id = plan_action.goal AND g.state = 'open')";
const UNTICK: &str = "UPDATE plan_action SET state = 'open', done_day = NULL, ticked_at = NULL,
    version = version + 1
    WHERE id = $1 AND person = $2 AND state = 'done' AND done_day = $3 AND ticked_at IS NOT NULL";

const PASS_ACTION: &str = "UPDATE plan_action SET who_account = $5, version = version + 1
    WHERE id = $1 AND person = $2 AND organisation = $3 AND who_account = $4 AND state = 'open'";

#[cfg(test)]
pub(super) const TEXTS: &[&str] =
    &[ADD_GOAL, CHANGE_GOAL, ADD_ACTION, CHANGE_ACTION, PASS_ACTION, TICK, UNTICK];

/// A goal as it was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct NewGoal {
    /// The part of life.
    pub category: Category,
    /// In the person's own words.
    pub words: String,
    /// Why it matters.
    pub why: String,
    /// How it stands.
    pub state: GoalState,
    /// Since when.
    pub from: Date,
    /// By when, or until when.
    pub until: Option<Date>,
    /// The household for all of which it is.
    pub household: Option<String>,
}

/// An action as it was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct NewAction {
    /// What.
    pub words: String,
    /// Who.
    pub who: Who,
    /// By when.
    pub due: Option<Date>,
    /// How it stands.
    pub state: ActionState,
    /// What came of it.
    pub result: String,
    /// When it was done, or dropped.
    pub done: Option<Date>,
}

/// Writes a goal down that `organisation` keeps about `person`. Gives its id.
pub async fn add_goal(
    work: &mut Work,
    now: Timestamp,
    (person, organisation, by): (&str, &str, &str),
    new: &NewGoal,
) -> Result<String> {
    let id = id::new(now);
    let row = values![
        &id,
        person,
        organisation,
        new.category.word(),
        &new.words,
        &new.why,
        new.state.word(),
        new.from,
        new.until,
        by,
        now,
        new.household.clone()
    ];
    work.run(ADD_GOAL, row).await?;
    Ok(id)
}

/// Changes a goal, when it still is as it was seen. Says whether it was.
pub async fn change_goal(
    work: &mut Work,
    (id, version): (&str, i64),
    new: &NewGoal,
) -> Result<bool> {
    let row = values![
        id,
        version,
        new.category.word(),
        &new.words,
        &new.why,
        new.state.word(),
        new.from,
        new.until,
        new.household.clone()
    ];
    Ok(work.run(CHANGE_GOAL, row).await? == 1)
}

/// Writes an action down for a goal of `person` that `organisation` keeps. Gives its id.
pub async fn add_action(
    work: &mut Work,
    now: Timestamp,
    (goal, person, organisation, by): (&str, &str, &str, &str),
    new: &NewAction,
) -> Result<String> {
    let id = id::new(now);
    let row = values![
        &id,
        goal,
        person,
        organisation,
        &new.words,
        new.who.word(),
        new.who.account().map(ToOwned::to_owned),
        new.who.name(),
        new.due,
        new.state.word(),
        &new.result,
        new.done,
        by,
        now
    ];
    work.run(ADD_ACTION, row).await?;
    Ok(id)
}

/// Changes an action, when it still is as it was seen. Says whether it was.
pub async fn change_action(
    work: &mut Work,
    (id, version): (&str, i64),
    new: &NewAction,
) -> Result<bool> {
    let row = values![
        id,
        version,
        &new.words,
        new.who.word(),
        new.who.account().map(ToOwned::to_owned),
        new.who.name(),
        new.due,
        new.state.word(),
        &new.result,
        new.done
    ];
    Ok(work.run(CHANGE_ACTION, row).await? == 1)
}

/// Gives an open action of a worker to another one. Says whether it was still that worker's.
pub async fn pass_action(
    work: &mut Work,
    (id, person, organisation): (&str, &str, &str),
    (from, to): (&str, &str),
) -> Result<bool> {
    Ok(work.run(PASS_ACTION, values![id, person, organisation, from, to]).await? == 1)
}

/// The person says that an own action is done. Says whether it was still to be done.
pub async fn tick(
    work: &mut Work,
    (now, today): (Timestamp, Date),
    (id, person): (&str, &str),
) -> Result<bool> {
    Ok(work.run(TICK, values![id, person, today, now]).await? == 1)
}

/// The person takes back, on the same day, that an own action is done. Says whether that was possible.
pub async fn untick(work: &mut Work, today: Date, (id, person): (&str, &str)) -> Result<bool> {
    Ok(work.run(UNTICK, values![id, person, today]).await? == 1)
}
