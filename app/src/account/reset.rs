//! `opstap account reset`: the way back for the last administrator, for who can reach the machine.

use super::links::{self, Purpose};
use super::store;
use crate::audit::{self, Deed, Line, Thing};
use crate::clock::Clock;
use crate::config::{self, Place};
use crate::{start, terminal};
use base::db::Db;

/// Makes a link with which the owner of this address chooses a new password; the second step goes
/// away with it. Prints the link.
pub async fn reset(place: &Place, email: &str) -> Result<(), String> {
    if place.database.is_none() && !place.sqlite_file().exists() {
        return Err(format!("there is no network in {}", place.data.display()));
    }
    let db = start::database(place).await?;
    let path = make(&db, &Clock::System, email).await?;
    let front = config::read_file(&place.data)?.public_url;
    let front = front.map_or_else(|| "http://127.0.0.1:8080".to_owned(), |url| url.to_string());
    db.close().await;
    terminal::print(format_args!(
        "{front}{path}\n\
         This link works once, for 24 hours. The second step at sign-in goes away with it."
    ))
}

/// Makes the link, with its audit line, and gives its path.
pub async fn make(db: &Db, clock: &Clock, email: &str) -> Result<String, String> {
    let said = |e: base::db::Error| e.to_string();
    let wanted = email.trim().to_lowercase();
    let found = store::by_email(db, &wanted).await.map_err(said)?;
    let found =
        found.ok_or_else(|| format!("there is no open account with the address {wanted}"))?;
    let id = found.id;
    let now = clock.now();
    let mut work = db.work().await.map_err(said)?;
    let path = links::make(&mut work, now, &id, Purpose::RecoverAll, None).await.map_err(said)?;
    store::unlock(&mut work, &id).await.map_err(said)?;
    let line =
        Line::by_program(Deed::MakeLink, Thing::Account, &id).because("reset at the machine");
    audit::write(&mut work, now, &[line]).await.map_err(said)?;
    work.save().await.map_err(said)?;
    Ok(path)
}
