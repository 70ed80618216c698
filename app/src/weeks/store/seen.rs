//! Whose names a reader sees in the week of an organisation.

use crate::people::store::name;
use base::db::{Db, Result};
use base::values;
use jiff::civil::Date;
use std::collections::BTreeMap;

// Who may read the file at that organisation; of others the week says that somebody comes.
const SEEN: &str = "SELECT DISTINCT l.person AS person, q.given_name AS given_name,
    q.family_name AS family_name, q.called AS called, t.evaluation_day AS evaluation_day
    FROM work_post w JOIN placement l ON l.work_post = w.id JOIN person q ON q.id = l.person
    LEFT JOIN way_in t ON t.person = l.person AND t.organisation = l.organisation
        AND t.state = 'trial'
    WHERE w.organisation = $2 AND l.from_day <= $4 AND (l.until_day IS NULL OR l.until_day >= $3)
      AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = l.person
          AND v.organisation = l.organisation)";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[SEEN];

/// Somebody whose name the reader sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The name.
    pub name: String,
    /// The first evaluation of a trial that goes on there.
    pub evaluation: Option<Date>,
}

/// Who of those with a place at an organisation in a time is known to an account, by person.
pub async fn seen(
    db: &Db,
    account: &str,
    organisation: &str,
    (from, until): (Date, Date),
) -> Result<BTreeMap<String, Seen>> {
    let mut all = BTreeMap::new();
    for row in db.rows(SEEN, values![account, organisation, from, until]).await? {
        let seen = Seen { name: name(&row)?, evaluation: row.get("evaluation_day")? };
        all.insert(row.get("person")?, seen);
    }
    Ok(all)
}
