//! Plans as they were agreed.

use super::reading::odd;
use crate::people::store::name_of_who;
use crate::plans::{How, Signer};
use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const ADD: &str =
    "INSERT INTO plan_version (id, person, organisation, number, contents, agreed_day,
    agreed_by, how, signer, made_by, made_at)
    VALUES ($1, $2, $3,
            COALESCE((SELECT max(v.number) FROM plan_version v WHERE v.person = $2), 0) + 1,
            $4, $5, $6, $7, $8, $9, $10)";
const KNOWN: &str = "SELECT id FROM plan_version WHERE person = $1 AND contents = $2
    AND agreed_day = $3 AND agreed_by = $4 AND how = $5
    AND signer = $6 ORDER BY number LIMIT 1";
const OF_PERSON: &str = concat!(
    "SELECT v.id, v.person, v.organisation, o.name AS organisation_name, v.number,
    v.contents, v.agreed_day, v.agreed_by, v.how, v.signer, ",
    name_of_who!("a"),
    " AS made_by_name, v.made_at
    FROM plan_version v JOIN organisation o ON o.id = v.organisation
    JOIN account a ON a.id = v.made_by
    WHERE v.person = $1 ORDER BY v.agreed_day DESC, v.number DESC, v.id DESC"
);
const ONE: &str = concat!(
    "SELECT v.id, v.person, v.organisation, o.name AS organisation_name, v.number,
    v.contents, v.agreed_day, v.agreed_by, v.how, v.signer, ",
    name_of_who!("a"),
    " AS made_by_name, v.made_at
    FROM plan_version v JOIN organisation o ON o.id = v.organisation
    JOIN account a ON a.id = v.made_by WHERE v.id = $1 AND v.person = $2"
);

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ADD, KNOWN, OF_PERSON, ONE];

/// A plan as it was agreed.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreed {
    /// Which.
    pub id: String,
    /// Whose.
    pub person: String,
    /// The organisation whose worker noted it.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The how manieth, from 1.
    pub number: i64,
    /// What was on the table, as JSON; [`crate::plans::contents::Contents`] reads it.
    pub contents: String,
    /// When.
    pub day: Date,
    /// The names of those who agreed.
    pub names: String,
    /// In what way.
    pub how: How,
    /// Who signed, when it was told: names that a worker noted do not say who signed.
    pub signer: Option<Signer>,
    /// Who noted it.
    pub made_by_name: String,
    /// When it was noted.
    pub made_at: Timestamp,
}

/// A version to keep.
#[derive(Debug, Clone, PartialEq)]
pub struct NewVersion {
    /// What was on the table, as JSON.
    pub contents: String,
    /// When it was agreed.
    pub day: Date,
    /// The names of those who agreed.
    pub names: String,
    /// In what way.
    pub how: How,
    /// Who signed, when it was told.
    pub signer: Option<Signer>,
}

impl Agreed {
    /// Whether the person agreed with the own hand: on the own pages, or on a screen.
    pub fn is_own(&self) -> bool {
        match self.how {
            // The own pages are the person's, also from before it was kept who signs.
            How::Portal => self.signer.is_none_or(|who| who == Signer::Person),
            How::Screen => self.signer == Some(Signer::Person),
            How::Paper | How::Spoken => false,
        }
    }

    /// The key of the words that somebody else signed, and who; nothing when it was the person or when
    /// nobody knows.
    pub fn signed_for(&self) -> Option<String> {
        let other = self.signer.filter(|who| *who != Signer::Person)?;
        Some(format!("plans-signed-{}", other.word()))
    }
}

fn read(row: &Row) -> Result<Agreed> {
    let (how, signer): (String, String) = (row.get("how")?, row.get("signer")?);
    let known = Signer::parse(&signer);
    if known.is_none() && !signer.is_empty() {
        return Err(odd("plan_version.signer", &signer));
    }
    Ok(Agreed {
        id: row.get("id")?,
        person: row.get("person")?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        number: row.get("number")?,
        contents: row.get("contents")?,
        day: row.get("agreed_day")?,
        names: row.get("agreed_by")?,
        how: How::parse(&how).ok_or_else(|| odd("plan_version.how", &how))?,
        signer: known,
        made_by_name: row.get("made_by_name")?,
        made_at: row.get("made_at")?,
    })
}

/// Keeps a version; it gets the next number of the person, also when two are kept at the same moment. Gives
/// its id, and whether it is new: what the same people agreed to in the same way on that day already is kept
/// once.
pub async fn add_version(
    work: &mut Work,
    now: Timestamp,
    (person, organisation, by): (&str, &str, &str),
    new: &NewVersion,
) -> Result<(String, bool)> {
    crate::people::store::hold(work, person).await?;
    let (how, signer) = (new.how.word(), new.signer.map_or("", Signer::word));
    let same = values![person, &new.contents, new.day, &new.names, how, signer];
    if let Some(known) = work.maybe(KNOWN, same).await? {
        return Ok((known.get("id")?, false));
    }
    let id = id::new(now);
    let NewVersion { contents, day, names, .. } = new;
    let row = values![&id, person, organisation, contents, *day, names, how, signer, by, now];
    work.run(ADD, row).await?;
    Ok((id, true))
}

/// The versions of a person's plan, the latest first.
pub async fn versions(db: &Db, person: &str) -> Result<Vec<Agreed>> {
    db.rows(OF_PERSON, values![person]).await?.iter().map(read).collect()
}

/// One version of this person's plan.
pub async fn one_version(db: &Db, person: &str, id: &str) -> Result<Option<Agreed>> {
    db.maybe(ONE, values![id, person]).await?.as_ref().map(read).transpose()
}
