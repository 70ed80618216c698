//! The caseload: per supporter how many people, on which rungs, with how many signals.

use base::db::{Db, Result};
use base::values;
use jiff::civil::Date;
use std::collections::BTreeMap;

// Counted along the key, then named: a name for each supporter and not for each person.
const PEOPLE: &str = "SELECT c.account AS account, COALESCE(a.name, '') AS name, c.rung AS rung,
    c.n AS n FROM (
        SELECT lead_account AS account, rung, count(*) AS n FROM carried
        WHERE organisation = $1 GROUP BY lead_account, rung) c
    LEFT JOIN account a ON a.id = c.account";
const SIGNALS: &str = "SELECT COALESCE(g.account, '') AS account, COALESCE(a.name, '') AS name,
    g.n AS n, g.people AS people FROM (
        SELECT lead_account AS account, count(*) AS n, count(DISTINCT person) AS people FROM signal
        WHERE organisation = $1 AND from_day <= $2 GROUP BY lead_account) g
    LEFT JOIN account a ON a.id = g.account";

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
    /// At how many people these lines stand.
    pub signalled: i64,
}

impl Load {
    /// Whether anybody stands on this rung.
    pub fn has(&self, rung: impl std::borrow::Borrow<usize>) -> bool {
        self.rungs.get(*rung.borrow()).is_some_and(|n| *n > 0)
    }

    /// How an address asks for these people: `none` for those without a lead.
    pub fn asked(&self) -> &str {
        if self.account.is_empty() { "none" } else { &self.account }
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
        load.signalled += row.get::<i64>("people")?;
        (load.account, load.name) = (account, name);
    }
    Ok(found.into_values().collect())
}
