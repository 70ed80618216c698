//! Who waits at an organisation, and who was taken before others.

use super::super::State;
use super::super::order::{Pass, Place};
use crate::people::store::name;
use base::db::{Db, Result, Row};
use base::values;
use jiff::civil::Date;

// Who waits is told to who may read the file there; of others, that somebody waits.
const LIST: &str = "SELECT w.id AS id, w.person AS person, q.given_name AS given_name,
    q.family_name AS family_name, q.called AS called, w.work_post AS work_post,
    COALESCE(p.name, '') AS post_name, COALESCE(s.id, '') AS site, COALESCE(s.name, '') AS site_name,
    w.queue_day AS queue_day, w.since_day AS since_day, w.signed_up_by AS signed_up_by,
    w.signed_up_day AS signed_up_day, w.made_at AS made_at,
    CASE WHEN EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = w.person
        AND v.organisation = w.organisation) THEN TRUE ELSE FALSE END AS is_visible
    FROM way_in w JOIN person q ON q.id = w.person
    LEFT JOIN work_post p ON p.id = w.work_post LEFT JOIN site s ON s.id = p.site
    WHERE w.organisation = $2 AND w.state = 'waitlist'
    ORDER BY w.queue_day, w.signed_up_day, w.made_at, w.id";
const PASSED: &str = "SELECT w.id AS id, w.person AS person, q.given_name AS given_name,
    q.family_name AS family_name, q.called AS called, w.work_post AS work_post,
    COALESCE(p.name, '') AS post_name, w.signed_up_day AS signed_up_day, w.made_at AS made_at,
    c.day AS day, c.passed AS passed, c.passed_reason AS passed_reason,
    c.passed_remark AS passed_remark, c.waited_since AS queue_day, COALESCE(a.name, '') AS made_by,
    CASE WHEN EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = w.person
        AND v.organisation = w.organisation) THEN TRUE ELSE FALSE END AS is_visible
    FROM way_in w JOIN way_in_change c ON c.way_in = w.id JOIN person q ON q.id = w.person
    LEFT JOIN work_post p ON p.id = w.work_post LEFT JOIN account a ON a.id = c.made_by
    WHERE w.organisation = $2 AND c.passed > 0 AND c.struck_at IS NULL AND c.day >= $3
    ORDER BY c.day DESC, c.made_at DESC, c.id DESC";
const COUNTS: &str = "SELECT o.id AS id, o.name AS name, count(*) AS n
    FROM way_in w JOIN organisation o ON o.id = w.organisation
    WHERE w.state = 'waitlist' AND o.active
    GROUP BY o.id, o.name, o.folded_name ORDER BY o.folded_name, o.id";
// Whom to show, and of others that somebody is there, as on the list.
const UNDER_WAY: &str = "SELECT w.id AS id, w.person AS person, q.given_name AS given_name,
    q.family_name AS family_name, q.called AS called, w.state AS state,
    COALESCE(p.name, '') AS post_name, w.since_day AS since_day,
    w.evaluation_day AS evaluation_day, w.signed_up_by AS signed_up_by,
    CASE WHEN EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = w.person
        AND v.organisation = w.organisation) THEN TRUE ELSE FALSE END AS is_visible
    FROM way_in w JOIN person q ON q.id = w.person LEFT JOIN work_post p ON p.id = w.work_post
    WHERE w.organisation = $2
      AND w.state IN ('signed-up', 'info-talk', 'waitlist', 'intake', 'trial', 'interrupted')
    ORDER BY w.since_day, w.id";
const FOR_POST: &str = "SELECT queue_day FROM way_in WHERE work_post = $1 AND state = 'waitlist'
    AND queue_day IS NOT NULL";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[LIST, PASSED, COUNTS, UNDER_WAY, FOR_POST];

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Whose; nothing when it is not for the reader to know.
    pub person: Option<(String, String)>,
    /// The place.
    pub place: Place,
    /// The name of the work post; empty for any.
    pub post_name: String,
    /// Its site, and what that is called; empty for any.
    pub site: (String, String),
    /// Who signed the person up, in words.
    pub signed_up_by: String,
}

impl Line {
    /// Whether this person waits for a place there: at a work post, or a site; or for any.
    pub fn waits_at(&self, work_post: &str, site: &str) -> bool {
        let any = self.place.work_post.is_none();
        let post =
            work_post.is_empty() || any || self.place.work_post.as_deref() == Some(work_post);
        post && (site.is_empty() || any || self.site.0 == site)
    }
}

/// Somebody who was taken while others waited longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// Whose; nothing when it is not for the reader to know.
    pub person: Option<(String, String)>,
    /// The place on the list, and the day.
    pub pass: Pass,
    /// The name of the work post; empty for any.
    pub post_name: String,
    /// How many waited longer.
    pub passed: i64,
    /// Why: a word, and words.
    pub reason: (String, String),
    /// Who decided it.
    pub made_by: String,
}

/// How many people wait at an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Which organisation.
    pub organisation: String,
    /// Its name.
    pub name: String,
    /// How many.
    pub n: u64,
}

/// Somebody who does not work there yet, or not for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnderWay {
    /// The way.
    pub way: String,
    /// Whose; nothing when it is not for the reader to know.
    pub person: Option<(String, String)>,
    /// Where on the way.
    pub state: State,
    /// Since when.
    pub since: Date,
    /// The name of the work post; empty for any.
    pub post_name: String,
    /// Who signed the person up, in words.
    pub signed_up_by: String,
    /// The first evaluation of a trial.
    pub evaluation: Option<Date>,
}

fn person(row: &Row) -> Result<Option<(String, String)>> {
    let is_visible: bool = row.get("is_visible")?;
    Ok(if is_visible { Some((row.get("person")?, name(row)?)) } else { None })
}

fn place(row: &Row, since: Date) -> Result<Place> {
    Ok(Place {
        way: row.get("id")?,
        work_post: row.get("work_post")?,
        queue: row.get::<Option<Date>>("queue_day")?.unwrap_or(since),
        signed_up: row.get("signed_up_day")?,
        made_at: row.get("made_at")?,
        since,
    })
}

fn line(row: &Row) -> Result<Line> {
    Ok(Line {
        person: person(row)?,
        place: place(row, row.get("since_day")?)?,
        post_name: row.get("post_name")?,
        site: (row.get("site")?, row.get("site_name")?),
        signed_up_by: row.get("signed_up_by")?,
    })
}

fn passed(row: &Row) -> Result<Passed> {
    let day: Date = row.get("day")?;
    Ok(Passed {
        person: person(row)?,
        pass: Pass { taken: place(row, day)?, day },
        post_name: row.get("post_name")?,
        passed: row.get("passed")?,
        reason: (row.get("passed_reason")?, row.get("passed_remark")?),
        made_by: row.get("made_by")?,
    })
}

/// Who waits at an organisation, who waits longest first, as an account sees it.
pub async fn list(db: &Db, account: &str, organisation: &str) -> Result<Vec<Line>> {
    db.rows(LIST, values![account, organisation]).await?.iter().map(line).collect()
}

/// Who is on the way in at an organisation and does not work there yet, or not for a while; who stands
/// longest where they stand first.
pub async fn under_way(db: &Db, account: &str, organisation: &str) -> Result<Vec<UnderWay>> {
    let mut all = vec![];
    for row in db.rows(UNDER_WAY, values![account, organisation]).await? {
        let Some(state) = State::parse(&row.get::<String>("state")?) else { continue };
        all.push(UnderWay {
            way: row.get("id")?,
            person: person(&row)?,
            state,
            since: row.get("since_day")?,
            post_name: row.get("post_name")?,
            signed_up_by: row.get("signed_up_by")?,
            evaluation: row.get("evaluation_day")?,
        });
    }
    Ok(all)
}

/// Who was taken while others waited longer, since a day; the last first.
pub async fn passed_since(
    db: &Db,
    account: &str,
    organisation: &str,
    since: Date,
) -> Result<Vec<Passed>> {
    db.rows(PASSED, values![account, organisation, since]).await?.iter().map(passed).collect()
}

/// How many people wait at each organisation.
pub async fn counts(db: &Db) -> Result<Vec<Count>> {
    let read = |row: &Row| {
        let n: i64 = row.get("n")?;
        let n = u64::try_from(n).unwrap_or(0);
        Ok(Count { organisation: row.get("id")?, name: row.get("name")?, n })
    };
    db.rows(COUNTS, values![]).await?.iter().map(read).collect()
}

/// Since when those wait who wait for a work post.
pub async fn waiting_for(db: &Db, work_post: &str) -> Result<Vec<Date>> {
    let rows = db.rows(FOR_POST, values![work_post]).await?;
    rows.iter().map(|row| row.get("queue_day")).collect()
}
