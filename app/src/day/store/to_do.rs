//! What waits for the reader besides appointments and signals: actions of plans, last words of who
//! stops, corrections past their day. One statement.

use crate::access::Actor;
use crate::people::store::name;
use base::db::{Db, Result, Row};
use base::values;
use jiff::civil::Date;

// An instructor reads work goals and no other part of life (`access::Standing::may`).
pub(super) const TO_DO: &str = "
SELECT 'action' AS kind, x.person AS person, x.given_name AS given_name, x.family_name AS family_name,
    x.called AS called, x.words AS words, x.due_day AS due_day, CAST(0 AS BIGINT) AS n
FROM (SELECT a.person, q.given_name, q.family_name, q.called, a.words, a.due_day
      FROM plan_action a JOIN plan_goal g ON g.id = a.goal JOIN person q ON q.id = a.person
      WHERE a.who_account = $1 AND a.state = 'open' AND a.due_day <= $2 AND g.state = 'open'
        AND EXISTS (SELECT 1 FROM visible_person v
                    WHERE v.account = $1 AND v.person = a.person AND v.organisation = a.organisation
                      AND (v.role <> 'instructor' OR g.category = 'work-goals'))
      ORDER BY a.due_day, a.id LIMIT 20) x
UNION ALL
SELECT 'word', y.person, y.given_name, y.family_name, y.called, y.from_name, NULL, 0
FROM (SELECT h.person, q.given_name, q.family_name, q.called, f.name AS from_name
      FROM handover h JOIN person q ON q.id = h.person JOIN account f ON f.id = h.from_account
      WHERE h.to_account = $1 AND h.read_at IS NULL
        AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = h.person
                    AND v.organisation = h.organisation)
      ORDER BY h.made_at, h.id LIMIT 20) y
UNION ALL
SELECT 'correction', '', '', '', '', '', NULL, count(*)
FROM correction c
WHERE c.state = 'open' AND c.due_day < $3
  AND EXISTS (SELECT 1 FROM visible_person v
              WHERE v.account = $1 AND v.person = c.person AND v.organisation = c.organisation
                AND v.role IN ('coach', 'coordinator'))";

/// What waits for somebody.
#[derive(Debug, Clone, Default)]
pub struct ToDo {
    /// Open actions of plans, the oldest first.
    pub actions: Vec<Action>,
    /// Last words to read, the oldest first.
    pub words: Vec<LastWord>,
    /// How many corrections were to be answered before today.
    pub late_corrections: i64,
}

/// Something of a plan that the reader is to do.
#[derive(Debug, Clone)]
pub struct Action {
    /// For whom.
    pub person: String,
    /// That person's name.
    pub name: String,
    /// What.
    pub words: String,
    /// By when.
    pub due: Date,
}

/// Somebody about whom a last word is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastWord {
    /// The person.
    pub person: String,
    /// The person's name.
    pub name: String,
    /// Who wrote it.
    pub from_name: String,
}

/// What waits for the reader; actions up to the day `until`.
pub async fn to_do(db: &Db, actor: &Actor, until: Date, today: Date) -> Result<ToDo> {
    let mut all = ToDo::default();
    for row in db.rows(TO_DO, values![&actor.account, until, today]).await? {
        match row.get::<String>("kind")?.as_str() {
            "action" => all.actions.push(action(&row)?),
            "word" => all.words.push(last_word(&row)?),
            _ => all.late_corrections = row.get("n")?,
        }
    }
    Ok(all)
}

fn action(row: &Row) -> Result<Action> {
    Ok(Action {
        person: row.get("person")?,
        name: name(row)?,
        words: row.get("words")?,
        due: row.get("due_day")?,
    })
}

fn last_word(row: &Row) -> Result<LastWord> {
    Ok(LastWord { person: row.get("person")?, name: name(row)?, from_name: row.get("words")? })
}
