//! Who supports somebody: members with role and dates, exactly one of whom can lead; and from what
//! somebody lives.

use base::db::{Db, Result, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const OVERLAP: &str = "SELECT count(*) AS n FROM team_member
    WHERE person = $1 AND account = $2 AND (until_day IS NULL OR until_day >= $3)";
const ADD: &str = "INSERT INTO team_member
    (id, person, account, organisation, role, leads, from_day)
    SELECT $1, $2, a.id, a.organisation, $4, $5, $6 FROM account a WHERE a.id = $3 AND a.active";
const UNLEAD: &str = "SELECT id, account, role, from_day FROM team_member
    WHERE person = $1 AND until_day IS NULL AND (leads OR id = $2)";
const SET_LEADS: &str = "UPDATE team_member SET leads = $2 WHERE id = $1";
const END: &str = "UPDATE team_member SET until_day = $3
    WHERE id = $2 AND person = $1 AND until_day IS NULL AND from_day <= $3";
const ACCOUNTS: &str = "SELECT a.id AS id, a.name AS name, o.name AS organisation
    FROM account a JOIN organisation o ON o.id = a.organisation
    WHERE a.active AND a.person IS NULL
      AND (a.organisation = $1 OR ($2 <> '' AND lower(a.name) LIKE $2))
      AND EXISTS (SELECT 1 FROM account_role r WHERE r.account = a.id AND r.scope <> 'none')
    ORDER BY CASE WHEN a.organisation = $1 THEN 0 ELSE 1 END, a.name, a.id LIMIT 200";
const ADD_INCOME: &str = "INSERT INTO income_statute (id, person, statute, from_day, until_day)
    VALUES ($1, $2, $3, $4, $5)";
const END_INCOME: &str = "UPDATE income_statute SET until_day = $3
    WHERE id = $2 AND person = $1 AND until_day IS NULL AND from_day <= $3";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] =
    &[OVERLAP, ADD, UNLEAD, SET_LEADS, END, ACCOUNTS, ADD_INCOME, END_INCOME];

/// Whether somebody is on the team already on `day` or later.
pub async fn is_on_team(work: &mut Work, person: &str, account: &str, day: Date) -> Result<bool> {
    Ok(work.row(OVERLAP, values![person, account, day]).await?.get::<i64>("n")? > 0)
}

/// Puts an account on the team and gives the row; nothing when there is no such active account.
pub async fn join_team(
    work: &mut Work,
    now: Timestamp,
    person: &str,
    account: &str,
    role: &str,
    leads: bool,
    day: Date,
) -> Result<Option<String>> {
    let id = id::new(now);
    let made = work.run(ADD, values![&id, person, account, role, leads, day]).await?;
    Ok((made > 0).then_some(id))
}

/// Makes a present member the lead from `day` on: the rows of the old and the new lead end and
/// both begin a new one, so that it stays visible who led when. Says whether there is such a
/// member.
pub async fn give_lead(
    work: &mut Work,
    now: Timestamp,
    person: &str,
    member: &str,
    day: Date,
) -> Result<bool> {
    let rows = work.rows(UNLEAD, values![person, member]).await?;
    let mut found = false;
    for row in rows {
        let id: String = row.get("id")?;
        let leads = id == member;
        found |= leads;
        if row.get::<Date>("from_day")? >= day {
            // It began today: there is no earlier time to keep apart.
            work.run(SET_LEADS, values![&id, leads]).await?;
            continue;
        }
        work.run(END, values![person, &id, day]).await?;
        let (account, role): (String, String) = (row.get("account")?, row.get("role")?);
        join_team(work, now, person, &account, &role, leads, day).await?;
    }
    Ok(found)
}

/// Ends a membership. Says whether there was an open one that began before `day`.
pub async fn leave_team(work: &mut Work, person: &str, member: &str, day: Date) -> Result<bool> {
    Ok(work.run(END, values![person, member, day]).await? > 0)
}

/// Somebody who can be put on a team: account, name, organisation.
pub type Colleague = (String, String, String);

/// The workers of an organisation, and those anywhere whose name holds `text` (if it is not empty).
pub async fn colleagues(db: &Db, organisation: &str, text: &str) -> Result<Vec<Colleague>> {
    let wanted = text.trim().to_lowercase().replace(['%', '_'], "");
    let like = if wanted.is_empty() { String::new() } else { format!("%{wanted}%") };
    let rows = db.rows(ACCOUNTS, values![organisation, like]).await?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("name")?, r.get("organisation")?))).collect()
}

/// Adds a time with an income statute and gives the row.
pub async fn add_income(
    work: &mut Work,
    now: Timestamp,
    person: &str,
    statute: &str,
    from_day: Date,
    until_day: Option<Date>,
) -> Result<String> {
    let id = id::new(now);
    work.run(ADD_INCOME, values![&id, person, statute, from_day, until_day]).await?;
    Ok(id)
}

/// Ends a time with an income statute. Says whether there was an open one that began before `day`.
pub async fn end_income(work: &mut Work, person: &str, row: &str, day: Date) -> Result<bool> {
    Ok(work.run(END_INCOME, values![person, row, day]).await? > 0)
}
