//! This room over HTTP, on both engines.

mod declaring;
pub(crate) mod rules;
mod standing;
pub(crate) mod walking;
