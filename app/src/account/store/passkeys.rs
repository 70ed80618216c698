//! The passkeys of an account.

use crate::problem::Problem;
use base::db::{Db, Result, Work};
use base::{id, values};
use jiff::Timestamp;
use webauthn_rs::prelude::{AuthenticationResult, Passkey};

const ALL: &str = "SELECT id, name, credential, made_at, used_at FROM passkey
    WHERE account = $1 ORDER BY made_at";
const ADD: &str = "INSERT INTO passkey (id, account, name, credential, made_at)
    VALUES ($1, $2, $3, $4, $5)";
const USED: &str = "UPDATE passkey SET credential = $3, used_at = $4
    WHERE id = $1 AND account = $2";
const REMOVE: &str = "DELETE FROM passkey WHERE id = $1 AND account = $2";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[ALL, ADD, USED, REMOVE];

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
