//! What decides who is expected, read in four statements whatever is asked.

use super::super::{ClosedFor, Closure, Exception, Expected, Half, OtherwiseFor, Part, Plan};
use super::super::{Scope, Seat, Slot};
use crate::offer::{HalfDays, Stay};
use base::db::{Db, Result, Row};
use base::values;
use jiff::civil::Date;

/// Whose or where: one work post, one site, everything of an organisation, or one person everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of<'a> {
    /// A work post.
    Post(&'a str),
    /// All work posts of a site.
    Site(&'a str),
    /// All work posts of an organisation.
    Organisation(&'a str),
    /// Everywhere where one person has a place.
    Person(&'a str),
}

/// The placements that run from `$2` until `$3`.
macro_rules! seats {
    ($of:literal) => {
        concat!(
            "SELECT l.id AS id, l.person AS person, l.organisation AS organisation, w.site AS site,
    l.work_post AS work_post, l.half_days AS half_days, l.from_day AS from_day,
    l.until_day AS until_day
    FROM placement l JOIN work_post w ON w.id = l.work_post
    WHERE ",
            $of,
            " AND l.from_day <= $3 AND (l.until_day IS NULL OR l.until_day >= $2) ORDER BY l.id"
        )
    };
}
/// Their exceptions.
macro_rules! exceptions {
    ($of:literal) => {
        concat!(
            "SELECT e.id AS id, e.placement AS placement, e.day AS day, e.half AS half,
    e.comes AS comes, e.instead_of AS instead_of, e.reason AS reason, e.remark AS remark
    FROM placement l JOIN work_post w ON w.id = l.work_post
    JOIN placement_exception e ON e.placement = l.id
    WHERE ",
            $of,
            " AND e.day >= $2 AND e.day <= $3 ORDER BY e.id"
        )
    };
}
/// The closures of their organisations.
macro_rules! closures {
    ($organisations:literal) => {
        concat!(
            "SELECT c.id AS id, c.organisation AS organisation, c.site AS site,
    c.work_post AS work_post, c.from_day AS from_day, c.until_day AS until_day, c.part AS part,
    c.reason AS reason, c.remark AS remark
    FROM closure c WHERE c.organisation IN (",
            $organisations,
            ") AND c.from_day <= $3 AND c.until_day >= $2 ORDER BY c.from_day, c.id"
        )
    };
}
/// The legal holidays on which they work.
macro_rules! worked {
    ($organisations:literal) => {
        concat!(
            "SELECT h.organisation AS organisation, h.day AS day FROM open_holiday h
    WHERE h.organisation IN (",
            $organisations,
            ") AND h.day >= $2 AND h.day <= $3"
        )
    };
}
/// The four statements of a question.
macro_rules! four {
    ($of:literal, $organisations:literal) => {
        [seats!($of), exceptions!($of), closures!($organisations), worked!($organisations)]
    };
}

const OF_POST: [&str; 4] =
    four!("l.work_post = $1", "SELECT p.organisation FROM work_post p WHERE p.id = $1");
const OF_SITE: [&str; 4] =
    four!("w.site = $1", "SELECT s.organisation FROM site s WHERE s.id = $1");
const OF_ORGANISATION: [&str; 4] =
    four!("w.organisation = $1", "SELECT o.id FROM organisation o WHERE o.id = $1");
const OF_PERSON: [&str; 4] =
    four!("l.person = $1", "SELECT x.organisation FROM placement x WHERE x.person = $1");

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[
    OF_POST[0],
    OF_POST[1],
    OF_POST[2],
    OF_POST[3],
    OF_SITE[0],
    OF_SITE[1],
    OF_SITE[2],
    OF_SITE[3],
    OF_ORGANISATION[0],
    OF_ORGANISATION[1],
    OF_ORGANISATION[2],
    OF_ORGANISATION[3],
    OF_PERSON[0],
    OF_PERSON[1],
    OF_PERSON[2],
    OF_PERSON[3],
];

/// Everything that decides who is expected there from a day until a day. Who may read whose rows is for
/// the caller to ask of `access`.
pub async fn plan(db: &Db, of: Of<'_>, (from, until): (Date, Date)) -> Result<Plan> {
    let ([seats, exceptions, closures, worked], id) = match of {
        Of::Post(id) => (OF_POST, id),
        Of::Site(id) => (OF_SITE, id),
        Of::Organisation(id) => (OF_ORGANISATION, id),
        Of::Person(id) => (OF_PERSON, id),
    };
    let values = || values![id, from, until];
    let read = |row: &Row| Ok((row.get("organisation")?, row.get("day")?));
    Ok(Plan {
        seats: db.rows(seats, values()).await?.iter().map(seat).collect::<Result<_>>()?,
        exceptions: all(&db.rows(exceptions, values()).await?, exception)?,
        closures: all(&db.rows(closures, values()).await?, closure)?,
        worked: db.rows(worked, values()).await?.iter().map(read).collect::<Result<_>>()?,
    })
}

/// Who is expected there from a day until a day: each half-day of each placement with what applies to it,
/// by half-day, work post and person. Who may read whose rows is for the caller to ask of `access`.
pub async fn expected(db: &Db, of: Of<'_>, days: (Date, Date)) -> Result<Vec<Expected>> {
    Ok(plan(db, of, days).await?.expected(days))
}

fn seat(row: &Row) -> Result<Seat> {
    Ok(Seat {
        placement: row.get("id")?,
        person: row.get("person")?,
        organisation: row.get("organisation")?,
        site: row.get("site")?,
        work_post: row.get("work_post")?,
        stay: Stay {
            half_days: HalfDays::from_bits(row.get("half_days")?),
            from: row.get("from_day")?,
            until: row.get("until_day")?,
        },
    })
}

/// What the rows hold, but for words of a later version.
fn all<T>(rows: &[Row], read: fn(&Row) -> Result<Option<T>>) -> Result<Vec<T>> {
    rows.iter().filter_map(|row| read(row).transpose()).collect()
}

fn exception(row: &Row) -> Result<Option<Exception>> {
    let Some(half) = Half::new(row.get("half")?) else { return Ok(None) };
    let reason: String = row.get("reason")?;
    Ok(Some(Exception {
        id: row.get("id")?,
        placement: row.get("placement")?,
        slot: Slot { day: row.get("day")?, half },
        comes: row.get("comes")?,
        instead_of: row.get("instead_of")?,
        reason: OtherwiseFor::parse(&reason).unwrap_or(OtherwiseFor::Other),
        remark: row.get("remark")?,
    }))
}

/// Reads a closure.
pub(super) fn closure(row: &Row) -> Result<Option<Closure>> {
    let (site, post): (Option<String>, Option<String>) = (row.get("site")?, row.get("work_post")?);
    let reason: String = row.get("reason")?;
    Ok(Some(Closure {
        id: row.get("id")?,
        organisation: row.get("organisation")?,
        scope: match (site, post) {
            (Some(site), _) => Scope::Site(site),
            (_, Some(post)) => Scope::Post(post),
            _ => Scope::Organisation,
        },
        from: row.get("from_day")?,
        until: row.get("until_day")?,
        part: Part::from_bits(row.get("part")?),
        reason: ClosedFor::parse(&reason).unwrap_or(ClosedFor::Other),
        remark: row.get("remark")?,
    }))
}
