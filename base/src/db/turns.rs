//! Who may read for long: exports, still pictures and copies each hold a connection for as long as
//! their reader takes. Only so many at once, and a copy for a backup never waits for an export.

use super::{Error, Result};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// How many long readings there may be at once.
const AT_ONCE: usize = 4;
/// How long to wait for one of the others to end.
const PATIENCE: Duration = Duration::from_secs(5);

/// The turns of one database.
#[derive(Clone)]
pub(super) struct Turns {
    readings: Arc<Semaphore>,
    copies: Arc<Semaphore>,
    patience: Duration,
}

/// One turn; it ends when this is dropped.
pub(super) type Turn = OwnedSemaphorePermit;

impl Turns {
    pub(super) fn new() -> Turns {
        Turns::waiting(PATIENCE)
    }

    fn waiting(patience: Duration) -> Turns {
        let readings = Arc::new(Semaphore::new(AT_ONCE));
        Turns { readings, copies: Arc::new(Semaphore::new(1)), patience }
    }

    /// A turn to read for long. When nobody ends in time the database is busy
    /// ([`super::is_busy`]).
    pub(super) async fn reading(&self) -> Result<Turn> {
        let turn = timeout(self.patience, self.readings.clone().acquire_owned()).await;
        turn.map_err(|_| Error::PoolTimedOut)?.map_err(|_| Error::PoolClosed)
    }

    /// The turn to copy everything. Who copies has no hurry.
    pub(super) async fn copy(&self) -> Result<Turn> {
        self.copies.clone().acquire_owned().await.map_err(|_| Error::PoolClosed)
    }

    /// No more turns.
    pub(super) fn close(&self) {
        self.readings.close();
        self.copies.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::is_busy;

    #[tokio::test]
    async fn who_reads_for_long_while_others_do_hears_so_and_a_copy_is_made_all_the_same() {
        let turns = Turns::waiting(Duration::from_millis(20));
        let mut held = vec![];
        for _ in 0..AT_ONCE {
            held.push(turns.reading().await.unwrap());
        }
        assert!(is_busy(&turns.reading().await.unwrap_err()));
        drop(turns.copy().await.unwrap());
        held.pop();
        drop(turns.reading().await.unwrap());
        turns.close();
        assert!(matches!(turns.reading().await, Err(Error::PoolClosed)));
    }
}
