//! Every query of this room.

pub(crate) mod copied;

use super::Letter;
use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

macro_rules! letters {
    ($where:literal) => {
        concat!(
            "SELECT l.id, l.person, l.organisation, o.name AS organisation_name, l.from_account,
                f.name AS from_name, l.receiver, t.name AS receiver_name, l.words, l.made_at, l.read_at,
                r.name AS read_by_name, CASE WHEN ",
            crate::people::store::secret_home!("p", "$2"),
            " THEN TRUE ELSE FALSE END AS is_secret
             FROM letter l JOIN person p ON p.id = l.person
             JOIN organisation o ON o.id = l.organisation JOIN account f ON f.id = l.from_account
             JOIN organisation t ON t.id = l.receiver LEFT JOIN account r ON r.id = l.read_by
             WHERE ",
            $where,
            " ORDER BY l.made_at DESC, l.id DESC"
        )
    };
}
const OF_PERSON: &str = letters!("l.person = $1");
const ONE: &str = letters!("l.id = $1");
// For the team of who leads; else of the one that noted the consent; else of any: of those with an open file
// that take part, so that somebody reads it.
const RECEIVER: &str = "SELECT i.organisation FROM involvement i
    JOIN organisation o ON o.id = i.organisation AND o.active
    WHERE i.person = $1 AND i.organisation <> $2 AND i.until_day IS NULL
    ORDER BY CASE WHEN EXISTS (SELECT 1 FROM team_member t WHERE t.person = i.person
            AND t.organisation = i.organisation AND t.leads AND t.until_day IS NULL) THEN 0 ELSE 1 END,
        CASE WHEN EXISTS (SELECT 1 FROM consent c WHERE c.person = i.person AND c.is_open
            AND c.organisation = $2 AND c.noted_for = i.organisation) THEN 0 ELSE 1 END,
        i.organisation
    LIMIT 1";
const LEAD: &str = "SELECT organisation FROM team_member
    WHERE person = $1 AND leads AND until_day IS NULL ORDER BY from_day DESC, id LIMIT 1";
// Written since the own account last opened the page of them.
const UNSEEN: &str = "SELECT count(*) AS n FROM letter l WHERE l.person = $1
    AND NOT EXISTS (SELECT 1 FROM audit_line a WHERE a.person = l.person AND a.account = $2
        AND a.action = 'look' AND a.detail = 'letters: own-file' AND a.at >= l.made_at)";
// Whether who wrote can still open the file, so that an answer is read.
const STILL_NEAR: &str = concat!(
    "SELECT p.id AS id FROM person p WHERE p.id = $2 AND ",
    crate::access::store::near!("$1", "$2")
);
const ADD: &str =
    "INSERT INTO letter (id, person, organisation, from_account, receiver, words, made_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const READ: &str = "UPDATE letter SET read_by = $2, read_at = $3 WHERE id = $1 AND read_at IS NULL";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[OF_PERSON, ONE, RECEIVER, LEAD, UNSEEN, STILL_NEAR, ADD, READ];

fn read(row: &Row) -> Result<Letter> {
    let read_at: Option<Timestamp> = row.get("read_at")?;
    let read_by: Option<String> = row.get("read_by_name")?;
    Ok(Letter {
        id: row.get("id")?,
        person: row.get("person")?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        from: row.get("from_account")?,
        from_name: row.get("from_name")?,
        receiver: row.get("receiver")?,
        receiver_name: row.get("receiver_name")?,
        is_answer: false,
        words: row.get("words")?,
        made_at: row.get("made_at")?,
        read: read_at.map(|at| (read_by.unwrap_or_default(), at)),
        is_secret: row.get("is_secret")?,
    })
}

/// What partners wrote about a person, the last first. Whoever shows it asks [`Letter::is_for`] about each,
/// so there is no limit here: the letters of others would push the reader's own out.
pub async fn of_person(db: &Db, person: &str, today: Date) -> Result<Vec<Letter>> {
    db.rows(OF_PERSON, values![person, today]).await?.iter().map(read).collect()
}

/// One of them.
pub async fn one(db: &Db, id: &str, today: Date) -> Result<Option<Letter>> {
    db.maybe(ONE, values![id, today]).await?.as_ref().map(read).transpose()
}

/// The organisation whose team reads what `organisation` writes about a person now; nothing when no other
/// that takes part has an open file.
pub async fn receiver(db: &Db, person: &str, organisation: &str) -> Result<Option<String>> {
    let row = db.maybe(RECEIVER, values![person, organisation]).await?;
    row.map(|row| row.get("organisation")).transpose()
}

/// The organisation of who leads today; nothing when nobody does.
pub async fn lead(db: &Db, person: &str) -> Result<Option<String>> {
    db.maybe(LEAD, values![person]).await?.map(|row| row.get("organisation")).transpose()
}

/// How many were written since the person last read the page of them.
pub async fn unseen(db: &Db, person: &str, account: &str) -> Result<i64> {
    db.row(UNSEEN, values![person, account]).await?.get("n")
}

/// Whether an account can still open the file of a person by its own file or by consent.
pub async fn is_near(db: &Db, account: &str, person: &str) -> Result<bool> {
    Ok(db.maybe(STILL_NEAR, values![account, person]).await?.is_some())
}

/// Writes one down. Gives its id.
pub async fn add(
    work: &mut Work,
    now: Timestamp,
    (person, organisation, from): (&str, &str, &str),
    (receiver, words): (&str, &str),
) -> Result<String> {
    let id = id::new(now);
    work.run(ADD, values![&id, person, organisation, from, receiver, words, now]).await?;
    Ok(id)
}

/// Notes that somebody read it. Says whether nobody had yet.
pub async fn confirm(work: &mut Work, id: &str, by: &str, now: Timestamp) -> Result<bool> {
    Ok(work.run(READ, values![id, by, now]).await? == 1)
}
