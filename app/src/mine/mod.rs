//! The own pages of a person: what comes next, my week, my plan, my steps, who helps me, who looked.
//!
//! Written for a telephone and for somebody who reads little Dutch: one thing per page, a drawing
//! beside every word, and nothing but the own file. The same in one piece to print.

mod family;
mod looked;
mod own;
pub mod pages;
mod print;
mod sheets;
pub mod store;
#[cfg(test)]
mod tests;
mod timetable;
mod week;

pub(crate) use own::{Dated, dated};
