//! The week plan against a naive count, and over HTTP and in the database on both engines.

mod closed_places;
mod closing;
mod expecting;
mod oracle;
mod showing;
