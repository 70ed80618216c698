//! Accounts: signing in and out, sessions, second factors, invitations, recovery.

pub mod pages;
pub mod password;
pub mod session;
pub mod store;
