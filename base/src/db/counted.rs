//! How many statements a piece of work ran: every page keeps to a small, fixed number.

use std::cell::Cell;

tokio::task_local! {
    static RAN: Cell<u64>;
}

/// Runs `work` and tells how many statements it ran itself. What another task does on its behalf, such
/// as writing many readers' looks in one commit, is not among them.
pub async fn counted<T>(work: impl Future<Output = T>) -> (T, u64) {
    let with_its_count = async {
        let result = work.await;
        (result, RAN.with(Cell::get))
    };
    RAN.scope(Cell::new(0), with_its_count).await
}

/// Counts statements that a task of its own ran for the piece of work that is under way.
pub fn counted_elsewhere(statements: u64) {
    let _ = RAN.try_with(|ran| ran.set(ran.get() + statements));
}

/// Counts one more statement of the piece of work that is under way, if one is counted.
pub(super) fn one_more() {
    let _ = RAN.try_with(|ran| ran.set(ran.get() + 1));
}
