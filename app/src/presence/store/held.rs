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
const THERE: &str = "SELECT n.id AS id FROM not_held n WHERE n.site = $1 AND n.day = $2
    AND n.half = $3 AND (n.work_post IS NULL OR n.work_post = $4) LIMIT 1";
const REMOVE: &str = "DELETE FROM not_held WHERE site = $1 AND day = $2 AND half = $3
    AND COALESCE(work_post, '') = $4";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ALL, ADD, THERE, REMOVE];

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
    db.rows(ALL, values![organisation, from, until]).await?.iter().map(read).collect()
}

/// The same within a unit of work.
pub async fn not_held_in(
    work: &mut Work,
    organisation: &str,
    (from, until): Days,
) -> Result<Vec<NotHeld>> {
    work.rows(ALL, values![organisation, from, until]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<NotHeld> {
    Ok(NotHeld {
        id: row.get("id")?,
        site: row.get("site")?,
        work_post: row.get("work_post")?,
        when: when(row)?,
        reason: row.get("reason")?,
        remark: row.get("remark")?,
        by: row.get("made_by")?,
    })
}

/// Notes that a half-day did not happen at a site, or at one work post of it. Says whether it was not said
/// yet: of two hands at once, the first (the caller's audit line puts them one after the other).
pub async fn say_not_held(
    work: &mut Work,
    now: Timestamp,
    (site, work_post): (&str, Option<&str>),
    when: When,
    (reason, remark): (&str, &str),
    by: Option<&str>,
) -> Result<bool> {
    let asked = values![site, when.day, when.half(), work_post.unwrap_or_default()];
    if work.maybe(THERE, asked).await?.is_some() {
        return Ok(false);
    }
    let place = values![id::new(now), site, work_post, when.day, when.half()];
    work.run(ADD, [place, values![reason, remark, by, now]].concat()).await?;
    Ok(true)
}

/// Takes that back, however often it was said.
pub async fn hold_again(work: &mut Work, off: &NotHeld) -> Result<()> {
    let post = off.work_post.as_deref().unwrap_or_default();
    let place = values![&off.site, off.when.day, off.when.half(), post];
    work.run(REMOVE, place).await.map(drop)
}
