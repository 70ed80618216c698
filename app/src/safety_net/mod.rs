//! The safety net (vangnet): who has no supporter, no next date, no step, or something that runs out.

pub mod pages;
mod settle;
pub mod store;

pub use settle::settle;
