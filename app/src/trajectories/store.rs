//! Every query of this room.

pub(crate) mod copied;
mod listed;
mod plans;
mod read;
mod reference;
mod seeding;
mod team;
mod write;

pub use listed::{WaitRow, wait_as, wait_as_many};
pub use plans::{Aim, Plans, StoredFile, StoredPermission, StoredWaiting, plans};
#[cfg(test)]
pub use read::example;
pub use read::{StoredStep, steps, whose_permission, whose_step, whose_waiting};
pub use reference::{WorkForm, conflicts, conflicts_in, work_forms, work_forms_in};
pub use seeding::seed;
pub use team::{TeamMember, team};
pub use write::{
    NewPermission, NewWaiting, add_aim, add_permission, add_step, add_steps_many, add_waiting,
    change_permission, change_step, end_step, end_waiting, has_aims, holds, reopen_step,
    waits_since, weigh_warnings,
};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[
    read::STEPS,
    read::WHOSE_STEP,
    read::WHOSE_WAITING,
    read::WHOSE_PERMISSION,
    plans::PLANS,
    listed::FORGET,
    reference::FORMS,
    reference::CONFLICTS,
    team::TEAM_OF_THEN,
    write::END_STEP,
    write::CHANGE_STEP,
    write::HOLD_STEP,
    write::REOPEN_STEP,
    write::DATES,
    write::NO_WARNING,
    write::ADD_WAITING,
    write::WAITS_FOR,
    write::END_WAITING,
    write::ADD_AIM,
    write::AIMS,
    write::ADD_PERMISSION,
    write::CHANGE_PERMISSION,
];
