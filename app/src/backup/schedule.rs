//! Backups by themselves, while the program serves: every so many hours, keeping the newest ones.

use super::{Source, lacking, place::stamp, write};
use crate::web::App;
use jiff::Timestamp;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How often it is looked at whether a backup is due.
const LOOK_EVERY: Duration = Duration::from_mins(1);
/// How the names of these backups begin; other files in the folder are left alone.
const PREFIX: &str = "opstap-";

/// Where backups go by themselves, how often, and how many stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The folder; best on another disk than the data.
    pub folder: PathBuf,
    /// Hours between two backups.
    pub every_hours: u32,
    /// How many of the newest stay.
    pub keep: usize,
}

/// Makes backups by the plan until the program ends. A failure is logged and tried again later.
pub async fn run(app: App, plan: Plan) {
    loop {
        match turn(&app, &plan).await {
            Ok(Some(file)) => tracing::info!(file = %file.display(), "backed up"),
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "the backup failed"),
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Makes a backup when one is due and takes the oldest away. Gives the file when one was made.
pub async fn turn(app: &App, plan: &Plan) -> Result<Option<PathBuf>, String> {
    let said = |e: io::Error| format!("{}: {e}", plan.folder.display());
    fs::create_dir_all(&plan.folder).map_err(said)?;
    let now = app.now();
    if !is_due(newest(&plan.folder).map_err(said)?, plan, now) {
        return Ok(None);
    }
    let file = plan.folder.join(format!("{PREFIX}{}.opstap", stamp(now)));
    let source = Source { db: &app.db, attachments: app.attachments.clone() };
    let manifest = write(source, &file, now).await?;
    if let Some(lacks) = lacking::sentence(&lacking::lacking(&app.db, &manifest).await?) {
        // The last whole one must not make room for it.
        return Err(format!("{}: {lacks}", file.display()));
    }
    rotate(plan).map_err(said)?;
    Ok(Some(file))
}

fn is_due(newest: Option<Timestamp>, plan: &Plan, now: Timestamp) -> bool {
    newest.is_none_or(|at| {
        now.duration_since(at) >= jiff::SignedDuration::from_hours(plan.every_hours.max(1).into())
    })
}

/// When the newest backup of the schedule in `folder` was made, by its name.
pub fn newest(folder: &Path) -> io::Result<Option<Timestamp>> {
    Ok(own(folder)?.last().map(|(at, _)| *at))
}

/// The backups of the schedule, oldest first.
fn own(folder: &Path) -> io::Result<Vec<(Timestamp, PathBuf)>> {
    let mut found = vec![];
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let at = name.strip_prefix(PREFIX).and_then(|n| n.strip_suffix(".opstap"));
        let read = |at| jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", at).ok();
        if let Some(at) = at.and_then(read)
            && let Ok(at) = at.to_zoned(jiff::tz::TimeZone::UTC)
        {
            found.push((at.timestamp(), path));
        }
    }
    found.sort();
    Ok(found)
}

fn rotate(plan: &Plan) -> io::Result<()> {
    let all = own(&plan.folder)?;
    // The one that was just made always stays.
    let surplus = all.len().saturating_sub(plan.keep.max(1));
    all.iter().take(surplus).try_for_each(|(_, path)| fs::remove_file(path))
}
