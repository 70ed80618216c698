//! Emergency access: opened by one account for some hours, and looked at afterwards.

use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::{SignedDuration, Timestamp};

const FIND: &str = "SELECT p.id AS id FROM person p
    WHERE p.sort_name = $1 AND p.birth = $2 AND p.merged_into IS NULL
      AND EXISTS (SELECT 1 FROM involvement i WHERE i.person = p.id)
    ORDER BY p.id LIMIT 2";
const OPEN: &str = "INSERT INTO emergency_access
    (id, person, account, organisation, reason, from_at, until_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const REVIEW: &str = "UPDATE emergency_access SET reviewed_by = $2, reviewed_at = $3, verdict = $4,
    remark = $5, until_at = CASE WHEN $4 = 'wrong' AND until_at > $3 THEN $3 ELSE until_at END
    WHERE id = $1 AND reviewed_at IS NULL";
macro_rules! taken {
    ($rest:literal) => {
        concat!(
            "SELECT e.id, e.person, a.name AS account_name, o.name AS organisation_name,
                e.reason, e.from_at, e.until_at, r.name AS reviewed_by_name, e.reviewed_at, e.verdict,
                e.remark
             FROM emergency_access e
             JOIN account a ON a.id = e.account JOIN organisation o ON o.id = e.organisation
             LEFT JOIN account r ON r.id = e.reviewed_by ",
            $rest
        )
    };
}
const LIST: &str = taken!(
    "ORDER BY CASE WHEN e.reviewed_at IS NULL THEN 0 ELSE 1 END, e.from_at DESC, e.id LIMIT 100"
);
const OF_PERSON: &str = taken!("WHERE e.person = $1 ORDER BY e.from_at DESC, e.id LIMIT 100");

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[FIND, OPEN, REVIEW, LIST, OF_PERSON];

/// Emergency access to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEmergency<'a> {
    /// Whose file.
    pub person: &'a str,
    /// Who opens it.
    pub account: &'a str,
    /// For which organisation.
    pub organisation: &'a str,
    /// Why.
    pub reason: &'a str,
    /// For how many hours.
    pub hours: i64,
}

/// Emergency access that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emergency {
    /// Its id.
    pub id: String,
    /// Whose file.
    pub person: String,
    /// Who opened it.
    pub account_name: String,
    /// For which organisation.
    pub organisation_name: String,
    /// Why.
    pub reason: String,
    /// From when.
    pub from_at: Timestamp,
    /// Until when.
    pub until_at: Timestamp,
    /// Who looked at it afterwards.
    pub reviewed_by_name: Option<String>,
    /// When.
    pub reviewed_at: Option<Timestamp>,
    /// `right` or `wrong`; empty until then.
    pub verdict: String,
    /// What the reviewer said.
    pub remark: String,
}

/// The one person with exactly this name (sorted and folded) and birth date; nothing when there is
/// none, or more than one.
pub async fn find_by_name(db: &Db, sort_name: &str, birth: &str) -> Result<Option<String>> {
    match db.rows(FIND, values![sort_name, birth]).await?.as_slice() {
        [one] => one.get("id").map(Some),
        _ => Ok(None),
    }
}

/// Opens a file and gives the id of the access.
pub async fn open_emergency(
    work: &mut Work,
    now: Timestamp,
    new: &NewEmergency<'_>,
) -> Result<String> {
    let id = id::new(now);
    let until = now + SignedDuration::from_hours(new.hours);
    let row = values![&id, new.person, new.account, new.organisation, new.reason, now, until];
    work.run(OPEN, row).await?;
    Ok(id)
}

/// Writes the verdict down; a wrong access ends at once. Says whether it still had to be looked at.
pub async fn review(
    work: &mut Work,
    now: Timestamp,
    id: &str,
    by: &str,
    (verdict, remark): (&str, &str),
) -> Result<bool> {
    Ok(work.run(REVIEW, values![id, by, now, verdict, remark]).await? == 1)
}

/// What was taken: first what nobody looked at yet, then the last hundred.
pub async fn to_review(db: &Db) -> Result<Vec<Emergency>> {
    db.rows(LIST, values![]).await?.iter().map(read).collect()
}

/// What was taken of one person, the last first.
pub async fn emergencies_of(db: &Db, person: &str) -> Result<Vec<Emergency>> {
    db.rows(OF_PERSON, values![person]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Emergency> {
    Ok(Emergency {
        id: row.get("id")?,
        person: row.get("person")?,
        account_name: row.get("account_name")?,
        organisation_name: row.get("organisation_name")?,
        reason: row.get("reason")?,
        from_at: row.get("from_at")?,
        until_at: row.get("until_at")?,
        reviewed_by_name: row.get("reviewed_by_name")?,
        reviewed_at: row.get("reviewed_at")?,
        verdict: row.get("verdict")?,
        remark: row.get("remark")?,
    })
}
