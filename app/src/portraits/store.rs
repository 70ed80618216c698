//! Every query of this room. The picture stands in the database beside the yes to it: what takes the yes away
//! takes the picture away, and both are in one backup.

pub mod copied;

use super::{Agreed, Portrait};
use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;
use std::collections::BTreeMap;

const OF: &str = "SELECT p.id AS id, p.organisation AS organisation, o.name AS organisation_name,
    p.agreed_day AS agreed_day, p.agreed_how AS agreed_how, p.agreed_by AS agreed_by,
    p.agreed_by_name AS agreed_by_name, a.name AS made_by
    FROM portrait p JOIN portrait_picture c ON c.portrait = p.id
    JOIN organisation o ON o.id = p.organisation JOIN account a ON a.id = p.made_by
    WHERE p.person = $1 ORDER BY p.made_at DESC, p.id DESC";
const ONE: &str = "SELECT c.picture AS picture FROM portrait p
    JOIN portrait_picture c ON c.portrait = p.id WHERE p.id = $1 AND p.organisation = $2";
// The newest of each: after a merge there can be two.
const AT: &str = "SELECT p.person AS person, p.id AS id FROM portrait p
    JOIN portrait_picture c ON c.portrait = p.id
    WHERE p.organisation = $1 ORDER BY p.made_at, p.id";
const ADD: &str =
    "INSERT INTO portrait (id, person, organisation, agreed_day, agreed_how, agreed_by,
    agreed_by_name, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const ADD_PICTURE: &str = "INSERT INTO portrait_picture (portrait, picture) VALUES ($1, $2)";
const FORGET_PICTURE: &str = "DELETE FROM portrait_picture WHERE portrait IN (
    SELECT p.id FROM portrait p WHERE p.person = $1 AND p.organisation = $2)";
const FORGET: &str = "DELETE FROM portrait WHERE person = $1 AND organisation = $2";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[OF, ONE, AT, ADD, ADD_PICTURE, FORGET_PICTURE, FORGET];

/// The pictures of a person, the newest first. Who may see which is for the caller to ask of `access`.
pub async fn of(db: &Db, person: &str) -> Result<Vec<Portrait>> {
    let read = |row: &Row| {
        Ok(Portrait {
            id: row.get("id")?,
            organisation: row.get("organisation")?,
            organisation_name: row.get("organisation_name")?,
            agreed: Agreed {
                day: row.get("agreed_day")?,
                how: row.get("agreed_how")?,
                by: row.get("agreed_by")?,
                by_name: row.get("agreed_by_name")?,
            },
            made_by: row.get("made_by")?,
        })
    };
    db.rows(OF, values![person]).await?.iter().map(read).collect()
}

/// The picture itself, a JPEG, of an organisation.
pub async fn one(db: &Db, (id, organisation): (&str, &str)) -> Result<Option<Vec<u8>>> {
    db.maybe(ONE, values![id, organisation]).await?.map(|row| row.get("picture")).transpose()
}

/// Of whom an organisation keeps a picture: the person, and which.
pub async fn at(db: &Db, organisation: &str) -> Result<BTreeMap<String, String>> {
    let rows = db.rows(AT, values![organisation]).await?;
    rows.iter().map(|row| Ok((row.get("person")?, row.get("id")?))).collect()
}

/// Keeps a picture, in the place of the one before, and gives its id.
pub async fn put(
    work: &mut Work,
    now: Timestamp,
    (person, organisation, by): (&str, &str, &str),
    agreed: &Agreed,
    jpeg: Vec<u8>,
) -> Result<String> {
    forget(work, person, organisation).await?;
    let id = id::new(now);
    let row = [
        values![&id, person, organisation, agreed.day, &agreed.how, &agreed.by],
        values![&agreed.by_name, by, now],
    ];
    work.run(ADD, row.concat()).await?;
    work.run(ADD_PICTURE, values![&id, jpeg]).await?;
    Ok(id)
}

/// Takes the picture of somebody at an organisation away, for good; says whether there was one.
pub async fn forget(work: &mut Work, person: &str, organisation: &str) -> Result<bool> {
    work.run(FORGET_PICTURE, values![person, organisation]).await?;
    Ok(work.run(FORGET, values![person, organisation]).await? > 0)
}
