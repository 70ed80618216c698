//! What an administrator sets: work forms, rules with their sources, regions.

mod more;
pub mod pages;
pub mod store;
