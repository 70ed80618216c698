//! Every query of this room: a fixed number of statements, however many people there are.

mod came_back;
mod house;
mod news;
mod to_do;

pub use came_back::{News, What};
pub use house::{Waiting, to_erase};
pub use news::NEWS_FOR;
pub use to_do::{
    Action, Asked, Ending, Evaluation, Judged, LastWord, Opened as InEmergency, ToCorrect, to_do,
};

use crate::access::Actor;
use crate::access::store::near;
use crate::appointments::store::moment;
use crate::appointments::{Moment, State};
use crate::people::store::name;
use crate::safety_net::SignalKind;
use base::db::{Db, Result, Value};
use base::values;
use jiff::civil::Date;

// The rung of another organisation stays closed.
const SLOTS: &str = "
SELECT p.id, p.person, q.given_name, q.family_name, q.called, p.day, p.minute, p.kind, p.place, p.state,
       p.note, CASE WHEN EXISTS (SELECT 1 FROM visible_person u
         WHERE u.account = $1 AND u.person = w.person AND u.organisation = w.organisation)
       THEN w.rung END AS rung
FROM appointment p
JOIN person q ON q.id = p.person
LEFT JOIN person_now w ON w.person = p.person
WHERE p.account = $1 AND p.day BETWEEN $2 AND $3 AND p.state <> 'cancelled'
  AND EXISTS (SELECT 1 FROM visible_person v
              WHERE v.account = $1 AND v.person = p.person AND v.organisation = p.organisation)
ORDER BY p.day, COALESCE(p.minute, -1), p.id LIMIT 60";

const SIGNALS: &str = "
SELECT s.person, s.organisation, o.name AS organisation_name, s.kind, s.from_day, s.about_day, q.given_name, q.family_name, q.called,
       (SELECT c.value FROM contact_way c WHERE c.person = s.person AND c.kind = 'phone'
        ORDER BY c.position LIMIT 1) AS phone
FROM signal s
JOIN person q ON q.id = s.person
JOIN organisation o ON o.id = s.organisation
WHERE s.lead_account = $1 AND s.from_day <= $2
  AND EXISTS (SELECT 1 FROM visible_person v
              WHERE v.account = $1 AND v.person = s.person AND v.organisation = s.organisation)
ORDER BY s.from_day, s.person, s.kind LIMIT 2000";

// Along the index of the account, newest first; only the last looks are wanted.
const LOOKS: &str = "
SELECT l.person AS person, l.action AS action FROM audit_line l
WHERE l.account = $1 ORDER BY l.seq DESC LIMIT 90";

const NAMES: &str = concat!(
    "SELECT q.id, q.given_name, q.family_name, q.called, CASE WHEN EXISTS (SELECT 1 FROM visible_person u
         WHERE u.account = $1 AND u.person = w.person AND u.organisation = w.organisation)
       THEN w.rung END AS rung
FROM person q LEFT JOIN person_now w ON w.person = q.id
WHERE q.id IN ($2, $3, $4, $5, $6, $7) AND q.merged_into IS NULL
  AND ",
    near!("$1", "q.id")
);

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[SLOTS, SIGNALS, LOOKS, NAMES, to_do::TO_DO, house::TO_ERASE];

/// How many people were last opened.
const LAST: usize = 6;

/// An appointment on one's day.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Its id.
    pub id: String,
    /// With whom.
    pub person: String,
    /// That person's name.
    pub name: String,
    /// When and what.
    pub moment: Moment,
    /// Where, in words.
    pub place: String,
    /// What became of it.
    pub state: State,
    /// The note about it.
    pub note: Option<String>,
    /// Where the person stands.
    pub rung: Option<i64>,
}

impl Slot {
    /// Whether nobody said yet what became of it.
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }
}

/// The reader's own appointments from one day to another, in order.
pub async fn slots(db: &Db, actor: &Actor, from: Date, until: Date) -> Result<Vec<Slot>> {
    let rows = db.rows(SLOTS, values![&actor.account, from, until]).await?;
    rows.iter()
        .map(|row| {
            Ok(Slot {
                id: row.get("id")?,
                person: row.get("person")?,
                name: name(row)?,
                moment: moment(row)?,
                place: row.get("place")?,
                state: State::parse(&row.get::<String>("state")?).unwrap_or(State::Open),
                note: row.get("note")?,
                rung: row.get("rung")?,
            })
        })
        .collect()
}

/// A signal about somebody for whom the reader is first to act.
#[derive(Debug, Clone)]
pub struct Signal {
    /// About whom.
    pub person: String,
    /// That person's name.
    pub name: String,
    /// On whose board, by id and name.
    pub organisation: (String, String),
    /// Why.
    pub kind: SignalKind,
    /// The day it is about.
    pub about: Option<Date>,
    /// A telephone number, if one is known.
    pub phone: Option<String>,
}

/// The signals for which the reader is first to act, the oldest first.
pub async fn signals(db: &Db, actor: &Actor, today: Date) -> Result<Vec<Signal>> {
    let mut signals = vec![];
    for row in db.rows(SIGNALS, values![&actor.account, today]).await? {
        let Some(kind) = SignalKind::parse(&row.get::<String>("kind")?) else {
            continue;
        };
        signals.push(Signal {
            person: row.get("person")?,
            name: name(&row)?,
            organisation: (row.get("organisation")?, row.get("organisation_name")?),
            kind,
            about: row.get("about_day")?,
            phone: row.get("phone")?,
        });
    }
    Ok(signals)
}

/// Somebody whose file was opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Who.
    pub person: String,
    /// That person's name.
    pub name: String,
    /// Where the person stands.
    pub rung: Option<i64>,
}

/// The people whose files the reader opened last, the last one first. Two statements.
pub async fn last_opened(db: &Db, actor: &Actor) -> Result<Vec<Opened>> {
    let mut people: Vec<String> = vec![];
    for row in db.rows(LOOKS, values![&actor.account]).await? {
        let person: Option<String> = row.get("person")?;
        if let Some(person) = person.filter(|p| !people.contains(p))
            && row.get::<String>("action")? == "look"
            && people.len() < LAST
        {
            people.push(person);
        }
    }
    let mut asked = values![&actor.account];
    asked.extend((0..LAST).map(|i| Value::from(people.get(i).map_or("", String::as_str))));
    let mut found = vec![];
    for row in db.rows(NAMES, asked).await? {
        found.push(Opened { person: row.get("id")?, name: name(&row)?, rung: row.get("rung")? });
    }
    found.sort_by_key(|o| people.iter().position(|p| *p == o.person));
    Ok(found)
}
