//! Placements in the database. Reading those of a person goes along with everything else beside the
//! steps (`trajectories::store::plans`).

use super::super::{HalfDays, Stay};
use super::posts;
use crate::trajectories::store as trajectories;
use base::db::{Db, Result, Row, Value, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const WHOSE: &str = "SELECT person FROM placement WHERE id = $1";
const ADD: &str = "INSERT INTO placement (id, person, organisation, step, work_post, half_days,
    from_day, until_day, remark, made_by, made_at) VALUES";
const END: &str = "UPDATE placement SET until_day = $3, version = version + 1
    WHERE id = $1 AND version = $2 AND from_day <= $3";
const REMOVE: &str = "DELETE FROM placement WHERE id = $1 AND version = $2 AND from_day > $3";
const END_OF_STEP: &str = "UPDATE placement SET until_day = $2, version = version + 1
    WHERE step = $1 AND from_day <= $2 AND (until_day IS NULL OR until_day > $2)";
const NOT_BEGUN: &str = "DELETE FROM placement WHERE step = $1 AND from_day > $2";
const HOLD: &str = "UPDATE work_post SET version = version WHERE id = $1";
const KEPT_BY: &str = "SELECT organisation FROM placement WHERE id = $1";
const HOLD_ON: &str = "UPDATE placement SET version = version WHERE id = $1 AND from_day <= $2
    AND (until_day IS NULL OR until_day >= $2)";
const AT_POST: &str = "SELECT person, half_days, from_day, until_day FROM placement
    WHERE work_post = $1 AND (until_day IS NULL OR until_day >= $2) ORDER BY person, from_day";
const AT_SITE: &str = "SELECT DISTINCT l.person AS person
    FROM work_post w JOIN placement l ON l.work_post = w.id
    WHERE w.site = $1 AND (l.until_day IS NULL OR l.until_day >= $2) ORDER BY l.person";
const BEFORE: &str = "SELECT count(*) AS n FROM placement WHERE step = $1 AND from_day < $2";

#[cfg(test)]
pub(super) const TEXTS: &[&str] =
    &[WHOSE, KEPT_BY, END, REMOVE, END_OF_STEP, NOT_BEGUN, HOLD, HOLD_ON, AT_POST, AT_SITE, BEFORE];

/// A placement to be added. Its half-days are some, and its end does not lie before its beginning: the
/// database refuses it otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlacement {
    /// Whose.
    pub person: String,
    /// The organisation that keeps it: that of the step and of the work post.
    pub organisation: String,
    /// At which step.
    pub step: String,
    /// At which work post.
    pub work_post: String,
    /// When.
    pub stay: Stay,
    /// In words.
    pub remark: String,
    /// The account that wrote it.
    pub made_by: Option<String>,
}

/// A placement as it is stored, with the names that stand beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// Which.
    pub id: String,
    /// The organisation that keeps it.
    pub organisation: String,
    /// At which step.
    pub step: String,
    /// At which work post.
    pub work_post: String,
    /// The name of the work post.
    pub post_name: String,
    /// The name of its site.
    pub site_name: String,
    /// When.
    pub stay: Stay,
    /// In words.
    pub remark: String,
    /// The version.
    pub version: i64,
}

impl Placement {
    /// Reads the row that `trajectories::store::plans` makes of a placement.
    pub fn read(row: &Row) -> Result<Placement> {
        Ok(Placement {
            id: row.get("id")?,
            organisation: row.get("organisation")?,
            post_name: row.get("words")?,
            site_name: row.get("more")?,
            step: row.get("name_nl")?,
            work_post: row.get("name_fr")?,
            remark: row.get("name_en")?,
            stay: Stay {
                half_days: HalfDays::from_bits(row.get("rung")?),
                from: row.get("first_day")?,
                until: row.get("second_day")?,
            },
            version: row.get("version")?,
        })
    }

    /// Whether it is the same place from the day after another one ends: a change of half-days.
    pub fn follows(&self, other: &Placement) -> bool {
        let next = other.stay.until.and_then(|until| until.tomorrow().ok());
        let is_same = self.step == other.step && self.work_post == other.work_post;
        is_same && next == Some(self.stay.from)
    }

    /// Whether it still goes on after a day, or has yet to begin.
    pub fn goes_on(&self, day: impl std::borrow::Borrow<Date>) -> bool {
        self.stay.until.is_none_or(|until| until >= *day.borrow())
    }
}

/// Whose placement this is.
pub async fn whose(db: &Db, id: &str) -> Result<Option<String>> {
    db.maybe(WHOSE, values![id]).await?.map(|row| row.get("person")).transpose()
}

/// The organisation that keeps this placement.
pub async fn kept_by(db: &Db, id: &str) -> Result<Option<String>> {
    db.maybe(KEPT_BY, values![id]).await?.map(|row| row.get("organisation")).transpose()
}

/// Whether a placement runs on a day, as it stands in this unit of work; it is held until its end.
pub async fn holds_on(work: &mut Work, id: &str, day: Date) -> Result<bool> {
    Ok(work.run(HOLD_ON, values![id, day]).await? == 1)
}

/// Everybody who is at a work post on a day or later, as it stands in this unit of work. The work post is
/// held until its end: of two who give the last place at one moment the second sees the first.
pub async fn there(work: &mut Work, post: &str, day: Date) -> Result<Vec<Stay>> {
    work.run(HOLD, values![post]).await?;
    posts::stays(&work.rows(posts::TAKEN_AT, values![day, post]).await?)
}

/// Who has a place at a work post on a day or later, and when.
pub async fn at_post(work: &mut Work, post: &str, day: Date) -> Result<Vec<(String, Stay)>> {
    let rows = work.rows(AT_POST, values![post, day]).await?;
    let people = rows.iter().map(|row| row.get("person")).collect::<Result<Vec<String>>>()?;
    Ok(people.into_iter().zip(posts::stays(&rows)?).collect())
}

/// Who has a place at one of the work posts of a site on a day or later.
pub async fn at_site(work: &mut Work, site: &str, day: Date) -> Result<Vec<String>> {
    let rows = work.rows(AT_SITE, values![site, day]).await?;
    rows.iter().map(|row| row.get("person")).collect()
}

/// Gives somebody a place and gives its id; nothing when it does not lie within its step, also when the
/// step was ended or changed meanwhile.
pub async fn give(work: &mut Work, now: Timestamp, new: &NewPlacement) -> Result<Option<String>> {
    if !trajectories::holds(work, &new.step, (new.stay.from, new.stay.until)).await? {
        return Ok(None);
    }
    Ok(add_many(work, now, std::slice::from_ref(new)).await?.pop())
}

/// Whether a placement at a step begins before a day.
pub async fn begins_before(work: &mut Work, step: &str, day: Date) -> Result<bool> {
    Ok(work.row(BEFORE, values![step, day]).await?.get::<i64>("n")? > 0)
}

/// Adds placements that lie within their steps, and gives their ids in the same order.
pub async fn add_many(
    work: &mut Work,
    now: Timestamp,
    placements: &[NewPlacement],
) -> Result<Vec<String>> {
    let ids: Vec<String> = placements.iter().map(|_| id::new(now)).collect();
    let rows = ids.iter().zip(placements).map(|(id, new)| row(id, new, now)).collect();
    work.insert_many(ADD, rows, "").await?;
    super::changed(work).await?;
    Ok(ids)
}

fn row(id: &str, new: &NewPlacement, now: Timestamp) -> Vec<Value> {
    let Stay { half_days, from, until } = new.stay;
    let (made_by, bits) = (new.made_by.as_deref(), half_days.bits());
    let ids = values![id, &new.person, &new.organisation, &new.step, &new.work_post];
    [ids, values![bits, from, until, &new.remark, made_by, now]].concat()
}

/// What became of a placement that was to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It has a last day.
    Ended,
    /// It had not begun by then, and is gone.
    Removed,
    /// Somebody else changed it meanwhile.
    Changed,
}

/// Gives a placement that is still at this version its last day; one that begins later is removed.
pub async fn end(work: &mut Work, id: &str, version: i64, day: Date) -> Result<Ended> {
    let ended = work.run(END, values![id, version, day]).await? == 1;
    let removed = !ended && work.run(REMOVE, values![id, version, day]).await? == 1;
    super::changed(work).await?;
    Ok(match (ended, removed) {
        (true, _) => Ended::Ended,
        (_, true) => Ended::Removed,
        _ => Ended::Changed,
    })
}

/// Ends the placements of a step that ends; those that would begin later are removed.
pub async fn end_of_step(work: &mut Work, step: &str, day: Date) -> Result<()> {
    let ended = work.run(END_OF_STEP, values![step, day]).await?;
    let removed = work.run(NOT_BEGUN, values![step, day]).await?;
    if ended + removed > 0 {
        super::changed(work).await?;
    }
    Ok(())
}
