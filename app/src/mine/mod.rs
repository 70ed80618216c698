//! The own pages of a participant: my steps, who helps me, who looked.

pub mod pages;
pub mod store;
#[cfg(test)]
mod tests;
