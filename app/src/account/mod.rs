//! Accounts: signing in and out, sessions, second factors, invitations, recovery.

mod codes;
mod directory;
mod edit_pages;
mod factor_pages;
mod invite_pages;
mod leaving;
mod leaving_pages;
mod link_pages;
pub mod links;
mod list_pages;
mod own_pages;
pub mod pages;
pub mod passkeys;
pub mod password;
pub mod reset;
mod rights;
mod roles_form;
mod second_pages;
pub mod session;
mod sessions;
pub mod setup;
mod setup_pages;
pub mod store;
mod totp;

pub use directory::AT_ONCE;

#[cfg(test)]
mod accounts_tests;
#[cfg(test)]
mod factor_tests;
#[cfg(test)]
mod leaving_tests;
#[cfg(test)]
mod setup_tests;

/// Every SQL text of the rooms in this folder that have their own, for the test that prepares each
/// on both engines.
#[cfg(test)]
pub(crate) const MORE_TEXTS: &[&[&str]] = &[
    codes::TEXTS,
    directory::TEXTS,
    leaving::TEXTS,
    links::TEXTS,
    passkeys::TEXTS,
    sessions::TEXTS,
    totp::TEXTS,
    own_pages::TEXTS,
    reset::TEXTS,
];
