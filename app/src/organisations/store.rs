//! Every query of this room.

use super::Kind;
use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const BY_NAME: &str = "SELECT id FROM organisation WHERE folded_name = $1";
const ADD: &str = "INSERT INTO organisation
    (id, name, folded_name, kind, municipality, made_at) VALUES ($1, $2, $3, $4, $5, $6)";

const KIND: &str = "SELECT kind FROM organisation WHERE id = $1";
const LIST: &str = "
SELECT o.id, o.name, o.kind, o.municipality, o.active, o.may_keep_insz,
       (SELECT count(*) FROM account a WHERE a.organisation = o.id AND a.active) AS accounts
FROM organisation o ORDER BY o.active DESC, o.folded_name";
const ONE: &str = "SELECT id, name, kind, COALESCE(municipality, '') AS municipality,
    COALESCE(street, '') AS street, COALESCE(phone, '') AS phone, COALESCE(email, '') AS email,
    may_keep_insz, COALESCE(insz_ground, '') AS insz_ground, active, version
    FROM organisation WHERE id = $1";
const CHANGE: &str = "UPDATE organisation SET name = $3, folded_name = $4, kind = $5,
    municipality = $6, street = $7, phone = $8, email = $9, may_keep_insz = $10,
    insz_ground = $11, active = $12, version = version + 1 WHERE id = $1 AND version = $2";
const MEMBERS: &str = "SELECT m.member, o.name, m.from_day, m.until_day
    FROM organisation_member m JOIN organisation o ON o.id = m.member
    WHERE m.umbrella = $1 ORDER BY o.folded_name";
const JOIN: &str = "INSERT INTO organisation_member (umbrella, member, from_day)
    VALUES ($1, $2, $3)
    ON CONFLICT (umbrella, member) DO UPDATE SET from_day = $3, until_day = NULL";
const LEAVE: &str = "UPDATE organisation_member SET until_day = $3
    WHERE umbrella = $1 AND member = $2 AND from_day <= $3";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[BY_NAME, ADD, KIND, LIST, ONE, CHANGE, MEMBERS, JOIN, LEAVE];

/// A line of the list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What kind.
    pub kind: Option<Kind>,
    /// NIS code, or nothing.
    pub municipality: Option<String>,
    /// Whether it still takes part.
    pub active: bool,
    /// Whether it keeps national numbers.
    pub may_keep_insz: bool,
    /// How many people can sign in from there.
    pub accounts: i64,
}

/// All organisations, those that take part first.
pub async fn list(db: &Db) -> Result<Vec<Listed>> {
    let read = |row: &Row| {
        Ok(Listed {
            id: row.get("id")?,
            name: row.get("name")?,
            kind: Kind::parse(&row.get::<String>("kind")?),
            municipality: row.get("municipality")?,
            active: row.get("active")?,
            may_keep_insz: row.get("may_keep_insz")?,
            accounts: row.get("accounts")?,
        })
    };
    db.rows(LIST, values![]).await?.iter().map(read).collect()
}

/// An organisation as it can be changed.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// What kind; as stored.
    pub kind: String,
    /// NIS code, or empty.
    pub municipality: String,
    /// Street and number.
    pub street: String,
    /// Where to ring.
    pub phone: String,
    /// Where to write.
    pub email: String,
    /// Whether it keeps national numbers.
    pub may_keep_insz: bool,
    /// On what legal ground.
    pub insz_ground: String,
    /// Whether it takes part.
    pub active: bool,
}

/// One organisation with its version, when it exists.
pub async fn one(db: &Db, id: &str) -> Result<Option<(Organisation, i64)>> {
    let Some(row) = db.maybe(ONE, values![id]).await? else {
        return Ok(None);
    };
    let found = Organisation {
        name: row.get("name")?,
        kind: row.get("kind")?,
        municipality: row.get("municipality")?,
        street: row.get("street")?,
        phone: row.get("phone")?,
        email: row.get("email")?,
        may_keep_insz: row.get("may_keep_insz")?,
        insz_ground: row.get("insz_ground")?,
        active: row.get("active")?,
    };
    Ok(Some((found, row.get("version")?)))
}

/// Changes an organisation. Gives whether it was still the version that was read.
pub async fn change(work: &mut Work, id: &str, version: i64, to: &Organisation) -> Result<bool> {
    let empty = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
    let values = values![
        id,
        version,
        &to.name,
        base::names::fold(&to.name),
        &to.kind,
        empty(&to.municipality),
        empty(&to.street),
        empty(&to.phone),
        empty(&to.email),
        to.may_keep_insz,
        empty(&to.insz_ground),
        to.active
    ];
    Ok(work.run(CHANGE, values).await? == 1)
}

/// A member of an umbrella body.
#[derive(Debug, Clone)]
pub struct Member {
    /// The organisation.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The first day.
    pub from: Date,
    /// The last day, when it left.
    pub until: Option<Date>,
}

/// The members of an umbrella body, also those that left.
pub async fn members(db: &Db, umbrella: &str) -> Result<Vec<Member>> {
    let read = |row: &Row| {
        Ok(Member {
            id: row.get("member")?,
            name: row.get("name")?,
            from: row.get("from_day")?,
            until: row.get("until_day")?,
        })
    };
    db.rows(MEMBERS, values![umbrella]).await?.iter().map(read).collect()
}

/// Makes an organisation a member from a day; who left before comes back.
pub async fn join(work: &mut Work, umbrella: &str, member: &str, from: Date) -> Result<()> {
    work.run(JOIN, values![umbrella, member, from]).await.map(drop)
}

/// Ends a membership. Gives whether it had begun by that day.
pub async fn leave(work: &mut Work, umbrella: &str, member: &str, until: Date) -> Result<bool> {
    Ok(work.run(LEAVE, values![umbrella, member, until]).await? == 1)
}

/// The organisation with this name, however it is spelt with capitals and accents.
pub async fn by_name(work: &mut Work, name: &str) -> Result<Option<String>> {
    let row = work.maybe(BY_NAME, values![base::names::fold(name)]).await?;
    row.map(|r| r.get("id")).transpose()
}

/// Adds an organisation and gives its id. Fails with "taken" when the name is in use.
pub async fn add(
    work: &mut Work,
    now: Timestamp,
    name: &str,
    kind: Kind,
    municipality: Option<&str>,
) -> Result<String> {
    let id = id::new(now);
    let values = values![&id, name, base::names::fold(name), kind.word(), municipality, now];
    work.run(ADD, values).await?;
    Ok(id)
}

/// Whether an organisation asks the network of social security (KSZ) for data of people: an OCMW. What it is
/// answered stays there.
pub async fn asks_registry(db: &Db, id: &str) -> Result<bool> {
    let kind: String = db.row(KIND, values![id]).await?.get("kind")?;
    Ok(Kind::parse(&kind) == Some(Kind::Ocmw))
}
