//! Lines in and out, and the check of the chain.

pub(crate) mod copied;
pub mod reading;

use super::{Deed, Line};
use crate::access::opened;
use base::db::{Db, Error, Result, Row, Work};
use base::values;
use futures_util::TryStreamExt as _;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;

// Taking the next number locks the head, so that lines are written one after the other also by
// several connections.
const NEXT: &str = "UPDATE audit_head SET seq = seq + $1 WHERE id = 1 RETURNING seq, hash";
const SEAL: &str = "UPDATE audit_head SET hash = $1 WHERE id = 1";
const ADD: &str = "INSERT INTO audit_line
    (seq, at, account, organisation, action, subject_kind, subject, person, detail, hash) VALUES";
const COUNT: &str = "INSERT INTO organisation_change (organisation, changes) VALUES ($1, 1)
    ON CONFLICT (organisation) DO UPDATE SET changes = organisation_change.changes + 1";
const ALL: &str = "SELECT seq, at, account, organisation, action, subject_kind, subject, person,
    detail, hash FROM audit_line ORDER BY seq";
const HEAD: &str = "SELECT seq, hash FROM audit_head WHERE id = 1";

// Asked after the head was locked: who erases holds it as well, so that a write comes wholly before or
// wholly after.
const IS_ERASED: &str = "SELECT person FROM erased WHERE person = $1";
const ERASED: &str = "SELECT person FROM erased";
/// With more people than this in one unit of work, all who were erased are read at once.
const FEW: usize = 8;

/// The SQL of this room, for the test that prepares every text on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[NEXT, SEAL, COUNT, ALL, HEAD, IS_ERASED, ERASED];

/// Whether one of the lines tells of a change to somebody who was erased: what is written now would stay
/// for ever, as nobody stands near any more.
async fn is_too_late(work: &mut Work, lines: &[Line]) -> Result<bool> {
    let changes = lines.iter().filter(|line| !matches!(line.deed, Deed::Look | Deed::Erase));
    let people: BTreeSet<&str> = changes.filter_map(|line| line.person.as_deref()).collect();
    if people.len() > FEW {
        let erased = work.rows(ERASED, values![]).await?;
        let erased: Result<Vec<String>> = erased.iter().map(|row| row.get("person")).collect();
        return Ok(erased?.iter().any(|person| people.contains(person.as_str())));
    }
    for person in people {
        if work.maybe(IS_ERASED, values![person]).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Writes lines at the end of the log, in the unit of work of the change they tell of. Fails as for a row
/// that is not there when a line tells of a change to somebody who was erased meanwhile, or whose file the
/// request opened through a consent that is over; and when the record was merged away
/// ([`opened::overtaken`]).
pub async fn write(work: &mut Work, now: Timestamp, lines: &[Line]) -> Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let head = work.row(NEXT, values![count]).await?;
    if is_too_late(work, lines).await? {
        return Err(Error::RowNotFound);
    }
    opened::overtaken(work, lines).await?;
    let mut seq = head.get::<i64>("seq")? - count;
    let mut hash: String = head.get("hash")?;
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        seq += 1;
        hash = seal(&hash, seq, now, &Said::by(line));
        rows.push(values![
            seq,
            now,
            line.account.clone(),
            line.organisation.clone(),
            line.deed.word(),
            line.thing.word(),
            &line.subject,
            line.person.clone(),
            &line.detail,
            &hash
        ]);
    }
    work.insert_many(ADD, rows, "").await?;
    work.run(SEAL, values![hash]).await?;
    count_changes(work, lines).await?;
    super::told::note(lines);
    Ok(())
}

/// Counts that something changed by the organisations of these lines: what was counted of them before holds
/// no more.
async fn count_changes(work: &mut Work, lines: &[Line]) -> Result<()> {
    let changes = lines.iter().filter(|line| line.deed != Deed::Look);
    let of: BTreeSet<&String> = changes.filter_map(|line| line.organisation.as_ref()).collect();
    for organisation in of {
        work.run(COUNT, values![organisation]).await?;
    }
    Ok(())
}

/// The hash of a line, over the hash of the one before it and everything the line says.
fn seal(before: &str, seq: i64, at: Timestamp, line: &Said) -> String {
    let number = seq.to_string();
    let moment = format!("{at:.6}");
    let parts = [
        before,
        &number,
        &moment,
        line.account.as_deref().unwrap_or(""),
        line.organisation.as_deref().unwrap_or(""),
        &line.action,
        &line.subject_kind,
        &line.subject,
        line.person.as_deref().unwrap_or(""),
        &line.detail,
    ];
    let mut hasher = Sha256::new();
    for part in parts {
        // With its length, so that no two lines read the same when glued together.
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    data_encoding::HEXLOWER.encode(&hasher.finalize())
}

/// Where the chain is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// A line is missing before this number.
    Gap(i64),
    /// This line does not say what it said when it was written.
    Changed(i64),
    /// Lines at the end were taken away, or the head was changed.
    End,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Broken::Gap(n) => write!(f, "the audit log is broken: line {n} is missing"),
            Broken::Changed(n) => write!(f, "the audit log is broken: line {n} was changed"),
            Broken::End => write!(f, "the audit log is broken: lines at the end are missing"),
        }
    }
}

/// The number of a line and its seal: noted outside the machine, it shows later whether the log up to
/// there is still the same. The seals alone do not: whoever can write the database can cut the end
/// off, or write the whole log anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// The number of the line; 0 before the first.
    pub line: i64,
    /// The hash that covers it and all lines before.
    pub hash: String,
}

impl Seal {
    /// Reads `12345:hash`.
    pub fn parse(text: &str) -> Option<Seal> {
        let (line, hash) = text.trim().split_once(':')?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
        Some(Seal { line: line.parse().ok()?, hash: hash.to_lowercase() }).filter(|_| is_hash)
    }
}

impl std::fmt::Display for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.line, self.hash)
    }
}

/// Reads the whole log and checks each seal. Gives the number of lines, or where it is broken.
pub async fn verify(db: &Db) -> Result<std::result::Result<i64, Broken>> {
    Ok(verify_since(db, None).await?.map(|last| last.line))
}

/// Reads the whole log and checks each seal, and that a seal noted earlier still stands. Gives the
/// last seal, or where the log is broken.
pub async fn verify_since(
    db: &Db,
    noted: Option<&Seal>,
) -> Result<std::result::Result<Seal, Broken>> {
    // Lines and head of one moment: others go on writing meanwhile.
    let mut picture = db.snapshot().await?;
    let mut rows = picture.stream(ALL, vec![])?;
    let (mut seq, mut hash) = (0, String::new());
    while let Some(row) = rows.try_next().await? {
        let number: i64 = row.get("seq")?;
        if number != seq + 1 {
            return Ok(Err(Broken::Gap(seq + 1)));
        }
        seq = number;
        hash = seal(&hash, seq, row.get("at")?, &Said::read(&row)?);
        if hash != row.get::<String>("hash")? {
            return Ok(Err(Broken::Changed(seq)));
        }
        if noted.is_some_and(|noted| noted.line == seq && noted.hash != hash) {
            return Ok(Err(Broken::Changed(seq)));
        }
    }
    drop(rows);
    if noted.is_some_and(|noted| noted.line > seq) {
        return Ok(Err(Broken::End));
    }
    let Some(head) = picture.maybe(HEAD, vec![]).await? else {
        return Ok(Err(Broken::End));
    };
    if head.get::<i64>("seq")? != seq || head.get::<String>("hash")? != hash {
        return Ok(Err(Broken::End));
    }
    Ok(Ok(Seal { line: seq, hash }))
}

/// What a line says, in the words that are stored and sealed: also words of other versions.
struct Said {
    account: Option<String>,
    organisation: Option<String>,
    action: String,
    subject_kind: String,
    subject: String,
    person: Option<String>,
    detail: String,
}

impl Said {
    fn by(line: &Line) -> Said {
        Said {
            account: line.account.clone(),
            organisation: line.organisation.clone(),
            action: line.deed.word().to_owned(),
            subject_kind: line.thing.word().to_owned(),
            subject: line.subject.clone(),
            person: line.person.clone(),
            detail: line.detail.clone(),
        }
    }

    fn read(row: &Row) -> Result<Said> {
        Ok(Said {
            account: row.get("account")?,
            organisation: row.get("organisation")?,
            action: row.get("action")?,
            subject_kind: row.get("subject_kind")?,
            subject: row.get("subject")?,
            person: row.get("person")?,
            detail: row.get("detail")?,
        })
    }
}
