//! Every query of the pages about accounts.

use crate::access::{Grant, Role};
use crate::language::Language;
use crate::people::store as people;
use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::Timestamp;

/// How many accounts a page shows at most.
pub const AT_ONCE: i64 = 50;

const LIST: &str = "
SELECT a.id, a.name, a.email, a.job_title, a.phone, a.organisation, o.name AS organisation_name,
       a.language, a.active, a.version, a.closed_at, a.made_at, a.locked_until, a.person,
       CAST(CASE WHEN a.password_hash IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_password,
       CAST(CASE WHEN a.totp_secret IS NULL AND NOT EXISTS (
           SELECT 1 FROM passkey k WHERE k.account = a.id) THEN 0 ELSE 1 END AS BIGINT) AS has_factor
FROM account a JOIN organisation o ON o.id = a.organisation
WHERE ($1 = 1 OR EXISTS (SELECT 1 FROM account_role r WHERE r.account = $2
                         AND r.role = 'coordinator' AND r.organisation = a.organisation))
  AND ($3 = '' OR LOWER(a.name) LIKE $3 OR a.email LIKE $3 OR LOWER(o.name) LIKE $3)
  AND a.active = $4
ORDER BY o.name, a.name, a.id LIMIT $5 OFFSET $6";
const ONE: &str = "
SELECT a.id, a.name, a.email, a.job_title, a.phone, a.organisation, o.name AS organisation_name,
       a.language, a.active, a.version, a.closed_at, a.made_at, a.locked_until, a.person,
       CAST(CASE WHEN a.password_hash IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_password,
       CAST(CASE WHEN a.totp_secret IS NULL AND NOT EXISTS (
           SELECT 1 FROM passkey k WHERE k.account = a.id) THEN 0 ELSE 1 END AS BIGINT) AS has_factor
FROM account a JOIN organisation o ON o.id = a.organisation WHERE a.id = $1";
const GRANTS: &str = "
SELECT r.account, r.role, r.organisation, o.name AS organisation_name
FROM account_role r JOIN organisation o ON o.id = r.organisation
WHERE $1 = '' OR r.account = $1 ORDER BY o.name, r.role";
// After a merge somebody can have two: the first one is the one that goes on.
const OF_PERSON: &str = "SELECT id FROM account WHERE person = $1 AND active ORDER BY id LIMIT 1";
const ORGANISATIONS: &str = "SELECT id, name FROM organisation WHERE active ORDER BY folded_name";
const CHANGE: &str = "UPDATE account SET name = $3, email = $4, job_title = $5, phone = $6,
    organisation = $7, language = $8, version = version + 1 WHERE id = $1 AND version = $2";
const DROP_ROLE: &str =
    "DELETE FROM account_role WHERE account = $1 AND organisation = $2 AND role = $3";
const REOPEN: &str = "UPDATE account SET active = TRUE, closed_at = NULL, password_hash = NULL,
    totp_secret = NULL, failed_tries = 0, locked_until = NULL, version = version + 1
    WHERE id = $1 AND NOT active";
// Who was invited but never came cannot help out.
const LAST_ADMINISTRATOR: &str = "SELECT count(*) AS n FROM account_role me
    WHERE me.account = $1 AND me.role = 'administrator' AND NOT EXISTS (
        SELECT 1 FROM account_role r JOIN account a ON a.id = r.account
        WHERE r.role = 'administrator' AND a.id <> $1 AND a.active
          AND a.password_hash IS NOT NULL)";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] =
    &[LIST, ONE, GRANTS, OF_PERSON, ORGANISATIONS, CHANGE, DROP_ROLE, REOPEN, LAST_ADMINISTRATOR];

/// An account as the pages show it.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its id.
    pub id: String,
    /// The name, as colleagues see it.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// What the worker is called at work.
    pub job_title: String,
    /// Where to ring the worker.
    pub phone: String,
    /// The home organisation.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The language of the screen.
    pub language: Language,
    /// Whether it can sign in.
    pub active: bool,
    /// For two who change it at once.
    pub version: i64,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// No try before this moment, after wrong passwords.
    pub locked_until: Option<Timestamp>,
    /// The person behind it, for a participant.
    pub person: Option<String>,
    /// Whether the invitation was taken up.
    pub has_password: bool,
    /// Whether a second factor is set.
    pub has_factor: bool,
    /// Its roles.
    pub grants: Vec<Grant>,
    /// The names of the organisations of `grants`, in the same order.
    pub grant_names: Vec<String>,
}

fn account(row: &Row) -> Result<Account> {
    Ok(Account {
        id: row.get("id")?,
        name: row.get("name")?,
        email: row.get("email")?,
        job_title: row.get("job_title")?,
        phone: row.get("phone")?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        language: Language::parse(&row.get::<String>("language")?).unwrap_or_default(),
        active: row.get("active")?,
        version: row.get("version")?,
        closed_at: row.get("closed_at")?,
        locked_until: row.get("locked_until")?,
        person: row.get("person")?,
        has_password: row.get::<i64>("has_password")? == 1,
        has_factor: row.get::<i64>("has_factor")? == 1,
        grants: vec![],
        grant_names: vec![],
    })
}

/// The accounts that somebody may see: a page of them, counted from 1, and one more when there is a
/// next page. `everywhere`: of all organisations; else of those the reader coordinates.
pub async fn list(
    db: &Db,
    reader: &str,
    everywhere: bool,
    search: &str,
    active: bool,
    page: i64,
) -> Result<Vec<Account>> {
    let search: String = search.trim().chars().take(100).collect();
    let like = match search.to_lowercase().replace(['%', '_'], "") {
        s if s.is_empty() => s,
        s => format!("%{s}%"),
    };
    let (limit, offset) = (AT_ONCE + 1, (page - 1) * AT_ONCE);
    let values = values![i64::from(everywhere), reader, like, active, limit, offset];
    let rows = db.rows(LIST, values).await?;
    let mut all = rows.iter().map(account).collect::<Result<Vec<_>>>()?;
    for row in db.rows(GRANTS, values![""]).await? {
        let id: String = row.get("account")?;
        if let Some(known) = all.iter_mut().find(|a| a.id == id) {
            add_grant(known, &row)?;
        }
    }
    Ok(all)
}

/// One account, when it exists.
pub async fn one(db: &Db, id: &str) -> Result<Option<Account>> {
    let Some(row) = db.maybe(ONE, values![id]).await? else {
        return Ok(None);
    };
    let mut found = account(&row)?;
    for row in db.rows(GRANTS, values![id]).await? {
        add_grant(&mut found, &row)?;
    }
    Ok(Some(found))
}

fn add_grant(account: &mut Account, row: &Row) -> Result<()> {
    if let Some(role) = Role::parse(&row.get::<String>("role")?) {
        account.grants.push(Grant { role, organisation: row.get("organisation")? });
        account.grant_names.push(row.get("organisation_name")?);
    }
    Ok(())
}

/// The account of a participant, when there is one.
pub async fn of_person(db: &Db, person: &str) -> Result<Option<String>> {
    db.maybe(OF_PERSON, values![person]).await?.map(|r| r.get("id")).transpose()
}

/// [`of_person`] inside a unit of work, as it is now and stays until that ends: of two who make an account
/// for one person at the same moment the second finds the first one's.
pub async fn of_person_now(work: &mut Work, person: &str) -> Result<Option<String>> {
    people::hold(work, person).await?;
    work.maybe(OF_PERSON, values![person]).await?.map(|r| r.get("id")).transpose()
}

/// The organisations that take part, by name: id and name.
pub async fn organisations(db: &Db) -> Result<Vec<(String, String)>> {
    let rows = db.rows(ORGANISATIONS, vec![]).await?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("name")?))).collect()
}

/// What can be changed of an account besides its roles.
pub struct Change<'a> {
    /// The name.
    pub name: &'a str,
    /// The address to sign in with.
    pub email: &'a str,
    /// What the worker is called at work.
    pub job_title: &'a str,
    /// Where to ring the worker.
    pub phone: &'a str,
    /// The home organisation.
    pub organisation: &'a str,
    /// The language of the screen.
    pub language: Language,
}

/// Changes an account. Gives whether it was still the version that was read.
pub async fn change(work: &mut Work, id: &str, version: i64, to: &Change<'_>) -> Result<bool> {
    let values = values![
        id,
        version,
        to.name,
        to.email,
        to.job_title,
        to.phone,
        to.organisation,
        to.language.code()
    ];
    Ok(work.run(CHANGE, values).await? == 1)
}

/// Takes a role away.
pub async fn drop_role(work: &mut Work, id: &str, grant: &Grant) -> Result<()> {
    work.run(DROP_ROLE, values![id, &grant.organisation, grant.role.word()]).await.map(drop)
}

/// Opens a closed account again, without password or second factor. Gives whether it was closed.
pub async fn reopen(work: &mut Work, id: &str) -> Result<bool> {
    Ok(work.run(REOPEN, values![id]).await? == 1)
}

/// Whether this is the only account that can sign in as administrator.
pub async fn is_last_administrator(work: &mut Work, id: &str) -> Result<bool> {
    Ok(work.row(LAST_ADMINISTRATOR, values![id]).await?.get::<i64>("n")? > 0)
}
