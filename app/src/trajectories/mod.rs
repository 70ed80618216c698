//! Trajectories: dated steps on the participation ladder, with work form, place, aim and reasons.

pub mod pages;
pub mod section;
pub mod store;
