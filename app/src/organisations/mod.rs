//! Organisations of the network, their members and switches.

pub mod pages;
pub mod store;
