//! Passkeys: the second step with a finger, face or key instead of a code.
//!
//! They need JavaScript and a name (not a number) as the address; the app with codes is the way
//! without. A ceremony under way is kept in memory for five minutes: after a restart one begins
//! again.

use crate::problem::Problem;
use crate::web::App;
use base::db::{Db, Result, Work};
use base::{id, values};
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};
use webauthn_rs::prelude::{
    AuthenticationResult, Passkey, PasskeyAuthentication, PasskeyRegistration, Url, Uuid, Webauthn,
    WebauthnBuilder,
};

/// How long a ceremony may take.
const LASTS: SignedDuration = SignedDuration::from_mins(5);
/// How many ceremonies are kept at most; the oldest goes first.
const AT_ONCE: usize = 1_000;

const ALL: &str = "SELECT id, name, credential, made_at, used_at FROM passkey
    WHERE account = $1 ORDER BY made_at";
const ADD: &str = "INSERT INTO passkey (id, account, name, credential, made_at)
    VALUES ($1, $2, $3, $4, $5)";
const USED: &str = "UPDATE passkey SET credential = $3, used_at = $4
    WHERE id = $1 AND account = $2";
const REMOVE: &str = "DELETE FROM passkey WHERE id = $1 AND account = $2";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[ALL, ADD, USED, REMOVE];

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
pub fn user_id(account: &str) -> std::result::Result<Uuid, Problem> {
    Uuid::try_parse(account).map_err(|_| Problem::Ours("an account's id is no UUID".into()))
}

/// A passkey of an account.
pub struct Kept {
    /// Its id.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
    /// What is needed to check an answer.
    pub key: Passkey,
}

/// The passkeys of an account.
pub async fn all(db: &Db, account: &str) -> std::result::Result<Vec<Kept>, Problem> {
    let rows = db.rows(ALL, values![account]).await?;
    rows.iter()
        .map(|row| {
            Ok(Kept {
                id: row.get("id")?,
                name: row.get("name")?,
                made_at: row.get("made_at")?,
                used_at: row.get("used_at")?,
                key: serde_json::from_str(&row.get::<String>("credential")?)?,
            })
        })
        .collect()
}

/// Adds a passkey and gives its id.
pub async fn add(
    work: &mut Work,
    account: &str,
    name: &str,
    key: &Passkey,
    now: Timestamp,
) -> std::result::Result<String, Problem> {
    let id = id::new(now);
    work.run(ADD, values![&id, account, name, serde_json::to_string(key)?, now]).await?;
    Ok(id)
}

/// Notes that a passkey was used, with its counter. Nothing when it is none of the account's.
pub async fn used(
    work: &mut Work,
    account: &str,
    kept: Vec<Kept>,
    result: &AuthenticationResult,
    now: Timestamp,
) -> std::result::Result<Option<String>, Problem> {
    for mut one in kept {
        if one.key.update_credential(result).is_some() {
            let text = serde_json::to_string(&one.key)?;
            work.run(USED, values![&one.id, account, text, now]).await?;
            return Ok(Some(one.id));
        }
    }
    Ok(None)
}

/// Takes a passkey away. Gives whether it was the account's.
pub async fn remove(work: &mut Work, account: &str, id: &str) -> Result<bool> {
    Ok(work.run(REMOVE, values![id, account]).await? == 1)
}
