//! The rights of a person: a copy of the whole file, having it corrected, having it erased in time.
//!
//! What goes into a copy is decided per kind of data by [`Standing::may_copy`](crate::access::Standing):
//! the person gets what every organisation keeps, a worker hands over what the own organisation keeps.
//! What is left out is named, with the reason.
//!
//! Source: GDPR art. 15 (access, copy), 16 (correction), 17 (erasure), 20 (a form that machines read),
//! 12(3) (one month to answer), 30 (register of processing).

pub mod correction;
pub mod erase;
pub mod looking;
pub mod pages;
pub(crate) mod part;
mod register;
pub mod retention;
pub mod store;
#[cfg(test)]
mod tests;
mod whole;

pub(crate) use register::kind_of_data;
