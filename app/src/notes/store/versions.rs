//! Earlier texts of a corrected note.

use super::read::{asked, level};
use crate::access::{Actor, File};
use crate::notes::{Level, NoteKind};
use crate::view::Page;
use base::db::{Db, Result};
use jiff::Timestamp;
use jiff::civil::Date;

// An earlier version keeps the level it had: what was only for the lead stays so.
pub(super) const VERSIONS: &str = "
SELECT x.version, x.kind, x.day, x.body, x.level, x.reason, x.changed_at, a.name AS changed_name
FROM note_version x
JOIN note n ON n.id = x.note
JOIN account a ON a.id = x.changed_by
WHERE x.note = $1
  AND (n.author = $2
       OR (x.level = 'team' AND replace($3, ',' || n.organisation || ',', '') <> $3)
       OR (x.level = 'network' AND replace($4, ',' || n.organisation || ',', '') <> $4)
       OR (x.level = 'lead' AND replace($5, ',' || n.organisation || ',', '') <> $5))
ORDER BY x.version DESC";

/// An earlier text of a note.
#[derive(Debug, Clone)]
pub struct Version {
    /// What kind of moment it named.
    pub kind: NoteKind,
    /// The day it named.
    pub day: Date,
    /// What it said.
    pub body: String,
    /// Who could read it.
    pub level: Level,
    /// Why it was corrected.
    pub reason: String,
    /// Who corrected it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl Version {
    /// Who corrected it and why, as a sentence.
    pub fn sentence(&self, page: &Page) -> String {
        page.with2("notes-corrected-because", ("who", &self.by), ("why", &self.reason))
    }
}

/// The earlier texts of a note that the reader may read, the last one first.
pub async fn versions(db: &Db, actor: &Actor, file: &File, note: &str) -> Result<Vec<Version>> {
    let rows = db.rows(VERSIONS, asked(note, &actor.account, file)).await?;
    rows.iter()
        .map(|row| {
            Ok(Version {
                kind: NoteKind::parse(&row.get::<String>("kind")?).unwrap_or(NoteKind::Other),
                day: row.get("day")?,
                body: row.get("body")?,
                level: level(row)?,
                reason: row.get("reason")?,
                by: row.get("changed_name")?,
                at: row.get("changed_at")?,
            })
        })
        .collect()
}
