//! The emergency access through which a file is read now: what the strip on top of each of its pages says.
//!
//! [`open`](super::open) notes it while a page is made ([`opened`](super::opened)); the frame of the page
//! reads it, so that no room has to know of it.

use super::opened;
use jiff::Timestamp;

/// Access in an emergency that is open now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emergency {
    /// Its id.
    pub id: String,
    /// Until when.
    pub until: Timestamp,
}

/// Through which access the page of now is read.
pub fn now() -> Option<Emergency> {
    opened::emergency()
}
