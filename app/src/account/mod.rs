//! Accounts: signing in and out, sessions, second factors, invitations, recovery.

pub mod pages;
pub mod password;
pub mod session;
pub mod setup;
mod setup_pages;
#[cfg(test)]
mod setup_tests;
pub mod store;
