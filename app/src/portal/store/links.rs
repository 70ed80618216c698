//! Links that let a person in once, with a short code that is told apart.

use crate::portal::Ended;
use base::db::{Db, Result, Work};
use base::{id, values};
use jiff::Timestamp;

const FIND: &str = "SELECT l.id, l.person, l.account, l.organisation, l.code_hash
    FROM access_link l JOIN account a ON a.id = l.account
    WHERE l.token_hash = $1 AND l.ended_at IS NULL AND l.valid_until > $2 AND a.active";
const LAST: &str = "SELECT id FROM access_link WHERE person = $1 ORDER BY id DESC LIMIT 1";
const OPEN: &str = "SELECT valid_until FROM access_link
    WHERE person = $1 AND ended_at IS NULL AND valid_until > $2 ORDER BY id DESC LIMIT 1";
const ADD: &str =
    "INSERT INTO access_link (id, person, account, organisation, token_hash, code_hash,
    made_by, made_at, valid_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
// What a merge ended would work again when that is undone: who stops it stops it for good.
const END: &str = "UPDATE access_link SET ended_at = COALESCE(ended_at, $2), ended_because = $3
    WHERE person = $1 AND (ended_at IS NULL
        OR ended_because = 'merged' AND valid_until > $2 AND $3 IN ('withdrawn', 'lost'))";
const TRY: &str = "UPDATE access_link SET wrong_tries = wrong_tries + 1
    WHERE id = $1 AND ended_at IS NULL AND wrong_tries < $2 RETURNING wrong_tries";
const USE: &str = "UPDATE access_link SET ended_at = $2, ended_because = 'used'
    WHERE id = $1 AND ended_at IS NULL";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[FIND, LAST, OPEN, ADD, END, TRY, USE];

/// A link that still works.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The row.
    pub id: String,
    /// Whose.
    pub person: String,
    /// The account that it opens.
    pub account: String,
    /// The organisation for which it was made.
    pub organisation: String,
    /// Keyed hash of link and code.
    pub code_hash: String,
}

/// A new link.
pub struct NewLink<'a> {
    /// The row, which goes into the hash of the code.
    pub id: String,
    /// Whose.
    pub person: &'a str,
    /// The account that it opens.
    pub account: &'a str,
    /// The organisation for which it is made.
    pub organisation: &'a str,
    /// SHA-256 of the word in the address.
    pub token_hash: String,
    /// Keyed hash of link and code.
    pub code_hash: String,
    /// The worker.
    pub made_by: &'a str,
    /// Until when it works.
    pub valid_until: Timestamp,
}

/// The link with this word, when it still works.
pub async fn find(db: &Db, token_hash: &str, now: Timestamp) -> Result<Option<Link>> {
    let Some(row) = db.maybe(FIND, values![token_hash, now]).await? else {
        return Ok(None);
    };
    Ok(Some(Link {
        id: row.get("id")?,
        person: row.get("person")?,
        account: row.get("account")?,
        organisation: row.get("organisation")?,
        code_hash: row.get("code_hash")?,
    }))
}

/// The last link that was made for somebody, whether it works or not.
pub async fn last(db: &Db, person: &str) -> Result<Option<String>> {
    db.maybe(LAST, values![person]).await?.map(|row| row.get("id")).transpose()
}

/// Until when somebody's link works, when there is one.
pub async fn open_until(db: &Db, person: &str, now: Timestamp) -> Result<Option<Timestamp>> {
    let row = db.maybe(OPEN, values![person, now]).await?;
    row.map(|row| row.get("valid_until")).transpose()
}

/// Keeps a new link; the earlier ones of the person are ended first ([`end`]).
pub async fn add(work: &mut Work, now: Timestamp, new: &NewLink<'_>) -> Result<()> {
    let values = values![
        &new.id,
        new.person,
        new.account,
        new.organisation,
        &new.token_hash,
        &new.code_hash,
        new.made_by,
        now,
        new.valid_until
    ];
    work.run(ADD, values).await.map(drop)
}

/// Ends the links of somebody. Says whether there was one.
pub async fn end(work: &mut Work, person: &str, now: Timestamp, why: Ended) -> Result<bool> {
    Ok(work.run(END, values![person, now, why.word()]).await? > 0)
}

/// Counts a try before its code is looked at. Gives how many there were, this one included; nothing
/// when no more are taken.
pub async fn count_try(work: &mut Work, id: &str, most: i64) -> Result<Option<i64>> {
    let row = work.maybe(TRY, values![id, most]).await?;
    row.map(|row| row.get("wrong_tries")).transpose()
}

/// Uses a link up. Gives whether it still worked: of two uses at the same moment one does.
pub async fn use_up(work: &mut Work, id: &str, now: Timestamp) -> Result<bool> {
    Ok(work.run(USE, values![id, now]).await? == 1)
}

/// The id of a link that is about to be made.
pub fn new_id(now: Timestamp) -> String {
    id::new(now)
}
