//! One serving program per network: two would each keep their own figures and signs-in in memory,
//! and on PostgreSQL put attachments in two folders of which each backup has one.

use crate::config::Place;
use crate::start::make_folders;
use base::db;
use std::fs::{File, TryLockError};
use std::time::Duration;

/// How often it is looked at whether the hold of a database still is.
const LOOK_EVERY: Duration = Duration::from_secs(15);

/// The hold of a data folder, and of its database on PostgreSQL. It ends with the process, however
/// that ends. Commands beside the serving program do not need it.
pub struct Alone {
    _folder: File,
    database: Option<db::Alone>,
}

impl Alone {
    /// Takes hold of a place; else what to say to who started a second program.
    pub async fn take(place: &Place) -> Result<Alone, String> {
        // The database first: a program that is refused leaves no new folder behind.
        let database = match place.postgres()? {
            Some(url) => Some(database(place, url).await?),
            None => None,
        };
        Ok(Alone { _folder: folder(place)?, database })
    }

    /// Waits until another program holds the database, which it can only after our connection was
    /// lost, and says so. A file is never lost.
    pub async fn lost(&mut self) -> String {
        let Some(database) = &mut self.database else { return std::future::pending().await };
        loop {
            tokio::time::sleep(LOOK_EVERY).await;
            match database.is_held().await {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => tracing::warn!(%error, "the database is away"),
            }
        }
        "the connection to the database was lost, and another opstap serves it now: this one stops"
            .to_owned()
    }
}

async fn database(place: &Place, url: &str) -> Result<db::Alone, String> {
    let taken = db::Alone::in_postgres(url).await;
    let taken = taken.map_err(|e| format!("{} cannot be used: {e}", place.named()))?;
    taken.ok_or_else(|| {
        format!(
            "another opstap serves {} already, perhaps from another folder or machine: \
             stop that one first",
            place.named()
        )
    })
}

fn folder(place: &Place) -> Result<File, String> {
    let said = |e: std::io::Error| format!("{} cannot be used: {e}", place.data.display());
    make_folders(place).map_err(said)?;
    let lock = File::create(place.data.join("opstap.lock")).map_err(said)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(format!(
            "another opstap serves {} already: stop that one first",
            place.data.display()
        )),
        Err(TryLockError::Error(error)) => Err(said(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operate;
    use crate::start;
    use crate::testing::TestPlace;

    #[tokio::test]
    async fn a_second_program_is_refused_on_one_folder_and_on_one_database() {
        for t in TestPlace::each().await {
            let held = Alone::take(&t.place).await.unwrap();
            let refused = Alone::take(&t.place).await.err().unwrap();
            assert!(refused.contains("another opstap serves"), "{refused}");
            if t.place.database.is_some() {
                let beside = Place { data: t.file("beside"), ..t.place.clone() };
                let refused = Alone::take(&beside).await.err().unwrap();
                assert!(refused.contains("another opstap serves the database at"), "{refused}");
                assert!(!refused.contains("postgres://"), "no password: {refused}");
                assert!(!beside.data.exists(), "a folder was made");
            }
            drop(held);
            assert!(Alone::take(&t.place).await.is_ok(), "the first has gone");
        }
    }

    #[tokio::test]
    async fn commands_run_beside_the_serving_program() {
        for t in TestPlace::each().await {
            let _held = Alone::take(&t.place).await.unwrap();
            let db = start::database(&t.place).await.unwrap();
            start::keys(&t.place, &db).await.unwrap();
            operate::backup(&t.place, &t.file("beside.opstap")).await.unwrap();
            operate::verify(&t.place, None).await.unwrap();
        }
    }
}
