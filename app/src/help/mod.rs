//! Help in plain words: a page per task and per term; about this program; every part of the look on
//! one page.

pub mod pages;
pub mod store;
mod tasks;
