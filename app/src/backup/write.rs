//! Makes a backup while people work.

use super::archive::Writer;
use super::manifest::{self, FORMAT, Manifest};
use super::{check, rows, store, tables::TABLES};
use base::db::{Db, Snapshot};
use futures_util::TryStreamExt as _;
use jiff::Timestamp;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use tokio::sync::mpsc;

/// How many bytes of rows go to the file at once.
const BATCH: usize = 1 << 17;
/// Room that must be left on the disk beside the backup, in bytes.
const SPARE: u64 = 16 << 20;

/// Where the data comes from.
pub struct Source<'a> {
    /// The database, of any schema.
    pub db: &'a Db,
    /// The folder of attachments.
    pub attachments: PathBuf,
}

/// A piece on its way to the file.
enum Piece {
    Begin(String),
    Rows(Vec<u8>, u64),
    File(String, PathBuf),
    Last(Box<Manifest>),
}

/// Writes a backup to `out`, reads it back, and gives what is in it. The file appears under its
/// name only when it is whole and checked; an existing file is never written over.
pub async fn write(source: Source<'_>, out: &Path, now: Timestamp) -> Result<Manifest, String> {
    if out.exists() {
        return Err(format!("{} exists already; name another file", out.display()));
    }
    let folder = folder_of(out);
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    room_for(&source, &folder).await?;
    let mut name = out.as_os_str().to_owned();
    name.push(".part");
    let part = PathBuf::from(name);
    let written = fill(source, &part, now).await;
    let done = match written {
        Ok(()) => finish(part.clone(), out.to_owned()).await,
        Err(e) => Err(e),
    };
    if done.is_err() {
        // What is left of a failed backup only takes room; the error tells the rest.
        let _ = fs::remove_file(&part);
    }
    done
}

async fn finish(part: PathBuf, out: PathBuf) -> Result<Manifest, String> {
    blocking(move || {
        let manifest = check(&part)?;
        fs::rename(&part, &out)
            .and_then(|()| fs::File::open(folder_of(&out))?.sync_all())
            .map_err(|e| format!("{}: {e}", out.display()))?;
        Ok(manifest)
    })
    .await
}

/// Runs work that waits for the disk outside the threads that answer readers.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    tokio::task::spawn_blocking(work).await.map_err(|e| e.to_string())?
}

fn folder_of(file: &Path) -> PathBuf {
    match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Refuses when the disk is too full. Packed, the tables take well under half of the database.
async fn room_for(source: &Source<'_>, folder: &Path) -> Result<(), String> {
    let database = source.db.size().await.map_err(|e| e.to_string())?;
    let files = files(&source.attachments).map_err(|e| e.to_string())?;
    let attachments: u64 = files.iter().map(|(_, _, size)| size).sum();
    let (needed, free) = (database / 2 + attachments + SPARE, free(folder)?);
    if free < needed {
        return Err(format!(
            "the disk of {} is too full: a backup needs about {} MB, {} MB is free",
            folder.display(),
            needed >> 20,
            free >> 20
        ));
    }
    Ok(())
}

/// How many bytes are free for us on the disk of `folder`.
pub fn free(folder: &Path) -> Result<u64, String> {
    let disk = rustix::fs::statvfs(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Every file under `folder`: its name within it (with `/`), its path, its size.
pub fn files(folder: &Path) -> io::Result<Vec<(String, PathBuf, u64)>> {
    let (mut found, mut folders) = (vec![], vec![(String::new(), folder.to_owned())]);
    while let Some((before, folder)) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
            entries => entries?,
        };
        for entry in entries {
            let entry = entry?;
            let name = format!("{before}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push((format!("{name}/"), entry.path()));
            } else {
                found.push((name, entry.path(), entry.metadata()?.len()));
            }
        }
    }
    found.sort();
    Ok(found)
}

async fn fill(source: Source<'_>, part: &Path, now: Timestamp) -> Result<(), String> {
    let mut writer = Writer::create(part).map_err(|e| format!("{}: {e}", part.display()))?;
    let (pieces, mut receive) = mpsc::channel::<Piece>(4);
    let writing = tokio::task::spawn_blocking(move || {
        while let Some(piece) = receive.blocking_recv() {
            match piece {
                Piece::Begin(name) => writer.begin(&name)?,
                Piece::Rows(bytes, rows) => writer.add(&bytes, rows)?,
                Piece::File(name, path) => add_file(&mut writer, &name, &path)?,
                Piece::Last(manifest) => return writer.finish(*manifest).map(drop),
            }
        }
        // The reading stopped halfway and says why itself.
        Ok(())
    });
    let read = send_all(source, pieces, now).await;
    let written: io::Result<()> = writing.await.map_err(|e| e.to_string())?;
    written.map_err(|e| format!("{}: {e}", part.display()))?;
    read
}

/// Adds an attachment; one that was taken away since the folder was read is left out.
fn add_file(writer: &mut Writer, name: &str, path: &Path) -> io::Result<()> {
    let mut file = match fs::File::open(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        file => file?,
    };
    writer.begin(&format!("{}{name}", manifest::ATTACHMENTS))?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(()),
            n => writer.add(&buffer[..n], 0)?,
        }
    }
}

async fn send_all(
    source: Source<'_>,
    send: mpsc::Sender<Piece>,
    now: Timestamp,
) -> Result<(), String> {
    let said = |e: base::db::Error| format!("the database cannot be read: {e}");
    let schema = source.db.schema_version().await.map_err(said)?;
    let present = source.db.tables().await.map_err(said)?;
    if let Some(unknown) = present.iter().find(|t| !TABLES.contains(&t.as_str())) {
        return Err(format!("the database has a table this program does not know: {unknown}"));
    }
    let mut picture = source.db.snapshot_to_copy().await.map_err(said)?;
    for table in TABLES.iter().filter(|t| present.iter().any(|p| p == *t)) {
        let columns = source.db.columns(table).await.map_err(said)?;
        let head: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        let name = format!("{}{table}.jsonl", manifest::TABLES);
        give(&send, Piece::Begin(name)).await?;
        give(&send, Piece::Rows(format!("{}\n", serde_json::json!(head)).into_bytes(), 0)).await?;
        send_rows(&mut picture, table, &send).await?;
    }
    let has = |table: &str| present.iter().any(|p| p == table);
    let manifest = Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        schema,
        made_at: now,
        network: word(&mut picture, store::NETWORK, "name", has("network")).await?,
        key_check: word(&mut picture, store::KEY_CHECK, "value", has("key_check")).await?,
        parts: vec![],
    };
    drop(picture);
    for (name, path, _) in files(&source.attachments).map_err(|e| e.to_string())? {
        give(&send, Piece::File(name, path)).await?;
    }
    give(&send, Piece::Last(Box::new(manifest))).await
}

async fn give(send: &mpsc::Sender<Piece>, piece: Piece) -> Result<(), String> {
    send.send(piece).await.map_err(|_| "the backup cannot be written".to_owned())
}

async fn send_rows(
    picture: &mut Snapshot,
    table: &str,
    send: &mpsc::Sender<Piece>,
) -> Result<(), String> {
    let mut stream = picture.table(table);
    let (mut batch, mut count) = (Vec::with_capacity(BATCH), 0);
    while let Some(row) = stream.try_next().await.map_err(|e| e.to_string())? {
        let values = row.values().map_err(|e| format!("{table}: {e}"))?;
        batch.extend_from_slice(rows::line(values).as_bytes());
        count += 1;
        if batch.len() >= BATCH {
            give(send, Piece::Rows(std::mem::take(&mut batch), count)).await?;
            count = 0;
        }
    }
    give(send, Piece::Rows(batch, count)).await
}

/// The one word a question gives; empty when there is none, or no table for it in this schema.
async fn word(
    picture: &mut Snapshot,
    sql: &'static str,
    column: &str,
    exists: bool,
) -> Result<String, String> {
    if !exists {
        return Ok(String::new());
    }
    let row = picture.maybe(sql, vec![]).await.map_err(|e| e.to_string())?;
    row.map_or(Ok(String::new()), |row| row.get(column)).map_err(|e| e.to_string())
}
