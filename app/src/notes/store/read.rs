//! Reading notes. A note is open to its writer, and to who may read its level at the note's
//! organisation; per level, [`crate::access`] says at which organisations that is.

use crate::access::store::near;
use crate::access::store::{because, closed};
use crate::access::{Act, Actor, File};
use crate::notes::{Level, NoteKind, cutoff};
use crate::people::store::name;
use crate::view::Page;
use base::db::{Db, Result, Row, Value};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

pub(super) const LIST: &str = "
SELECT n.id, n.kind, n.day, n.minutes, n.level, n.version, n.author, n.organisation, n.made_at,
       CASE WHEN n.withdrawn_at IS NULL THEN n.body ELSE '' END AS body,
       n.withdrawn_at, n.withdrawn_reason, w.name AS withdrawn_name,
       a.name AS author_name, o.name AS organisation_name,
       (SELECT count(*) FROM note_person x WHERE x.note = n.id) AS people
FROM (SELECT q.note AS note, q.day AS day FROM note_person q
      WHERE q.person = $1
        AND (q.author = $2
             OR (q.level = 'team' AND replace($3, ',' || q.organisation || ',', '') <> $3)
             OR (q.level = 'network' AND replace($4, ',' || q.organisation || ',', '') <> $4)
             OR (q.level = 'lead' AND replace($5, ',' || q.organisation || ',', '') <> $5))
      ORDER BY q.day DESC, q.note DESC
      LIMIT $6 OFFSET $7) p
JOIN note n ON n.id = p.note
JOIN account a ON a.id = n.author
JOIN organisation o ON o.id = n.organisation
LEFT JOIN account w ON w.id = n.withdrawn_by
ORDER BY p.day DESC, p.note DESC";

pub(super) const COUNTS: &str = "
SELECT p.level AS level, p.organisation AS organisation,
       CASE WHEN p.author = $2 THEN 'mine' ELSE 'theirs' END AS whose, count(*) AS n
FROM note_person p WHERE p.person = $1
GROUP BY 1, 2, 3";

pub(super) const ONE: &str = "
SELECT n.id, n.kind, n.day, n.minutes, n.level, n.version, n.author, n.organisation, n.made_at,
       CASE WHEN n.withdrawn_at IS NULL OR n.withdrawn_at > $2 THEN n.body ELSE '' END AS body,
       n.withdrawn_at, n.withdrawn_reason, w.name AS withdrawn_name,
       a.name AS author_name, o.name AS organisation_name,
       (SELECT count(*) FROM note_person x WHERE x.note = n.id) AS people
FROM note n
JOIN account a ON a.id = n.author
JOIN organisation o ON o.id = n.organisation
LEFT JOIN account w ON w.id = n.withdrawn_by
WHERE n.id = $1";

pub(super) const PERSON_OF: &str = concat!(
    "
SELECT p.person FROM note_person p
JOIN note n ON n.id = p.note
WHERE p.note = $1 AND ",
    near!("$2", "p.person"),
    "
ORDER BY CASE
    WHEN EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $2 AND v.person = p.person
                 AND v.organisation = n.organisation) THEN 0
    WHEN EXISTS (SELECT 1 FROM shared_person s WHERE s.account = $2 AND s.person = p.person
                 AND s.organisation = n.organisation) THEN 0
    ELSE 1 END, p.person LIMIT 1"
);

pub(super) const PEOPLE_OF: &str = concat!(
    "
SELECT q.id AS id, q.given_name AS given_name, q.family_name AS family_name,
       q.called AS called, q.sort_name AS sort_name
FROM note_person p
JOIN person q ON q.id = p.person
WHERE p.note = $1 AND ",
    near!("$2", "p.person"),
    "
ORDER BY q.sort_name, q.id"
);

pub(super) const NAMES: &str = "
SELECT id, given_name, family_name, called FROM person
WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ORDER BY sort_name, id";

/// A note as it is shown.
#[derive(Debug, Clone)]
pub struct Note {
    /// Its id.
    pub id: String,
    /// What kind of moment it is about.
    pub kind: NoteKind,
    /// The day of that moment.
    pub day: Date,
    /// How many minutes it took, when that is noted.
    pub minutes: Option<i64>,
    /// Who may read it.
    pub level: Level,
    /// The version, for corrections.
    pub version: i64,
    /// The account that wrote it.
    pub author: String,
    /// The writer's name.
    pub author_name: String,
    /// The organisation it belongs to.
    pub organisation: String,
    /// That organisation's name.
    pub organisation_name: String,
    /// When it was written.
    pub made_at: Timestamp,
    /// The text; empty once the text of a withdrawn note may no longer be seen.
    pub body: String,
    /// Set when it was withdrawn.
    pub withdrawn: Option<Withdrawn>,
    /// How many people it is about.
    pub people: i64,
}

/// Who took a note back, when and why.
#[derive(Debug, Clone)]
pub struct Withdrawn {
    /// When.
    pub at: Timestamp,
    /// The name of who did.
    pub by: String,
    /// The reason given.
    pub reason: String,
}

impl Withdrawn {
    /// Who took it back and why, as a sentence.
    pub fn sentence(&self, page: &Page) -> String {
        page.with2("notes-withdrawn-because", ("who", &self.by), ("why", &self.reason))
    }
}

impl Note {
    /// Whether a withdrawn note can still be brought back.
    pub fn can_come_back(&self, now: Timestamp) -> bool {
        self.withdrawn.as_ref().is_some_and(|w| w.at > cutoff(now))
    }

    fn read(row: &Row) -> Result<Note> {
        let withdrawn = row.get::<Option<Timestamp>>("withdrawn_at")?.map(|at| {
            Ok::<_, base::db::Error>(Withdrawn {
                at,
                by: row.get::<Option<String>>("withdrawn_name")?.unwrap_or_default(),
                reason: row.get::<Option<String>>("withdrawn_reason")?.unwrap_or_default(),
            })
        });
        Ok(Note {
            id: row.get("id")?,
            kind: NoteKind::parse(&row.get::<String>("kind")?).unwrap_or(NoteKind::Other),
            day: row.get("day")?,
            level: level(row)?,
            version: row.get("version")?,
            author: row.get("author")?,
            author_name: row.get("author_name")?,
            organisation: row.get("organisation")?,
            organisation_name: row.get("organisation_name")?,
            made_at: row.get("made_at")?,
            minutes: row.get("minutes")?,
            body: row.get("body")?,
            withdrawn: withdrawn.transpose()?,
            people: row.get("people")?,
        })
    }
}

/// An unknown level is read as the narrowest one.
pub(super) fn level(row: &Row) -> Result<Level> {
    level_of(row, "level")
}

fn level_of(row: &Row, column: &str) -> Result<Level> {
    Ok(Level::parse(&row.get::<String>(column)?).unwrap_or(Level::Lead))
}

/// Person or note, account, and per level the organisations whose notes are open.
pub(super) fn asked(subject: &str, account: &str, file: &File) -> Vec<Value> {
    let mut asked = values![subject, account];
    asked.extend(Level::ALL.map(|level| Value::from(file.reading(level.kind()))));
    asked
}

/// The notes about a person that the reader may read, the newest first.
pub async fn on_person(
    db: &Db,
    actor: &Actor,
    file: &File,
    at_most: i64,
    after: i64,
) -> Result<Vec<Note>> {
    let mut asked = asked(&file.person, &actor.account, file);
    asked.extend(values![at_most, after]);
    db.rows(LIST, asked).await?.iter().map(Note::read).collect()
}

/// How many notes there are about a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// That the reader may read.
    pub open: i64,
    /// That stay closed, by reason.
    pub closed: Vec<Closed>,
}

/// Notes that stay closed for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// The word of the reason, as [`crate::access::store::because`] takes it.
    pub why: &'static str,
    /// How many.
    pub n: i64,
}

impl Closed {
    /// The reason, as a sentence.
    pub fn sentence(&self, page: &Page) -> String {
        page.say(&because(self.why))
    }

    /// The same, short: for a page that says once how what is closed opens.
    pub fn short(&self, page: &Page) -> String {
        page.say(&closed(self.why))
    }
}

/// How many notes of one level there are at an organisation, of the reader's own hand or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    level: Level,
    organisation: String,
    is_mine: bool,
    n: i64,
}

impl Tally {
    /// Reads it from columns of these names.
    pub fn read(row: &Row, level: &str, organisation: &str, whose: &str, n: &str) -> Result<Tally> {
        Ok(Tally {
            level: level_of(row, level)?,
            organisation: row.get(organisation)?,
            is_mine: row.get::<String>(whose)? == "mine",
            n: row.get(n)?,
        })
    }
}

impl Counts {
    /// Adds up what is open to the reader, and what stays closed with the reason.
    pub fn of(file: &File, tallies: &[Tally]) -> Counts {
        let mut counts = Counts::default();
        for Tally { level, organisation, is_mine, n } in tallies {
            let verdict = file.may_at(Act::Read, level.kind(), organisation);
            if *is_mine || verdict.is_allowed() {
                counts.open += n;
                continue;
            }
            let why = verdict.reason();
            match counts.closed.iter_mut().find(|c| c.why == why) {
                Some(closed) => closed.n += n,
                None => counts.closed.push(Closed { why, n: *n }),
            }
        }
        counts
    }
}

/// Counts the notes about a person: open ones, and closed ones with the reason.
pub async fn counts(db: &Db, actor: &Actor, file: &File) -> Result<Counts> {
    let rows = db.rows(COUNTS, values![&file.person, &actor.account]).await?;
    let tallies: Vec<Tally> = rows
        .iter()
        .map(|row| Tally::read(row, "level", "organisation", "whose", "n"))
        .collect::<Result<_>>()?;
    Ok(Counts::of(file, &tallies))
}

/// One note. The caller asks [`crate::access`] whether it may be shown.
pub async fn one(db: &Db, id: &str, now: Timestamp) -> Result<Option<Note>> {
    db.maybe(ONE, values![id, cutoff(now)]).await?.as_ref().map(Note::read).transpose()
}

/// A person whom a note is about and whom the account may see.
pub async fn person_of(db: &Db, note: &str, account: &str) -> Result<Option<String>> {
    db.maybe(PERSON_OF, values![note, account]).await?.map(|row| row.get("person")).transpose()
}

/// The people whom a note is about and whom the account may see: id and name.
pub async fn people_of(db: &Db, note: &str, account: &str) -> Result<Vec<(String, String)>> {
    named(&db.rows(PEOPLE_OF, values![note, account]).await?)
}

/// The name of a person whose file is open.
pub async fn person_name(db: &Db, person: &str) -> Result<String> {
    let named = names(db, &[person]).await?;
    named.into_iter().next().map(|(_, name)| name).ok_or(base::db::Error::RowNotFound)
}

/// The names of at most twelve people whose files are open.
pub async fn names(db: &Db, people: &[&str]) -> Result<Vec<(String, String)>> {
    let asked = (0..12).map(|i| Value::from(people.get(i).copied().unwrap_or_default()));
    named(&db.rows(NAMES, asked.collect()).await?)
}

fn named(rows: &[Row]) -> Result<Vec<(String, String)>> {
    rows.iter().map(|row| Ok((row.get("id")?, name(row)?))).collect()
}
