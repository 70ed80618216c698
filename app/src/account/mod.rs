//! Accounts: signing in and out, sessions, second factors, invitations, recovery.

mod edit_pages;
mod factor_pages;
mod invite_pages;
mod leaving;
mod leaving_pages;
mod link_pages;
mod list_pages;
mod own_pages;
pub mod pages;
pub mod passkeys;
pub mod password;
pub mod reset;
mod rights;
mod roles_form;
mod second_pages;
pub mod setup;
mod setup_pages;
pub mod store;
mod totp;

pub use own_pages::asks_password_of;
use store::{codes, directory, sessions};
pub use store::{links, session};

#[cfg(test)]
mod accounts_tests;
#[cfg(test)]
mod factor_tests;
#[cfg(test)]
mod lapse_tests;
#[cfg(test)]
mod leaving_tests;
#[cfg(test)]
mod setup_tests;
