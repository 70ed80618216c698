//! Merges and records, for the pages.

use super::rows;
use crate::merging::Fields;
use crate::merging::plan::Record;
use crate::people::store::name;
use base::db::{Db, Error, Result, Row};
use base::values;
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

const PARTIES: &str = "SELECT p.id AS id, p.given_name AS given_name, p.family_name AS family_name,
    p.called AS called, p.birth AS birth FROM person p WHERE p.id = $1 OR p.id = $2";
const ONE: &str =
    "SELECT m.id AS id, m.kept AS kept, m.lost AS lost, m.before_fields AS before_fields,
    m.after_fields AS after_fields, m.made_at AS made_at, m.undone_at AS undone_at,
    a.name AS made_by, k.merged_into AS merged_into
    FROM merge m JOIN person k ON k.id = m.kept LEFT JOIN account a ON a.id = m.made_by
    WHERE m.id = $1";
const MINE: &str = "SELECT m.id AS id, m.made_at AS made_at, m.undone_at AS undone_at,
    a.name AS made_by, k.given_name AS given_name, k.family_name AS family_name, k.called AS called,
    k.birth AS birth FROM merge m JOIN person k ON k.id = m.kept LEFT JOIN account a ON a.id = m.made_by
    WHERE m.made_at > $2 AND EXISTS (
        SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = m.kept)
    ORDER BY m.made_at DESC, m.id DESC LIMIT 200";
const MOVED: &str = "SELECT table_name, row_id FROM merge_row
    WHERE merge = $1 AND how = 'moved' ORDER BY table_name, row_id";

// Whose the work posts are at which something is noted of two people.
const POSTS: &str =
    "SELECT w.id AS id, w.organisation AS organisation, w.name AS name FROM work_post w
    WHERE w.id IN (SELECT x.work_post FROM presence x WHERE x.person = $1 OR x.person = $2)
       OR w.id IN (SELECT b.work_post FROM presence_before b WHERE b.person = $1 OR b.person = $2)";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[PARTIES, ONE, MINE, MOVED, POSTS];

/// Work posts by their ids: whose each is, and what it is called.
pub type Posts = BTreeMap<String, (String, String)>;

/// Whose the work posts are at which something is noted of two people.
pub async fn posts(db: &Db, (one, other): (&str, &str)) -> Result<Posts> {
    let rows = db.rows(POSTS, values![one, other]).await?;
    rows.iter()
        .map(|row| Ok((row.get("id")?, (row.get("organisation")?, row.get("name")?))))
        .collect()
}

/// The names of two people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parties {
    /// The kept one.
    pub kept: String,
    /// The lost one.
    pub lost: String,
}

/// How two people are called.
pub async fn parties(db: &Db, kept: &str, lost: &str) -> Result<Parties> {
    let mut names = Parties::default();
    for row in db.rows(PARTIES, values![kept, lost]).await? {
        let name = name(&row)?;
        if row.get::<String>("id")? == kept { names.kept = name } else { names.lost = name }
    }
    Ok(names)
}

/// A record with all its rows.
pub async fn record(db: &Db, person: &str) -> Result<Record> {
    let mut picture = db.snapshot().await?;
    rows::record_seen(&mut picture, person).await
}

/// The fields of a record.
pub async fn fields(db: &Db, person: &str) -> Result<Fields> {
    rows::fields_of(&db.row(rows::PERSON, values![person]).await?)
}

/// A merge, with what an undo needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// Its id.
    pub id: String,
    /// The kept record.
    pub kept: String,
    /// The lost one.
    pub lost: String,
    /// The fields of the kept record before.
    pub before: Fields,
    /// The fields of the kept record after.
    pub after: Fields,
    /// When.
    pub made_at: Timestamp,
    /// When it was undone, if it was.
    pub undone_at: Option<Timestamp>,
    /// The name of who merged.
    pub made_by: Option<String>,
    /// Set when the kept record was itself merged since: that must be undone first.
    pub merged_into: Option<String>,
    /// The rows that moved: table and key.
    pub moved: BTreeSet<(String, String)>,
}

/// One merge.
pub async fn one(db: &Db, id: &str) -> Result<Merge> {
    let row = db.row(ONE, values![id]).await?;
    let fields = |name: &str| -> Result<Fields> {
        serde_json::from_str(&row.get::<String>(name)?).map_err(|e| Error::Decode(Box::new(e)))
    };
    let moved = db.rows(MOVED, values![id]).await?;
    let key = |row: &Row| Ok((row.get("table_name")?, row.get("row_id")?));
    Ok(Merge {
        id: row.get("id")?,
        kept: row.get("kept")?,
        lost: row.get("lost")?,
        before: fields("before_fields")?,
        after: fields("after_fields")?,
        made_at: row.get("made_at")?,
        undone_at: row.get("undone_at")?,
        made_by: row.get("made_by")?,
        merged_into: row.get("merged_into")?,
        moved: moved.iter().map(key).collect::<Result<_>>()?,
    })
}

/// A merge in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Its id.
    pub id: String,
    /// The name of the kept record.
    pub name: String,
    /// Its birth date, as stored.
    pub birth: String,
    /// When.
    pub made_at: Timestamp,
    /// When it was undone, if it was.
    pub undone_at: Option<Timestamp>,
    /// The name of who merged.
    pub made_by: Option<String>,
}

/// The merges since `since` of people whom the account may see, newest first.
pub async fn mergers(db: &Db, account: &str, since: Timestamp) -> Result<Vec<Summary>> {
    let rows = db.rows(MINE, values![account, since]).await?;
    let summary = |row: &Row| {
        Ok(Summary {
            id: row.get("id")?,
            name: name(row)?,
            birth: row.get("birth")?,
            made_at: row.get("made_at")?,
            undone_at: row.get("undone_at")?,
            made_by: row.get("made_by")?,
        })
    };
    rows.iter().map(summary).collect()
}
