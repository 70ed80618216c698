//! Help in plain words: a page per task and per term; about this program.

pub mod pages;
pub mod store;
