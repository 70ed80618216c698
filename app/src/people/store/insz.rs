//! The national number: encrypted, found again only by its keyed hash.

use crate::access::store::near;
use base::db::{Db, Result, Work};
use base::values;

const MAY_KEEP: &str = "SELECT may_keep_insz FROM organisation WHERE id = $1";
const KEEP: &str = "UPDATE person SET insz_cipher = $3, insz_hash = $4, insz_organisation = $5,
    version = version + 1 WHERE id = $1 AND version = $2";
const KEPT_AT: &str = "SELECT count(*) AS n FROM person
    WHERE insz_organisation = $1 AND insz_cipher IS NOT NULL";
// Only without a ground: what an organisation may keep is forgotten one by one.
const FORGET_AT: &str = "UPDATE person
    SET insz_cipher = NULL, insz_hash = NULL, insz_organisation = NULL, version = version + 1
    WHERE insz_organisation = $1 AND insz_cipher IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM organisation o WHERE o.id = $1 AND o.may_keep_insz)
    RETURNING id";
const SAME: &str = concat!(
    "SELECT p.id AS id,
    CAST(CASE WHEN ",
    near!("$3", "p.id"),
    "
         THEN 1 ELSE 0 END AS BIGINT) AS visible
    FROM person p WHERE p.insz_hash = $1 AND p.id <> $2 AND p.merged_into IS NULL"
);

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[MAY_KEEP, KEEP, KEPT_AT, FORGET_AT, SAME];

/// Who else has a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Same {
    /// Nobody.
    Nobody,
    /// Somebody whom the reader may see.
    Visible(String),
    /// Somebody elsewhere in the network.
    Elsewhere,
}

/// Whether the organisation's switch allows it to keep national numbers.
pub async fn may_keep_insz(db: &Db, organisation: &str) -> Result<bool> {
    db.row(MAY_KEEP, values![organisation]).await?.get("may_keep_insz")
}

/// How many numbers an organisation keeps.
pub async fn insz_kept_at(db: &Db, organisation: &str) -> Result<i64> {
    db.row(KEPT_AT, values![organisation]).await?.get("n")
}

/// Forgets all numbers that an organisation keeps without a ground; gives whose.
pub async fn forget_insz_at(work: &mut Work, organisation: &str) -> Result<Vec<String>> {
    let rows = work.rows(FORGET_AT, values![organisation]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Whether another person has the number with this keyed hash.
pub async fn same_insz(db: &Db, hash: &str, person: &str, account: &str) -> Result<Same> {
    let mut same = Same::Nobody;
    for row in db.rows(SAME, values![hash, person, account]).await? {
        if row.get::<i64>("visible")? == 1 {
            return Ok(Same::Visible(row.get("id")?));
        }
        same = Same::Elsewhere;
    }
    Ok(same)
}

/// Keeps a number, or with none forgets it. Says whether the version was met.
pub async fn keep_insz(
    work: &mut Work,
    person: &str,
    version: i64,
    cipher: Option<Vec<u8>>,
    hash: Option<String>,
    organisation: Option<&str>,
) -> Result<bool> {
    let values = values![person, version, cipher, hash, organisation];
    Ok(work.run(KEEP, values).await? > 0)
}
