//! Figures: the participation ladder of the network, an organisation, a region or a municipality.
//!
//! What each number means is decided in the crate `outcomes`: one table names the movements, every
//! person counts once. `safety_net::settle` writes each person's course down, this room adds up
//! ([`counts`]), hides what must be hidden ([`report`]) and prints it ([`tables`], [`drawing`]).
//!
//! # Small numbers
//! A number from 1 to 4 about people who are not the reader's own is hidden, and so is what would
//! give it away. Own people are those in the organisations whose files the reader's roles open.
//!
//! - Own people are taken off first, because the reader can: what is hidden is decided on the others
//!   alone, and the own people are added again to what is shown.
//! - Every ladder other than an own one is told from the same tables of the whole network: one
//!   ladder in detail, one table by organisation, one by municipality. There is no way to ask for
//!   anything else, so no two answers can be subtracted. Groups (umbrella bodies, regions) are
//!   hidden together with their members.
//! - Where a total of the network is hidden, the numbers that make it up are not given at all.
//! - Other people's figures are about twelve whole months that are over ([`period::suits_others`]).
//!
//! Page, CSV and XLSX print the same [`tables::Grid`]s. The command line is for whoever runs the
//! machine and has the database anyway: it shows everything.
//!
//! What this does not promise: that nobody can reason from one year to the next (somebody who comes
//! changes one number), nor from what a reader knows otherwise.

pub mod command;
pub mod counts;
pub mod drawing;
pub mod files;
pub mod ladder;
pub mod pages;
pub mod passed;
pub mod people;
pub mod period;
pub mod report;
pub mod rows;
pub mod scope;
pub mod store;
pub mod tables;
#[cfg(test)]
pub(crate) mod tests;
