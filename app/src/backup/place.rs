//! Backups that belong to a place: the one before an upgrade, and moving to the other engine.

use super::manifest::Manifest;
use super::{Source, restore, write};
use crate::config::Place;
use base::db::Db;
use jiff::Timestamp;
use std::path::PathBuf;

/// `20261122T090000Z`, for the names of files.
pub fn stamp(now: Timestamp) -> String {
    now.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Writes a backup of a database of an earlier schema beside its data, before `schema` is reached.
/// Gives the file.
pub async fn before_upgrade(
    place: &Place,
    db: &Db,
    schema: i64,
    now: Timestamp,
) -> Result<PathBuf, String> {
    let name = format!("before-schema-{schema}-{}.opstap", stamp(now));
    let file = place.data.join("backups").join(name);
    let source = Source { db, attachments: place.attachments() };
    write(source, &file, now).await?;
    Ok(file)
}

/// Copies the network of a place to another database (`postgres://…`), which must be empty. The
/// folder with attachments stays where it is.
pub async fn move_to(place: &Place, url: &str, now: Timestamp) -> Result<Manifest, String> {
    let db = crate::start::database(place).await?;
    let file = place.data.join(format!("moving-{}.opstap", stamp(now)));
    // Without the attachments: they are in the folder already.
    let nowhere = place.data.join("no-attachments");
    let written = write(Source { db: &db, attachments: nowhere }, &file, now).await;
    db.close().await;
    written?;
    let target = Place { database: Some(url.to_owned()), ..place.clone() };
    let restored = restore::into_database(&file, &target).await;
    let _ = std::fs::remove_file(&file);
    restored
}
