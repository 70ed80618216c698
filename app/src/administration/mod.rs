//! What an administrator sets: work forms, rules with their sources, regions.

mod forms;
mod more;
pub mod pages;
mod regions;
mod rules;

pub use rules::{amount as rule_amount, name as rule_name};
mod settings;
pub mod store;
#[cfg(test)]
mod tests;
