//! Every query of this room.

pub(crate) mod copied;
pub mod many;
pub mod orders;
mod reading;
pub mod tasks;
mod versions;
mod writing;

pub use reading::{
    Action, Evaluation, Goal, Worker, action, all, evaluations, goal, home, own, unread_by, workers,
};
pub use tasks::NewNoted;
pub use versions::{Agreed, NewVersion, add_version, one_version, versions};
pub use writing::{
    NewAction, NewGoal, add_action, add_goal, change_action, change_goal, pass_action, tick, untick,
};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) fn texts() -> Vec<&'static str> {
    [orders::TEXTS, tasks::TEXTS, reading::TEXTS, versions::TEXTS, writing::TEXTS].concat()
}
