//! Every query of this room.

pub(crate) mod copied;

use super::Handover;
use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;

macro_rules! handovers {
    ($where:literal) => {
        concat!(
            "SELECT h.id, h.person, h.organisation, o.name AS organisation_name, h.from_account,
    f.name AS from_name, h.to_account, t.name AS to_name, h.words, h.made_at, h.read_at,
    r.name AS read_by_name
FROM handover h JOIN organisation o ON o.id = h.organisation
JOIN account f ON f.id = h.from_account LEFT JOIN account t ON t.id = h.to_account
LEFT JOIN account r ON r.id = h.read_by
WHERE ",
            $where,
            " ORDER BY h.made_at DESC, h.id DESC"
        )
    };
}

const OF_PERSON: &str = handovers!("h.person = $1");
const ONE: &str = handovers!("h.id = $1");
const ADD: &str = "INSERT INTO handover (id, person, organisation, from_account, to_account, words,
    made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const ADD_MANY: &str = "INSERT INTO handover (id, person, organisation, from_account, to_account,
    words, made_at, read_by, read_at) VALUES";
const READ: &str = "UPDATE handover SET read_by = $2, read_at = $3
    WHERE id = $1 AND read_at IS NULL";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[OF_PERSON, ONE, ADD, READ];

fn read(row: &Row) -> Result<Handover> {
    let read_at: Option<Timestamp> = row.get("read_at")?;
    let read_by: Option<String> = row.get("read_by_name")?;
    Ok(Handover {
        id: row.get("id")?,
        person: row.get("person")?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        from: row.get("from_account")?,
        from_name: row.get("from_name")?,
        to: row.get("to_account")?,
        to_name: row.get("to_name")?,
        words: row.get("words")?,
        made_at: row.get("made_at")?,
        read: read_at.map(|at| (read_by.unwrap_or_default(), at)),
    })
}

/// Every last word about a person, the newest first. Whoever shows it asks [`crate::access::File`] about
/// each.
pub async fn of_person(db: &Db, person: &str) -> Result<Vec<Handover>> {
    db.rows(OF_PERSON, values![person]).await?.iter().map(read).collect()
}

/// One of them.
pub async fn one(db: &Db, id: &str) -> Result<Option<Handover>> {
    db.maybe(ONE, values![id]).await?.as_ref().map(read).transpose()
}

/// A last word as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// For whom, when that is known.
    pub to: Option<String>,
    /// What it says.
    pub words: String,
}

/// Writes one down that `organisation` keeps about `person`. Gives its id.
pub async fn add(
    work: &mut Work,
    now: Timestamp,
    (person, organisation, from): (&str, &str, &str),
    new: &New,
) -> Result<String> {
    let id = id::new(now);
    let row = values![&id, person, organisation, from, new.to.clone(), &new.words, now];
    work.run(ADD, row).await?;
    Ok(id)
}

/// A last word that was written, and perhaps read, before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// About whom, kept by which organisation, from which account.
    pub whose: [String; 3],
    /// For whom, and what it says.
    pub new: New,
    /// When.
    pub at: Timestamp,
    /// When the one for whom it is read it.
    pub read: Option<Timestamp>,
}

/// Writes many of them down.
pub async fn add_many(work: &mut Work, all: &[Written]) -> Result<()> {
    let row = |one: &Written| {
        let [person, organisation, from] = &one.whose;
        let by = one.read.and_then(|_| one.new.to.clone());
        values![
            id::new(one.at),
            person,
            organisation,
            from,
            one.new.to.clone(),
            &one.new.words,
            one.at,
            by,
            one.read
        ]
    };
    work.insert_many(ADD_MANY, all.iter().map(row).collect(), "").await.map(drop)
}

/// Notes that somebody read it. Says whether nobody had yet.
pub async fn confirm(work: &mut Work, id: &str, by: &str, now: Timestamp) -> Result<bool> {
    Ok(work.run(READ, values![id, by, now]).await? == 1)
}
