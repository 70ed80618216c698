//! Of whom something was written while a request was answered: the lines of the log say so, whatever room
//! wrote. With it the memory of the last form knows that somebody else wrote about the same person.

use super::{Deed, Line};
use std::collections::BTreeSet;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};

/// People, by their ids.
pub type People = BTreeSet<String>;

tokio::task_local! {
    static TOLD: Arc<Mutex<People>>;
}

/// Runs something, and gives with what came out of it of whom was written meanwhile.
pub async fn telling<F: Future>(request: F) -> (F::Output, People) {
    let told = Arc::new(Mutex::new(People::new()));
    let came = TOLD.scope(told.clone(), request).await;
    let people = std::mem::take(&mut *told.lock().unwrap_or_else(PoisonError::into_inner));
    (came, people)
}

/// Notes of whom these lines tell a change. Outside a request, in a job, nobody asks.
pub(super) fn note(lines: &[Line]) {
    let _ = TOLD.try_with(|told| {
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        let changes = lines.iter().filter(|line| line.deed != Deed::Look);
        told.extend(changes.filter_map(|line| line.person.clone()));
    });
}
