//! Attachments in the database. They are read as notes for the team: of the organisations where
//! the reader may read those.

use crate::access::{Actor, File, Kind};
use crate::notes::cutoff;
use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::Timestamp;
use std::collections::HashSet;

pub(in crate::notes) const LIST: &str = "
SELECT f.id, f.person, f.organisation, f.name, f.media_type, f.size, f.sha256, f.made_at,
       f.deleted_at, f.added_by, a.name AS added_name
FROM attachment f JOIN account a ON a.id = f.added_by
WHERE f.person = $1 AND (f.deleted_at IS NULL OR f.deleted_at > $4)
  AND (f.added_by = $2 OR replace($3, ',' || f.organisation || ',', '') <> $3)
ORDER BY f.made_at DESC, f.id DESC";
pub(in crate::notes) const ONE: &str = "
SELECT f.id, f.person, f.organisation, f.name, f.media_type, f.size, f.sha256, f.made_at,
       f.deleted_at, f.added_by, a.name AS added_name
FROM attachment f JOIN account a ON a.id = f.added_by
WHERE f.id = $1 AND f.person = $2";
pub(in crate::notes) const ADD: &str = "INSERT INTO attachment
    (id, person, organisation, name, media_type, size, sha256, added_by, made_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
pub(in crate::notes) const DELETE: &str = "UPDATE attachment
    SET deleted_at = $2, deleted_by = $3 WHERE id = $1 AND deleted_at IS NULL";
pub(in crate::notes) const RESTORE: &str = "UPDATE attachment
    SET deleted_at = NULL, deleted_by = NULL WHERE id = $1 AND deleted_at > $2";
pub(in crate::notes) const GONE: &str = "SELECT id FROM attachment WHERE deleted_at < $1";
pub(in crate::notes) const IDS: &str = "SELECT id FROM attachment";
pub(in crate::notes) const FORGET: &str = "DELETE FROM attachment WHERE deleted_at < $1";

/// A file that belongs to a person.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Its id; the file is stored under it.
    pub id: String,
    /// Whose it is.
    pub person: String,
    /// For which organisation it was added.
    pub organisation: String,
    /// What it is called.
    pub name: String,
    /// What it is, for a browser.
    pub media_type: String,
    /// How long it is, in bytes.
    pub size: i64,
    /// The fingerprint of its contents.
    pub sha256: String,
    /// When it was added.
    pub made_at: Timestamp,
    /// Set when it was deleted.
    pub deleted_at: Option<Timestamp>,
    /// The account that added it.
    pub added_by: String,
    /// The name of who added it.
    pub added_name: String,
}

impl Attachment {
    /// How long it is, as people say it.
    pub fn size_in_words(&self) -> String {
        let kilobytes = (self.size + 1023) / 1024;
        if kilobytes < 1024 {
            format!("{kilobytes} kB")
        } else {
            format!("{},{} MB", kilobytes / 1024, kilobytes % 1024 * 10 / 1024)
        }
    }

    fn read(row: &Row) -> Result<Attachment> {
        Ok(Attachment {
            id: row.get("id")?,
            person: row.get("person")?,
            organisation: row.get("organisation")?,
            name: row.get("name")?,
            media_type: row.get("media_type")?,
            size: row.get("size")?,
            sha256: row.get("sha256")?,
            made_at: row.get("made_at")?,
            deleted_at: row.get("deleted_at")?,
            added_by: row.get("added_by")?,
            added_name: row.get("added_name")?,
        })
    }
}

/// The attachments of a person that the reader may see; deleted ones as long as they can come back.
pub async fn list(db: &Db, actor: &Actor, file: &File, now: Timestamp) -> Result<Vec<Attachment>> {
    let reading = file.reading(Kind::TeamNotes);
    let values = values![&file.person, &actor.account, reading, cutoff(now)];
    db.rows(LIST, values).await?.iter().map(Attachment::read).collect()
}

/// One attachment of a person. The caller asks [`crate::access`] whether it may be sent.
pub async fn one(db: &Db, person: &str, id: &str) -> Result<Option<Attachment>> {
    db.maybe(ONE, values![id, person]).await?.as_ref().map(Attachment::read).transpose()
}

/// Adds an attachment whose file is in its place.
pub async fn add(work: &mut Work, new: &Attachment) -> Result<()> {
    let values = values![
        &new.id,
        &new.person,
        &new.organisation,
        &new.name,
        &new.media_type,
        new.size,
        &new.sha256,
        &new.added_by,
        new.made_at
    ];
    work.run(ADD, values).await.map(drop)
}

/// Deletes an attachment; it can come back for a while. Gives whether it was still there.
pub async fn delete(work: &mut Work, actor: &Actor, now: Timestamp, id: &str) -> Result<bool> {
    Ok(work.run(DELETE, values![id, now, &actor.account]).await? == 1)
}

/// Brings a deleted attachment back. Gives whether that was still possible.
pub async fn restore(work: &mut Work, now: Timestamp, id: &str) -> Result<bool> {
    Ok(work.run(RESTORE, values![id, cutoff(now)]).await? == 1)
}

/// Takes away the rows of attachments that can no longer come back, and gives their ids.
pub async fn forget_old(work: &mut Work, now: Timestamp) -> Result<Vec<String>> {
    let rows = work.rows(GONE, values![cutoff(now)]).await?;
    work.run(FORGET, values![cutoff(now)]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// The ids of all attachments that have a row.
pub async fn ids(db: &Db) -> Result<HashSet<String>> {
    db.rows(IDS, vec![]).await?.iter().map(|row| row.get("id")).collect()
}
