//! Identifiers: text, made by the program, in order of time and not guessable.

use jiff::Timestamp;
use uuid::{NoContext, Uuid};

/// A new identifier (UUID version 7) for something made at `now`. 74 of its bits are chance.
pub fn new(now: Timestamp) -> String {
    let seconds = u64::try_from(now.as_second()).unwrap_or(0);
    let nanos = u32::try_from(now.subsec_nanosecond()).unwrap_or(0);
    let moment = uuid::Timestamp::from_unix(NoContext, seconds, nanos);
    Uuid::new_v7(moment).simple().to_string()
}
