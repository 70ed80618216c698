//! Households: members with role and dates, moves between households, children.

pub mod pages;
pub mod section;
pub mod store;
