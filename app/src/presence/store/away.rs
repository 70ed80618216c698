//! Somebody is away for some days.

use super::super::Code;
use super::{Days, code};
use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

const ADD: &str = "INSERT INTO absence (id, person, organisation, code, from_day, until_day,
    made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
macro_rules! absences {
    ($where:literal) => {
        concat!(
            "SELECT b.id AS id, b.person AS person, b.organisation AS organisation,
             b.code AS code, b.from_day AS from_day, b.until_day AS until_day,
             b.version AS version FROM absence b WHERE ",
            $where,
            " ORDER BY b.from_day DESC, b.made_at DESC, b.id DESC"
        )
    };
}
const AWAY: &str = absences!("b.organisation = $1 AND b.until_day >= $2 AND b.from_day <= $3");
const AWAY_OF: &str = absences!("b.person = $1 AND b.until_day >= $2");
const ONE: &str = absences!("b.id = $1");
const SAME: &str = "SELECT b.id AS id FROM absence b WHERE b.person = $1 AND b.organisation = $2
    AND b.code = $3 AND b.from_day = $4 AND b.until_day = $5 LIMIT 1";
const SHORTEN: &str = "UPDATE absence SET until_day = $3, version = version + 1
    WHERE id = $1 AND version = $2 AND from_day <= $3";
const REMOVE: &str = "DELETE FROM absence WHERE id = $1 AND version = $2 AND from_day > $3";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ADD, AWAY, AWAY_OF, ONE, SAME, SHORTEN, REMOVE];

/// Somebody is away at an organisation from a day until a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// Which.
    pub id: String,
    /// Who.
    pub person: String,
    /// At which organisation.
    pub organisation: String,
    /// Why.
    pub code: Code,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The version.
    pub version: i64,
}

impl Absence {
    /// Whether it covers a day.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }
}

/// An absence to be noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewAbsence<'a> {
    /// Who.
    pub person: &'a str,
    /// At which organisation.
    pub organisation: &'a str,
    /// Why.
    pub code: Code,
    /// First and last day.
    pub days: Days,
    /// The account that writes it.
    pub made_by: Option<&'a str>,
}

fn read(row: &Row) -> Result<Absence> {
    Ok(Absence {
        id: row.get("id")?,
        person: row.get("person")?,
        organisation: row.get("organisation")?,
        code: code(row)?,
        from: row.get("from_day")?,
        until: row.get("until_day")?,
        version: row.get("version")?,
    })
}

/// Who is away at an organisation in these days; the last beginning first, and of one beginning what was noted
/// last.
pub async fn away(db: &Db, organisation: &str, (from, until): Days) -> Result<Vec<Absence>> {
    db.rows(AWAY, values![organisation, from, until]).await?.iter().map(read).collect()
}

/// The absences of a person that go on after a day.
pub async fn away_of(db: &Db, person: &str, day: Date) -> Result<Vec<Absence>> {
    db.rows(AWAY_OF, values![person, day]).await?.iter().map(read).collect()
}

/// One absence.
pub async fn one_away(db: &Db, id: &str) -> Result<Option<Absence>> {
    db.maybe(ONE, values![id]).await?.as_ref().map(read).transpose()
}

/// The absence that says the same, if it stands there already. Asked after the line of the log, which puts
/// two hands one after the other.
pub async fn same_away(work: &mut Work, new: NewAbsence<'_>) -> Result<Option<String>> {
    let (from, until) = new.days;
    let asked = values![new.person, new.organisation, new.code.word(), from, until];
    work.maybe(SAME, asked).await?.map(|row| row.get("id")).transpose()
}

/// Notes an absence under an id.
pub async fn start_away(
    work: &mut Work,
    now: Timestamp,
    id: &str,
    new: NewAbsence<'_>,
) -> Result<()> {
    let (from, until) = new.days;
    let ids = values![id, new.person, new.organisation, new.code.word()];
    work.run(ADD, [ids, values![from, until, new.made_by, now]].concat()).await.map(drop)
}

/// Gives an absence another last day; one that would begin after it is gone. Says whether it was still at
/// this version.
pub async fn end_away(work: &mut Work, id: &str, version: i64, last: Date) -> Result<bool> {
    let shorter = work.run(SHORTEN, values![id, version, last]).await? == 1;
    Ok(shorter || work.run(REMOVE, values![id, version, last]).await? == 1)
}
