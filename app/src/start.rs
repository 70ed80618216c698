//! Opening a network's data: folder, database, key; and serving it.

use crate::account::setup;
use crate::alone::Alone;
use crate::backup;
use crate::clock::Clock;
use crate::config::{Place, Reach};
use crate::keys::Keys;
use crate::schema::{SCHEMA, newest};
use crate::terminal;
use crate::web::{self, App, connections};
use base::db::Db;
use base::values;
use std::fs::File;
use std::net::SocketAddr;

/// Opens the database of a place and brings its schema up to date. A database of an earlier schema
/// is backed up first, beside its data.
pub async fn database(place: &Place) -> Result<Db, String> {
    if let Some(problem) = broken_restore(place) {
        return Err(problem);
    }
    let db = connect(place).await?;
    let schema = db.schema_version().await.map_err(|e| e.to_string())?;
    if schema > newest() {
        return Err(format!(
            "the database is of schema {schema}, this program knows {}: use the newer program",
            newest()
        ));
    }
    if 0 < schema && schema < newest() {
        let file = backup::before_upgrade(place, &db, newest(), Clock::System.now()).await?;
        tracing::info!(file = %file.display(), "backed up before the upgrade");
    }
    db.migrate(SCHEMA)
        .await
        .map_err(|e| format!("the schema could not be brought up to date: {e}"))?;
    Ok(db)
}

/// Today for a command, as the pages of its network say it.
///
/// # Errors
/// When the database does not answer.
pub async fn today(db: &Db) -> base::db::Result<jiff::civil::Date> {
    Ok(web::Network::read(db).await?.today(&Clock::System))
}

/// Opens the database of a place as it is.
pub async fn connect(place: &Place) -> Result<Db, String> {
    let url = place.postgres()?;
    make_folders(place).map_err(|e| format!("{} cannot be made: {e}", place.data.display()))?;
    let opened = match url {
        Some(url) => Db::open_postgres(url).await,
        None => Db::open_file(&place.sqlite_file()).await,
    };
    opened.map_err(|e| format!("{} cannot be opened: {e}", place.named()))
}

/// Makes the folders, for their owner only.
pub(crate) fn make_folders(place: &Place) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(place.attachments())
}

/// The mark that a backup is being put back: what stands there is not a network yet.
pub const RESTORING: &str = "opstap.restoring";

/// Marks a place while a backup is put back.
pub fn begin_restore(place: &Place) -> Result<(), String> {
    let mark = place.data.join(RESTORING);
    File::create(&mark).map(drop).map_err(|e| format!("{}: {e}", mark.display()))
}

/// Takes the mark away: the backup is back, or nothing of it is.
pub fn end_restore(place: &Place) -> Result<(), String> {
    let mark = place.data.join(RESTORING);
    std::fs::remove_file(&mark).map_err(|e| format!("{}: {e}", mark.display()))
}

/// What to say of a place where putting a backup back was broken off.
pub fn broken_restore(place: &Place) -> Option<String> {
    place.data.join(RESTORING).exists().then(|| {
        format!(
            "a restore into {} was broken off halfway: run `opstap restore` there again",
            place.data.display()
        )
    })
}

/// Reads the key of a place; makes it when the database is new. A key of another network is refused.
pub async fn keys(place: &Place, db: &Db) -> Result<Keys, String> {
    let said = |e: base::db::Error| e.to_string();
    let expected = match db.maybe(backup::KEY_CHECK, vec![]).await.map_err(said)? {
        Some(row) => row.get::<String>("value").map_err(said)?,
        None => String::new(),
    };
    if let Some(problem) = backup::restore::key_problem(place, &expected) {
        return Err(problem);
    }
    let path = place.key_path();
    let keys = if path.exists() { Keys::read(&path)? } else { Keys::make(&path)? };
    if expected.is_empty() {
        let mut work = db.work().await.map_err(said)?;
        work.run(backup::SET_KEY_CHECK, values![keys.check_value()]).await.map_err(said)?;
        work.save().await.map_err(said)?;
    }
    Ok(keys)
}

/// Opens everything.
pub async fn app(place: &Place, reach: Reach) -> Result<App, String> {
    let db = database(place).await?;
    let keys = keys(place, &db).await?;
    let said = |e: base::db::Error| e.to_string();
    let app = App::new(db, Clock::System, keys, reach, place.attachments()).await.map_err(said)?;
    if !app.network().name.is_empty() {
        // A network that was set up by an earlier version gets the instruments of this one.
        let mut work = app.db.work().await.map_err(said)?;
        crate::instruments::seed(&mut work).await.map_err(said)?;
        work.save().await.map_err(said)?;
        // A backup from before somebody was erased can have been put back.
        crate::rights::erase::again(&app).await.map_err(|problem| format!("{problem:?}"))?;
    }
    Ok(app)
}

/// Serves until the process is told to stop; then answers what was already asked. Stops at once when
/// another program took the database.
pub async fn serve(app: App, listen: SocketAddr, mut alone: Alone) -> Result<(), String> {
    app.reach.allows(listen)?;
    let listener = tokio::net::TcpListener::bind(listen)
        .await
        .map_err(|e| format!("cannot listen on {listen}: {e}"))?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    if let Some(code) = setup::open(&app).await.map_err(|e| e.to_string())? {
        terminal::print(format_args!("set-up code: {code}"))?;
    }
    tokio::spawn(now_and_then(app.clone()));
    tokio::spawn(crate::jobs::run_forever(app.clone()));
    tokio::spawn(crate::mail::sending::run_forever(app.clone()));
    terminal::print(format_args!("listening on http://{address}"))?;
    let patience = connections::patience(app.reach.trusted_proxy.is_some());
    tokio::select! {
        () = connections::serve(listener, web::service(&app), patience, told_to_stop()) => Ok(()),
        lost = alone.lost() => Err(lost),
    }
}

/// Brings lists up to date with the day it has become (planned steps begin, appointments pass), and
/// erases every hour what was withdrawn or deleted too long ago to come back, and what was typed or put
/// aside and forgotten.
async fn now_and_then(app: App) {
    let mut hours = tokio::time::interval(std::time::Duration::from_hours(1));
    let mut proposed = None;
    loop {
        hours.tick().await;
        let today = app.today();
        if proposed != Some(today) {
            match crate::rights::retention::propose(&app).await {
                Ok(()) => proposed = Some(today),
                Err(problem) => tracing::error!(?problem, "no term could be looked up"),
            }
            if let Err(problem) = crate::rights::erase::leftovers(&app).await {
                tracing::error!(?problem, "what was left of somebody who was erased stays");
            }
            if let Err(problem) = crate::rights::looking::count(&app).await {
                tracing::error!(?problem, "looks could not be counted");
            }
        }
        if let Err(problem) = crate::safety_net::refresh(&app).await {
            tracing::error!(?problem, "lists could not follow the day");
        }
        clocks(&app).await;
        if let Err(problem) = crate::mail::tidy(&app).await {
            tracing::error!(?problem, "mails that went out long ago could not be erased");
        }
        if let Err(problem) = crate::sign_ups::clock::tidy(&app).await {
            tracing::error!(?problem, "sign-ups that came to nothing could not be erased");
        }
        if let Err(problem) = crate::notes::tidy(&app).await {
            tracing::error!(?problem, "what was withdrawn long ago could not be erased");
        }
        if let Err(problem) = crate::drafts::tidy(&app).await {
            tracing::error!(?problem, "old drafts could not be erased");
        }
        if let Err(problem) = crate::imports::tidy(&app).await {
            tracing::error!(?problem, "import files that were forgotten could not be erased");
        }
    }
}

/// What is due by mail: reminders of referrals, and the question whether the offer is still right.
async fn clocks(app: &App) {
    if let Err(problem) = crate::referrals::clock::tick(app).await {
        tracing::error!(?problem, "the clocks of referrals could not be looked at");
    }
    if let Err(problem) = crate::sign_ups::clock::tick(app).await {
        tracing::error!(?problem, "the clocks of sign-ups could not be looked at");
    }
    if let Err(problem) = crate::offer::clock::tick(app).await {
        tracing::error!(?problem, "nobody could be asked whether the offer is still right");
    }
}

async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

#[cfg(test)]
mod tests {
    use super::today;
    use crate::clock::Clock;
    use crate::testing::TestApp;
    use base::values;
    use jiff::tz::TimeZone;

    #[tokio::test]
    async fn a_command_has_the_day_of_its_network() {
        for t in TestApp::each().await {
            // Of these two at least one is not on the day of Brussels, whatever the hour.
            for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago"] {
                let mut work = t.app.db.work().await.unwrap();
                work.run("UPDATE network SET time_zone = $1", values![zone]).await.unwrap();
                work.save().await.unwrap();
                let there = Clock::System.today(&TimeZone::get(zone).unwrap());
                assert_eq!(today(&t.app.db).await.unwrap(), there);
            }
            let mut work = t.app.db.work().await.unwrap();
            work.run("UPDATE network SET fixed_today = '2026-11-22'", vec![]).await.unwrap();
            work.save().await.unwrap();
            assert_eq!(today(&t.app.db).await.unwrap(), jiff::civil::date(2026, 11, 22));
        }
    }
}
