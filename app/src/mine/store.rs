//! Every query of this room. A participant reads only the own file: the person comes from the
//! account that asks.

use crate::access::store::session_knows;
use crate::households::store::stays;
use crate::people::store::secret_home;
use base::db::{Db, Result, Row};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

const APPOINTMENTS: &str = "
SELECT p.day, p.minute, p.kind, p.place, a.name, a.phone, o.phone AS organisation_phone
FROM appointment p JOIN account a ON a.id = p.account JOIN organisation o ON o.id = p.organisation
WHERE p.person = $1 AND p.state = 'open' AND p.day >= $2
ORDER BY p.day, p.minute LIMIT $3";
const HELPERS: &str = "
SELECT a.name, a.phone, o.name AS organisation, o.phone AS organisation_phone, t.leads
FROM team_member t JOIN account a ON a.id = t.account JOIN organisation o ON o.id = t.organisation
WHERE t.person = $1 AND t.until_day IS NULL AND t.from_day <= $2 ORDER BY t.leads DESC, a.name";
// Who opens the link of a referral has no account: the name is that of whom it was sent to.
const LOOKS: &str = concat!(
    "
SELECT l.at, l.action, l.detail, COALESCE(",
    crate::people::store::name_of_who!("a"),
    ", r.receiver_name) AS name,
       COALESCE(o.name, '') AS organisation,
       CASE WHEN l.subject_kind = 'referral' THEN TRUE ELSE FALSE END AS is_asked
FROM audit_line l LEFT JOIN account a ON a.id = l.account
LEFT JOIN organisation o ON o.id = l.organisation
LEFT JOIN referral r ON l.account IS NULL AND l.subject_kind = 'referral' AND r.id = l.subject
WHERE l.person = $1 AND l.action IN ('look', 'reveal', 'copy')
  AND (l.account <> $2 OR r.id IS NOT NULL)
ORDER BY l.seq DESC LIMIT $3"
);
// Everybody who ever looked, each once: the lines of one busy reader push nobody off.
const READERS: &str = concat!(
    "
SELECT x.name AS name, x.organisation AS organisation, count(*) AS n, min(x.at) AS first_at,
       max(x.at) AS last_at
FROM (SELECT l.at AS at, COALESCE(",
    crate::people::store::name_of_who!("a"),
    ", r.receiver_name) AS name, COALESCE(o.name, '') AS organisation
FROM audit_line l LEFT JOIN account a ON a.id = l.account
LEFT JOIN organisation o ON o.id = l.organisation
LEFT JOIN referral r ON l.account IS NULL AND l.subject_kind = 'referral' AND r.id = l.subject
WHERE l.person = $1 AND l.action IN ('look', 'reveal', 'copy')
  AND (l.account <> $2 OR r.id IS NOT NULL)) x
GROUP BY x.name, x.organisation
ORDER BY last_at DESC"
);
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
SELECT a.id, a.words, a.due_day, a.ticked_at, g.words AS goal
FROM plan_action a JOIN plan_goal g ON g.id = a.goal
WHERE a.person = $1 AND a.who = 'person' AND g.state = 'open'
  AND (a.state = 'open' OR (a.state = 'done' AND a.done_day = $2 AND a.ticked_at IS NOT NULL))
ORDER BY CASE WHEN a.due_day IS NULL THEN 1 ELSE 0 END, a.due_day, a.id LIMIT 100";
// Who lives there today and the day after, as far as the session may know them; nobody of a door that is
// secret.
const AT_HOME: &str = concat!(
    "
SELECT o.person AS person, o.role AS role, COALESCE(NULLIF(q.called, ''), q.given_name) AS name
FROM household_member me
JOIN household_member o ON o.household = me.household AND o.person <> me.person
JOIN person q ON q.id = o.person
WHERE me.person = $1 AND ",
    stays!("me", "$2"),
    " AND ",
    stays!("o", "$2"),
    " AND q.merged_into IS NULL AND NOT ",
    secret_home!("q", "$2"),
    "
  AND ",
    session_knows!("$3", "o.person"),
    "
ORDER BY CASE WHEN o.role = 'child' THEN 1 ELSE 0 END, q.birth, o.id"
);
const KEEPERS: &str = "
SELECT o.name, CASE WHEN i.until_day IS NULL THEN FALSE ELSE TRUE END AS is_closed
FROM involvement i JOIN organisation o ON o.id = i.organisation
WHERE i.person = $1 ORDER BY is_closed, o.name";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] =
    &[APPOINTMENTS, HELPERS, LOOKS, READERS, ENTERED, ACTIONS, AT_HOME, KEEPERS];

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
    /// Where to ring that one, when it is known and may be shown.
    pub phone: Option<String>,
}

/// The next dates of somebody, the first one first, at most `most`.
pub async fn appointments(db: &Db, person: &str, today: Date, most: i64) -> Result<Vec<Next>> {
    let rows = db.rows(APPOINTMENTS, values![person, today, most]).await?;
    rows.iter().map(|row| Ok(Next { phone: phone(row)?, ..next(row)? })).collect()
}

/// The own number of a worker, or that of the organisation.
fn phone(row: &Row) -> Result<Option<String>> {
    let own = Some(row.get::<String>("phone")?).filter(|own| !own.is_empty());
    let shared = row.get::<Option<String>>("organisation_phone")?;
    Ok(own.or(shared.filter(|shared| !shared.is_empty())))
}

/// A date out of a row with day, minute, kind, place and name.
pub fn next(row: &Row) -> Result<Next> {
    Ok(Next {
        day: row.get("day")?,
        minute: row.get("minute")?,
        kind: row.get("kind")?,
        place: row.get("place")?,
        name: row.get("name")?,
        phone: None,
    })
}

/// Something that the person does, out of the plan.
#[derive(Debug, Clone)]
pub struct OwnAction {
    /// Which.
    pub id: String,
    /// What, as it was written.
    pub words: String,
    /// By when.
    pub due: Option<Date>,
    /// For which goal.
    pub goal: String,
    /// When the person said today that it is done.
    pub ticked: Option<Timestamp>,
}

/// What the person still does, the first due first, at most `most`; and what the person said today to be
/// done, which can be taken back.
pub async fn own_actions(
    db: &Db,
    person: &str,
    today: Date,
    most: usize,
) -> Result<Vec<OwnAction>> {
    let read = |row: &Row| {
        Ok(OwnAction {
            id: row.get("id")?,
            words: row.get("words")?,
            due: row.get("due_day")?,
            goal: row.get("goal")?,
            ticked: row.get("ticked_at")?,
        })
    };
    let all: Result<Vec<_>> =
        db.rows(ACTIONS, values![person, today]).await?.iter().map(read).collect();
    let (mut open, ticked): (Vec<_>, Vec<_>) = all?.into_iter().partition(|a| a.ticked.is_none());
    open.truncate(most);
    open.extend(ticked);
    Ok(open)
}

/// Somebody with whom the person lives.
#[derive(Debug, Clone)]
pub struct Housemate {
    /// Who.
    pub person: String,
    /// How that one is called.
    pub name: String,
    /// adult, partner, child, other
    pub role: String,
}

/// With whom somebody lives today, adults first, as a session may tell it. Nobody when the door is secret.
pub async fn at_home(db: &Db, person: &str, today: Date, session: &str) -> Result<Vec<Housemate>> {
    let read = |row: &Row| {
        Ok(Housemate { person: row.get("person")?, name: row.get("name")?, role: row.get("role")? })
    };
    db.rows(AT_HOME, values![person, today, session]).await?.iter().map(read).collect()
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
            phone: phone(row)?,
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
    /// Who; by a link, to whom it was sent.
    pub name: String,
    /// Of which organisation; empty by a link.
    pub organisation: String,
    /// Whether a copy of the file was taken along.
    pub is_copy: bool,
    /// Whether it was the page of a question about the person.
    pub is_asked: bool,
    /// Which page, and why: `steps: on-team`.
    pub detail: String,
}

impl Look {
    /// The word of the page, and that of the reason.
    pub fn at_what(&self) -> (&str, &str) {
        if self.is_asked {
            return ("referrals", "asked");
        }
        self.detail.split_once(": ").unwrap_or((&self.detail, ""))
    }
}

/// How many lines of the log the page of looks reads at most.
pub const LOOKS_AT_MOST: usize = 1_000;

/// Who looked in somebody's file lately, other than the own account; the last one first.
pub async fn looks(db: &Db, person: &str, own: &str) -> Result<Vec<Look>> {
    let read = |row: &Row| {
        Ok(Look {
            at: row.get("at")?,
            name: row.get("name")?,
            organisation: row.get("organisation")?,
            is_copy: row.get::<String>("action")? == "copy",
            is_asked: row.get("is_asked")?,
            detail: row.get("detail")?,
        })
    };
    let at_most = i64::try_from(LOOKS_AT_MOST).unwrap_or(i64::MAX);
    db.rows(LOOKS, values![person, own, at_most]).await?.iter().map(read).collect()
}

/// Somebody who ever looked in the file.
#[derive(Debug, Clone)]
pub struct Reader {
    /// Who; by a link, to whom it was sent.
    pub name: String,
    /// Of which organisation; empty by a link.
    pub organisation: String,
    /// How often.
    pub times: i64,
    /// The first time, and the last.
    pub first: Timestamp,
    pub last: Timestamp,
}

/// Everybody who ever looked in somebody's file, other than the own account; who looked last comes first.
pub async fn readers(db: &Db, person: &str, own: &str) -> Result<Vec<Reader>> {
    let read = |row: &Row| {
        Ok(Reader {
            name: row.get("name")?,
            organisation: row.get("organisation")?,
            times: row.get("n")?,
            first: row.get("first_at")?,
            last: row.get("last_at")?,
        })
    };
    db.rows(READERS, values![person, own]).await?.iter().map(read).collect()
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

/// An organisation with a file on somebody.
#[derive(Debug, Clone)]
pub struct Keeper {
    /// Its name.
    pub name: String,
    /// Whether it closed its file: it can still be asked to put something right in it.
    pub is_closed: bool,
}

/// The organisations with a file on somebody: the open ones first, by name.
pub async fn keepers(db: &Db, person: &str) -> Result<Vec<Keeper>> {
    let read = |row: &Row| Ok(Keeper { name: row.get("name")?, is_closed: row.get("is_closed")? });
    db.rows(KEEPERS, values![person]).await?.iter().map(read).collect()
}
