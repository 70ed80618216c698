//! Links by which somebody without an account answers: only their hashes are kept.

use crate::keys;
use base::db::{Db, Result, Work};
use base::values;
use jiff::Timestamp;

const ADD: &str = "INSERT INTO referral_link (token_hash, referral, made_at) VALUES ($1, $2, $3)";
const END: &str = "UPDATE referral_link SET ended_at = $2 WHERE referral = $1 AND ended_at IS NULL";
const FIND: &str = "SELECT referral, ended_at FROM referral_link WHERE token_hash = $1";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ADD, END, FIND];

/// Makes a link and gives its path: 160 random bits, which are kept nowhere.
pub async fn make_link(work: &mut Work, referral: &str, now: Timestamp) -> Result<String> {
    let token = keys::random_word();
    work.run(ADD, values![keys::hash(&token), referral, now]).await?;
    Ok(format!("/answer/{token}"))
}

/// Ends every link of a referral: from now on they only say that they have ended.
pub async fn end_links(work: &mut Work, referral: &str, now: Timestamp) -> Result<()> {
    work.run(END, values![referral, now]).await.map(drop)
}

/// The referral behind a token, and whether the link has ended: then it only says so.
pub async fn find(db: &Db, token: &str) -> Result<Option<(String, bool)>> {
    let Some(row) = db.maybe(FIND, values![keys::hash(token)]).await? else { return Ok(None) };
    let ended: Option<Timestamp> = row.get("ended_at")?;
    Ok(Some((row.get("referral")?, ended.is_some())))
}
