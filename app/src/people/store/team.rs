//! Who supports somebody: members with role and dates, of whom one can lead. Every room that puts
//! somebody on a team, takes somebody off or changes who leads does it here, so that it always stays
//! visible who supported and who led when.

mod lead;

use base::db::{Db, Result, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;
pub use lead::{HandOver, Lead, give_lead, hand_over};

pub(super) const PUT: &str = "INSERT INTO team_member
    (id, person, account, organisation, role, leads, from_day, until_day) VALUES";
const OVERLAP: &str = "SELECT count(*) AS n FROM team_member
    WHERE person = $1 AND account = $2 AND (until_day IS NULL OR until_day >= $3)";
const PRESENT: &str = "SELECT id, account, leads FROM team_member
    WHERE person = $1 AND until_day IS NULL ORDER BY id";
const JOIN: &str = "INSERT INTO team_member
    (id, person, account, organisation, role, leads, from_day)
    SELECT $1, $2, a.id, COALESCE(CAST($4 AS TEXT), a.organisation), $5, FALSE, $6
    FROM account a WHERE a.id = $3 AND a.active AND a.person IS NULL
      AND EXISTS (SELECT 1 FROM account_role r WHERE r.account = a.id AND r.scope <> 'none')";
const LEAVE: &str = "UPDATE team_member SET until_day = $3
    WHERE id = $2 AND person = $1 AND until_day IS NULL AND from_day <= $3";
const LEAVE_FILE: &str = "UPDATE team_member
    SET until_day = CASE WHEN from_day > $3 THEN from_day ELSE $3 END
    WHERE person = $1 AND organisation = $2 AND until_day IS NULL";
const CLOSED: &str = "SELECT id, person FROM team_member
    WHERE account = $1 AND until_day IS NULL
      AND NOT EXISTS (SELECT 1 FROM account_role r WHERE r.account = $1
                      AND r.organisation = team_member.organisation AND r.scope <> 'none')
    ORDER BY id";
const LEAVE_CLOSED: &str = "UPDATE team_member
    SET until_day = CASE WHEN from_day > $2 THEN from_day ELSE $2 END
    WHERE account = $1 AND until_day IS NULL
      AND NOT EXISTS (SELECT 1 FROM account_role r WHERE r.account = $1
                      AND r.organisation = team_member.organisation AND r.scope <> 'none')";
// Of those who see the own team only: put there by a yes that is taken back.
const TAKEN_BACK: &str = "SELECT t.id, t.account, t.role, t.from_day FROM team_member t
    WHERE t.person = $1 AND t.organisation = $2 AND t.from_day >= $3 AND NOT t.leads
      AND t.until_day IS NULL
      AND EXISTS (SELECT 1 FROM account_role r WHERE r.account = t.account
                  AND r.organisation = $2 AND r.scope = 'team')
      AND NOT EXISTS (SELECT 1 FROM account_role r WHERE r.account = t.account
                      AND r.organisation = $2 AND r.scope = 'organisation')";
const DROP: &str = "DELETE FROM team_member WHERE id = $1";
const ONLY_TEAM: &str = "SELECT count(*) AS n FROM account_role r
    WHERE r.account = $1 AND r.organisation = $2 AND r.scope = 'team'
      AND NOT EXISTS (SELECT 1 FROM account_role o WHERE o.account = $1
                      AND o.organisation = $2 AND o.scope = 'organisation')";
const ACCOUNTS: &str = "SELECT a.id AS id, a.name AS name, o.name AS organisation
    FROM account a JOIN organisation o ON o.id = a.organisation
    WHERE a.active AND a.person IS NULL
      AND (a.organisation = $1 OR ($2 <> '' AND lower(a.name) LIKE $2))
      AND EXISTS (SELECT 1 FROM account_role r WHERE r.account = a.id AND r.scope <> 'none')
    ORDER BY CASE WHEN a.organisation = $1 THEN 0 ELSE 1 END, a.name, a.id LIMIT 200";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[
    OVERLAP,
    PRESENT,
    JOIN,
    LEAVE,
    LEAVE_FILE,
    CLOSED,
    LEAVE_CLOSED,
    TAKEN_BACK,
    DROP,
    ONLY_TEAM,
    ACCOUNTS,
    lead::OPEN,
    lead::HAS_FILE,
    lead::LED,
];

/// Somebody who comes on a team.
#[derive(Debug, Clone, Copy)]
pub struct Joining<'a> {
    /// Whose team.
    pub person: &'a str,
    /// Who.
    pub account: &'a str,
    /// For which organisation; when nothing is said, the account's own.
    pub organisation: Option<&'a str>,
    /// A word of [`crate::people::codes::TEAM_ROLES`].
    pub role: &'a str,
}

/// A member of today's team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// The row.
    pub id: String,
    /// Who.
    pub account: String,
    /// Whether this one leads.
    pub leads: bool,
}

/// Whether somebody is on the team already on `day` or later.
pub async fn is_on_team(work: &mut Work, person: &str, account: &str, day: Date) -> Result<bool> {
    Ok(work.row(OVERLAP, values![person, account, day]).await?.get::<i64>("n")? > 0)
}

/// The team of today.
pub async fn present(work: &mut Work, person: &str) -> Result<Vec<Present>> {
    let rows = work.rows(PRESENT, values![person]).await?;
    rows.iter()
        .map(|row| {
            Ok(Present {
                id: row.get("id")?,
                account: row.get("account")?,
                leads: row.get("leads")?,
            })
        })
        .collect()
}

/// Puts an account on the team from `day` on, beside who leads, and gives the row; nothing when
/// there is no such active account.
pub async fn join(
    work: &mut Work,
    now: Timestamp,
    new: Joining<'_>,
    day: Date,
) -> Result<Option<String>> {
    let id = id::new(now);
    let organisation = new.organisation.map(str::to_owned);
    let values = values![&id, new.person, new.account, organisation, new.role, day];
    Ok((work.run(JOIN, values).await? > 0).then_some(id))
}

/// Whether an account sees at an organisation only those on whose team it is.
pub async fn sees_team_only(work: &mut Work, account: &str, organisation: &str) -> Result<bool> {
    Ok(work.row(ONLY_TEAM, values![account, organisation]).await?.get::<i64>("n")? > 0)
}

/// A place on a team that was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// The row.
    pub id: String,
    account: String,
    role: String,
    from: Date,
}

/// Takes off the team, as if they had never been on it, who came on it for an organisation since `day`
/// and sees the own team only.
pub async fn take_back(
    work: &mut Work,
    person: &str,
    organisation: &str,
    day: Date,
) -> Result<Vec<TakenBack>> {
    let mut gone = vec![];
    for row in work.rows(TAKEN_BACK, values![person, organisation, day]).await? {
        let one = TakenBack {
            id: row.get("id")?,
            account: row.get("account")?,
            role: row.get("role")?,
            from: row.get("from_day")?,
        };
        work.run(DROP, values![&one.id]).await?;
        gone.push(one);
    }
    Ok(gone)
}

/// Puts back on the team of a person who was taken off it for an organisation.
pub async fn put_back(
    work: &mut Work,
    (person, organisation): (&str, &str),
    gone: &[TakenBack],
) -> Result<()> {
    let row = |one: &TakenBack| {
        let until = None::<Date>;
        values![&one.id, person, &one.account, organisation, &one.role, false, one.from, until]
    };
    work.insert_many(PUT, gone.iter().map(row).collect(), "").await?;
    Ok(())
}

/// Ends a membership. Says whether there was an open one that began before `day`.
pub async fn leave(work: &mut Work, person: &str, member: &str, day: Date) -> Result<bool> {
    Ok(work.run(LEAVE, values![person, member, day]).await? > 0)
}

/// Everybody who supports somebody for an organisation leaves the team: its file closes.
pub async fn leave_file(
    work: &mut Work,
    person: &str,
    organisation: &str,
    day: Date,
) -> Result<()> {
    work.run(LEAVE_FILE, values![person, organisation, day]).await.map(drop)
}

/// An account leaves every team of an organisation where it has no role any more that opens a file.
/// Gives the rows that ended, each with whose team it was.
pub async fn leave_what_is_closed(
    work: &mut Work,
    account: &str,
    day: Date,
) -> Result<Vec<(String, String)>> {
    let rows = work.rows(CLOSED, values![account]).await?;
    work.run(LEAVE_CLOSED, values![account, day]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("person")?))).collect()
}

/// Somebody who can be put on a team: account, name, organisation.
pub type Colleague = (String, String, String);

/// The workers of an organisation, and those anywhere whose name holds `text` (if it is not empty).
pub async fn colleagues(db: &Db, organisation: &str, text: &str) -> Result<Vec<Colleague>> {
    let wanted =
        text.trim().chars().take(100).collect::<String>().to_lowercase().replace(['%', '_'], "");
    let like = if wanted.is_empty() { String::new() } else { format!("%{wanted}%") };
    let rows = db.rows(ACCOUNTS, values![organisation, like]).await?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("name")?, r.get("organisation")?))).collect()
}
