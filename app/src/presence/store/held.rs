//! Half-days that did not happen.

use super::super::When;
use super::{Days, when};
use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;

const ALL: &str = "SELECT n.id AS id, n.site AS site, n.work_post AS work_post, n.day AS day,
    n.half AS half, n.reason AS reason, n.remark AS remark, COALESCE(a.name, '') AS made_by
    FROM site s CROSS JOIN not_held n LEFT JOIN account a ON a.id = n.made_by
    WHERE n.site = s.id AND s.organisation = $1 AND n.day >= $2 AND n.day <= $3
    ORDER BY n.day, n.half, n.id";
const ADD: &str = "INSERT INTO not_held (id, site, work_post, day, half, reason, remark, made_by,
    made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const REMOVE: &str = "DELETE FROM not_held WHERE id = $1";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ALL, ADD, REMOVE];

/// A half-day that did not happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotHeld {
    /// Which.
    pub id: String,
    /// At which site.
    pub site: String,
    /// At which work post; nothing for the whole site.
    pub work_post: Option<String>,
    /// When.
    pub when: When,
    /// Why, as a word.
    pub reason: String,
    /// In words.
    pub remark: String,
    /// Who said so.
    pub by: String,
}

impl NotHeld {
    /// Whether it is about a work post at a half-day.
    pub fn is_of(&self, (site, work_post): (&str, &str), when: When) -> bool {
        let post = self.work_post.as_deref().is_none_or(|own| own == work_post);
        self.when == when && self.site == site && post
    }
}

/// The half-days of an organisation that did not happen in these days.
pub async fn not_held(db: &Db, organisation: &str, (from, until): Days) -> Result<Vec<NotHeld>> {
    let read = |row: &Row| {
        Ok(NotHeld {
            id: row.get("id")?,
            site: row.get("site")?,
            work_post: row.get("work_post")?,
            when: when(row)?,
            reason: row.get("reason")?,
            remark: row.get("remark")?,
            by: row.get("made_by")?,
        })
    };
    db.rows(ALL, values![organisation, from, until]).await?.iter().map(read).collect()
}

/// Notes that a half-day did not happen at a site, or at one work post of it.
pub async fn say_not_held(
    work: &mut Work,
    now: Timestamp,
    (site, work_post): (&str, Option<&str>),
    when: When,
    (reason, remark): (&str, &str),
    by: Option<&str>,
) -> Result<()> {
    let place = values![id::new(now), site, work_post, when.day, when.half()];
    work.run(ADD, [place, values![reason, remark, by, now]].concat()).await.map(drop)
}

/// Takes that back. Says whether it stood there.
pub async fn hold_again(work: &mut Work, id: &str) -> Result<bool> {
    Ok(work.run(REMOVE, values![id]).await? == 1)
}
