//! Attachments: files that belong to a person's notes. Their kind is read from what is in them, not
//! from their name; they are only ever sent as downloads.

mod contents;
mod pages;
pub mod store;

pub use contents::FileKind;
pub use pages::routes;
pub(crate) use pages::take;

use crate::web::App;
use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};
use std::collections::HashSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The longest file, in bytes: 20 MB.
pub const LONGEST: usize = 20 * 1024 * 1024;

/// Where the file of an attachment lies: a folder by the last letters of its id, which are chance,
/// so that no folder grows too long.
pub fn place(folder: &Path, id: &str) -> PathBuf {
    let last = id.get(id.len().saturating_sub(2)..).unwrap_or("00");
    folder.join(last).join(id)
}

/// Puts a file in its place so that it is there whole, also after a power cut, or not at all. Gives
/// its fingerprint.
pub fn put(folder: &Path, id: &str, bytes: &[u8]) -> std::io::Result<String> {
    let path = place(folder, id);
    let inside = path.parent().unwrap_or(folder);
    std::fs::create_dir_all(inside)?;
    let half = inside.join(format!("{id}.half"));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&half)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&half, &path)?;
    std::fs::File::open(inside)?.sync_all()?;
    Ok(data_encoding::HEXLOWER.encode(&Sha256::digest(bytes)))
}

/// Removes for good what was deleted too long ago to come back: first the rows, then the files, so
/// that no row ever points at nothing.
pub async fn erase_old(app: &App) -> Result<(), crate::problem::Problem> {
    let mut work = app.db.work().await?;
    let gone = store::forget_old(&mut work, app.now()).await?;
    work.save().await?;
    for id in gone {
        match std::fs::remove_file(place(&app.attachments, &id)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                tracing::warn!(id, %error, "the file of a deleted attachment could not be removed");
            }
            _ => {}
        }
    }
    Ok(())
}

/// Removes files without a row: of uploads that broke off before their row was written. What is
/// younger than a day stays, since its row may be on its way.
pub async fn sweep(app: &App) -> Result<(), crate::problem::Problem> {
    let known = store::ids(&app.db).await?;
    let eve = SystemTime::from(app.now() - SignedDuration::from_hours(24));
    for path in without_row(&app.attachments, &known)? {
        if std::fs::metadata(&path)?.modified()? < eve {
            std::fs::remove_file(&path)?;
            tracing::info!(path = %path.display(), "a file without an attachment was removed");
        }
    }
    Ok(())
}

/// The files in the folder of attachments that belong to none of these.
pub(crate) fn without_row(folder: &Path, known: &HashSet<String>) -> std::io::Result<Vec<PathBuf>> {
    let mut found = vec![];
    for inside in std::fs::read_dir(folder)? {
        let inside = inside?.path();
        if !inside.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(inside)? {
            let file = file?;
            if !file.file_name().to_str().is_some_and(|name| known.contains(name)) {
                found.push(file.path());
            }
        }
    }
    Ok(found)
}
