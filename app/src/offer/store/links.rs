//! Links by which an organisation says that its offer is still right: only their hashes are kept.

use crate::keys;
use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

const ADD: &str = "INSERT INTO offer_link (token_hash, organisation, made_at) VALUES ($1, $2, $3)";
const END: &str =
    "UPDATE offer_link SET ended_at = $2 WHERE organisation = $1 AND ended_at IS NULL";
const FIND: &str = "SELECT l.organisation AS organisation FROM offer_link l
    JOIN organisation o ON o.id = l.organisation AND o.active
    WHERE l.token_hash = $1 AND l.ended_at IS NULL";
// An organisation with an address, something that was not checked since $1, and no link since $2.
const DUE: &str = concat!(
    "SELECT o.id AS id, o.email AS email FROM organisation o
    WHERE o.email <> ''
    AND EXISTS (SELECT 1 FROM work_post w JOIN site s ON s.id = w.site
        WHERE w.organisation = o.id AND w.checked_day < $1 AND ",
    super::offered!("w", "s", "o"),
    ") AND NOT EXISTS (SELECT 1 FROM offer_link l WHERE l.organisation = o.id AND l.made_at > $2)
    ORDER BY o.id"
);

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ADD, END, FIND, DUE];

/// Makes a link and gives its path; every earlier one of the organisation ends.
pub async fn make(work: &mut Work, organisation: &str, now: Timestamp) -> Result<String> {
    let token = keys::random_word();
    work.run(END, values![organisation, now]).await?;
    work.run(ADD, values![keys::hash(&token), organisation, now]).await?;
    Ok(format!("/confirm/{token}"))
}

/// The organisation behind a token; nothing when the link has ended, or the organisation takes no part.
pub async fn find(db: &Db, token: &str) -> Result<Option<String>> {
    let row = db.maybe(FIND, values![keys::hash(token)]).await?;
    row.map(|row| row.get("organisation")).transpose()
}

/// The organisations that are to be asked, each with its address: something was last checked before a
/// day, and nobody was asked since a moment.
pub async fn due(db: &Db, before: Date, since: Timestamp) -> Result<Vec<(String, String)>> {
    let read = |row: &Row| Ok((row.get("id")?, row.get("email")?));
    db.rows(DUE, values![before, since]).await?.iter().map(read).collect()
}
