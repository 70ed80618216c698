//! What is noted about the tasks of the casemanagement team.

use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

const OF_PERSON: &str = "SELECT t.id, t.organisation, o.name AS organisation_name, t.task,
    t.who_account, t.who_name, a.name AS account_name, t.due_day, t.done_day, t.remark, t.version
    FROM team_task t JOIN organisation o ON o.id = t.organisation
    LEFT JOIN account a ON a.id = t.who_account
    WHERE t.person = $1 ORDER BY o.name, t.id";
const FIRST: &str = "INSERT INTO team_task (person, id, organisation, task, who_account, who_name,
    due_day, done_day, remark, version, changed_by, changed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11) ON CONFLICT (person, id) DO NOTHING";
const CHANGE: &str = "UPDATE team_task SET who_account = $3, who_name = $4, due_day = $5,
    done_day = $6, remark = $7, changed_by = $8, changed_at = $9, version = version + 1
    WHERE person = $1 AND id = $2 AND version = $10";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[OF_PERSON, FIRST, CHANGE];

/// What is noted about a task.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted {
    /// The row.
    pub id: String,
    /// The organisation that keeps it.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// A word of [`crate::plans::tasks::TASKS`].
    pub task: String,
    /// The worker who does it.
    pub who_account: Option<String>,
    /// Who does it, by name; empty when nobody was named.
    pub who: String,
    /// By when.
    pub due: Option<Date>,
    /// When it was done.
    pub done: Option<Date>,
    /// A remark.
    pub remark: String,
    /// The version.
    pub version: i64,
}

/// What is typed about a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNoted {
    /// The worker who does it.
    pub who_account: Option<String>,
    /// Who does it when it is no worker of the team.
    pub who_name: String,
    /// By when.
    pub due: Option<Date>,
    /// When it was done.
    pub done: Option<Date>,
    /// A remark.
    pub remark: String,
}

fn read(row: &Row) -> Result<Noted> {
    let account: Option<String> = row.get("account_name")?;
    Ok(Noted {
        id: row.get("id")?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        task: row.get("task")?,
        who_account: row.get("who_account")?,
        who: account.unwrap_or(row.get("who_name")?),
        due: row.get("due_day")?,
        done: row.get("done_day")?,
        remark: row.get("remark")?,
        version: row.get("version")?,
    })
}

/// Everything that is noted about a person. Whoever shows it asks [`crate::access::File`] about each.
pub async fn of_person(db: &Db, person: &str) -> Result<Vec<Noted>> {
    db.rows(OF_PERSON, values![person]).await?.iter().map(read).collect()
}

/// The row of an organisation's task.
pub fn row(organisation: &str, task: &str) -> String {
    format!("{organisation}.{task}")
}

/// Notes a task, when what is noted still is as it was seen (`version` 0: nothing yet). Says whether
/// it was.
pub async fn note(
    work: &mut Work,
    (person, organisation, task): (&str, &str, &str),
    (by, now): (&str, Timestamp),
    version: i64,
    new: &NewNoted,
) -> Result<bool> {
    let id = row(organisation, task);
    let who = new.who_account.clone();
    let changed = if version == 0 {
        let row = values![
            person,
            id,
            organisation,
            task,
            who,
            &new.who_name,
            new.due,
            new.done,
            &new.remark,
            by,
            now
        ];
        work.run(FIRST, row).await?
    } else {
        let row = values![
            person,
            id,
            who,
            &new.who_name,
            new.due,
            new.done,
            &new.remark,
            by,
            now,
            version
        ];
        work.run(CHANGE, row).await?
    };
    Ok(changed == 1)
}
