//! Recovery codes: ten words on paper, each of which opens the door once when the phone is lost.

use crate::keys;
use base::db::{Db, Result, Work};
use base::values;
use jiff::Timestamp;

/// How many codes are made.
const HOW_MANY: usize = 10;

const ADD: &str = "INSERT INTO recovery_code (account, code_hash) VALUES";
pub(super) const CLEAR: &str = "DELETE FROM recovery_code WHERE account = $1";
const USE: &str = "UPDATE recovery_code SET used_at = $3
    WHERE account = $1 AND code_hash = $2 AND used_at IS NULL";
const LEFT: &str = "SELECT count(*) AS n FROM recovery_code WHERE account = $1 AND used_at IS NULL";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[CLEAR, USE, LEFT];

/// Makes ten new codes of 60 bits; the old ones stop working.
pub async fn renew(work: &mut Work, account: &str) -> Result<Vec<String>> {
    work.run(CLEAR, values![account]).await?;
    let codes: Vec<String> = (0..HOW_MANY)
        .map(|_| {
            let word = keys::random_word();
            format!("{}-{}-{}", &word[..4], &word[4..8], &word[8..12])
        })
        .collect();
    let rows = codes.iter().map(|code| values![account, keys::hash(&plain(code))]).collect();
    work.insert_many(ADD, rows, "").await?;
    Ok(codes)
}

/// Uses a code up. Gives whether it was one, and still unused.
pub async fn use_up(work: &mut Work, account: &str, typed: &str, now: Timestamp) -> Result<bool> {
    let hash = keys::hash(&plain(typed));
    Ok(work.run(USE, values![account, hash, now]).await? == 1)
}

/// How many codes are left.
pub async fn left(db: &Db, account: &str) -> Result<i64> {
    db.row(LEFT, values![account]).await?.get("n")
}

/// As it was made, whatever dashes, spaces and capitals were typed.
fn plain(typed: &str) -> String {
    typed.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect()
}
