//! Merging two records of one person, with every field shown beforehand and an undo of 90 days.

pub mod pages;
pub mod store;
