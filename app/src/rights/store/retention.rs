//! Files whose term is over, and what was decided about them.

use crate::rights::retention::{Kept, RULES, Terms};
use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

const TERMS: &str = "SELECT rule, value FROM rule_parameter
    WHERE rule IN ($1, $2, $3) AND (valid_from IS NULL OR valid_from <= $4)
      AND (valid_until IS NULL OR valid_until >= $4) ORDER BY rule, valid_from";
// What keeps a file of which all organisations are closed from being at rest, as a word; `$1` is the day.
macro_rules! open {
    () => {
        "SELECT 'step' AS what FROM step s WHERE s.person = p.id
            AND (s.end_day IS NULL OR s.end_day > $1)
         UNION ALL SELECT 'waiting' FROM waiting w WHERE w.person = p.id AND w.until_day IS NULL
         UNION ALL SELECT 'waiting' FROM way_in y WHERE y.person = p.id AND y.state <> 'stopped'
         UNION ALL SELECT 'plan' FROM plan_goal g WHERE g.person = p.id AND g.state = 'open'
         UNION ALL SELECT 'referral' FROM referral r WHERE r.person = p.id
            AND r.state IN ('sent', 'seen', 'asked', 'answered')
         UNION ALL SELECT 'consent' FROM consent c WHERE c.person = p.id
            AND c.withdrawn_at IS NULL AND c.until_day >= $1
         UNION ALL SELECT 'appointment' FROM appointment x WHERE x.person = p.id
            AND x.state = 'open' AND x.day >= $1
         UNION ALL SELECT 'correction' FROM correction k WHERE k.person = p.id AND k.state = 'open'"
    };
}
// What happened after the last day that a proposal of erasing names; `r` is the proposal. That somebody was
// at a work post, was away for some days or agreed on a place is a sign of life as a note is.
macro_rules! since {
    () => {
        "(EXISTS (SELECT 1 FROM involvement i WHERE i.person = r.person AND i.until_day > r.last_day)
         OR EXISTS (SELECT 1 FROM note_person n WHERE n.person = r.person AND n.day > r.last_day)
         OR EXISTS (SELECT 1 FROM appointment x WHERE x.person = r.person AND x.day > r.last_day)
         OR EXISTS (SELECT 1 FROM presence x WHERE x.person = r.person AND x.day > r.last_day)
         OR EXISTS (SELECT 1 FROM absence b WHERE b.person = r.person AND b.until_day > r.last_day)
         OR EXISTS (SELECT 1 FROM agreement a WHERE a.person = r.person
            AND (a.from_day > r.last_day OR a.until_day > r.last_day OR a.signed_day > r.last_day)))"
    };
}
// No organisation has an open file, and nothing else is open.
macro_rules! closed {
    ($what:literal, $more:expr) => {
        concat!(
            "SELECT ",
            $what,
            " FROM person p
    WHERE p.merged_into IS NULL
      AND EXISTS (SELECT 1 FROM involvement i WHERE i.person = p.id)
      AND NOT EXISTS (SELECT 1 FROM involvement i WHERE i.person = p.id
                      AND (i.until_day IS NULL OR i.until_day > $1))
      AND NOT EXISTS (",
            open!(),
            ")",
            $more
        )
    };
}
const CLOSED: &str = closed!(
    "p.id AS person,
    (SELECT max(i.until_day) FROM involvement i WHERE i.person = p.id) AS closed_day,
    (SELECT max(s.end_day) FROM step s WHERE s.person = p.id) AS step_day,
    (SELECT max(n.day) FROM note_person n WHERE n.person = p.id) AS note_day,
    (SELECT max(x.day) FROM appointment x WHERE x.person = p.id) AS appointment_day,
    (SELECT max(x.day) FROM presence x WHERE x.person = p.id) AS presence_day,
    (SELECT max(b.until_day) FROM absence b WHERE b.person = p.id) AS absence_day,
    (SELECT max(a.from_day) FROM agreement a WHERE a.person = p.id) AS agreement_day,
    (SELECT max(a.until_day) FROM agreement a WHERE a.person = p.id) AS agreed_until,
    (SELECT max(a.signed_day) FROM agreement a WHERE a.person = p.id) AS signed_day,
    (SELECT count(*) FROM step s WHERE s.person = p.id) AS steps,
    (SELECT count(*) FROM step s WHERE s.person = p.id AND s.work_form = 'onthaaltraject')
        AS reception",
    " AND p.id > $2 ORDER BY p.id LIMIT $3"
);
// Asked by somebody else, not to be kept, and nothing happened since it was proposed.
const STILL_ASKED: &str = closed!(
    "p.id AS person",
    concat!(
        " AND p.id = $2 AND EXISTS (SELECT 1 FROM retention r WHERE r.person = p.id
        AND r.asked_by IS NOT NULL AND r.asked_by <> $3
        AND (r.keep_until IS NULL OR r.keep_until < $1) AND NOT ",
        since!(),
        ")"
    )
);
// Closed everywhere, and yet something is open: nobody looks at it, and its term never ends.
const HALF: &str = concat!(
    "SELECT p.id AS person, p.given_name AS given_name, p.family_name AS family_name,
        p.called AS called, (SELECT min(z.what) FROM (",
    open!(),
    ") z) AS what
     FROM person p WHERE p.merged_into IS NULL
       AND p.id IN (SELECT v.person FROM visible_person v
                    WHERE v.account = $2 AND v.role = 'coordinator')
       AND NOT EXISTS (SELECT 1 FROM involvement i WHERE i.person = p.id
                       AND (i.until_day IS NULL OR i.until_day > $1))
       AND EXISTS (",
    open!(),
    ") ORDER BY p.sort_name, p.id LIMIT 200"
);
// What is open in one file by now: a word, `file` where an organisation opened its file again, `since` where
// something happened after the last day that the proposal names.
const OPEN: &str = concat!(
    "SELECT COALESCE((SELECT min(z.what) FROM (",
    open!(),
    ") z), CASE WHEN EXISTS (SELECT 1 FROM involvement i WHERE i.person = p.id
            AND (i.until_day IS NULL OR i.until_day > $1)) THEN 'file' ELSE 'since' END) AS what
     FROM person p WHERE p.id = $2 AND (EXISTS (",
    open!(),
    ") OR EXISTS (SELECT 1 FROM involvement i WHERE i.person = p.id
                  AND (i.until_day IS NULL OR i.until_day > $1))
       OR EXISTS (SELECT 1 FROM retention r WHERE r.person = p.id AND ",
    since!(),
    "))"
);
const PROPOSED: &str = "SELECT person FROM retention WHERE person > $1 AND person <= $2";
const ADD: &str = "INSERT INTO retention (person, last_day, over_on, rule) VALUES";
const AGAIN: &str =
    "ON CONFLICT (person) DO UPDATE SET last_day = excluded.last_day, over_on = excluded.over_on,
    rule = excluded.rule";
const FORGET: &str = "DELETE FROM retention WHERE person = $1";
macro_rules! proposed {
    ($rest:literal) => {
        concat!(
            "SELECT r.person AS person, q.given_name AS given_name, q.family_name AS family_name,
                q.called AS called, r.last_day AS last_day, r.over_on AS over_on, r.rule AS rule,
                r.keep_until AS keep_until, r.keep_reason AS keep_reason, r.asked_by AS asked_by,
                COALESCE(a.name, '') AS asked_by_name, r.asked_at AS asked_at,
                (SELECT min(o.name) FROM involvement i JOIN organisation o ON o.id = i.organisation
                 WHERE i.person = r.person) AS keeper
             FROM retention r JOIN person q ON q.id = r.person
             LEFT JOIN account a ON a.id = r.asked_by ",
            $rest
        )
    };
}
const LIST: &str = proposed!(
    "WHERE EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1 AND v.person = r.person
        AND v.role = 'coordinator') AND ($2 = '' OR r.person = $2)
     ORDER BY r.over_on, r.person LIMIT 500"
);
// At none of the organisations of the file there is a coordinator.
const STUCK: &str = proposed!(
    "WHERE NOT EXISTS (SELECT 1 FROM visible_person v JOIN account c ON c.id = v.account AND c.active
        WHERE v.person = r.person AND v.role = 'coordinator') AND ($1 = '' OR r.person = $1)
     ORDER BY keeper, r.over_on, r.person LIMIT 500"
);
const STUCK_COUNTS: &str = "SELECT z.keeper AS keeper, count(*) AS n FROM (
    SELECT COALESCE((SELECT min(o.name) FROM involvement i JOIN organisation o ON o.id = i.organisation
                     WHERE i.person = r.person), '') AS keeper
    FROM retention r WHERE (r.keep_until IS NULL OR r.keep_until < $1)
      AND NOT EXISTS (SELECT 1 FROM visible_person v JOIN account c ON c.id = v.account AND c.active
                      WHERE v.person = r.person AND v.role = 'coordinator')) z
    GROUP BY z.keeper ORDER BY z.keeper";
const ASKED: &str = proposed!(
    "WHERE r.asked_by IS NOT NULL AND ($1 = '' OR r.person = $1)
     ORDER BY r.asked_at, r.person LIMIT 500"
);
const COUNTS: &str = "SELECT count(*) AS n,
    CAST(COALESCE(sum(CASE WHEN asked_by IS NOT NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS asked
    FROM retention WHERE keep_until IS NULL OR keep_until < $1";
const KEEP: &str = "UPDATE retention SET keep_until = $2, keep_reason = $3, asked_by = NULL,
    asked_at = NULL WHERE person = $1";
const ASK: &str = "UPDATE retention SET asked_by = $2, asked_at = $3, keep_until = NULL,
    keep_reason = '' WHERE person = $1 AND asked_by IS NULL";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[
    TERMS,
    CLOSED,
    PROPOSED,
    FORGET,
    HALF,
    OPEN,
    LIST,
    STUCK,
    STUCK_COUNTS,
    ASKED,
    COUNTS,
    KEEP,
    ASK,
    STILL_ASKED,
];

/// A file whose term is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Whose.
    pub person: String,
    /// The day of the last thing that happened.
    pub last: Date,
    /// From when it is kept too long.
    pub over: Date,
    /// By which rule.
    pub rule: &'static str,
}

/// A proposal, with what was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Whose.
    pub person: String,
    /// How the person is called.
    pub name: String,
    /// The day of the last thing that happened.
    pub last: Date,
    /// From when it is kept too long.
    pub over: Date,
    /// By which rule.
    pub rule: String,
    /// Kept longer until.
    pub keep_until: Option<Date>,
    /// Why.
    pub keep_reason: String,
    /// Who asked to erase it.
    pub asked_by: Option<String>,
    /// By name.
    pub asked_by_name: String,
    /// When.
    pub asked_at: Option<Timestamp>,
    /// The organisation that keeps it, by name; one of them when there are several.
    pub keeper: String,
    /// Whether no coordinator of any of its organisations can decide.
    pub is_stuck: bool,
}

impl Proposal {
    /// Whether somebody decided to keep it for now.
    pub fn is_kept(&self, today: Date) -> bool {
        self.keep_until.is_some_and(|day| day >= today)
    }
}

/// The terms that hold on a day.
pub async fn terms(db: &Db, today: Date) -> Result<Terms> {
    let mut terms = Terms::default();
    for row in db.rows(TERMS, values![RULES[0], RULES[1], RULES[2], today]).await? {
        let value = row.get("value")?;
        match row.get::<String>("rule")?.as_str() {
            rule if rule == RULES[0] => terms.reception = value,
            rule if rule == RULES[1] => terms.other = value,
            _ => terms.no_step = value,
        }
    }
    Ok(terms)
}

/// The days of the last things that happened, by their columns.
const LAST: [&str; 9] = [
    "closed_day",
    "step_day",
    "note_day",
    "appointment_day",
    "presence_day",
    "absence_day",
    "agreement_day",
    "agreed_until",
    "signed_day",
];

/// Those of whom nothing is open, with what decides the term: at most `most` of them, in the order of
/// their ids, from the first one after `after`.
pub async fn closed(
    db: &Db,
    today: Date,
    after: &str,
    most: i64,
) -> Result<Vec<(String, Option<Kept>)>> {
    let read = |row: &Row| {
        let mut last: Option<Date> = None;
        for column in LAST {
            last = last.max(row.get(column)?);
        }
        let kept = last.map(|last| {
            Ok::<_, base::db::Error>(Kept {
                last,
                steps: row.get("steps")?,
                reception: row.get("reception")?,
            })
        });
        Ok::<_, base::db::Error>((row.get("person")?, kept.transpose()?))
    };
    db.rows(CLOSED, values![today, after, most]).await?.iter().map(read).collect()
}

/// Files that every organisation closed while something in them is open, for a coordinator: whose, the
/// name, and a word of what it is.
pub async fn half_closed(
    db: &Db,
    account: &str,
    today: Date,
) -> Result<Vec<(String, String, String)>> {
    let one =
        |row: &Row| Ok((row.get("person")?, crate::people::store::name(row)?, row.get("what")?));
    db.rows(HALF, values![today, account]).await?.iter().map(one).collect()
}

/// Of the people after `after` up to and with `last`: notes what is due, keeps what was decided, and
/// forgets what is not due any more.
pub async fn propose(work: &mut Work, (after, last): (&str, &str), due: &[Due]) -> Result<()> {
    let still: BTreeSet<&str> = due.iter().map(|d| d.person.as_str()).collect();
    for row in work.rows(PROPOSED, values![after, last]).await? {
        let person: String = row.get("person")?;
        if !still.contains(person.as_str()) {
            work.run(FORGET, values![person]).await?;
        }
    }
    let rows = due.iter().map(|d| values![&d.person, d.last, d.over, d.rule]);
    work.insert_many(ADD, rows.collect(), AGAIN).await?;
    Ok(())
}

/// What is proposed to a coordinator, the longest kept first.
pub async fn list(db: &Db, account: &str, only: &str) -> Result<Vec<Proposal>> {
    db.rows(LIST, values![account, only]).await?.iter().map(read).collect()
}

/// What no coordinator can decide on, per organisation. Whose it is, is not told: it is for a data
/// protection officer and an administrator together.
pub async fn stuck(db: &Db, only: &str) -> Result<Vec<Proposal>> {
    let all: Result<Vec<Proposal>> =
        db.rows(STUCK, values![only]).await?.iter().map(read).collect();
    let mut all = all?;
    for one in &mut all {
        one.is_stuck = true;
        one.name.clear();
    }
    Ok(all)
}

/// How many files wait at each organisation without a coordinator, those that are kept longer left out.
pub async fn stuck_counts(db: &Db, today: Date) -> Result<Vec<(String, i64)>> {
    let rows = db.rows(STUCK_COUNTS, values![today]).await?;
    rows.iter().map(|row| Ok((row.get("keeper")?, row.get("n")?))).collect()
}

/// What waits for a second hand.
pub async fn asked(db: &Db, only: &str) -> Result<Vec<Proposal>> {
    db.rows(ASKED, values![only]).await?.iter().map(read).collect()
}

/// How many proposals there are, and how many wait for a second hand.
pub async fn counts(db: &Db, today: Date) -> Result<(i64, i64)> {
    let row = db.row(COUNTS, values![today]).await?;
    Ok((row.get("n")?, row.get("asked")?))
}

/// Keeps a file longer.
pub async fn keep(work: &mut Work, person: &str, until: Date, reason: &str) -> Result<bool> {
    Ok(work.run(KEEP, values![person, until, reason]).await? == 1)
}

/// Whether somebody else than this account asked to erase a file of which nothing is open today.
pub async fn is_still_asked(work: &mut Work, person: &str, by: &str, today: Date) -> Result<bool> {
    Ok(work.maybe(STILL_ASKED, values![today, person, by]).await?.is_some())
}

/// What is open in a file by now, as a word; nothing when it is at rest.
pub async fn still_open(work: &mut Work, person: &str, today: Date) -> Result<Option<String>> {
    work.maybe(OPEN, values![today, person]).await?.map(|row| row.get("what")).transpose()
}

/// Asks to erase a file; somebody else confirms.
pub async fn ask(work: &mut Work, now: Timestamp, person: &str, by: &str) -> Result<bool> {
    Ok(work.run(ASK, values![person, by, now]).await? == 1)
}

fn read(row: &Row) -> Result<Proposal> {
    Ok(Proposal {
        person: row.get("person")?,
        name: crate::people::store::name(row)?,
        last: row.get("last_day")?,
        over: row.get("over_on")?,
        rule: row.get("rule")?,
        keep_until: row.get("keep_until")?,
        keep_reason: row.get("keep_reason")?,
        asked_by: row.get("asked_by")?,
        asked_by_name: row.get("asked_by_name")?,
        asked_at: row.get("asked_at")?,
        keeper: row.get::<Option<String>>("keeper")?.unwrap_or_default(),
        is_stuck: false,
    })
}
