//! Every query of this room.

use jiff::SignedDuration;

/// How long a draft is kept that nobody comes back to.
pub(super) const KEPT_FOR: SignedDuration = SignedDuration::from_hours(24 * 30);

/// How many drafts an account has; of more the oldest go.
pub(super) const MOST: i64 = 50;

pub(super) const FIND: &str = "SELECT body, saved_at FROM draft WHERE account = $1 AND form = $2
    AND saved_at >= $3";
pub(super) const SAVE: &str = "INSERT INTO draft (account, form, body, saved_at)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (account, form) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at";
// Who was erased: nothing is kept any more of a form about them.
pub(super) const ERASED: &str =
    "SELECT person FROM erased WHERE $1 LIKE '%' || person || '%' LIMIT 1";
pub(super) const TIDY: &str = "DELETE FROM draft WHERE saved_at < $1";
pub(super) const KEEP_NEWEST: &str = "DELETE FROM draft WHERE account = $1 AND form NOT IN
    (SELECT form FROM draft WHERE account = $1 ORDER BY saved_at DESC, form LIMIT $2)";
pub(super) const FORGET_ALL: &str = "DELETE FROM draft WHERE account = $1";
pub(super) const FORGET: &str = "DELETE FROM draft WHERE account = $1 AND form = $2";
// Also of a session that has ended: whoever holds its cookie typed as that account.
pub(super) const HOLDER: &str = "SELECT s.account AS account FROM session s
    JOIN account a ON a.id = s.account
    WHERE s.token_hash = $1 AND NOT s.half_way AND a.active AND s.seen_at > $2";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] =
    &[FIND, SAVE, ERASED, TIDY, KEEP_NEWEST, FORGET, FORGET_ALL, HOLDER];
