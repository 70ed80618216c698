//! Who stands near a person.

use base::db::{Db, Result, Row};
use base::values;

// The view says whom an account may name; the person's own account is not among its readers.
const READERS: &str = "SELECT a.id, a.name, o.name AS organisation
    FROM account a JOIN organisation o ON o.id = a.organisation
    WHERE a.active AND a.person IS NULL
      AND a.id IN (SELECT v.account FROM visible_person v WHERE v.person = $1
                   UNION SELECT s.account FROM shared_person s WHERE s.person = $1)
    ORDER BY o.name, o.id, a.name, a.id LIMIT 300";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[READERS];

/// Somebody who sees something of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// The account.
    pub account: String,
    /// The name.
    pub name: String,
    /// Of which organisation.
    pub organisation: String,
}

/// Who may open the file of a person today, by organisation and name; not who has access in an
/// emergency, which stands in no list.
pub async fn readers(db: &Db, person: &str) -> Result<Vec<Reader>> {
    let read = |row: &Row| {
        Ok(Reader {
            account: row.get("id")?,
            name: row.get("name")?,
            organisation: row.get("organisation")?,
        })
    };
    db.rows(READERS, values![person]).await?.iter().map(read).collect()
}
