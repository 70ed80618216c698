//! Whom a worker leads, who can take them over, and closing an account.

use crate::people;
use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::Timestamp;

const LED: &str = "
SELECT t.id, t.person, t.organisation, o.name AS organisation_name,
       p.given_name, p.family_name, p.called,
       CAST(CASE WHEN EXISTS (SELECT 1 FROM visible_person v
                         WHERE v.account = $2 AND v.person = t.person) THEN 1 ELSE 0 END AS BIGINT) AS near
FROM team_member t
JOIN organisation o ON o.id = t.organisation
JOIN person p ON p.id = t.person
WHERE t.account = $1 AND t.leads AND t.until_day IS NULL
ORDER BY o.name, p.sort_name";
const LED_COUNT: &str = "SELECT organisation, count(*) AS n FROM team_member
    WHERE account = $1 AND leads AND until_day IS NULL GROUP BY organisation";
const SUCCESSORS: &str = "
SELECT DISTINCT a.id, a.name, r.organisation FROM account a JOIN account_role r ON r.account = a.id
WHERE a.active AND a.id <> $1 AND r.role IN ('coach', 'coordinator', 'instructor')
ORDER BY a.name";
const CLOSE: &str = "UPDATE account SET active = FALSE, closed_at = $2, password_hash = NULL,
    version = version + 1 WHERE id = $1 AND active";
const NO_ROLES: &str = "DELETE FROM account_role WHERE account = $1";
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[LED, LED_COUNT, SUCCESSORS, CLOSE, NO_ROLES];

/// Somebody whom the leaver leads.
#[derive(Debug, Clone)]
pub struct Led {
    /// The row of the team.
    pub row: String,
    /// The person.
    pub person: String,
    /// The organisation for which the leaver leads.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The person's name, for a reader who stands near; else nothing.
    pub name: Option<String>,
}

/// Whom an account leads. Names only where `reader` may see them.
pub async fn led(db: &Db, account: &str, reader: &str) -> Result<Vec<Led>> {
    let rows = db.rows(LED, values![account, reader]).await?;
    rows.iter()
        .map(|row| {
            let name = people::store::name(row)?;
            let near = row.get::<i64>("near")? == 1;
            Ok(Led {
                row: row.get("id")?,
                person: row.get("person")?,
                organisation: row.get("organisation")?,
                organisation_name: row.get("organisation_name")?,
                name: near.then_some(name),
            })
        })
        .collect()
}

/// How many people an account leads, per organisation.
pub async fn led_by_organisation(work: &mut Work, account: &str) -> Result<Vec<(String, i64)>> {
    let rows = work.rows(LED_COUNT, values![account]).await?;
    rows.iter().map(|row| Ok((row.get("organisation")?, row.get("n")?))).collect()
}

/// Somebody who can take people over.
#[derive(Debug, Clone)]
pub struct Successor {
    /// The account.
    pub account: String,
    /// The name.
    pub name: String,
    /// The organisation for which this is possible.
    pub organisation: String,
}

/// Who can take people over from an account.
pub async fn successors(db: &Db, account: &str) -> Result<Vec<Successor>> {
    let rows = db.rows(SUCCESSORS, values![account]).await?;
    let read = |row: &Row| {
        Ok(Successor {
            account: row.get("id")?,
            name: row.get("name")?,
            organisation: row.get("organisation")?,
        })
    };
    rows.iter().map(read).collect()
}

/// Closes an account: no password, no roles, no links that work.
pub async fn close(work: &mut Work, account: &str, now: Timestamp) -> Result<()> {
    work.run(CLOSE, values![account, now]).await?;
    work.run(NO_ROLES, values![account]).await?;
    super::links::end_all(work, account, now).await?;
    super::session::end_all(work, account, now).await?;
    super::forget_factors(work, account).await
}
