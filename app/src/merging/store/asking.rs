//! Asking another organisation whether its record and ours are one person. Each side sees only its
//! own record; both have the same name and birth date.

use crate::access::Actor;
use crate::access::store::near;
use crate::people::store::{merged_into, name};
use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const ELSEWHERE: &str = concat!(
    "SELECT q.id AS id FROM person p
    JOIN person q ON q.sort_name = p.sort_name AND q.birth = p.birth AND q.id <> p.id
    WHERE p.id = $2 AND p.birth <> '' AND q.merged_into IS NULL
      AND EXISTS (SELECT 1 FROM involvement i WHERE i.person = q.id)
      AND NOT ",
    near!("$1", "q.id"),
    "
      AND NOT EXISTS (SELECT 1 FROM merge_request r
                      WHERE r.kept = p.id AND r.lost = q.id AND r.state = 'open')
    ORDER BY q.id LIMIT 5"
);
const ASK: &str = "INSERT INTO merge_request
    (id, kept, lost, asked_by, asked_for, asked_at, state) VALUES ($1, $2, $3, $4, $5, $6, 'open')";
const OPEN: &str = concat!(
    "SELECT DISTINCT r.id AS id, r.kept AS kept, r.lost AS lost,
    r.asked_at AS asked_at, a.name AS asked_by, o.name AS asked_for, p.given_name AS given_name,
    p.family_name AS family_name, p.called AS called, p.birth AS birth,
    (SELECT count(*) FROM account c WHERE c.person = p.id AND c.active) AS accounts,
    (SELECT count(*) FROM consent c WHERE c.person = p.id AND c.is_open) AS consents,
    CASE WHEN ",
    crate::people::store::secret_home!("p", "$3"),
    " THEN TRUE ELSE FALSE END AS is_secret
    FROM merge_request r JOIN visible_person v ON v.person = r.lost
    JOIN person p ON p.id = r.lost
    JOIN account a ON a.id = r.asked_by JOIN organisation o ON o.id = r.asked_for
    WHERE r.state = 'open' AND v.account = $1 AND v.role = 'coordinator'
      AND p.merged_into IS NULL
      AND NOT EXISTS (SELECT 1 FROM person k WHERE k.id = r.kept AND k.merged_into = r.lost)
      AND ($2 = '' OR r.id = $2)
    ORDER BY r.asked_at, r.id LIMIT 100"
);
const ANSWER: &str = "UPDATE merge_request SET state = $2, answered_by = $3, answered_at = $4
    WHERE id = $1 AND state = 'open'";
const VERSIONS: &str = "SELECT k.version AS kept_version, l.version AS lost_version
    FROM person k, person l WHERE k.id = $1 AND l.id = $2";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[ELSEWHERE, ASK, OPEN, ANSWER, VERSIONS];

/// Merges lead on from one to the next, never round; so many are more than anybody makes.
const MERGES: usize = 8;

/// A question that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its id.
    pub id: String,
    /// The record of who asks, or the one it leads to since: not the reader's.
    pub kept: String,
    /// The reader's own record.
    pub lost: String,
    /// The name of the reader's own record.
    pub name: String,
    /// Its birth date, as stored.
    pub birth: String,
    /// Who asks.
    pub asked_by: String,
    /// For which organisation.
    pub asked_for: String,
    /// When.
    pub asked_at: Timestamp,
    /// How many own accounts go along with the reader's record.
    pub accounts: i64,
    /// How many consents that are open go along with it.
    pub consents: i64,
    /// Whether it is secret where the person of the reader's record lives: who asks reads it after a yes.
    pub is_secret: bool,
}

/// The records of exactly this person's name and birth date that the account may not see.
pub async fn known_elsewhere(db: &Db, account: &str, person: &str) -> Result<Vec<String>> {
    db.rows(ELSEWHERE, values![account, person]).await?.iter().map(|r| r.get("id")).collect()
}

/// Puts the question.
pub async fn ask(
    work: &mut Work,
    actor: &Actor,
    organisation: &str,
    (kept, lost): (&str, &str),
    now: Timestamp,
) -> Result<String> {
    let id = id::new(now);
    work.run(ASK, values![&id, kept, lost, &actor.account, organisation, now]).await?;
    Ok(id)
}

fn read(row: &Row) -> Result<Request> {
    let cell = |name| row.get::<String>(name);
    Ok(Request {
        id: cell("id")?,
        kept: cell("kept")?,
        lost: cell("lost")?,
        name: name(row)?,
        birth: cell("birth")?,
        asked_by: cell("asked_by")?,
        asked_for: cell("asked_for")?,
        asked_at: row.get("asked_at")?,
        accounts: row.get("accounts")?,
        consents: row.get("consents")?,
        is_secret: row.get("is_secret")?,
    })
}

/// The questions that a coordinator can answer.
pub async fn open_requests(db: &Db, account: &str, today: Date) -> Result<Vec<Request>> {
    db.rows(OPEN, values![account, "", today]).await?.iter().map(read).collect()
}

/// One question that this coordinator can answer, with the versions of both records.
pub async fn request(
    db: &Db,
    account: &str,
    id: &str,
    today: Date,
) -> Result<Option<(Request, (i64, i64))>> {
    let Some(row) = db.maybe(OPEN, values![account, id, today]).await? else {
        return Ok(None);
    };
    let mut request = read(&row)?;
    // Who asked merged the own record with another since: then the question is about that one.
    for _ in 0..MERGES {
        let Some(next) = merged_into(db, &request.kept).await? else { break };
        request.kept = next;
    }
    let row = db.row(VERSIONS, values![&request.kept, &request.lost]).await?;
    let versions = (row.get("kept_version")?, row.get("lost_version")?);
    Ok(Some((request, versions)))
}

/// Notes the answer; says whether the question was still open.
pub async fn answer(
    work: &mut Work,
    id: &str,
    state: &str,
    actor: &Actor,
    now: Timestamp,
) -> Result<bool> {
    Ok(work.run(ANSWER, values![id, state, &actor.account, now]).await? == 1)
}
