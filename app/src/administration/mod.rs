//! What an administrator sets: work forms, rules with their sources, regions.

pub mod pages;
pub mod store;
