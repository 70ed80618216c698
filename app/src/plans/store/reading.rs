//! Reading goals with their actions: one statement for a whole plan.

use crate::access::Category;
use crate::access::store::{reads_life, session_knows};
use crate::households::store::stays;
use crate::plans::{ActionState, GoalState, Who, life};
use base::db::{Db, Error, Result, Row};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

macro_rules! goals {
    ($($where:expr),+) => {
        concat!(
            "SELECT g.id AS id, g.person AS person, g.organisation AS organisation,
    o.name AS organisation_name, g.category AS category, g.words AS words, g.why AS why,
    g.state AS state, g.from_day AS from_day, g.until_day AS until_day, g.version AS version,
    a.id AS action, a.words AS action_words, a.who AS who, a.who_account AS who_account,
    a.who_name AS who_name, w.name AS account_name, a.due_day AS due_day,
    a.state AS action_state, a.result AS result, a.done_day AS done_day,
    a.version AS action_version, a.ticked_at AS ticked_at, g.household AS household,
    COALESCE(NULLIF(p.called, ''), p.given_name) AS owner
FROM plan_goal g JOIN organisation o ON o.id = g.organisation JOIN person p ON p.id = g.person
LEFT JOIN plan_action a ON a.goal = g.id LEFT JOIN account w ON w.id = a.who_account
WHERE ",
            $($where,)+
            " ORDER BY g.from_day, g.id, a.id"
        )
    };
}

/// The own goals, and those for the whole household of others who live there today: both must be
/// adults there, so that it ends on the day on which one of them leaves. What is of somebody whose
/// address and household are secret stays on the own plan, nothing of others comes on it, and what is about
/// health or justice stays as well. By card or link only goals of whom the session may know.
const ALL: &str = goals!(
    "g.id IN (SELECT x.id FROM plan_goal x WHERE x.person = $1
    UNION ALL SELECT x.id FROM household_member me
    JOIN household_member own ON own.household = me.household AND own.person <> me.person
    JOIN plan_goal x ON x.household = me.household AND x.person = own.person
    JOIN person q ON q.id = x.person
    JOIN person z ON z.id = me.person
    WHERE me.person = $1 AND NOT q.is_protected AND NOT z.is_protected
      AND x.category NOT IN ('health', 'justice') AND me.role <> 'child' AND own.role <> 'child'
      AND ",
    stays!("me", "$2"),
    " AND ",
    stays!("own", "$2"),
    " AND ",
    session_knows!("$3", "own.person"),
    ")"
);
const OWN: &str = goals!("g.person = $1");
const HOME: &str = concat!(
    "SELECT me.household FROM household_member me JOIN person q ON q.id = me.person
    WHERE me.person = $1 AND NOT q.is_protected AND me.role <> 'child' AND ",
    stays!("me", "$2"),
    "
      AND EXISTS (SELECT 1 FROM household_member o
                  JOIN person op ON op.id = o.person AND NOT op.is_protected
                  WHERE o.household = me.household AND o.person <> me.person AND o.role <> 'child'
                    AND ",
    stays!("o", "$2"),
    ")
    ORDER BY me.from_day DESC LIMIT 1"
);
const GOAL: &str = goals!("g.id = $1");
const OF_ACTION: &str = "SELECT goal FROM plan_action WHERE id = $1";
const WORKERS: &str = "SELECT DISTINCT a.id AS id, a.name AS name, o.name AS organisation_name
FROM team_member t JOIN account a ON a.id = t.account JOIN organisation o ON o.id = t.organisation
WHERE t.person = $1 AND t.until_day IS NULL AND a.active
ORDER BY a.name, a.id";

// Of the team of today, who may not read a goal that $2 keeps in the part of life $3.
const UNREAD: &str = concat!(
    "SELECT DISTINCT t.account AS id FROM team_member t
     WHERE t.person = $1 AND t.until_day IS NULL AND NOT ",
    reads_life!("t.account", "t.person", "$2", "$3")
);

const EVALUATIONS: &str = "SELECT a.day, a.organisation, a.state FROM appointment a
WHERE a.person = $1 AND a.kind = 'evaluation' AND a.state <> 'cancelled' ORDER BY a.day, a.id";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ALL, OWN, HOME, GOAL, OF_ACTION, WORKERS, UNREAD, EVALUATIONS];

/// An evaluation talk.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// When.
    pub day: Date,
    /// The organisation that keeps it.
    pub organisation: String,
    /// Whether it took place.
    pub is_held: bool,
}

/// A goal with its actions.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Which.
    pub id: String,
    /// Whose.
    pub person: String,
    /// The organisation that keeps it.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The part of life.
    pub category: Category,
    /// In the person's own words.
    pub words: String,
    /// Why it matters to the person.
    pub why: String,
    /// How it stands.
    pub state: GoalState,
    /// Since when.
    pub from: Date,
    /// By when, or until when.
    pub until: Option<Date>,
    /// The household for all of which it is; nothing when it is of the person alone.
    pub household: Option<String>,
    /// How the person is called whose goal it is.
    pub owner: String,
    /// The version.
    pub version: i64,
    /// What is done for it: open ones first, earliest day first.
    pub actions: Vec<Action>,
}

/// Something that somebody does for a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// Which.
    pub id: String,
    /// What.
    pub words: String,
    /// Who.
    pub who: Who,
    /// The name of the worker, when it is one.
    pub account_name: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// How it stands.
    pub state: ActionState,
    /// What came of it.
    pub result: String,
    /// When it was done, or dropped.
    pub done: Option<Date>,
    /// When the person said in the own pages that it is done; nothing when a worker did.
    pub ticked: Option<Timestamp>,
    /// The version.
    pub version: i64,
}

impl Action {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.state == ActionState::Open
    }

    /// Whether its day has passed without it being done.
    pub fn is_late(&self, today: impl std::borrow::Borrow<Date>) -> bool {
        self.is_open() && self.due.is_some_and(|due| due < *today.borrow())
    }
}

/// Somebody who can be asked to do something.
#[derive(Debug, Clone, PartialEq)]
pub struct Worker {
    /// The account.
    pub id: String,
    /// The name.
    pub name: String,
    /// Of which organisation.
    pub organisation_name: String,
}

pub(super) fn odd(what: &str, word: &str) -> Error {
    Error::Decode(format!("{what}: {word}").into())
}

fn action_of(row: &Row) -> Result<Option<Action>> {
    let Some(id) = row.get::<Option<String>>("action")? else { return Ok(None) };
    let state: String = row.get("action_state")?;
    let account: Option<String> = row.get("who_account")?;
    let who = match (row.get::<String>("who")?.as_str(), account) {
        ("account", Some(account)) => Who::Account(account),
        ("person", _) => Who::Person,
        _ => Who::Other(row.get("who_name")?),
    };
    Ok(Some(Action {
        id,
        words: row.get("action_words")?,
        who,
        account_name: row.get("account_name")?,
        due: row.get("due_day")?,
        state: ActionState::parse(&state).ok_or_else(|| odd("plan_action.state", &state))?,
        result: row.get("result")?,
        done: row.get("done_day")?,
        ticked: row.get("ticked_at")?,
        version: row.get("action_version")?,
    }))
}

fn goal_of(row: &Row) -> Result<Goal> {
    let (category, state): (String, String) = (row.get("category")?, row.get("state")?);
    Ok(Goal {
        id: row.get("id")?,
        person: row.get("person")?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        category: life(&category).ok_or_else(|| odd("plan_goal.category", &category))?,
        words: row.get("words")?,
        why: row.get("why")?,
        state: GoalState::parse(&state).ok_or_else(|| odd("plan_goal.state", &state))?,
        from: row.get("from_day")?,
        until: row.get("until_day")?,
        household: row.get("household")?,
        owner: row.get("owner")?,
        version: row.get("version")?,
        actions: vec![],
    })
}

fn from_rows(rows: &[Row]) -> Result<Vec<Goal>> {
    let mut goals: Vec<Goal> = vec![];
    for row in rows {
        let id: String = row.get("id")?;
        if goals.last().is_none_or(|goal| goal.id != id) {
            goals.push(goal_of(row)?);
        }
        if let (Some(goal), Some(action)) = (goals.last_mut(), action_of(row)?) {
            goal.actions.push(action);
        }
    }
    for goal in &mut goals {
        goal.actions.sort_by_key(|a| (!a.is_open(), a.due.is_none(), a.due, a.id.clone()));
    }
    goals.sort_by_key(|goal| goal.state != GoalState::Open);
    Ok(goals)
}

/// All goals on the plan of a person on a day, with their actions, open ones first: the own ones, and
/// those for the whole household of others who live there ([`Goal::person`] tells them apart). Whoever
/// shows them asks [`crate::access::File`] about each. By card or link without those of people whom the
/// session may not know.
pub async fn all(db: &Db, person: &str, today: Date, session: &str) -> Result<Vec<Goal>> {
    from_rows(&db.rows(ALL, values![person, today, session]).await?)
}

/// The own goals of a person with their actions, without those of others at home.
pub async fn own(db: &Db, person: &str) -> Result<Vec<Goal>> {
    from_rows(&db.rows(OWN, values![person]).await?)
}

/// The household for all of which somebody can have a goal: where the person lives as an adult together
/// with another adult. Nothing when it is secret with whom the person lives.
pub async fn home(db: &Db, person: &str, today: Date) -> Result<Option<String>> {
    db.maybe(HOME, values![person, today]).await?.map(|row| row.get("household")).transpose()
}

/// One goal with its actions.
pub async fn goal(db: &Db, id: &str) -> Result<Option<Goal>> {
    Ok(from_rows(&db.rows(GOAL, values![id]).await?)?.pop())
}

/// The goal that an action serves, with all its actions, and the action.
pub async fn action(db: &Db, id: &str) -> Result<Option<(Goal, Action)>> {
    let Some(row) = db.maybe(OF_ACTION, values![id]).await? else { return Ok(None) };
    let found = goal(db, &row.get::<String>("goal")?).await?;
    Ok(found.and_then(|goal| {
        let action = goal.actions.iter().find(|action| action.id == id)?.clone();
        Some((goal, action))
    }))
}

/// The team of today.
pub async fn workers(db: &Db, person: &str) -> Result<Vec<Worker>> {
    let read = |row: &Row| {
        Ok(Worker {
            id: row.get("id")?,
            name: row.get("name")?,
            organisation_name: row.get("organisation_name")?,
        })
    };
    db.rows(WORKERS, values![person]).await?.iter().map(read).collect()
}

/// Who of the team of today may not read a goal: the ids of accounts.
pub async fn unread_by(db: &Db, goal: &Goal) -> Result<BTreeSet<String>> {
    let asked = values![&goal.person, &goal.organisation, goal.category.word()];
    db.rows(UNREAD, asked).await?.iter().map(|row| row.get("id")).collect()
}

/// The evaluation talks with a person that were held or are planned, earliest first.
pub async fn evaluations(db: &Db, person: &str) -> Result<Vec<Evaluation>> {
    let read = |row: &Row| {
        let state: String = row.get("state")?;
        Ok(Evaluation {
            day: row.get("day")?,
            organisation: row.get("organisation")?,
            is_held: state == "done",
        })
    };
    db.rows(EVALUATIONS, values![person]).await?.iter().map(read).collect()
}
