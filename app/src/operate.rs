//! The commands that look after a network: backup, restore, moving, doctor, the check of the audit
//! log. Each prints in words what it did; an error is the text for the terminal.

use crate::backup::doctor::{self, State};
use crate::backup::{self, Source};
use crate::clock::Clock;
use crate::config::{self, Backups, Mail, Place, PublicUrl};
use crate::{audit, start, terminal};
use std::path::Path;

/// Opens the network of a place that must be there already, whatever its schema.
pub async fn existing(place: &Place) -> Result<base::db::Db, String> {
    if place.database.is_none() && !place.sqlite_file().exists() {
        return Err(format!("there is no network in {}", place.data.display()));
    }
    if let Some(problem) = start::broken_restore(place) {
        return Err(problem);
    }
    let db = start::connect(place).await?;
    if db.schema_version().await.map_err(|e| e.to_string())? == 0 {
        return Err("the database is empty".into());
    }
    Ok(db)
}

/// `opstap backup --out FILE`.
pub async fn backup(place: &Place, out: &Path) -> Result<(), String> {
    let db = existing(place).await?;
    let source = Source { db: &db, attachments: place.attachments() };
    let manifest = backup::write(source, out, Clock::System.now()).await?;
    let lacks = backup::lacking::lacking(&db, &manifest).await?;
    db.close().await;
    terminal::print(format_args!(
        "{}: {} rows and {} attachments, written and read back\n\
         The key file {} is not in it: keep it apart.",
        out.display(),
        manifest.rows(),
        manifest.attachments(),
        place.key_path().display()
    ))?;
    backup::lacking::sentence(&lacks).map_or(Ok(()), Err)
}

/// `opstap restore FILE`.
pub async fn restore(file: &Path, place: &Place) -> Result<(), String> {
    let restored = backup::restore(file, place).await?;
    terminal::print(format_args!(
        "{} rows and {} attachments are back, of {}",
        restored.manifest.rows(),
        restored.manifest.attachments(),
        restored.manifest.made_at
    ))?;
    restored.key.map_or(Ok(()), terminal::print)
}

/// `opstap move-to postgres://…`.
pub async fn move_to(place: &Place, target: &str) -> Result<(), String> {
    config::postgres_address(target)?;
    existing(place).await?.close().await;
    let manifest = backup::move_to(place, target, Clock::System.now()).await?;
    terminal::print(format_args!(
        "{} rows are in the new database. From now on start with\n  \
         opstap serve --data {} --database {target}\n\
         The attachments stay in the folder; keep the old database until all is well.",
        manifest.rows(),
        place.data.display()
    ))
}

/// `opstap doctor`. Fails when something is wrong.
pub async fn doctor(
    place: &Place,
    backups: &Backups,
    (mail, public_url): (&Mail, Option<&PublicUrl>),
) -> Result<(), String> {
    let file = config::read_settings(&place.data)?;
    let plan = backups.plan(&file)?;
    let mut found = doctor::examine(place, plan.as_ref(), Clock::System.now()).await?;
    found.push(doctor::mail(mail.server(&file, public_url)));
    for finding in &found {
        let mark = match finding.state {
            State::Well => "well ",
            State::Care => "care ",
            State::Wrong => "WRONG",
        };
        terminal::print(format_args!("{mark}  {}", finding.text))?;
    }
    match found.iter().filter(|f| f.state == State::Wrong).count() {
        0 => Ok(()),
        1 => Err("one thing is wrong".into()),
        n => Err(format!("{n} things are wrong")),
    }
}

/// `opstap audit verify`. Fails when the chain is broken.
pub async fn verify(place: &Place, noted: Option<&str>) -> Result<(), String> {
    let noted = noted
        .map(|text| audit::Seal::parse(text).ok_or("--noted takes a seal: NUMBER:HASH".to_owned()))
        .transpose()?;
    let db = existing(place).await?;
    let found = audit::verify_since(&db, noted.as_ref()).await.map_err(|e| e.to_string())?;
    db.close().await;
    let last = found.map_err(|broken| broken.to_string())?;
    terminal::print(format_args!(
        "the audit log is whole: {} lines\nseal {last}\n\
         Note it outside this machine: --noted SEAL shows later that nothing before it changed.",
        last.line
    ))
}
