//! What is shown once after a form was sent: the code of a new card, a link that is kept nowhere.
//!
//! The form leads on to a page of its own, so that a reload makes nothing new. What that page shows is
//! kept in memory for a few minutes, for the session that made it and for nobody else; after that the
//! page says that it is gone. It never reaches the disk.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// For how long it can be shown again: long enough to print it once more. Our own choice.
pub const SHOWN_FOR: SignedDuration = SignedDuration::from_mins(10);

/// What sessions just made and may still see.
#[derive(Debug, Default)]
pub struct Shown(Mutex<HashMap<(String, String), (Timestamp, String)>>);

impl Shown {
    /// Keeps what the page at `path` shows to a session.
    ///
    /// # Errors
    /// When it cannot be written as JSON, which no plain struct of texts does.
    pub fn keep(
        &self,
        now: Timestamp,
        (session, path): (&str, &str),
        what: &impl Serialize,
    ) -> serde_json::Result<()> {
        let text = serde_json::to_string(what)?;
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (at, _)| *at + SHOWN_FOR > now);
        all.insert((session.to_owned(), path.to_owned()), (now, text));
        Ok(())
    }

    /// What the page at `path` shows to a session; nothing once its time is over.
    pub fn find<T: DeserializeOwned>(&self, now: Timestamp, place: (&str, &str)) -> Option<T> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, text) = all.get(&(place.0.to_owned(), place.1.to_owned()))?;
        let is_fresh = *at + SHOWN_FOR > now;
        is_fresh.then(|| serde_json::from_str(text).ok()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_session_that_made_it_sees_it_and_not_for_long() {
        let (shown, now) = (Shown::default(), "2026-11-22T10:00:00Z".parse().unwrap());
        shown.keep(now, ("mine", "/card"), &"BXGT").unwrap();
        assert_eq!(shown.find(now, ("mine", "/card")), Some("BXGT".to_owned()));
        assert_eq!(shown.find::<String>(now, ("other", "/card")), None);
        assert_eq!(shown.find::<String>(now, ("mine", "/link")), None);
        assert_eq!(shown.find::<String>(now + SHOWN_FOR, ("mine", "/card")), None);
        shown.keep(now + SHOWN_FOR, ("mine", "/link"), &"x").unwrap();
        assert_eq!(shown.0.lock().unwrap().len(), 1, "what is over goes away");
    }
}
