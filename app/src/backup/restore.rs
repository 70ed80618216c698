//! Puts a backup back into an empty place, on either engine.

use super::archive::Reader;
use super::manifest::Manifest;
use super::write::{blocking, files};
use super::{check, rows, store, tables::TABLES};
use crate::account::store::{links, session};
use crate::audit::{self, Deed, Line, Thing};
use crate::clock::Clock;
use crate::config::Place;
use crate::keys::Keys;
use crate::schema::{SCHEMA, newest};
use crate::start;
use base::db::{Db, Kind, Value, Work};
use serde_json::Value as Json;
use std::fs;
use std::io::{self, BufReader};
use std::path::{Component, Path, PathBuf};
use tokio::sync::mpsc;

/// How many rows go into the database at once.
const BATCH: usize = 500;

/// What was put back, and what to do about the key.
pub struct Restored {
    /// What was in the backup.
    pub manifest: Manifest,
    /// What is the matter with the key file, if anything.
    pub key: Option<String>,
}

/// A piece on its way to the database.
enum Piece {
    Table(String, Vec<String>),
    Rows(Vec<Vec<Json>>),
}

/// Checks the backup at `file` and puts everything in it in `place`, which must be empty; then
/// brings the schema up to date. Everything or nothing.
pub async fn restore(file: &Path, place: &Place) -> Result<Restored, String> {
    let manifest = checked(file).await?;
    must_be_free(&place.data)?;
    let is_new = place.database.is_some() || !place.sqlite_file().exists();
    let db = start::connect(place).await?;
    let done = async {
        must_be_unused(&db, &manifest).await?;
        if !files(&place.attachments()).map_err(|e| e.to_string())?.is_empty() {
            return Err(format!("{} has files already", place.attachments().display()));
        }
        start::begin_restore(place)?;
        let line = Line::by_program(Deed::Restore, Thing::Network, "network")
            .because(format!("backup of {}", manifest.made_at));
        let loaded = load(&db, file, &place.attachments(), (&manifest, line)).await;
        if loaded.is_err() {
            clean_up(place, is_new);
        }
        start::end_restore(place)?;
        loaded
    }
    .await;
    db.close().await;
    done?;
    let key = key_problem(place, &manifest.key_check);
    Ok(Restored { manifest, key })
}

/// Puts the tables of a backup in the database of `place`; attachments in it come too.
pub(super) async fn into_database(file: &Path, place: &Place) -> Result<Manifest, String> {
    let manifest = checked(file).await?;
    let db = start::connect(place).await?;
    let done = async {
        must_be_unused(&db, &manifest).await?;
        let line = Line::by_program(Deed::Change, Thing::Network, "network");
        let line = line.because("moved to another database");
        load(&db, file, &place.attachments(), (&manifest, line)).await
    }
    .await;
    db.close().await;
    done.map(|()| manifest)
}

async fn checked(file: &Path) -> Result<Manifest, String> {
    let path = file.to_owned();
    let manifest = blocking(move || check(&path)).await?;
    if manifest.schema > newest() {
        return Err(format!(
            "the backup was made by a newer program ({}); restore it with that one",
            manifest.program
        ));
    }
    Ok(manifest)
}

async fn must_be_unused(db: &Db, manifest: &Manifest) -> Result<(), String> {
    let said = |e: base::db::Error| e.to_string();
    let schema = db.schema_version().await.map_err(said)?;
    if schema == 0 {
        return Ok(());
    }
    let row = db.row(store::IN_USE, vec![]).await.map_err(said)?;
    if row.get::<i64>("n").map_err(said)? > 0 {
        return Err("there is a network already; name an empty place".into());
    }
    if schema > manifest.schema {
        return Err("the database is of a newer schema than the backup; name an empty place".into());
    }
    Ok(())
}

/// What may lie in the folder already: the settings, and what a program that was started there once
/// made. Whether the database is used is asked of itself.
const OUR_OWN: [&str; 8] = [
    "opstap.toml",
    "opstap.lock",
    start::RESTORING,
    "opstap.db",
    "opstap.db-wal",
    "opstap.db-shm",
    "attachments",
    // Who was erased since the backup: erased again at the next start.
    "erased.list",
];

/// A backup goes into a folder that holds nothing else: what is there may be somebody's.
fn must_be_free(folder: &Path) -> Result<(), String> {
    let said = |e: io::Error| format!("{}: {e}", folder.display());
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries.collect::<io::Result<Vec<_>>>().map_err(said)?,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(said(e)),
    };
    let names = entries.iter().map(|e| e.file_name().to_string_lossy().into_owned());
    let mut strange: Vec<String> = names.filter(|n| !OUR_OWN.contains(&n.as_str())).collect();
    strange.sort();
    let more = strange.len().saturating_sub(5);
    strange.truncate(5);
    match (strange.is_empty(), more) {
        (true, _) => return Ok(()),
        (_, 0) => {}
        (_, more) => strange.push(format!("and {more} more")),
    }
    Err(format!(
        "refused: {} holds other things already ({}). Name a folder that is empty or does not exist \
         yet; nothing was changed.",
        folder.display(),
        strange.join(", ")
    ))
}

/// Takes away what a failed restore left: the files it made, never what was there before.
fn clean_up(place: &Place, is_new: bool) {
    let _ = fs::remove_dir_all(place.attachments());
    if is_new && place.database.is_none() {
        for ending in ["", "-wal", "-shm"] {
            let mut name = place.sqlite_file().into_os_string();
            name.push(ending);
            let _ = fs::remove_file(PathBuf::from(name));
        }
    }
}

async fn load(
    db: &Db,
    file: &Path,
    attachments: &Path,
    (manifest, line): (&Manifest, Line),
) -> Result<(), String> {
    let then = SCHEMA.iter().take_while(|(number, ..)| *number <= manifest.schema).count();
    db.migrate(&SCHEMA[..then]).await.map_err(|e| e.to_string())?;
    let (send, receive) = mpsc::channel::<Piece>(4);
    let (path, attachments) = (file.to_owned(), attachments.to_owned());
    let reading = tokio::task::spawn_blocking(move || read_all(&path, &attachments, &send));
    let stored = store_all(db, receive, line).await;
    let read = reading.await.map_err(|e| e.to_string())?;
    // When the database refused, that is the reason why the reading stopped.
    stored.and(read)?;
    db.migrate(SCHEMA).await.map_err(|e| e.to_string())
}

async fn store_all(db: &Db, mut receive: mpsc::Receiver<Piece>, line: Line) -> Result<(), String> {
    let said = |e: base::db::Error| format!("the database refused: {e}");
    let present = db.tables().await.map_err(said)?;
    let mut work = db.work().await.map_err(said)?;
    // The schema texts bring some rows of their own; the backup has them as they became.
    for table in TABLES.iter().rev().filter(|t| present.iter().any(|p| p == *t)) {
        work.empty(table).await.map_err(said)?;
    }
    let mut table = None;
    while let Some(piece) = receive.recv().await {
        match piece {
            Piece::Table(name, columns) => table = Some(Target::find(db, name, columns).await?),
            Piece::Rows(rows) => {
                let target = table.as_ref().ok_or("rows without a table")?;
                target.add(&mut work, rows).await?;
            }
        }
    }
    begin_anew(&mut work, line).await.map_err(said)?;
    work.save().await.map_err(said)
}

/// What was ended after the backup must not come to life again: every session and every link that
/// still works ends, and the log tells what happened.
async fn begin_anew(work: &mut Work, line: Line) -> base::db::Result<()> {
    let now = Clock::System.now();
    session::end_every(work, now).await?;
    links::use_up_every(work, now).await?;
    audit::write(work, now, &[line]).await
}

/// The table that rows go to, with its columns in the order of the backup.
struct Target {
    table: String,
    columns: Vec<(String, Kind)>,
}

impl Target {
    async fn find(db: &Db, table: String, wanted: Vec<String>) -> Result<Target, String> {
        if !TABLES.contains(&table.as_str()) {
            return Err(format!("the backup has a table this program does not know: {table}"));
        }
        let known = db.columns(&table).await.map_err(|e| e.to_string())?;
        let find = |name: String| {
            let kind = known.iter().find(|(n, _)| *n == name).map(|(_, kind)| *kind);
            kind.map(|kind| (name.clone(), kind))
                .ok_or_else(|| format!("the backup has a column {table}.{name} that is not known"))
        };
        let columns = wanted.into_iter().map(find).collect::<Result<_, _>>()?;
        Ok(Target { table, columns })
    }

    async fn add(&self, work: &mut Work, rows: Vec<Vec<Json>>) -> Result<(), String> {
        let rows = rows.iter().map(|row| self.row(row)).collect::<Result<_, _>>()?;
        let columns: Vec<&str> = self.columns.iter().map(|(name, _)| name.as_str()).collect();
        work.add_rows(&self.table, &columns, rows)
            .await
            .map(drop)
            .map_err(|e| format!("{}: {e}", self.table))
    }

    fn row(&self, cells: &[Json]) -> Result<Vec<Value>, String> {
        if cells.len() != self.columns.len() {
            return Err(format!("{}: a row has too many or too few cells", self.table));
        }
        let value = |(cell, (name, kind)): (&Json, &(String, Kind))| {
            rows::value(cell, *kind)
                .ok_or_else(|| format!("{}.{name}: {cell} does not fit", self.table))
        };
        cells.iter().zip(&self.columns).map(value).collect()
    }
}

/// Reads every part: tables go to the database, attachments into their folder.
fn read_all(file: &Path, folder: &Path, send: &mpsc::Sender<Piece>) -> Result<(), String> {
    let mut reader = Reader::open(file)?;
    for part in reader.manifest.parts.clone() {
        let said = |e: io::Error| format!("{}: {e}", part.name);
        let content = reader.part(&part.name).map_err(said)?;
        if let Some(table) = part.table() {
            read_table(table, BufReader::new(content), send)?;
        } else if let Some(name) = part.attachment() {
            put(content, folder, name).map_err(said)?;
        }
    }
    Ok(())
}

fn read_table(
    table: &str,
    content: impl io::BufRead,
    send: &mpsc::Sender<Piece>,
) -> Result<(), String> {
    let said = |e: &dyn std::fmt::Display| format!("{table}: {e}");
    let gone = |_| "the database stopped".to_owned();
    let mut lines = content.lines();
    let head = lines.next().ok_or_else(|| said(&"no columns"))?.map_err(|e| said(&e))?;
    let columns: Vec<String> = serde_json::from_str(&head).map_err(|e| said(&e))?;
    send.blocking_send(Piece::Table(table.to_owned(), columns)).map_err(gone)?;
    let mut batch = vec![];
    for line in lines {
        let line = line.map_err(|e| said(&e))?;
        batch.push(serde_json::from_str(&line).map_err(|e| said(&e))?);
        if batch.len() == BATCH {
            send.blocking_send(Piece::Rows(std::mem::take(&mut batch))).map_err(gone)?;
        }
    }
    send.blocking_send(Piece::Rows(batch)).map_err(gone)
}

/// Writes an attachment; its name may not lead out of the folder.
fn put(mut content: impl io::Read, folder: &Path, name: &str) -> io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let name = Path::new(name);
    if !name.components().all(|c| matches!(c, Component::Normal(_))) {
        return Err(io::Error::other("this name leads out of the folder of attachments"));
    }
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut file = fs::File::options().write(true).create_new(true).mode(0o600).open(path)?;
    io::copy(&mut content, &mut file)?;
    file.sync_all()
}

/// What is the matter with the key file of `place`, for a network whose key answers `expected`.
pub fn key_problem(place: &Place, expected: &str) -> Option<String> {
    let path = place.key_path();
    if expected.is_empty() {
        return None;
    }
    if !path.exists() {
        return Some(format!(
            "the key file {} is missing. It is not part of a backup: put the network's own key file \
             there, or name it with --key-file. Without it national numbers and second factors \
             cannot be read.",
            path.display()
        ));
    }
    match Keys::read(&path) {
        Err(e) => Some(e),
        Ok(keys) if keys.check_value() != expected => Some(format!(
            "the key file {} is of another network. Put this network's own key file there, or name \
             it with --key-file.",
            path.display()
        )),
        Ok(_) => None,
    }
}
