//! Appointments: the next date of everybody.

pub mod pages;
pub mod section;
pub mod store;
