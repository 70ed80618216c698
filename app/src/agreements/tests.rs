//! This room over HTTP, on both engines.

mod declaring;
pub(crate) mod rules;
pub(crate) mod walking;
