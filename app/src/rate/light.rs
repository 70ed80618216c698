//! A counter in memory for pages that anybody can ask and that write nothing: counting them in the
//! database would let a flood of readers stand in the way of who writes. One program serves a network, so
//! its memory knows all callers.

use super::Limit;
use crate::problem::Problem;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::Mutex;

/// So many callers are remembered, each by name; who comes above that shares one place with others.
const REMEMBERED: usize = 10_000;
/// How often those whose time is over are looked for when there are that many.
const TIDY_EVERY: SignedDuration = SignedDuration::from_secs(1);
/// The place of all who have none of their own.
const OTHERS: &str = "";

/// Who asked how often.
#[derive(Default)]
pub struct Callers(Mutex<Known>);

#[derive(Default)]
struct Known {
    callers: HashMap<String, (Timestamp, i64)>,
    tidied: Option<Timestamp>,
}

impl Known {
    /// Forgets those whose time is over, at most once a second: a flood would else walk past everybody
    /// with each request.
    fn tidy(&mut self, limit: Limit, now: Timestamp) {
        let is_due = self.tidied.is_none_or(|at| at + TIDY_EVERY <= now);
        if self.callers.len() >= REMEMBERED && is_due {
            self.callers.retain(|_, (began, _)| *began + limit.within > now);
            self.tidied = Some(now);
        }
    }

    fn place(&mut self, caller: &str, now: Timestamp) -> &mut (Timestamp, i64) {
        let has_room = self.callers.len() < REMEMBERED || self.callers.contains_key(caller);
        let name = if has_room { caller } else { OTHERS };
        self.callers.entry(name.to_owned()).or_insert((now, 0))
    }
}

impl Callers {
    /// Counts one request of a caller. Over the limit: [`Problem::TooMany`] with the seconds to wait.
    ///
    /// # Errors
    /// When the caller asked too often.
    pub fn take(&self, caller: &str, limit: Limit, now: Timestamp) -> Result<(), Problem> {
        let Ok(mut known) = self.0.lock() else { return Ok(()) };
        known.tidy(limit, now);
        let (began, hits) = known.place(caller, now);
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

    #[test]
    fn above_so_many_callers_the_rest_shares_one_place_until_there_is_room() {
        let limit = Limit { hits: 2, within: SignedDuration::from_mins(1) };
        let (callers, now) = (Callers::default(), Timestamp::UNIX_EPOCH);
        for n in 0..REMEMBERED {
            assert!(callers.take(&n.to_string(), limit, now).is_ok());
        }
        assert!(callers.take("one", limit, now).is_ok());
        assert!(callers.take("other", limit, now).is_ok());
        assert!(callers.take("third", limit, now).is_err(), "they share what one may");
        assert!(callers.take("7", limit, now).is_ok(), "who was there keeps the own place");
        assert_eq!(callers.0.lock().unwrap().callers.len(), REMEMBERED + 1);
        let later = now + limit.within;
        assert!(callers.take("third", limit, later).is_ok());
        assert_eq!(callers.0.lock().unwrap().callers.len(), 1);
    }

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
