//! Who answers questions about data for the whole network, and how to reach that one.

use crate::account::store::is_address;
use base::db::{Db, Result, Row};
use base::values;

// The own number, or that of the organisation.
const OFFICERS: &str = "SELECT DISTINCT a.id AS id, a.name AS name, a.email AS email,
    COALESCE(NULLIF(a.phone, ''), NULLIF(o.phone, ''), '') AS phone
    FROM account_role r JOIN account a ON a.id = r.account JOIN organisation o ON o.id = a.organisation
    WHERE r.role = 'dpo' AND a.active ORDER BY name, id";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[OFFICERS];

/// A data protection officer, as everybody may reach that one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    /// The name.
    pub name: String,
    /// The address of the mail; nothing of an account without one.
    pub email: Option<String>,
    /// The telephone, when it is known.
    pub phone: Option<String>,
}

/// The data protection officers of the network, by name.
pub async fn officers(db: &Db) -> Result<Vec<Officer>> {
    let read = |row: &Row| {
        let phone = Some(row.get::<String>("phone")?).filter(|phone| !phone.is_empty());
        let email = Some(row.get::<String>("email")?).filter(|email| is_address(email));
        Ok(Officer { name: row.get("name")?, email, phone })
    };
    db.rows(OFFICERS, values![]).await?.iter().map(read).collect()
}
