//! Erasing a person: everything but what the figures count, and again when an older backup is put back.
//!
//! The ids of who was erased stand in the database and in the file `erased.list` beside the
//! attachments (what the program did not get to write there, it adds when it starts), so that a backup from before is erased again when the program starts.

use super::store::{erasing as store, retention};
use crate::audit::{self, Line};
use crate::notes::attachments;
use crate::problem::Problem;
use crate::safety_net;
use crate::web::App;
use base::db::Work;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

/// Erases a person of whom that was asked by another account than `by`, with the line of the log about
/// it. Says no, and changes nothing, when the file came to life meanwhile or is to be kept.
pub async fn erase_asked(app: &App, person: &str, by: &str, line: Line) -> Result<bool, Problem> {
    let mut work = app.db.work().await?;
    if !retention::is_still_asked(&mut work, person, by, app.today()).await? {
        return Ok(false);
    }
    erase(app, work, person, line).await?;
    Ok(true)
}

async fn erase(app: &App, mut work: Work, person: &str, line: Line) -> Result<(), Problem> {
    // First the line: it holds the head of the log, so that whoever writes about the person at this
    // moment comes before, and is erased too, or after, and is refused.
    audit::write(&mut work, app.now(), &[line]).await?;
    let (records, files) = store::erase(&mut work, app.now(), app.today(), person).await?;
    safety_net::settle(&mut work, app.today(), &[person]).await?;
    work.save().await?;
    // Only now: who stands in the list without having been erased would be erased at the next start.
    if let Err(error) = note(app, &records) {
        tracing::error!(?error, "who was erased is not in erased.list yet: the next start adds it");
    }
    for id in files {
        // A file that is gone already is what was wanted.
        if let Err(error) = fs::remove_file(attachments::place(&app.attachments, &id))
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::error!(%error, id, "an attachment of somebody who was erased stays on the disk");
        }
    }
    Ok(())
}

/// The list beside the attachments.
fn list(app: &App) -> PathBuf {
    app.attachments.with_file_name("erased.list")
}

/// Adds ids to the list.
fn note(app: &App, records: &[String]) -> Result<(), Problem> {
    let added =
        fs::OpenOptions::new().create(true).append(true).open(list(app)).and_then(|mut file| {
            for record in records {
                writeln!(file, "{record}")?;
            }
            file.sync_all()
        });
    added.map_err(|error| Problem::Ours(format!("erased.list: {error}")))
}

/// Erases again who stands in the list and not in the database: a backup from before was put back.
pub async fn again(app: &App) -> Result<(), Problem> {
    let listed = match fs::read_to_string(list(app)) {
        Ok(listed) => listed,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Problem::Ours(format!("erased.list: {error}"))),
    };
    let known: BTreeSet<String> = store::all(&app.db).await?.into_iter().collect();
    let there: BTreeSet<&str> = listed.lines().collect();
    let missing: Vec<String> =
        known.iter().filter(|id| !there.contains(id.as_str())).cloned().collect();
    if !missing.is_empty() {
        note(app, &missing)?;
    }
    for person in listed.lines().filter(|id| !id.is_empty() && !known.contains(*id)) {
        if store::is_there(&app.db, person).await? {
            let line = Line::by_program(audit::Deed::Erase, audit::Thing::Person, person);
            let work = app.db.work().await?;
            erase(app, work, person, line.about(person).because("again")).await?;
        }
    }
    Ok(())
}

/// Erases again who was erased and of whom something stands there all the same, whatever the way it came.
pub async fn leftovers(app: &App) -> Result<(), Problem> {
    for person in store::left(&app.db).await? {
        tracing::warn!(person, "somebody who was erased had rows again: erased once more");
        let line = Line::by_program(audit::Deed::Erase, audit::Thing::Person, &person);
        let work = app.db.work().await?;
        erase(app, work, &person, line.about(&person).because("again")).await?;
    }
    Ok(())
}
