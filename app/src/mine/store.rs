//! Every query of this room. A participant reads only the own file: the person comes from the
//! account that asks.

use base::db::{Db, Result, Row};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

const APPOINTMENTS: &str = "
SELECT p.day, p.minute, p.kind, p.place, a.name
FROM appointment p JOIN account a ON a.id = p.account
WHERE p.person = $1 AND p.state = 'open' AND p.day >= $2
ORDER BY p.day, p.minute LIMIT $3";
const HELPERS: &str = "
SELECT a.name, a.phone, o.name AS organisation, o.phone AS organisation_phone, t.leads
FROM team_member t JOIN account a ON a.id = t.account JOIN organisation o ON o.id = t.organisation
WHERE t.person = $1 AND t.until_day IS NULL AND t.from_day <= $2 ORDER BY t.leads DESC, a.name";
const LOOKS: &str = "
SELECT l.at, a.name, o.name AS organisation
FROM audit_line l JOIN account a ON a.id = l.account JOIN organisation o ON o.id = l.organisation
WHERE l.person = $1 AND l.action IN ('look', 'reveal') AND l.account <> $2
ORDER BY l.seq DESC LIMIT 200";
// Who made the card or the link with which somebody came in as the person.
const ENTERED: &str = "
SELECT l.at AS at, 'card' AS way, b.name AS name, o.name AS organisation
FROM audit_line l JOIN access_card w ON w.id = l.subject
JOIN account b ON b.id = w.made_by JOIN organisation o ON o.id = w.organisation
WHERE l.person = $1 AND l.action = 'sign-in' AND l.subject_kind = 'card'
UNION ALL
SELECT l.at, 'link', b.name, o.name
FROM audit_line l JOIN access_link w ON w.id = l.subject
JOIN account b ON b.id = w.made_by JOIN organisation o ON o.id = w.organisation
WHERE l.person = $1 AND l.action = 'sign-in' AND l.subject_kind = 'entry-link'
ORDER BY at DESC LIMIT $2";

const ACTIONS: &str = "
SELECT a.words, a.due_day, g.words AS goal FROM plan_action a JOIN plan_goal g ON g.id = a.goal
WHERE a.person = $1 AND a.who = 'person' AND a.state = 'open' AND g.state = 'open'
ORDER BY CASE WHEN a.due_day IS NULL THEN 1 ELSE 0 END, a.due_day, a.id LIMIT $2";
const PARTNERS: &str = "
SELECT DISTINCT o.name FROM consent c JOIN organisation o ON o.id = c.organisation
WHERE c.person = $1 AND c.is_open ORDER BY o.name";
const KEEPERS: &str = "
SELECT o.name FROM involvement i JOIN organisation o ON o.id = i.organisation
WHERE i.person = $1 AND i.until_day IS NULL ORDER BY o.name";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] =
    &[APPOINTMENTS, HELPERS, LOOKS, ENTERED, ACTIONS, PARTNERS, KEEPERS];

/// A next date.
#[derive(Debug, Clone)]
pub struct Next {
    /// When.
    pub day: Date,
    /// Minutes after midnight; nothing for the whole day.
    pub minute: Option<i64>,
    /// What, as a word.
    pub kind: String,
    /// Where.
    pub place: String,
    /// With whom.
    pub name: String,
}

/// The next dates of somebody, the first one first, at most `most`.
pub async fn appointments(db: &Db, person: &str, today: Date, most: i64) -> Result<Vec<Next>> {
    db.rows(APPOINTMENTS, values![person, today, most]).await?.iter().map(next).collect()
}

/// A date out of a row with day, minute, kind, place and name.
pub fn next(row: &Row) -> Result<Next> {
    Ok(Next {
        day: row.get("day")?,
        minute: row.get("minute")?,
        kind: row.get("kind")?,
        place: row.get("place")?,
        name: row.get("name")?,
    })
}

/// Something that the person does, out of the plan.
#[derive(Debug, Clone)]
pub struct OwnAction {
    /// What, as it was written.
    pub words: String,
    /// By when.
    pub due: Option<Date>,
    /// For which goal.
    pub goal: String,
}

/// What the person still does, the first due first, at most `most`.
pub async fn own_actions(db: &Db, person: &str, most: i64) -> Result<Vec<OwnAction>> {
    let read = |row: &Row| {
        Ok(OwnAction { words: row.get("words")?, due: row.get("due_day")?, goal: row.get("goal")? })
    };
    db.rows(ACTIONS, values![person, most]).await?.iter().map(read).collect()
}

/// The partners that read along today, by name.
pub async fn partners(db: &Db, person: &str) -> Result<Vec<String>> {
    db.rows(PARTNERS, values![person]).await?.iter().map(|row| row.get("name")).collect()
}

/// Somebody who helps.
#[derive(Debug, Clone)]
pub struct Helper {
    /// Who.
    pub name: String,
    /// Where to ring: the own number, or that of the organisation.
    pub phone: Option<String>,
    /// Of which organisation.
    pub organisation: String,
    /// Whether this is the lead.
    pub leads: bool,
}

/// Who helps somebody now, the lead first.
pub async fn helpers(db: &Db, person: &str, today: Date) -> Result<Vec<Helper>> {
    let read = |row: &Row| {
        Ok(Helper {
            name: row.get("name")?,
            phone: Some(row.get::<String>("phone")?).filter(|own| !own.is_empty()).or(row
                .get::<Option<String>>("organisation_phone")?
                .filter(|shared| !shared.is_empty())),
            organisation: row.get("organisation")?,
            leads: row.get("leads")?,
        })
    };
    db.rows(HELPERS, values![person, today]).await?.iter().map(read).collect()
}

/// Somebody who looked in the file.
#[derive(Debug, Clone)]
pub struct Look {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub name: String,
    /// Of which organisation.
    pub organisation: String,
}

/// Who looked in somebody's file lately, other than the own account; the last one first.
pub async fn looks(db: &Db, person: &str, own: &str) -> Result<Vec<Look>> {
    let read = |row: &Row| {
        Ok(Look {
            at: row.get("at")?,
            name: row.get("name")?,
            organisation: row.get("organisation")?,
        })
    };
    db.rows(LOOKS, values![person, own]).await?.iter().map(read).collect()
}

/// Somebody came in as the person.
#[derive(Debug, Clone)]
pub struct Entered {
    /// When.
    pub at: Timestamp,
    /// With a paper card; otherwise with a link and a code.
    pub by_card: bool,
    /// The worker who made the card or the link.
    pub name: String,
    /// The worker's organisation.
    pub organisation: String,
}

/// When somebody came in as the person with a card or a link, and who made it; the last one first, at
/// most `most`.
pub async fn entered(db: &Db, person: &str, most: i64) -> Result<Vec<Entered>> {
    let read = |row: &Row| {
        Ok(Entered {
            at: row.get("at")?,
            by_card: row.get::<String>("way")? == "card",
            name: row.get("name")?,
            organisation: row.get("organisation")?,
        })
    };
    db.rows(ENTERED, values![person, most]).await?.iter().map(read).collect()
}

/// The organisations with an open file on somebody, by name.
pub async fn keepers(db: &Db, person: &str) -> Result<Vec<String>> {
    db.rows(KEEPERS, values![person]).await?.iter().map(|row| row.get("name")).collect()
}
