//! Passkeys: the second step with a finger, face or key instead of a code.
//!
//! They need JavaScript and a name (not a number) as the address; the app with codes is the way
//! without. A ceremony under way is kept in memory for five minutes: after a restart one begins
//! again.

pub use super::store::passkeys::{Kept, add, all, remove, used};
use crate::problem::Problem;
use crate::web::App;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};
use webauthn_rs::prelude::{
    PasskeyAuthentication, PasskeyRegistration, Url, Uuid, Webauthn, WebauthnBuilder,
};

/// How long a ceremony may take.
const LASTS: SignedDuration = SignedDuration::from_mins(5);
/// How many ceremonies are kept at most; the oldest goes first.
const AT_ONCE: usize = 1_000;

/// What waits for the browser's answer.
enum Waiting {
    Register(Box<PasskeyRegistration>),
    Authenticate(Box<PasskeyAuthentication>),
}

/// The ceremonies under way, by session.
#[derive(Default)]
pub struct Ceremonies(Mutex<HashMap<String, (Timestamp, Waiting)>>);

impl Ceremonies {
    fn all(&self) -> MutexGuard<'_, HashMap<String, (Timestamp, Waiting)>> {
        self.0.lock().expect("nobody fails while holding the ceremonies")
    }

    fn put(&self, session: &str, now: Timestamp, waiting: Waiting) {
        let mut all = self.all();
        all.retain(|_, (since, _)| now.duration_since(*since) < LASTS);
        if all.len() >= AT_ONCE
            && let Some(oldest) =
                all.iter().min_by_key(|(_, (since, _))| *since).map(|(key, _)| key.clone())
        {
            all.remove(&oldest);
        }
        all.insert(session.to_owned(), (now, waiting));
    }

    /// Keeps a registration until the browser answers.
    pub fn register(&self, session: &str, now: Timestamp, state: PasskeyRegistration) {
        self.put(session, now, Waiting::Register(Box::new(state)));
    }

    /// Keeps a sign-in until the browser answers.
    pub fn authenticate(&self, session: &str, now: Timestamp, state: PasskeyAuthentication) {
        self.put(session, now, Waiting::Authenticate(Box::new(state)));
    }

    /// Takes the registration of a session; each can be answered once.
    pub fn registration(&self, session: &str, now: Timestamp) -> Option<PasskeyRegistration> {
        match self.all().remove(session) {
            Some((since, Waiting::Register(state))) if now.duration_since(since) < LASTS => {
                Some(*state)
            }
            _ => None,
        }
    }

    /// Takes the sign-in of a session; each can be answered once.
    pub fn authentication(&self, session: &str, now: Timestamp) -> Option<PasskeyAuthentication> {
        match self.all().remove(session) {
            Some((since, Waiting::Authenticate(state))) if now.duration_since(since) < LASTS => {
                Some(*state)
            }
            _ => None,
        }
    }
}

/// What speaks the protocol, for the address that people type. Nothing where that is a number:
/// browsers bind passkeys to a name.
pub fn webauthn(app: &App, host: Option<&str>) -> Option<Webauthn> {
    let front = super::links::whole(app, host, "");
    let origin: Url = front.parse().ok()?;
    let name = origin.domain()?.to_owned();
    WebauthnBuilder::new(&name, &origin).ok()?.rp_name("Opstap").build().ok()
}

/// The account as a passkey knows it: our ids are UUIDs.
pub fn user_id(account: &str) -> Result<Uuid, Problem> {
    Uuid::try_parse(account).map_err(|_| Problem::Ours("an account's id is no UUID".into()))
}
