//! Drafts: typed text that was not saved yet survives time-out, sign-out and the back button.

pub mod pages;
pub mod store;
