//! The links of a sign-up: only their hashes are kept, each with what it is for.

use crate::keys;
use crate::sign_ups::Purpose;
use base::db::{Db, Result, Work};
use base::values;
use jiff::Timestamp;

const ADD: &str =
    "INSERT INTO sign_up_link (token_hash, sign_up, purpose, made_at) VALUES ($1, $2, $3, $4)";
const END: &str = "UPDATE sign_up_link SET ended_at = $3
    WHERE sign_up = $1 AND purpose = $2 AND ended_at IS NULL";
const FIND: &str = "SELECT sign_up, purpose, ended_at FROM sign_up_link WHERE token_hash = $1";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ADD, END, FIND];

/// Makes a link and gives its path: 160 random bits, which are kept nowhere.
pub async fn make_link(
    work: &mut Work,
    sign_up: &str,
    purpose: Purpose,
    now: Timestamp,
) -> Result<String> {
    let token = keys::random_word();
    work.run(ADD, values![keys::hash(&token), sign_up, purpose.word(), now]).await?;
    Ok(format!("/sign-up/{token}"))
}

/// Ends the links of a sign-up that are for one thing.
pub async fn end_links(
    work: &mut Work,
    sign_up: &str,
    purpose: Purpose,
    now: Timestamp,
) -> Result<()> {
    work.run(END, values![sign_up, purpose.word(), now]).await.map(drop)
}

/// The sign-up behind a token, what the link is for, and whether it has ended.
pub async fn find(db: &Db, token: &str) -> Result<Option<(String, Purpose, bool)>> {
    let Some(row) = db.maybe(FIND, values![keys::hash(token)]).await? else { return Ok(None) };
    let Some(purpose) = Purpose::parse(&row.get::<String>("purpose")?) else { return Ok(None) };
    let ended: Option<Timestamp> = row.get("ended_at")?;
    Ok(Some((row.get("sign_up")?, purpose, ended.is_some())))
}
