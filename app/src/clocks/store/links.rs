//! The links of the calendar feed: only their hashes are kept.

use crate::keys;
use crate::language::Language;
use base::db::{Db, Result, Work};
use base::values;
use jiff::Timestamp;

const ADD: &str = "INSERT INTO calendar_link (token_hash, account, made_at) VALUES ($1, $2, $3)";
const END: &str = "UPDATE calendar_link SET ended_at = $2 WHERE account = $1 AND ended_at IS NULL";
const MADE: &str = "SELECT max(made_at) AS made_at FROM calendar_link
    WHERE account = $1 AND ended_at IS NULL";
// Only somebody who has duties has a feed.
const FEED: &str = "SELECT a.id AS account, a.language AS language, l.token_hash AS token_hash
    FROM calendar_link l JOIN account a ON a.id = l.account AND a.active
    WHERE l.token_hash = $1 AND l.ended_at IS NULL
      AND EXISTS (SELECT 1 FROM account_role r WHERE r.account = a.id
          AND r.role IN ('coach', 'coordinator'))";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ADD, END, MADE, FEED];

/// Whose feed it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// The account.
    pub account: String,
    /// The language in which it is told.
    pub language: Language,
    /// What tells the events of one feed from those of another.
    pub mark: String,
}

/// Makes a link and gives its path; an earlier one of the account ends.
pub async fn make(work: &mut Work, account: &str, now: Timestamp) -> Result<String> {
    let token = keys::random_word();
    work.run(END, values![account, now]).await?;
    work.run(ADD, values![keys::hash(&token), account, now]).await?;
    Ok(format!("/calendar/{token}.ics"))
}

/// Ends the link of an account; says whether there was one.
pub async fn end(work: &mut Work, account: &str, now: Timestamp) -> Result<bool> {
    Ok(work.run(END, values![account, now]).await? > 0)
}

/// When the link of an account was made; nothing when there is none.
pub async fn made(db: &Db, account: &str) -> Result<Option<Timestamp>> {
    db.row(MADE, values![account]).await?.get("made_at")
}

/// Whose feed a token opens; nothing when it opens none.
pub async fn feed(db: &Db, token: &str) -> Result<Option<Feed>> {
    let Some(row) = db.maybe(FEED, values![keys::hash(token)]).await? else { return Ok(None) };
    let language: String = row.get("language")?;
    let hash: String = row.get("token_hash")?;
    Ok(Some(Feed {
        account: row.get("account")?,
        language: Language::parse(&language).unwrap_or_default(),
        mark: hash.chars().take(12).collect(),
    }))
}
