//! Looks a network over: what is well, and what needs a hand. Changes nothing.

use super::schedule::{self, Plan};
use super::write::free;
use super::{restore::key_problem, store};
use crate::config::{MailServer, Place};
use crate::notes::attachments::{place as place_of, without_row};
use crate::schema::newest;
use crate::{audit, start};
use base::db::Db;
use futures_util::TryStreamExt as _;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::collections::HashSet;
use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

/// Less free room than this is worth a word, in bytes.
const LITTLE_ROOM: u64 = 1 << 30;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How it stands.
    pub state: State,
    /// In words.
    pub text: String,
}

/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Well.
    Well,
    /// Works, but somebody should look.
    Care,
    /// Something is lost or will not work.
    Wrong,
}

impl Finding {
    fn well(text: impl Into<String>) -> Finding {
        Finding { state: State::Well, text: text.into() }
    }
    fn care(text: impl Into<String>) -> Finding {
        Finding { state: State::Care, text: text.into() }
    }
    fn wrong(text: impl Into<String>) -> Finding {
        Finding { state: State::Wrong, text: text.into() }
    }
}

/// Looks everything over. Fails only when the database cannot be opened at all.
pub async fn examine(
    place: &Place,
    plan: Option<&Plan>,
    now: Timestamp,
) -> Result<Vec<Finding>, String> {
    if !place.data.exists() {
        return Err(format!("{} does not exist", place.data.display()));
    }
    if place.database.is_none() && !place.sqlite_file().exists() {
        return Err(format!("there is no network in {}", place.data.display()));
    }
    if let Some(problem) = start::broken_restore(place) {
        return Err(problem);
    }
    let db = start::connect(place).await?;
    let mut found = vec![room(place)];
    let schema = db.schema_version().await.map_err(|e| e.to_string())?;
    found.push(version(schema));
    found.extend(damage(&db).await);
    if schema == newest() {
        found.push(key(place, &db).await);
        found.push(log(&db).await);
        found.extend(attachments(place, &db).await.unwrap_or_else(|e| vec![Finding::wrong(e)]));
    }
    found.push(backups(plan, now));
    db.close().await;
    Ok(found)
}

/// Whether mail is sent, by the settings.
pub fn mail(server: Result<Option<MailServer>, String>) -> Finding {
    match server {
        Ok(Some(mail)) => Finding::well(format!(
            "mail goes out by {:?} and comes from {}",
            mail.server,
            mail.from.address()
        )),
        Ok(None) => Finding::care("this network sends no mail; set smtp and mail-from for that"),
        Err(problem) => Finding::wrong(problem),
    }
}

fn room(place: &Place) -> Finding {
    match free(&place.data) {
        Err(e) => Finding::wrong(e),
        Ok(bytes) if bytes < LITTLE_ROOM => {
            Finding::care(format!("only {} MB is free on the disk of the data", bytes >> 20))
        }
        Ok(bytes) => Finding::well(format!("{} GB is free on the disk of the data", bytes >> 30)),
    }
}

fn version(schema: i64) -> Finding {
    let newest = newest();
    match schema.cmp(&newest) {
        std::cmp::Ordering::Equal => Finding::well(format!("the database is of schema {schema}")),
        std::cmp::Ordering::Less => Finding::care(format!(
            "the database is of schema {schema}; the next start brings it to {newest}, after a backup"
        )),
        std::cmp::Ordering::Greater => Finding::wrong(format!(
            "the database is of schema {schema}, this program knows {newest}: use the newer program"
        )),
    }
}

async fn damage(db: &Db) -> Vec<Finding> {
    match db.damage().await {
        Err(e) => vec![Finding::wrong(format!("the database cannot be read: {e}"))],
        Ok(found) if found.is_empty() => vec![Finding::well("the database is whole")],
        Ok(found) => found.into_iter().map(Finding::wrong).collect(),
    }
}

async fn key(place: &Place, db: &Db) -> Finding {
    let expected = match db.maybe(store::KEY_CHECK, vec![]).await {
        Err(e) => return Finding::wrong(e.to_string()),
        Ok(row) => row.and_then(|row| row.get::<String>("value").ok()).unwrap_or_default(),
    };
    if let Some(problem) = key_problem(place, &expected) {
        return Finding::wrong(problem);
    }
    let path = place.key_path();
    match fs::metadata(&path) {
        Err(_) => Finding::care("there is no key yet; the first start makes it"),
        Ok(file) if file.permissions().mode() & 0o077 != 0 => Finding::care(format!(
            "others can read the key file {}; take that away: chmod 600",
            path.display()
        )),
        Ok(_) => Finding::well(format!("the key file {} is the right one", path.display())),
    }
}

async fn log(db: &Db) -> Finding {
    match audit::verify(db).await {
        Err(e) => Finding::wrong(e.to_string()),
        Ok(Ok(lines)) => Finding::well(format!("the audit log is whole: {lines} lines")),
        Ok(Err(broken)) => Finding::wrong(broken.to_string()),
    }
}

/// Compares the files with their rows.
async fn attachments(place: &Place, db: &Db) -> Result<Vec<Finding>, String> {
    let folder = place.attachments();
    let mut found = vec![];
    let mut known = HashSet::new();
    let mut rows = db.stream(store::ATTACHMENTS, vec![]).map_err(|e| e.to_string())?;
    while let Some(row) = rows.try_next().await.map_err(|e| e.to_string())? {
        let get = |name: &str| row.get::<String>(name).map_err(|e| e.to_string());
        let (id, sha256) = (get("id")?, get("sha256")?);
        match hash(&place_of(&folder, &id)) {
            Err(e) => found.push(Finding::wrong(format!("attachment {id}: {e}"))),
            Ok(hash) if hash != sha256 => {
                found.push(Finding::wrong(format!("attachment {id} is not what was uploaded")));
            }
            Ok(_) => {}
        }
        known.insert(id);
    }
    let count = known.len();
    if found.is_empty() {
        found.push(Finding::well(format!("all {count} attachments are there, unchanged")));
    }
    // Without a folder there was never an attachment.
    let lost = without_row(&folder, &known).unwrap_or_default().len();
    if lost > 0 {
        found.push(Finding::care(format!(
            "{lost} files without an attachment: they are removed a day after they came"
        )));
    }
    Ok(found)
}

fn hash(path: &PathBuf) -> io::Result<String> {
    let mut hasher = Sha256::new();
    io::copy(&mut fs::File::open(path)?, &mut hasher)?;
    Ok(data_encoding::HEXLOWER.encode(&hasher.finalize()))
}

fn backups(plan: Option<&Plan>, now: Timestamp) -> Finding {
    let Some(plan) = plan else {
        return Finding::care(
            "no backups are made by themselves; set backup-folder in opstap.toml",
        );
    };
    let late = jiff::SignedDuration::from_hours(i64::from(plan.every_hours) * 2);
    match schedule::newest(&plan.folder) {
        Ok(Some(at)) if now.duration_since(at) <= late => {
            Finding::well(format!("the last backup is of {at}"))
        }
        Ok(Some(at)) => Finding::wrong(format!("the last backup is of {at}: too long ago")),
        Ok(None) => Finding::care(format!("no backup in {} yet", plan.folder.display())),
        Err(e) => Finding::wrong(format!("{}: {e}", plan.folder.display())),
    }
}
