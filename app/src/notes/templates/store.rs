//! Templates in the database.

use crate::access::Actor;
use base::db::{Db, Result, Work};
use base::{id, values};
use jiff::Timestamp;

pub(in crate::notes) const ALL: &str = "
SELECT t.id, t.organisation, t.title, t.body, t.version FROM note_template t
WHERE EXISTS (SELECT 1 FROM account_role r
              WHERE r.account = $1 AND r.organisation = t.organisation AND r.scope <> 'none')
ORDER BY t.title, t.id";
pub(in crate::notes) const ADD: &str = "INSERT INTO note_template
    (id, organisation, title, body) VALUES ($1, $2, $3, $4)";
pub(in crate::notes) const CHANGE: &str = "UPDATE note_template
    SET title = $3, body = $4, version = version + 1 WHERE id = $1 AND version = $2";
pub(in crate::notes) const REMOVE: &str = "DELETE FROM note_template WHERE id = $1";

/// A text with which a note can begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub organisation: String,
    /// What it is called.
    pub title: String,
    /// The text.
    pub body: String,
    /// The version, for changes.
    pub version: i64,
}

/// The templates of the organisations where somebody works with people.
pub async fn of(db: &Db, actor: &Actor) -> Result<Vec<Template>> {
    let rows = db.rows(ALL, values![&actor.account]).await?;
    rows.iter()
        .map(|row| {
            Ok(Template {
                id: row.get("id")?,
                organisation: row.get("organisation")?,
                title: row.get("title")?,
                body: row.get("body")?,
                version: row.get("version")?,
            })
        })
        .collect()
}

/// Adds a template and gives its id.
pub async fn add(
    work: &mut Work,
    now: Timestamp,
    organisation: &str,
    title: &str,
    body: &str,
) -> Result<String> {
    let id = id::new(now);
    work.run(ADD, values![&id, organisation, title, body]).await?;
    Ok(id)
}

/// Changes a template. Gives whether it was still as the writer saw it.
pub async fn change(
    work: &mut Work,
    (id, version): (&str, i64),
    title: &str,
    body: &str,
) -> Result<bool> {
    Ok(work.run(CHANGE, values![id, version, title, body]).await? == 1)
}

/// Takes a template away. Notes that began with it keep their text.
pub async fn remove(work: &mut Work, id: &str) -> Result<()> {
    work.run(REMOVE, values![id]).await.map(drop)
}
