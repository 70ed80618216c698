//! A counter in memory for pages that anybody can ask and that write nothing: counting them in the
//! database would let a flood of readers stand in the way of who writes. One program serves a network, so
//! its memory knows all callers.

use super::Limit;
use crate::problem::Problem;
use jiff::Timestamp;
use std::collections::HashMap;
use std::sync::Mutex;

/// So many callers are remembered; beyond that those whose time is over are forgotten.
const REMEMBERED: usize = 10_000;

/// Who asked how often.
#[derive(Default)]
pub struct Callers(Mutex<HashMap<String, (Timestamp, i64)>>);

impl Callers {
    /// Counts one request of a caller. Over the limit: [`Problem::TooMany`] with the seconds to wait.
    ///
    /// # Errors
    /// When the caller asked too often.
    pub fn take(&self, caller: &str, limit: Limit, now: Timestamp) -> Result<(), Problem> {
        let Ok(mut callers) = self.0.lock() else { return Ok(()) };
        if callers.len() >= REMEMBERED {
            callers.retain(|_, (began, _)| *began + limit.within > now);
        }
        let (began, hits) = callers.entry(caller.to_owned()).or_insert((now, 0));
        if *began + limit.within <= now {
            (*began, *hits) = (now, 0);
        }
        *hits += 1;
        if *hits <= limit.hits {
            return Ok(());
        }
        let left = (*began + limit.within).duration_since(now).as_secs().max(1);
        Err(Problem::TooMany(u64::try_from(left).unwrap_or(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

    #[test]
    fn who_asks_too_often_waits_and_others_do_not() {
        let limit = Limit { hits: 2, within: SignedDuration::from_mins(1) };
        let (callers, now) = (Callers::default(), Timestamp::UNIX_EPOCH);
        assert!(callers.take("one", limit, now).is_ok());
        assert!(callers.take("one", limit, now).is_ok());
        assert!(matches!(callers.take("one", limit, now), Err(Problem::TooMany(60))));
        assert!(callers.take("other", limit, now).is_ok());
        assert!(callers.take("one", limit, now + SignedDuration::from_secs(60)).is_ok());
    }
}
