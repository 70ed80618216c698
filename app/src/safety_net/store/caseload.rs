//! The caseload: per supporter how many people, on which rungs, with how many signals.

use base::db::{Db, Result};
use base::values;
use jiff::civil::Date;
use std::collections::BTreeMap;

// A rung of another organisation stays closed.
const PEOPLE: &str = "SELECT COALESCE(n.lead_account, '') AS account,
    COALESCE(n.lead_name, '') AS name,
    COALESCE(CASE WHEN n.organisation = $1 THEN n.rung END, 0) AS rung, count(*) AS n
    FROM involvement i LEFT JOIN person_now n ON n.person = i.person
    WHERE i.organisation = $1 AND i.until_day IS NULL
    GROUP BY 1, 2, 3";
const SIGNALS: &str = "SELECT COALESCE(g.lead_account, '') AS account,
    COALESCE(a.name, '') AS name, count(*) AS n
    FROM signal g LEFT JOIN account a ON a.id = g.lead_account
    WHERE g.organisation = $1 AND g.from_day <= $2 GROUP BY 1, 2";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[PEOPLE, SIGNALS];

/// What one supporter carries.
#[derive(Debug, Clone, Default)]
pub struct Load {
    /// Who; empty for people without a lead.
    pub account: String,
    /// The name.
    pub name: String,
    /// People on no rung here (first), then on rung 1 to 6.
    pub rungs: [i64; 7],
    /// Lines on the board.
    pub signals: i64,
}

impl Load {
    /// Whether anybody stands on this rung.
    pub fn has(&self, rung: &usize) -> bool {
        self.rungs.get(*rung).is_some_and(|n| *n > 0)
    }

    /// All people.
    pub fn people(&self) -> i64 {
        self.rungs.iter().sum()
    }
}

/// The loads of everybody who leads somebody with an open file in the organisation, by name; people
/// without a lead come last.
pub async fn caseload(db: &Db, organisation: &str, today: Date) -> Result<Vec<Load>> {
    let mut found: BTreeMap<(bool, String, String), Load> = BTreeMap::new();
    for row in db.rows(PEOPLE, values![organisation]).await? {
        let (account, name): (String, String) = (row.get("account")?, row.get("name")?);
        let key = (account.is_empty(), name.clone(), account.clone());
        let load = found.entry(key).or_default();
        let rung = usize::try_from(row.get::<i64>("rung")?).unwrap_or(0).min(6);
        load.rungs[rung] += row.get::<i64>("n")?;
        (load.account, load.name) = (account, name);
    }
    for row in db.rows(SIGNALS, values![organisation, today]).await? {
        let (account, name): (String, String) = (row.get("account")?, row.get("name")?);
        let key = (account.is_empty(), name.clone(), account.clone());
        let load = found.entry(key).or_default();
        load.signals += row.get::<i64>("n")?;
        (load.account, load.name) = (account, name);
    }
    Ok(found.into_values().collect())
}
