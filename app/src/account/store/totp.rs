//! The secret of the app with codes, encrypted, and the last step that was used up.

use crate::keys::Keys;
use base::db::{Db, Result, Work};
use base::values;

const FIND: &str = "SELECT totp_secret, totp_last_step FROM account WHERE id = $1";
const SET: &str = "UPDATE account SET totp_secret = $2, totp_last_step = $3 WHERE id = $1";
const STEP: &str = "UPDATE account SET totp_last_step = $2 WHERE id = $1 AND totp_last_step < $2";
pub(super) const FORGET: &str =
    "UPDATE account SET totp_secret = NULL, totp_last_step = 0 WHERE id = $1";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[FIND, SET, STEP, FORGET];

/// Whether somebody has such a secret, and the secret when the key still fits.
pub async fn secret(db: &Db, keys: &Keys, account: &str) -> Result<Option<Vec<u8>>> {
    let row = db.row(FIND, values![account]).await?;
    Ok(row.get::<Option<Vec<u8>>>("totp_secret")?.and_then(|sealed| keys.decrypt(&sealed)))
}

/// Keeps a secret whose first code was right at `step`.
pub async fn set(
    work: &mut Work,
    keys: &Keys,
    account: &str,
    secret: &[u8],
    step: i64,
) -> Result<()> {
    work.run(SET, values![account, keys.encrypt(secret), step]).await.map(drop)
}

/// Uses a step up. Gives whether it was still unused.
pub async fn use_step(work: &mut Work, account: &str, step: i64) -> Result<bool> {
    Ok(work.run(STEP, values![account, step]).await? == 1)
}

/// Takes the secret away.
pub async fn forget(work: &mut Work, account: &str) -> Result<()> {
    work.run(FORGET, values![account]).await.map(drop)
}
