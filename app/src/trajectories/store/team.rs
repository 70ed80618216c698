//! The team around an earlier step, for a way back.

use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

pub(super) const TEAM_OF_THEN: &str = "SELECT t.account AS account, a.name AS name, t.role AS role,
    t.organisation AS organisation, t.leads AS leads, t.from_day AS from_day,
    t.until_day AS until_day, a.active AS active
    FROM team_member t JOIN account a ON a.id = t.account
    WHERE t.person = $1 ORDER BY t.from_day, t.id";
pub(super) const STOP_LEADING: &str = "UPDATE team_member SET leads = FALSE
    WHERE person = $1 AND leads AND until_day IS NULL AND account <> $2";
pub(super) const LEAD: &str = "UPDATE team_member SET leads = TRUE
    WHERE person = $1 AND account = $2 AND until_day IS NULL";
pub(super) const JOIN: &str = "INSERT INTO team_member (id, person, account, organisation, role,
    leads, from_day) VALUES ($1, $2, $3, $4, $5, $6, $7)";

/// Somebody who is or was on the team.
#[derive(Debug, Clone)]
pub struct TeamMember {
    /// Who.
    pub account: String,
    /// The name.
    pub name: String,
    /// As what.
    pub role: String,
    /// For which organisation.
    pub organisation: String,
    /// Whether this one led, or leads.
    pub leads: bool,
    /// Since when.
    pub from: Date,
    /// Until when.
    pub until: Option<Date>,
    /// Whether the account is still open.
    pub active: bool,
}

/// Everybody who is or was on a person's team.
pub async fn team(db: &Db, person: &str) -> Result<Vec<TeamMember>> {
    let read = |row: &Row| {
        Ok(TeamMember {
            account: row.get("account")?,
            name: row.get("name")?,
            role: row.get("role")?,
            organisation: row.get("organisation")?,
            leads: row.get("leads")?,
            from: row.get("from_day")?,
            until: row.get("until_day")?,
            active: row.get("active")?,
        })
    };
    db.rows(TEAM_OF_THEN, values![person]).await?.iter().map(read).collect()
}

/// Puts somebody back on the team from this day on.
pub async fn join(
    work: &mut Work,
    now: Timestamp,
    person: &str,
    member: &TeamMember,
    from: Date,
) -> Result<()> {
    let values = values![
        id::new(now),
        person,
        &member.account,
        &member.organisation,
        &member.role,
        false,
        from
    ];
    work.run(JOIN, values).await.map(drop)
}

/// Makes one member of the team the lead, and nobody else.
pub async fn lead(work: &mut Work, person: &str, account: &str) -> Result<()> {
    work.run(STOP_LEADING, values![person, account]).await?;
    work.run(LEAD, values![person, account]).await.map(drop)
}
