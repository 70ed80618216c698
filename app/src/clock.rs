//! The one place that asks what time it is.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use std::sync::{Arc, Mutex};

/// Where the time comes from: the machine, or a test that sets it.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until it is moved.
    Set(Arc<Mutex<Timestamp>>),
}

impl Clock {
    /// A clock that stands at `now`.
    pub fn standing_at(now: Timestamp) -> Clock {
        Clock::Set(Arc::new(Mutex::new(now)))
    }

    /// This moment, in whole microseconds: what PostgreSQL keeps.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn now(&self) -> Timestamp {
        let now = match self {
            Clock::System => Timestamp::now(),
            Clock::Set(at) => *at.lock().expect("a clock is never held while something fails"),
        };
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }

    /// Moves a clock that was set; the machine's clock goes by itself.
    pub fn pass(&self, time: SignedDuration) {
        if let Clock::Set(at) = self {
            let mut at = at.lock().expect("a clock is never held while something fails");
            *at += time;
        }
    }

    /// The day it is in `zone`.
    pub fn today(&self, zone: &TimeZone) -> Date {
        self.now().to_zoned(zone.clone()).date()
    }
}
