//! Corrections that were asked, and their answers.

use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const ADD: &str = "INSERT INTO correction (id, person, organisation, about, wrong, should_be,
    asked_by, asked_day, due_day, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const ANSWER: &str = "UPDATE correction SET state = $2, answer = $3, answered_by = $4,
    answered_at = $5 WHERE id = $1 AND state = 'open'";
const TAKE_BACK: &str = "UPDATE correction SET state = 'withdrawn', wrong = '', should_be = '',
    answer = '' WHERE id = $1 AND person = $2 AND state <> 'withdrawn'";
macro_rules! told {
    ($rest:literal) => {
        concat!(
            "SELECT c.id AS id, c.person AS person, c.organisation AS organisation,
                o.name AS organisation_name, c.about AS about, c.wrong AS wrong,
                c.should_be AS should_be, ",
            crate::people::store::name_of_who!("a"),
            " AS asked_by_name, c.asked_day AS asked_day,
                c.due_day AS due_day, c.state AS state, c.answer AS answer,
                COALESCE(b.name, '') AS answered_by_name, c.answered_at AS answered_at,
                q.given_name AS given_name, q.family_name AS family_name, q.called AS called
             FROM correction c JOIN organisation o ON o.id = c.organisation
             JOIN account a ON a.id = c.asked_by JOIN person q ON q.id = c.person
             LEFT JOIN account b ON b.id = c.answered_by ",
            $rest
        )
    };
}
const OF_PERSON: &str = told!("WHERE c.person = $1 ORDER BY c.asked_day DESC, c.id DESC");
const ONE: &str = told!("WHERE c.id = $1");
// Who may answer: who guides at the organisation that is asked.
const OPEN: &str = told!(
    "WHERE c.state = 'open' AND EXISTS (SELECT 1 FROM visible_person v
        WHERE v.account = $1 AND v.person = c.person AND v.organisation = c.organisation
          AND v.role IN ('coach', 'coordinator'))
     ORDER BY c.due_day, c.id LIMIT 200"
);
const COUNTS: &str = "SELECT o.id AS organisation, o.name AS name, count(*) AS n,
    min(c.asked_day) AS oldest, CAST(sum(CASE WHEN c.due_day < $1 THEN 1 ELSE 0 END) AS BIGINT) AS late
    FROM correction c JOIN organisation o ON o.id = c.organisation
    WHERE c.state = 'open' GROUP BY o.id, o.name ORDER BY o.name";
// The organisation of who leads first, then those with an open file. At one that takes no part any more nobody
// comes in to answer.
const KEEPERS: &str = "SELECT o.id AS id, o.name AS name,
    CASE WHEN i.until_day IS NULL THEN FALSE ELSE TRUE END AS is_closed,
    CASE WHEN EXISTS (SELECT 1 FROM team_member t WHERE t.person = i.person
        AND t.organisation = i.organisation AND t.leads AND t.until_day IS NULL)
      THEN 0 ELSE 1 END AS place
    FROM involvement i JOIN organisation o ON o.id = i.organisation
    WHERE i.person = $1 AND o.active ORDER BY place, is_closed, o.name";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ADD, ANSWER, TAKE_BACK, OF_PERSON, ONE, OPEN, COUNTS, KEEPERS];

/// A correction as it was asked, and its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// Its id.
    pub id: String,
    /// Whose file.
    pub person: String,
    /// How the person is called.
    pub name: String,
    /// Which organisation is asked.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// A word of [`crate::rights::correction::ABOUT`].
    pub about: String,
    /// What is wrong.
    pub wrong: String,
    /// What it should be.
    pub should_be: String,
    /// Who asked: the person, or a worker for the person.
    pub asked_by_name: String,
    /// When.
    pub asked: Date,
    /// The last day to answer.
    pub due: Date,
    /// `open`, `changed`, `kept` or `withdrawn`.
    pub state: String,
    /// What was answered.
    pub answer: String,
    /// By whom.
    pub answered_by_name: String,
    /// When.
    pub answered_at: Option<Timestamp>,
}

/// A correction to ask.
#[derive(Debug, Clone)]
pub struct NewCorrection<'a> {
    /// Whose file.
    pub person: &'a str,
    /// Which organisation is asked.
    pub organisation: &'a str,
    /// What it is about.
    pub about: &'a str,
    /// What is wrong.
    pub wrong: &'a str,
    /// What it should be.
    pub should_be: &'a str,
    /// Who asks.
    pub asked_by: &'a str,
    /// When, and the last day to answer.
    pub days: (Date, Date),
}

/// Open corrections of an organisation, without what they say.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// The organisation.
    pub name: String,
    /// How many are open.
    pub n: i64,
    /// How many are past their day.
    pub late: i64,
    /// Since when the oldest waits.
    pub oldest: Date,
}

/// Notes a request; gives its id.
pub async fn add(work: &mut Work, now: Timestamp, new: &NewCorrection<'_>) -> Result<String> {
    let id = id::new(now);
    let (asked, due) = new.days;
    let values = values![
        &id,
        new.person,
        new.organisation,
        new.about,
        new.wrong,
        new.should_be,
        new.asked_by,
        asked,
        due,
        now
    ];
    work.run(ADD, values).await?;
    Ok(id)
}

/// Answers a request that is still open.
pub async fn answer(
    work: &mut Work,
    now: Timestamp,
    id: &str,
    (state, words): (&str, &str),
    by: &str,
) -> Result<bool> {
    Ok(work.run(ANSWER, values![id, state, words, by, now]).await? == 1)
}

/// Takes back what a person asked or stated: its words go, that there was something stays.
pub async fn take_back(work: &mut Work, id: &str, person: &str) -> Result<bool> {
    Ok(work.run(TAKE_BACK, values![id, person]).await? == 1)
}

/// All corrections of a person, the newest first.
pub async fn of_person(db: &Db, person: &str) -> Result<Vec<Correction>> {
    db.rows(OF_PERSON, values![person]).await?.iter().map(read).collect()
}

/// One correction.
pub async fn one(db: &Db, id: &str) -> Result<Option<Correction>> {
    db.maybe(ONE, values![id]).await?.as_ref().map(read).transpose()
}

/// What waits for an answer of the reader or of colleagues, the most urgent first.
pub async fn open(db: &Db, account: &str) -> Result<Vec<Correction>> {
    db.rows(OPEN, values![account]).await?.iter().map(read).collect()
}

/// Open corrections per organisation.
pub async fn counts(db: &Db, today: Date) -> Result<Vec<Count>> {
    let read = |row: &Row| {
        Ok(Count {
            name: row.get("name")?,
            n: row.get("n")?,
            late: row.get("late")?,
            oldest: row.get("oldest")?,
        })
    };
    db.rows(COUNTS, values![today]).await?.iter().map(read).collect()
}

/// An organisation with a file on a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeper {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it closed its file: what stands in it can still be put right.
    pub is_closed: bool,
}

/// The organisations with a file on a person that take part: that of who leads first, then those with an open file.
pub async fn keepers(db: &Db, person: &str) -> Result<Vec<Keeper>> {
    let read = |row: &Row| {
        let is_closed = row.get("is_closed")?;
        Ok(Keeper { id: row.get("id")?, name: row.get("name")?, is_closed })
    };
    db.rows(KEEPERS, values![person]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Correction> {
    Ok(Correction {
        id: row.get("id")?,
        person: row.get("person")?,
        name: crate::people::store::name(row)?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        about: row.get("about")?,
        wrong: row.get("wrong")?,
        should_be: row.get("should_be")?,
        asked_by_name: row.get("asked_by_name")?,
        asked: row.get("asked_day")?,
        due: row.get("due_day")?,
        state: row.get("state")?,
        answer: row.get("answer")?,
        answered_by_name: row.get("answered_by_name")?,
        answered_at: row.get("answered_at")?,
    })
}
