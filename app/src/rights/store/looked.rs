//! How much each account looked, counted day by day, and what a data protection officer reads.

use crate::access::Category;
use crate::access::sharing::from_text;
use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

const LAST: &str = "SELECT max(day) AS day FROM looked";
// Each file once an account, however often it was opened.
const OF_DAY: &str = "SELECT l.account AS account, l.person AS person, a.name AS name,
    p.family_name AS family_name,
    CASE WHEN EXISTS (SELECT 1 FROM team_member t WHERE t.person = l.person
        AND t.account = l.account) THEN TRUE ELSE FALSE END AS on_team
    FROM audit_line l JOIN account a ON a.id = l.account
        AND (a.person IS NULL OR a.person <> l.person)
    JOIN person p ON p.id = l.person
    WHERE l.at >= $1 AND l.at < $2 AND l.action IN ('look', 'reveal', 'copy')
    GROUP BY l.account, l.person, a.name, p.family_name";
const ADD: &str = "INSERT INTO looked (day, account, files, outside, own_name) VALUES";
const FORGET: &str = "DELETE FROM looked WHERE day < $1";
const LOOKED: &str = "SELECT w.day AS day, w.account AS account, a.name AS name,
    a.organisation AS organisation, o.name AS organisation_name, w.files AS files,
    w.outside AS outside, w.own_name AS own_name
    FROM looked w JOIN account a ON a.id = w.account JOIN organisation o ON o.id = a.organisation
    WHERE w.day >= $1 ORDER BY a.name, w.account, w.day";
const EMERGENCIES: &str = "SELECT count(*) AS n FROM emergency_access WHERE reviewed_at IS NULL";
const SHARED: &str = "SELECT o.name AS name, s.categories AS categories, count(*) AS n
    FROM shared_file s JOIN organisation o ON o.id = s.organisation
    GROUP BY o.id, o.name, s.categories ORDER BY o.name";
// The cards and links that were made since a moment, by who made them; "outside" are those that were
// used for somebody on whose team the maker is not.
const WAYS_IN: &str = "SELECT b.name AS name, o.name AS organisation, count(*) AS made,
    CAST(sum(w.used) AS BIGINT) AS used, CAST(sum(w.used * w.outside) AS BIGINT) AS outside
    FROM (SELECT c.made_by AS made_by, c.organisation AS organisation,
            CASE WHEN c.used_at IS NULL THEN 0 ELSE 1 END AS used,
            CASE WHEN EXISTS (SELECT 1 FROM team_member t WHERE t.person = c.person
                AND t.account = c.made_by) THEN 0 ELSE 1 END AS outside
          FROM access_card c WHERE c.made_at >= $1
          UNION ALL
          SELECT l.made_by, l.organisation,
            CASE WHEN l.ended_because = 'used' THEN 1 ELSE 0 END,
            CASE WHEN EXISTS (SELECT 1 FROM team_member t WHERE t.person = l.person
                AND t.account = l.made_by) THEN 0 ELSE 1 END
          FROM access_link l WHERE l.made_at >= $1) w
    JOIN account b ON b.id = w.made_by JOIN organisation o ON o.id = w.organisation
    GROUP BY b.id, b.name, o.id, o.name ORDER BY outside DESC, used DESC, name LIMIT $2";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[WAYS_IN, LAST, OF_DAY, FORGET, LOOKED, EMERGENCIES, SHARED];

/// A file that an account opened on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The account.
    pub account: String,
    /// The name of who looked.
    pub name: String,
    /// The family name of whose file it was.
    pub family: String,
    /// Whether the account is or was on the team.
    pub on_team: bool,
}

/// How much an account looked on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Files that were opened.
    pub files: i64,
    /// Of people on whose team one is not.
    pub outside: i64,
    /// Of people with one's own family name.
    pub own_name: i64,
}

/// An account with its days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Looker {
    /// The name of who looked.
    pub name: String,
    /// The home organisation.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The days on which something was opened.
    pub days: Vec<(Date, Count)>,
}

/// What a partner may read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SharedWith {
    /// The partner.
    pub name: String,
    /// How many files.
    pub files: i64,
    /// What, with of how many files.
    pub categories: BTreeMap<Category, i64>,
}

/// The last day that was counted.
pub async fn last_counted(db: &Db) -> Result<Option<Date>> {
    db.row(LAST, values![]).await?.get("day")
}

/// What was opened between two moments.
pub async fn opened(db: &Db, from: Timestamp, until: Timestamp) -> Result<Vec<Opened>> {
    let read = |row: &Row| {
        Ok(Opened {
            account: row.get("account")?,
            name: row.get("name")?,
            family: row.get("family_name")?,
            on_team: row.get("on_team")?,
        })
    };
    db.rows(OF_DAY, values![from, until]).await?.iter().map(read).collect()
}

/// Keeps the counts of a day, and forgets those from before `since`.
pub async fn keep(
    work: &mut Work,
    day: Date,
    counts: &BTreeMap<String, Count>,
    since: Date,
) -> Result<()> {
    let row =
        |(account, c): (&String, &Count)| values![day, account, c.files, c.outside, c.own_name];
    work.insert_many(ADD, counts.iter().map(row).collect(), "ON CONFLICT DO NOTHING").await?;
    work.run(FORGET, values![since]).await?;
    Ok(())
}

/// Everybody who looked since a day, by name.
pub async fn lookers(db: &Db, since: Date) -> Result<Vec<Looker>> {
    let mut all: Vec<(String, Looker)> = vec![];
    for row in db.rows(LOOKED, values![since]).await? {
        let account: String = row.get("account")?;
        if all.last().is_none_or(|(last, _)| *last != account) {
            let looker = Looker {
                name: row.get("name")?,
                organisation: row.get("organisation")?,
                organisation_name: row.get("organisation_name")?,
                days: vec![],
            };
            all.push((account, looker));
        }
        let count = Count {
            files: row.get("files")?,
            outside: row.get("outside")?,
            own_name: row.get("own_name")?,
        };
        if let Some((_, looker)) = all.last_mut() {
            looker.days.push((row.get("day")?, count));
        }
    }
    Ok(all.into_iter().map(|(_, looker)| looker).collect())
}

/// How many emergency accesses nobody judged yet.
pub async fn emergencies(db: &Db) -> Result<i64> {
    db.row(EMERGENCIES, values![]).await?.get("n")
}

/// What each partner may read today.
pub async fn shared(db: &Db) -> Result<Vec<SharedWith>> {
    let mut all: Vec<SharedWith> = vec![];
    for row in db.rows(SHARED, values![]).await? {
        let name: String = row.get("name")?;
        if all.last().is_none_or(|last| last.name != name) {
            all.push(SharedWith { name, ..SharedWith::default() });
        }
        if let Some(partner) = all.last_mut() {
            let files: i64 = row.get("n")?;
            partner.files += files;
            for category in from_text(&row.get::<String>("categories")?) {
                *partner.categories.entry(category).or_default() += files;
            }
        }
    }
    Ok(all)
}

/// The cards and links that a worker made for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaysIn {
    /// The worker.
    pub name: String,
    /// The organisation for which they were made.
    pub organisation: String,
    /// How many.
    pub made: i64,
    /// With how many somebody came in.
    pub used: i64,
    /// Of these, for people on whose team the worker is not.
    pub outside: i64,
}

/// Who made cards and links since a moment, at most `most` workers; those that ask for a look first.
pub async fn ways_in(db: &Db, since: Timestamp, most: i64) -> Result<Vec<WaysIn>> {
    let read = |row: &Row| {
        Ok(WaysIn {
            name: row.get("name")?,
            organisation: row.get("organisation")?,
            made: row.get("made")?,
            used: row.get("used")?,
            outside: row.get("outside")?,
        })
    };
    db.rows(WAYS_IN, values![since, most]).await?.iter().map(read).collect()
}
