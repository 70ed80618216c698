//! Emergency access: opened by one account for some hours, and looked at afterwards.

use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// Whether an access runs at a moment: not over, and not overtaken by a merge that gave the account an open file
/// of its own to guide in. Undone, that merge leaves it as it was.
macro_rules! runs {
    ($access:literal, $now:literal) => {
        concat!(
            $access,
            ".until_at > ",
            $now,
            " AND NOT EXISTS (SELECT 1 FROM merge em WHERE em.kept = ",
            $access,
            ".person AND em.made_at > ",
            $access,
            ".from_at AND em.undone_at IS NULL AND EXISTS (SELECT 1 FROM visible_person ev
                WHERE ev.account = ",
            $access,
            ".account AND ev.person = ",
            $access,
            ".person AND ev.closed_day IS NULL AND ev.role IN ('coach', 'coordinator')))"
        )
    };
}
pub(crate) use runs;

const FIND: &str = "SELECT p.id AS id FROM person p
    WHERE p.sort_name = $1 AND p.birth IN ($2, $3, $4) AND p.merged_into IS NULL
      AND EXISTS (SELECT 1 FROM involvement i WHERE i.person = p.id)
    ORDER BY CASE WHEN p.birth = $2 THEN 0 ELSE 1 END, p.id LIMIT 5";
const OPEN: &str = "INSERT INTO emergency_access
    (id, person, account, organisation, reason, from_at, until_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const REVIEW: &str = "UPDATE emergency_access SET reviewed_by = $2, reviewed_at = $3, verdict = $4,
    remark = $5, until_at = CASE WHEN $4 = 'wrong' AND until_at > $3 THEN $3 ELSE until_at END
    WHERE id = $1 AND reviewed_at IS NULL";
const END: &str = "UPDATE emergency_access SET until_at = $3
    WHERE id = $1 AND account = $2 AND until_at > $3";
// Opened twice at one moment, closing one would leave the file open.
const HAS_OPEN: &str = concat!(
    "SELECT e.id AS id FROM emergency_access e WHERE e.person = $1 AND e.account = $2 AND ",
    runs!("e", "$3")
);
const OPEN_OF: &str = concat!(
    "SELECT e.id AS id, e.person AS person, q.given_name, q.family_name, q.called,
    e.until_at AS until_at FROM emergency_access e JOIN person q ON q.id = e.person
    WHERE e.account = $1 AND ",
    runs!("e", "$2"),
    " ORDER BY e.until_at, e.id LIMIT 20"
);
const OVER: &str =
    "SELECT e.until_at, e.verdict, e.remark, e.reviewed_at, r.name AS reviewed_by_name
    FROM emergency_access e LEFT JOIN account r ON r.id = e.reviewed_by
    WHERE e.account = $1 AND e.person = $2 AND e.until_at <= $3
    ORDER BY e.until_at DESC, e.id DESC LIMIT 1";
// What was done in the hours of each access on which nobody gave a verdict yet.
// Also of what was judged lately: an access that is right goes on after the verdict.
const DONE_IN: &str = "SELECT e.id AS id, l.action AS action, l.subject_kind AS subject_kind,
    l.detail AS detail, count(*) AS n
    FROM emergency_access e JOIN audit_line l ON l.account = e.account AND l.person = e.person
        AND l.at >= e.from_at AND l.at <= e.until_at AND l.subject_kind <> 'emergency'
    WHERE e.reviewed_at IS NULL OR e.from_at >= $1
    GROUP BY e.id, e.reviewed_at, l.action, l.subject_kind, l.detail
    ORDER BY CASE WHEN e.reviewed_at IS NULL THEN 0 ELSE 1 END, e.id, n DESC, l.detail LIMIT 1000";
macro_rules! taken {
    ($day:literal, $rest:literal) => {
        concat!(
            "SELECT e.id, e.person, a.name AS account_name, a.email AS account_email,
                o.name AS organisation_name, CASE WHEN ",
            crate::people::store::secret_home!("p", $day),
            " THEN TRUE ELSE FALSE END AS is_secret, e.reason, e.from_at, e.until_at, r.name AS reviewed_by_name, e.reviewed_at, e.verdict,
                e.remark, (SELECT count(*) FROM emergency_access w WHERE w.account = e.account
                    AND w.verdict = 'wrong' AND w.from_at < e.from_at) AS wrong_before
             FROM emergency_access e JOIN person p ON p.id = e.person
             JOIN account a ON a.id = e.account JOIN organisation o ON o.id = e.organisation
             LEFT JOIN account r ON r.id = e.reviewed_by ",
            $rest
        )
    };
}
const LIST: &str = taken!(
    "$1",
    "ORDER BY CASE WHEN e.reviewed_at IS NOT NULL THEN 2 WHEN EXISTS (
        SELECT 1 FROM emergency_access w WHERE w.account = e.account AND w.person = e.person
          AND w.verdict = 'wrong' AND w.from_at < e.from_at) THEN 0 ELSE 1 END,
        e.from_at DESC, e.id LIMIT 100"
);
const OF_PERSON: &str = taken!("$2", "WHERE e.person = $1 ORDER BY e.from_at DESC, e.id LIMIT 100");

#[cfg(test)]
pub(super) const TEXTS: &[&str] =
    &[FIND, OPEN, REVIEW, LIST, OF_PERSON, END, HAS_OPEN, OPEN_OF, OVER, DONE_IN];

/// Emergency access to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEmergency<'a> {
    /// Whose file.
    pub person: &'a str,
    /// Who opens it.
    pub account: &'a str,
    /// For which organisation.
    pub organisation: &'a str,
    /// Why.
    pub reason: &'a str,
    /// For how many hours.
    pub hours: i64,
}

/// Emergency access that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emergency {
    /// Its id.
    pub id: String,
    /// Whose file.
    pub person: String,
    /// Who opened it.
    pub account_name: String,
    /// The address with which the worker signs in.
    pub account_email: String,
    /// For which organisation.
    pub organisation_name: String,
    /// Why, in the worker's own words. On the person's own pages not where the home is secret: somebody
    /// may look over the person's shoulder.
    pub reason: String,
    /// Whether it is secret where the person lives.
    pub is_secret: bool,
    /// From when.
    pub from_at: Timestamp,
    /// Until when.
    pub until_at: Timestamp,
    /// Who looked at it afterwards.
    pub reviewed_by_name: Option<String>,
    /// When.
    pub reviewed_at: Option<Timestamp>,
    /// `right` or `wrong`; empty until then.
    pub verdict: String,
    /// What the reviewer said.
    pub remark: String,
    /// How many earlier ones of the same worker were not justified.
    pub wrong_before: i64,
}

/// Emergency access that somebody has open now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenNow {
    /// Its id.
    pub id: String,
    /// Whose file.
    pub person: String,
    /// What that person is called.
    pub name: String,
    /// Until when.
    pub until: Timestamp,
}

/// Emergency access that is over, for who had it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmergencyOver {
    /// Since when.
    pub until: Timestamp,
    /// `right` or `wrong`; empty when nobody looked at it yet.
    pub verdict: String,
    /// What the data protection officer said.
    pub remark: String,
    /// Who that was.
    pub reviewed_by_name: Option<String>,
    /// Since when the consent is over that the reader's organisation had besides.
    pub ended: Option<Date>,
}

/// What was done in the hours of an emergency access: one line for all that is alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoneIn {
    /// The access.
    pub emergency: String,
    /// The word of the act.
    pub action: String,
    /// The word of the kind of thing.
    pub thing: String,
    /// The page and the ground, of a look: `plan: emergency`.
    pub detail: String,
    /// How often.
    pub n: i64,
}

/// Ends an access of this account before its time. Says whether it was open.
pub async fn end_emergency(
    work: &mut Work,
    now: Timestamp,
    (id, account): (&str, &str),
) -> Result<bool> {
    Ok(work.run(END, values![id, account, now]).await? == 1)
}

/// What an account has open now, the one that ends first on top.
pub async fn open_now(db: &Db, account: &str, now: Timestamp) -> Result<Vec<OpenNow>> {
    let read = |row: &Row| {
        Ok(OpenNow {
            id: row.get("id")?,
            person: row.get("person")?,
            name: crate::people::store::name(row)?,
            until: row.get("until_at")?,
        })
    };
    db.rows(OPEN_OF, values![account, now]).await?.iter().map(read).collect()
}

/// The last access of an account to a file, when it is over.
pub async fn emergency_over(
    db: &Db,
    account: &str,
    person: &str,
    now: Timestamp,
) -> Result<Option<EmergencyOver>> {
    let read = |row: &Row| {
        Ok(EmergencyOver {
            until: row.get("until_at")?,
            verdict: row.get("verdict")?,
            remark: row.get("remark")?,
            reviewed_by_name: row.get("reviewed_by_name")?,
            ended: None,
        })
    };
    db.maybe(OVER, values![account, person, now]).await?.as_ref().map(read).transpose()
}

/// What was done during each access that waits for a verdict, or was opened since `since`.
pub async fn done_in(db: &Db, since: Timestamp) -> Result<Vec<DoneIn>> {
    let read = |row: &Row| {
        Ok(DoneIn {
            emergency: row.get("id")?,
            action: row.get("action")?,
            thing: row.get("subject_kind")?,
            detail: row.get("detail")?,
            n: row.get("n")?,
        })
    };
    db.rows(DONE_IN, values![since]).await?.iter().map(read).collect()
}

/// The files of exactly this name and birth date; also those of which only the year, or the month, of birth is known.
/// Several are one person more often than not: all of them are opened.
pub async fn find_by_name(db: &Db, sort_name: &str, birth: Date) -> Result<Vec<String>> {
    let month = format!("{:04}-{:02}", birth.year(), birth.month());
    let year = format!("{:04}", birth.year());
    let rows = db.rows(FIND, values![sort_name, birth.to_string(), month, year]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Whether an account has a file open already. Holds the person, so that of two hands at one moment the
/// second finds what the first opened.
pub async fn has_open(
    work: &mut Work,
    now: Timestamp,
    (person, account): (&str, &str),
) -> Result<bool> {
    crate::people::store::hold(work, person).await?;
    Ok(!work.rows(HAS_OPEN, values![person, account, now]).await?.is_empty())
}

/// Opens a file and gives the id of the access.
pub async fn open_emergency(
    work: &mut Work,
    now: Timestamp,
    new: &NewEmergency<'_>,
) -> Result<String> {
    let id = id::new(now);
    let until = now + SignedDuration::from_hours(new.hours);
    let row = values![&id, new.person, new.account, new.organisation, new.reason, now, until];
    work.run(OPEN, row).await?;
    Ok(id)
}

/// Writes the verdict down; a wrong access ends at once. Says whether it still had to be looked at.
pub async fn review(
    work: &mut Work,
    now: Timestamp,
    id: &str,
    by: &str,
    (verdict, remark): (&str, &str),
) -> Result<bool> {
    Ok(work.run(REVIEW, values![id, by, now, verdict, remark]).await? == 1)
}

/// What was taken: first what nobody looked at yet, on top what was opened again after it was not
/// justified, then the last hundred.
pub async fn to_review(db: &Db, today: Date) -> Result<Vec<Emergency>> {
    db.rows(LIST, values![today]).await?.iter().map(read).collect()
}

/// What was taken of one person, the last first.
pub async fn emergencies_of(db: &Db, person: &str, today: Date) -> Result<Vec<Emergency>> {
    db.rows(OF_PERSON, values![person, today]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Emergency> {
    Ok(Emergency {
        id: row.get("id")?,
        person: row.get("person")?,
        account_name: row.get("account_name")?,
        account_email: row.get("account_email")?,
        is_secret: row.get("is_secret")?,
        organisation_name: row.get("organisation_name")?,
        reason: row.get("reason")?,
        from_at: row.get("from_at")?,
        until_at: row.get("until_at")?,
        reviewed_by_name: row.get("reviewed_by_name")?,
        reviewed_at: row.get("reviewed_at")?,
        verdict: row.get("verdict")?,
        remark: row.get("remark")?,
        wrong_before: row.get("wrong_before")?,
    })
}
