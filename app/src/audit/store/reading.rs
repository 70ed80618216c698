//! Reading the log for its pages: by who, about whom, what and when, from new to old.

use super::{Broken, write};
use crate::access::Actor;
use crate::access::store::near;
use crate::audit::names::Named;
use crate::audit::{Deed, Line, Thing};
use crate::people;
use crate::view::download;
use base::db::{Db, Result, Row, Value};
use base::values;
use futures_util::TryStreamExt as _;
use jiff::Timestamp;
use std::collections::BTreeMap;
use tokio::sync::mpsc;

/// The columns, and the walk back from a line, as every question about lines has them. `$1` is the
/// line to start before, `$2` the line to stop at, `$3` what was done (empty: anything; a dash: anything but signing in and out), `$4` how many, `$5` who reads: a person has a
/// name only for who may see them.
macro_rules! lines {
    ($also:literal) => {
        concat!(
            "SELECT l.seq, l.at, l.account, l.organisation, l.action, l.subject_kind, l.subject,
                    l.person, l.detail, q.id AS seen, q.given_name, q.family_name, q.called
             FROM audit_line l
             LEFT JOIN person q ON q.id = l.person AND ",
            near!("$5", "q.id"),
            "
             WHERE l.seq < $1 AND l.seq > $2 AND ($3 = '' OR l.action = $3
                OR ($3 = '-' AND l.action NOT IN ('sign-in', 'second-step', 'sign-out')))",
            $also,
            " ORDER BY l.seq DESC LIMIT $4"
        )
    };
}
const ALL: &str = lines!("");
const BY: &str = lines!(" AND l.account = $6");
const ABOUT: &str = lines!(" AND l.person = $6");
const BY_ABOUT: &str = lines!(" AND l.account = $6 AND l.person = $7");
const NO_PEOPLE: &str = lines!(" AND l.person IS NULL");
const NO_PEOPLE_BY: &str = lines!(" AND l.person IS NULL AND l.account = $6");
// Accounts, organisations and imports whose id stands in $1; all of them when it is empty.
const NAMED: &str = "
SELECT 'account' AS kind, a.id AS id, a.name AS name,
       CASE WHEN a.person IS NULL THEN FALSE ELSE TRUE END AS participates
FROM account a WHERE $1 = '' OR replace($1, a.id, '') <> $1
UNION ALL
SELECT 'organisation', o.id, o.name, FALSE
FROM organisation o WHERE $1 = '' OR replace($1, o.id, '') <> $1
UNION ALL
SELECT 'import', i.id, i.file_names, FALSE
FROM import_run i WHERE $1 = '' OR replace($1, i.id, '') <> $1";
const LAST_BEFORE: &str =
    "SELECT seq FROM audit_line WHERE at < $1 ORDER BY at DESC, seq DESC LIMIT 1";
const WHO: &str = "SELECT id, name, email FROM account WHERE id = $1 OR email = $1";
// Participants are not looked for by name: here they have none.
const NAMESAKES: &str = "SELECT id, name, email FROM account
    WHERE person IS NULL AND LOWER(name) LIKE $1 ORDER BY name, email LIMIT 21";
const LAST_CHECK: &str = "SELECT at, lines, found, broken_at FROM audit_check WHERE id = 1";
const SET_CHECK: &str = "INSERT INTO audit_check (id, at, lines, found, broken_at)
    VALUES (1, $1, $2, $3, $4)
    ON CONFLICT (id) DO UPDATE SET at = excluded.at, lines = excluded.lines,
        found = excluded.found, broken_at = excluded.broken_at";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[
    ALL,
    BY,
    ABOUT,
    BY_ABOUT,
    NO_PEOPLE,
    NO_PEOPLE_BY,
    NAMED,
    LAST_BEFORE,
    WHO,
    NAMESAKES,
    LAST_CHECK,
    SET_CHECK,
];

/// Which lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// The account that reads.
    pub reader: String,
    /// By this account.
    pub account: Option<String>,
    /// About this person.
    pub person: Option<String>,
    /// Of this act; empty is any.
    pub action: String,
    /// Whether signing in and out are among any act.
    pub with_sign_ins: bool,
    /// From this moment.
    pub from: Option<Timestamp>,
    /// Until just before this moment.
    pub until: Option<Timestamp>,
    /// Only lines that are about nobody's file: accounts, organisations, settings.
    pub without_people: bool,
    /// Before this line, to turn the page.
    pub before: Option<i64>,
}

/// A line as it is shown: a person has a name in it only when the reader may see that person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number in the chain.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who; nobody for the program itself.
    pub account: Option<String>,
    /// For which organisation.
    pub organisation: Option<String>,
    /// What was done.
    pub action: String,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which one.
    pub subject: String,
    /// Whose data it was.
    pub person: Option<String>,
    /// What that person is called, for who may see them.
    pub person_name: Option<String>,
    /// Why it was allowed, or what changed.
    pub detail: String,
}

fn entry(row: &Row) -> Result<Entry> {
    let seen: Option<String> = row.get("seen")?;
    Ok(Entry {
        seq: row.get("seq")?,
        at: row.get("at")?,
        account: row.get("account")?,
        organisation: row.get("organisation")?,
        action: row.get("action")?,
        subject_kind: row.get("subject_kind")?,
        subject: row.get("subject")?,
        person: row.get("person")?,
        person_name: seen.map(|_| people::store::name(row)).transpose()?,
        detail: row.get("detail")?,
    })
}

/// The first `most` lines that answer, from new to old.
pub async fn entries(db: &Db, question: &Question, most: i64) -> Result<Vec<Entry>> {
    let (sql, values) = asked(db, question, most).await?;
    db.rows(sql, values).await?.iter().map(entry).collect()
}

/// What the ids in `text` lead to; every id there is when it is empty.
pub async fn named(db: &Db, text: &str) -> Result<BTreeMap<String, Named>> {
    let read = |row: &Row| {
        let name: String = row.get("name")?;
        let named = match row.get::<String>("kind")?.as_str() {
            "account" if row.get("participates")? => Named::Participant,
            "account" => Named::Worker(name),
            "organisation" => Named::Organisation(name),
            _ => Named::Import(name),
        };
        Ok((row.get("id")?, named))
    };
    db.rows(NAMED, values![text]).await?.iter().map(read).collect()
}

/// All lines that answer, one by one, as rows of a file.
pub async fn send(
    db: &Db,
    question: &Question,
    rows: &mpsc::Sender<download::Row>,
    row: impl Fn(Entry) -> Vec<paper::Cell>,
) -> Result<()> {
    let (sql, values) = asked(db, question, i64::MAX).await?;
    let mut lines = db.stream(sql, values)?;
    while let Some(line) = lines.try_next().await? {
        if rows.send(Ok(row(entry(&line)?))).await.is_err() {
            // The reader went away.
            return Ok(());
        }
    }
    Ok(())
}

async fn asked(db: &Db, question: &Question, most: i64) -> Result<(&'static str, Vec<Value>)> {
    // Lines are numbered in order of time, so a period is a piece of the chain.
    let after = match question.from {
        Some(from) => last_before(db, from).await?,
        None => 0,
    };
    let mut before = question.before.unwrap_or(i64::MAX);
    if let Some(until) = question.until {
        before = before.min(last_before(db, until).await?.saturating_add(1));
    }
    let action = match question.action.as_str() {
        "" if !question.with_sign_ins => "-",
        action => action,
    };
    let mut values = values![before, after, action, most, &question.reader];
    let sql = match (&question.account, &question.person, question.without_people) {
        (None, _, true) => NO_PEOPLE,
        (Some(_), _, true) => NO_PEOPLE_BY,
        (None, None, false) => ALL,
        (Some(_), None, false) => BY,
        (None, Some(_), false) => ABOUT,
        (Some(_), Some(_), false) => BY_ABOUT,
    };
    values.extend(question.account.as_ref().map(Value::from));
    if !question.without_people {
        values.extend(question.person.as_ref().map(Value::from));
    }
    Ok((sql, values))
}

async fn last_before(db: &Db, moment: Timestamp) -> Result<i64> {
    let row = db.maybe(LAST_BEFORE, values![moment]).await?;
    row.map_or(Ok(0), |row| row.get("seq"))
}

/// Who can be meant by what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The account.
    pub account: String,
    /// The name.
    pub name: String,
    /// The address, which tells namesakes apart.
    pub email: String,
}

/// The accounts that can be meant by an e-mail address, an id, or a name or a piece of one. Who is
/// called exactly so is meant before who has more names.
pub async fn who(db: &Db, asked: &str) -> Result<Vec<Meant>> {
    let asked = asked.trim().to_lowercase();
    let read = |row: &Row| {
        Ok(Meant { account: row.get("id")?, name: row.get("name")?, email: row.get("email")? })
    };
    if let Some(row) = db.maybe(WHO, values![&asked]).await? {
        return Ok(vec![read(&row)?]);
    }
    let like = format!("%{}%", asked.replace(['%', '_'], ""));
    let found = db.rows(NAMESAKES, values![like]).await?;
    let found = found.iter().map(read).collect::<Result<Vec<Meant>>>()?;
    let exactly: Vec<Meant> =
        found.iter().filter(|one| one.name.to_lowercase() == asked).cloned().collect();
    Ok(if exactly.len() == 1 { exactly } else { found })
}

/// What was found when the chain was last read from end to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// When.
    pub at: Timestamp,
    /// How many lines were whole.
    pub lines: i64,
    /// `whole`, `gap`, `changed` or `end`.
    pub found: String,
    /// The first line that is not as it was.
    pub broken_at: Option<i64>,
}

/// The last check, if there was one.
pub async fn last_check(db: &Db) -> Result<Option<Check>> {
    let row = db.maybe(LAST_CHECK, vec![]).await?;
    row.map(|row| {
        Ok(Check {
            at: row.get("at")?,
            lines: row.get("lines")?,
            found: row.get("found")?,
            broken_at: row.get("broken_at")?,
        })
    })
    .transpose()
}

/// Remembers what a check found, and writes in the log that it was done.
pub async fn note_check(
    db: &Db,
    now: Timestamp,
    actor: &Actor,
    found: std::result::Result<i64, Broken>,
) -> Result<()> {
    let (word, lines, at) = match found {
        Ok(lines) => ("whole", lines, None),
        Err(Broken::Gap(n)) => ("gap", n - 1, Some(n)),
        Err(Broken::Changed(n)) => ("changed", n - 1, Some(n)),
        Err(Broken::End) => ("end", 0, None),
    };
    let mut work = db.work().await?;
    work.run(SET_CHECK, values![now, lines, word, at]).await?;
    let line = Line::by(actor, Deed::Verify, Thing::Audit, "log").because(word);
    write(&mut work, now, &[line]).await?;
    work.save().await
}
