//! A way in, its changes, and what an organisation uses.

use super::super::{Change, Now, State, Struck, Used};
use crate::people::store::name;
use base::db::{Db, Error, Result, Row, Work};
use base::values;
use jiff::civil::Date;
use jiff::{Span, Timestamp};

macro_rules! ways {
    ($where:literal) => {
        concat!(
            "SELECT w.id AS id, w.person AS person, q.given_name AS given_name,
            q.family_name AS family_name, q.called AS called, w.organisation AS organisation,
            o.name AS organisation_name, w.work_post AS work_post,
            COALESCE(p.name, '') AS post_name, COALESCE(s.name, '') AS site_name,
            COALESCE(p.work_form, '') AS work_form, w.signed_up_by AS signed_up_by,
            w.signed_up_day AS signed_up_day, w.state AS state, w.since_day AS since_day,
            w.queue_day AS queue_day, w.evaluation_day AS evaluation_day, w.version AS version,
            w.made_at AS made_at
            FROM way_in w JOIN person q ON q.id = w.person
            JOIN organisation o ON o.id = w.organisation
            LEFT JOIN work_post p ON p.id = w.work_post LEFT JOIN site s ON s.id = p.site
            WHERE ",
            $where,
            " ORDER BY w.signed_up_day DESC, w.id DESC"
        )
    };
}
const ONE: &str = ways!("w.id = $1");
const OF_PERSON: &str = ways!("w.person = $1");
const WHOSE: &str = "SELECT person FROM way_in WHERE id = $1";
const CHANGES: &str = "SELECT c.id AS id, c.state AS state, c.day AS day, c.reason AS reason,
    c.remark AS remark, c.queue_day AS queue_day, c.evaluation_day AS evaluation_day,
    c.passed AS passed, c.passed_reason AS passed_reason, c.passed_remark AS passed_remark,
    COALESCE(a.name, '') AS made_by, c.made_at AS made_at, COALESCE(b.name, '') AS struck_by,
    c.struck_at AS struck_at, c.struck_why AS struck_why
    FROM way_in_change c LEFT JOIN account a ON a.id = c.made_by
    LEFT JOIN account b ON b.id = c.struck_by
    WHERE c.way_in = $1 ORDER BY c.number";
const USED: &str = "SELECT states, version FROM way_in_use WHERE organisation = $1";
const EVALUATION: &str = "SELECT value, unit, valid_from FROM rule_parameter
    WHERE rule = 'first-evaluation' AND (valid_from IS NULL OR valid_from <= $1)
      AND (valid_until IS NULL OR valid_until >= $1)";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ONE, OF_PERSON, WHOSE, CHANGES, USED, EVALUATION];

/// A way in as it is stored, with the names that stand beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Which.
    pub id: String,
    /// Whose.
    pub person: String,
    /// That person's name.
    pub name: String,
    /// At which organisation.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// For which work post; nothing is "any".
    pub work_post: Option<String>,
    /// The name of the work post, and that of its site; empty for "any".
    pub post_name: String,
    /// The name of its site.
    pub site_name: String,
    /// The key of the work form of the work post.
    pub work_form: String,
    /// Who signed the person up, in words.
    pub signed_up_by: String,
    /// When.
    pub signed_up: Date,
    /// Where it stands.
    pub now: Now,
    /// The version.
    pub version: i64,
    /// When it was written down.
    pub made_at: Timestamp,
}

impl Way {
    /// For what it is: the work post with its site; empty for "any".
    pub fn place(&self) -> String {
        match (self.post_name.as_str(), self.site_name.as_str()) {
            ("", _) => String::new(),
            (post, "") => post.to_owned(),
            (post, site) => format!("{post}, {site}"),
        }
    }

    /// Whether it goes on.
    pub fn goes_on(&self) -> bool {
        self.now.state != State::Stopped
    }

    /// Its place on the list.
    pub fn place_on_list(&self) -> super::super::order::Place {
        super::super::order::Place {
            way: self.id.clone(),
            work_post: self.work_post.clone(),
            queue: self.now.counts_since(),
            signed_up: self.signed_up,
            made_at: self.made_at,
            since: self.now.since,
        }
    }
}

/// A state that is stored; a word of another version is an error, not another state.
pub(super) fn state(row: &Row) -> Result<State> {
    let word: String = row.get("state")?;
    State::parse(&word).ok_or_else(|| Error::Decode(format!("state of a way in: {word}").into()))
}

fn way(row: &Row) -> Result<Way> {
    Ok(Way {
        id: row.get("id")?,
        person: row.get("person")?,
        name: name(row)?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        work_post: row.get("work_post")?,
        post_name: row.get("post_name")?,
        site_name: row.get("site_name")?,
        work_form: row.get("work_form")?,
        signed_up_by: row.get("signed_up_by")?,
        signed_up: row.get("signed_up_day")?,
        now: Now {
            state: state(row)?,
            since: row.get("since_day")?,
            queue: row.get("queue_day")?,
            evaluation: row.get("evaluation_day")?,
        },
        version: row.get("version")?,
        made_at: row.get("made_at")?,
    })
}

fn change(row: &Row) -> Result<Change> {
    let struck_at: Option<Timestamp> = row.get("struck_at")?;
    let (by, why) = (row.get("struck_by")?, row.get("struck_why")?);
    Ok(Change {
        id: row.get("id")?,
        state: state(row)?,
        day: row.get("day")?,
        reason: row.get("reason")?,
        remark: row.get("remark")?,
        queue: row.get("queue_day")?,
        evaluation: row.get("evaluation_day")?,
        passed: row.get("passed")?,
        passed_reason: row.get("passed_reason")?,
        passed_remark: row.get("passed_remark")?,
        made_by: row.get("made_by")?,
        made_at: row.get("made_at")?,
        struck: struck_at.map(|at| Struck { by, at, why }),
    })
}

/// One way.
pub async fn one(db: &Db, id: &str) -> Result<Option<Way>> {
    db.maybe(ONE, values![id]).await?.as_ref().map(way).transpose()
}

/// The same within a unit of work.
pub(super) async fn one_in(work: &mut Work, id: &str) -> Result<Option<Way>> {
    work.maybe(ONE, values![id]).await?.as_ref().map(way).transpose()
}

/// All ways of a person, the latest first.
pub async fn of_person(db: &Db, person: &str) -> Result<Vec<Way>> {
    db.rows(OF_PERSON, values![person]).await?.iter().map(way).collect()
}

/// Whose way this is.
pub async fn whose(db: &Db, id: &str) -> Result<Option<String>> {
    db.maybe(WHOSE, values![id]).await?.map(|row| row.get("person")).transpose()
}

/// What happened on a way, the earliest first; also what was struck.
pub async fn changes(db: &Db, way: &str) -> Result<Vec<Change>> {
    db.rows(CHANGES, values![way]).await?.iter().map(change).collect()
}

/// The same within a unit of work.
pub(super) async fn changes_in(work: &mut Work, way: &str) -> Result<Vec<Change>> {
    work.rows(CHANGES, values![way]).await?.iter().map(change).collect()
}

/// The states that an organisation uses, and the version of that choice; 0 when there was none.
pub async fn used(db: &Db, organisation: &str) -> Result<(Used, i64)> {
    let Some(row) = db.maybe(USED, values![organisation]).await? else {
        return Ok((Used::default(), 0));
    };
    Ok((Used::from_text(&row.get::<String>("states")?), row.get("version")?))
}

/// After how long the first evaluation of a trial comes, by the rule of that day; nothing when its value
/// is not known.
pub async fn evaluation_after(db: &Db, day: Date) -> Result<Option<Span>> {
    let rows = db.rows(EVALUATION, values![day]).await?;
    let mut all = vec![];
    for row in &rows {
        let from: Option<Date> = row.get("valid_from")?;
        all.push((from, row.get::<Option<i64>>("value")?, row.get::<String>("unit")?));
    }
    let last = all.into_iter().max_by_key(|(from, ..)| *from);
    Ok(last.and_then(|(_, value, unit)| match (value?, unit.as_str()) {
        (n, "weeks") => Some(Span::new().weeks(n)),
        (n, "months") => Some(Span::new().months(n)),
        (n, "days") => Some(Span::new().days(n)),
        _ => None,
    }))
}
