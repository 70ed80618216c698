//! In which order an organisation copies the fields of a sheet out.

use base::db::{Db, Result, Work};
use base::values;
use jiff::Timestamp;
use std::collections::BTreeMap;

const OF: &str = "SELECT sheet, fields, version FROM sheet_order WHERE organisation = $1";
const FIRST: &str = "INSERT INTO sheet_order (organisation, sheet, fields, version, changed_by,
    changed_at) VALUES ($1, $2, $3, 1, $4, $5) ON CONFLICT (organisation, sheet) DO NOTHING";
const CHANGE: &str = "UPDATE sheet_order SET fields = $3, changed_by = $4, changed_at = $5,
    version = version + 1 WHERE organisation = $1 AND sheet = $2 AND version = $6";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[OF, FIRST, CHANGE];

/// An order as it was kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Order {
    /// The words of the fields, with a comma between them.
    pub fields: String,
    /// The version; 0 before anything was kept.
    pub version: i64,
}

/// The orders of an organisation, by the word of the sheet.
pub async fn of(db: &Db, organisation: &str) -> Result<BTreeMap<String, Order>> {
    let rows = db.rows(OF, values![organisation]).await?;
    let order = |row: &base::db::Row| {
        let order = Order { fields: row.get("fields")?, version: row.get("version")? };
        Ok((row.get::<String>("sheet")?, order))
    };
    rows.iter().map(order).collect()
}

/// Keeps an order, when it still is as it was seen. Says whether it was.
pub async fn keep(
    work: &mut Work,
    (organisation, sheet): (&str, &str),
    (by, now): (&str, Timestamp),
    new: &Order,
) -> Result<bool> {
    let row = values![organisation, sheet, &new.fields, by, now];
    let changed = if new.version == 0 {
        work.run(FIRST, row).await?
    } else {
        let row = values![organisation, sheet, &new.fields, by, now, new.version];
        work.run(CHANGE, row).await?
    };
    Ok(changed == 1)
}
