//! Many plans at once, as they were written down: with few statements, for networks that begin with them.

use super::{Goal, NewNoted, NewVersion, tasks};
use crate::plans::Signer;
use base::db::{Result, Work};
use base::{id, values};
use jiff::Timestamp;

const GOALS: &str = "INSERT INTO plan_goal (id, person, organisation, category, words, why, state,
    from_day, until_day, version, made_by, made_at, household) VALUES";
const ACTIONS: &str = "INSERT INTO plan_action (id, goal, person, organisation, words, who,
    who_account, who_name, due_day, state, result, done_day, version, made_by, made_at) VALUES";
const VERSIONS: &str = "INSERT INTO plan_version (id, person, organisation, number, contents,
    agreed_day, agreed_by, how, signer, made_by, made_at) VALUES";
const TASKS: &str = "INSERT INTO team_task (person, id, organisation, task, who_account, who_name,
    due_day, done_day, remark, version, changed_by, changed_at) VALUES";

/// Who wrote something down about whom, for which organisation, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// About whom.
    pub person: String,
    /// The organisation that keeps it.
    pub organisation: String,
    /// The account.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// Writes goals with their actions; each has its id already, and stands with who wrote it.
#[expect(clippy::too_many_lines, reason = "the columns of two tables")]
pub async fn add_goals(work: &mut Work, all: &[(Origin, Goal)]) -> Result<()> {
    let (mut goals, mut actions) = (vec![], vec![]);
    for (origin, g) in all {
        goals.push(values![
            &g.id,
            &g.person,
            &g.organisation,
            g.category.word(),
            &g.words,
            &g.why,
            g.state.word(),
            g.from,
            g.until,
            g.version,
            &origin.by,
            origin.at,
            g.household.clone()
        ]);
        actions.extend(g.actions.iter().map(|a| {
            values![
                &a.id,
                &g.id,
                &g.person,
                &g.organisation,
                &a.words,
                a.who.word(),
                a.who.account().map(ToOwned::to_owned),
                a.who.name(),
                a.due,
                a.state.word(),
                &a.result,
                a.done,
                a.version,
                &origin.by,
                origin.at
            ]
        }));
    }
    work.insert_many(GOALS, goals, "").await?;
    work.insert_many(ACTIONS, actions, "").await.map(drop)
}

/// Keeps the first version of these people's plans.
pub async fn add_first_versions(
    work: &mut Work,
    now: Timestamp,
    all: &[(Origin, NewVersion)],
) -> Result<()> {
    let row = |(origin, new): &(Origin, NewVersion)| {
        values![
            id::new(now),
            &origin.person,
            &origin.organisation,
            1_i64,
            &new.contents,
            new.day,
            &new.names,
            new.how.word(),
            new.signer.map_or("", Signer::word),
            &origin.by,
            origin.at
        ]
    };
    work.insert_many(VERSIONS, all.iter().map(row).collect(), "").await.map(drop)
}

/// Notes tasks of casemanagement teams about which nothing was noted yet.
pub async fn add_tasks(work: &mut Work, all: &[(Origin, &str, NewNoted)]) -> Result<()> {
    let row = |(origin, task, new): &(Origin, &str, NewNoted)| {
        values![
            &origin.person,
            tasks::row(&origin.organisation, task),
            &origin.organisation,
            *task,
            new.who_account.clone(),
            &new.who_name,
            new.due,
            new.done,
            &new.remark,
            1_i64,
            &origin.by,
            origin.at
        ]
    };
    work.insert_many(TASKS, all.iter().map(row).collect(), "").await.map(drop)
}
