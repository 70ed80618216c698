//! The national number: encrypted, found again only by its keyed hash.

use base::db::{Db, Result, Work};
use base::values;

const MAY_KEEP: &str = "SELECT may_keep_insz FROM organisation WHERE id = $1";
const KEEP: &str = "UPDATE person SET insz_cipher = $3, insz_hash = $4, insz_organisation = $5,
    version = version + 1 WHERE id = $1 AND version = $2";
const SAME: &str = "SELECT p.id AS id,
    CAST(CASE WHEN EXISTS (SELECT 1 FROM visible_person v
                           WHERE v.account = $3 AND v.person = p.id)
         THEN 1 ELSE 0 END AS BIGINT) AS visible
    FROM person p WHERE p.insz_hash = $1 AND p.id <> $2 AND p.merged_into IS NULL";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[MAY_KEEP, KEEP, SAME];

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
