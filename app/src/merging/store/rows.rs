//! Rows of any table, out and in again as they were.

use crate::backup::rows::{cell, value};
use crate::merging::linked::{LINKED, Linked};
use crate::merging::plan::Record;
use crate::merging::{Fields, fields};
use base::db::{Db, Error, Kind, Result, Row, Snapshot, Value, Work};
use base::values;
use serde_json::Value as Json;
use std::collections::BTreeMap;

pub(super) const PERSON: &str = "SELECT * FROM person WHERE id = $1";
const SORT_NAME: &str = "UPDATE involvement
    SET sort_name = (SELECT p.sort_name FROM person p WHERE p.id = involvement.person)
    WHERE person = $1 OR person = $2";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[PERSON, SORT_NAME];

/// The columns of the tables a merge writes to.
pub struct Layout(BTreeMap<&'static str, Vec<(String, Kind)>>);

impl Layout {
    /// Asks the database.
    pub async fn read(db: &Db) -> Result<Layout> {
        let mut all = BTreeMap::new();
        for table in LINKED.iter().map(|l| l.table).chain(["person"]) {
            all.insert(table, db.columns(table).await?);
        }
        Ok(Layout(all))
    }

    /// The values of some columns of a row, as they go into the database.
    pub fn values(&self, table: &str, columns: &[&str], row: &Fields) -> Result<Vec<Value>> {
        let kinds = self.0.get(table).ok_or(Error::RowNotFound)?;
        let one = |column: &&str| {
            let kind = kinds.iter().find(|(name, _)| name == column).map(|(_, kind)| *kind);
            let cell = row.get(*column).unwrap_or(&Json::Null);
            kind.and_then(|kind| value(cell, kind))
                .ok_or_else(|| Error::ColumnNotFound(format!("{table}.{column}")))
        };
        columns.iter().map(one).collect()
    }

    /// Puts a row back.
    pub async fn put(&self, work: &mut Work, table: &str, row: &Fields) -> Result<()> {
        let columns: Vec<&str> = row.keys().map(String::as_str).collect();
        let values = self.values(table, &columns, row)?;
        work.add_rows(table, &columns, vec![values]).await.map(drop)
    }
}

/// A row as fields.
pub fn fields_of(row: &Row) -> Result<Fields> {
    let values = row.values()?.into_iter().map(cell);
    Ok(row.names().into_iter().map(str::to_owned).zip(values).collect())
}

/// A record with all its rows, as it stands in this unit of work.
pub async fn record(work: &mut Work, person: &str) -> Result<Record> {
    let fields = fields_of(&work.row(PERSON, values![person]).await?)?;
    let mut rows = BTreeMap::new();
    for table in LINKED {
        let found = work.rows(table.rows, values![person]).await?;
        rows.insert(table.table, found.iter().map(fields_of).collect::<Result<_>>()?);
    }
    Ok(Record { fields, rows })
}

/// A record with all its rows, without keeping writers waiting.
pub async fn record_seen(picture: &mut Snapshot, person: &str) -> Result<Record> {
    let found = picture.maybe(PERSON, values![person]).await?;
    let fields = fields_of(&found.ok_or(Error::RowNotFound)?)?;
    let mut rows = BTreeMap::new();
    for table in LINKED {
        let found = picture.rows(table.rows, values![person]).await?;
        rows.insert(table.table, found.iter().map(fields_of).collect::<Result<_>>()?);
    }
    Ok(Record { fields, rows })
}

/// The row with this key, if the person has it.
pub async fn one(
    work: &mut Work,
    table: &Linked,
    key: &str,
    person: &str,
) -> Result<Option<Fields>> {
    work.maybe(table.one, values![key, person]).await?.as_ref().map(fields_of).transpose()
}

/// Whether a row reads as it was left, but for the name that lists repeat.
pub fn is_untouched(now: &Fields, left: &Fields) -> bool {
    left.iter()
        .filter(|(name, _)| *name != "sort_name")
        .all(|(name, cell)| fields::same(now.get(name), Some(cell)))
}

/// Brings the name that lists repeat in step with both people.
pub async fn name_files(work: &mut Work, kept: &str, lost: &str) -> Result<()> {
    work.run(SORT_NAME, values![kept, lost]).await.map(drop)
}
