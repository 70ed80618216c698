//! How somebody came in, and how long that lasts.

use super::session::{LONGEST, LONGEST_IDLE, idle_limit};
use crate::access::Grant;
use jiff::SignedDuration;

/// How somebody came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// With a password or a passkey, and with the second step where there is one.
    Password,
    /// With a paper card: on a telephone or computer that may be anybody's.
    Card,
    /// With a link and a code that a worker told.
    Link,
    /// As a tablet at the door: it opens that page and nothing else (`presence/pages/kiosk.rs`).
    Kiosk,
}

impl Way {
    /// The word in storage, and in the log.
    pub fn word(self) -> &'static str {
        match self {
            Way::Password => "password",
            Way::Card => "card",
            Way::Link => "link",
            Way::Kiosk => "kiosk",
        }
    }

    pub(super) fn parse(word: &str) -> Way {
        let known = [Way::Password, Way::Card, Way::Link, Way::Kiosk];
        known.into_iter().find(|way| way.word() == word).unwrap_or(Way::Card)
    }

    /// How long somebody may be away, and how long the session runs at most. By card it is short: the
    /// card lets in again at once, and the telephone may be lent.
    pub(super) fn limits(self, grants: &[Grant]) -> (SignedDuration, SignedDuration) {
        match self {
            Way::Card => (SignedDuration::from_mins(20), SignedDuration::from_hours(8)),
            // With the day at the latest: `at_door`.
            Way::Kiosk => (LONGEST_IDLE, SignedDuration::from_hours(24)),
            _ => (idle_limit(grants), LONGEST),
        }
    }
}
