//! The team around an earlier step, for a way back.

use base::db::{Db, Result, Row};
use base::values;
use jiff::civil::Date;

pub(super) const TEAM_OF_THEN: &str =
    "SELECT t.id AS id, t.account AS account, a.name AS name, t.role AS role,
    t.organisation AS organisation, t.leads AS leads, t.from_day AS from_day,
    t.until_day AS until_day, a.active AS active
    FROM team_member t JOIN account a ON a.id = t.account
    WHERE t.person = $1 ORDER BY t.from_day, t.id";

/// Somebody who is or was on the team.
#[derive(Debug, Clone)]
pub struct TeamMember {
    /// The row.
    pub id: String,
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
            id: row.get("id")?,
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
