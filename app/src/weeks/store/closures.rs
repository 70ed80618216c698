//! Closures, and legal holidays on which an organisation works.

use super::super::{ClosedFor, Closure, Part, Scope};
use super::expecting;
use base::db::{Db, Result, Row, Value, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const OF: &str = "SELECT c.id AS id, c.organisation AS organisation, c.site AS site,
    c.work_post AS work_post, c.from_day AS from_day, c.until_day AS until_day, c.part AS part,
    c.reason AS reason, c.remark AS remark, c.version AS version, c.made_at AS made_at,
    COALESCE(s.name, p.name, '') AS what, COALESCE(a.name, '') AS made_by
    FROM closure c LEFT JOIN site s ON s.id = c.site LEFT JOIN work_post p ON p.id = c.work_post
    LEFT JOIN account a ON a.id = c.made_by
    WHERE c.organisation = $1 AND c.from_day <= $3 AND c.until_day >= $2
    ORDER BY c.from_day, c.until_day, c.id";
const ONE: &str = "SELECT c.organisation AS organisation, c.from_day AS from_day,
    c.until_day AS until_day FROM closure c WHERE c.id = $1";
const ADD: &str =
    "INSERT INTO closure (id, organisation, site, work_post, from_day, until_day, part,
    reason, remark, made_by, made_at) VALUES";
const CHANGE: &str = "UPDATE closure SET site = $3, work_post = $4, from_day = $5, until_day = $6,
    part = $7, reason = $8, remark = $9, version = version + 1 WHERE id = $1 AND version = $2";
const REMOVE: &str = "DELETE FROM closure WHERE id = $1";
const WORKED: &str =
    "SELECT day FROM open_holiday WHERE organisation = $1 AND day >= $2 AND day <= $3";
const WORK: &str = "INSERT INTO open_holiday (organisation, day, made_by, made_at) VALUES";
const REST: &str = "DELETE FROM open_holiday WHERE organisation = $1 AND day = $2";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[OF, ONE, CHANGE, REMOVE, WORKED, REST];

/// A closure to be added, or what one becomes. Its last day does not lie before its first: the database
/// refuses it otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewClosure {
    /// What is closed.
    pub scope: Scope,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Which part of each of those days.
    pub part: Part,
    /// Why, as a word.
    pub reason: ClosedFor,
    /// Why, in words.
    pub remark: String,
}

/// A closure as it is stored, with what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredClosure {
    /// The closure.
    pub closure: Closure,
    /// The name of the site or the work post; empty for the whole organisation.
    pub what: String,
    /// Who noted it; empty when the program did.
    pub made_by: String,
    /// The version.
    pub version: i64,
}

/// The closures of an organisation in a time, the first one first.
pub async fn closures(
    db: &Db,
    organisation: &str,
    (from, until): (Date, Date),
) -> Result<Vec<StoredClosure>> {
    let rows = db.rows(OF, values![organisation, from, until]).await?;
    rows.iter().filter_map(|row| stored(row).transpose()).collect()
}

fn stored(row: &Row) -> Result<Option<StoredClosure>> {
    let Some(closure) = expecting::closure(row)? else { return Ok(None) };
    Ok(Some(StoredClosure {
        closure,
        what: row.get("what")?,
        made_by: row.get("made_by")?,
        version: row.get("version")?,
    }))
}

/// One closure; nothing when there is none.
pub async fn one(db: &Db, id: &str) -> Result<Option<StoredClosure>> {
    let Some(row) = db.maybe(ONE, values![id]).await? else { return Ok(None) };
    let organisation: String = row.get("organisation")?;
    let days = (row.get("from_day")?, row.get("until_day")?);
    let all = closures(db, &organisation, days).await?;
    Ok(all.into_iter().find(|stored| stored.closure.id == id))
}

/// What is said about a closure, in the order of the columns that adding and changing share.
fn columns(new: &NewClosure) -> Vec<Value> {
    let (site, post) = match &new.scope {
        Scope::Organisation => (None, None),
        Scope::Site(id) => (Some(id.as_str()), None),
        Scope::Post(id) => (None, Some(id.as_str())),
    };
    let (part, reason) = (new.part.bits(), new.reason.word());
    values![site, post, new.from, new.until, part, reason, &new.remark]
}

/// Adds closures of organisations and gives their ids in the same order.
pub async fn add(
    work: &mut Work,
    now: Timestamp,
    closures: &[(&str, NewClosure)],
    by: Option<&str>,
) -> Result<Vec<String>> {
    let ids: Vec<String> = closures.iter().map(|_| id::new(now)).collect();
    let row = |(id, (organisation, new)): (&String, &(&str, NewClosure))| {
        [values![id, *organisation], columns(new), values![by, now]].concat()
    };
    work.insert_many(ADD, ids.iter().zip(closures).map(row).collect(), "").await?;
    Ok(ids)
}

/// Changes a closure that is still at this version; `false` when somebody else changed it meanwhile.
pub async fn change(work: &mut Work, (id, version): (&str, i64), to: &NewClosure) -> Result<bool> {
    let values = [values![id, version], columns(to)].concat();
    Ok(work.run(CHANGE, values).await? == 1)
}

/// Takes a closure away: it is open again.
pub async fn remove(work: &mut Work, id: &str) -> Result<bool> {
    Ok(work.run(REMOVE, values![id]).await? == 1)
}

/// The legal holidays of a time on which an organisation works.
pub async fn worked_holidays(
    db: &Db,
    organisation: &str,
    (from, until): (Date, Date),
) -> Result<Vec<Date>> {
    let rows = db.rows(WORKED, values![organisation, from, until]).await?;
    rows.iter().map(|row| row.get("day")).collect()
}

/// Notes whether an organisation works on a legal holiday; `false` when that was so already.
pub async fn set_holiday(
    work: &mut Work,
    now: Timestamp,
    (organisation, day): (&str, Date),
    (works, by): (bool, Option<&str>),
) -> Result<bool> {
    if !works {
        return Ok(work.run(REST, values![organisation, day]).await? == 1);
    }
    let row = values![organisation, day, by, now];
    Ok(work.insert_many(WORK, vec![row], "ON CONFLICT (organisation, day) DO NOTHING").await? == 1)
}
