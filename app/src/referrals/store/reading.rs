//! Reading referrals: one, those of a person, and the lists of senders and receivers.

use crate::access::Actor;
use crate::language::Language;
use crate::organisations;
use crate::people::store::name;
use crate::referrals::told::from_text;
use crate::referrals::{Ask, Part, State, Told};
use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

const ONE: &str = "
SELECT r.*, o.name AS organisation_name, a.name AS made_by_name, a.email AS made_by_email,
       a.language AS made_by_language, c.name AS inside_name, c.kind AS inside_kind,
       COALESCE(c.active, TRUE) AS receiver_active
FROM referral r JOIN organisation o ON o.id = r.organisation JOIN account a ON a.id = r.made_by
LEFT JOIN organisation c ON c.id = r.receiver
WHERE r.id = $1";
const OF_PERSON: &str = "
SELECT r.*, o.name AS organisation_name, a.name AS made_by_name, a.email AS made_by_email,
       a.language AS made_by_language, c.name AS inside_name, c.kind AS inside_kind,
       COALESCE(c.active, TRUE) AS receiver_active
FROM referral r JOIN organisation o ON o.id = r.organisation JOIN account a ON a.id = r.made_by
LEFT JOIN organisation c ON c.id = r.receiver
WHERE r.person = $1 ORDER BY r.made_at DESC, r.id DESC LIMIT 200";
const PERSON_IN: &str = "SELECT person FROM referral WHERE id = $1";
const EVENTS: &str = "
SELECT e.at, e.side, e.what, e.words, COALESCE(a.name, '') AS name
FROM referral_event e LEFT JOIN account a ON a.id = e.account
WHERE e.referral = $1 ORDER BY e.at, e.id LIMIT 500";
// What an organisation asked, as a worker there may read it: the name only of whom they see there.
const LIST: &str = "
SELECT r.id, r.person, r.kind, r.state, r.sent_day, r.answer_by, r.decided_day, r.reason,
       COALESCE(c.name, r.receiver_name) AS other_name, COALESCE(c.active, TRUE) AS receiver_active,
       p.given_name, p.family_name, p.called, r.told
FROM referral r JOIN person p ON p.id = r.person LEFT JOIN organisation c ON c.id = r.receiver
WHERE r.organisation = $2
  AND (($3 = 'waiting' AND r.state IN ('sent', 'seen', 'asked', 'answered'))
    OR ($3 = 'draft' AND r.state = 'draft')
    OR ($3 = 'accepted' AND r.state = 'accepted')
    OR ($3 = 'refused' AND r.state = 'refused')
    OR ($3 = 'closed' AND r.state IN ('accepted', 'refused', 'withdrawn', 'expired')))
  AND ($4 = '' OR r.reason = $4)
  AND r.made_at >= $5
  AND EXISTS (SELECT 1 FROM visible_person v
              WHERE v.account = $1 AND v.person = r.person AND v.organisation = r.organisation)
ORDER BY COALESCE(r.sent_at, r.made_at), r.id LIMIT 300";
// What is asked of the organisations where an account is coach or coordinator.
const ASKED: &str = "
SELECT r.id, r.person, r.kind, r.state, r.sent_day, r.answer_by, r.decided_day, r.reason,
       r.decided_at, r.agreement_withdrawn_at, r.open_until, o.name AS other_name,
       TRUE AS receiver_active, '' AS given_name, '' AS family_name, '' AS called, r.told
FROM referral r JOIN organisation o ON o.id = r.organisation
WHERE r.state <> 'draft'
  AND EXISTS (SELECT 1 FROM account_role g WHERE g.account = $1 AND g.organisation = r.receiver
              AND g.role IN ('coach', 'coordinator'))
  AND (r.state IN ('sent', 'seen', 'asked', 'answered') OR r.made_at >= $2)
ORDER BY CASE WHEN r.state IN ('sent', 'seen', 'asked', 'answered') THEN 0 ELSE 1 END,
         r.answer_by, r.id LIMIT 300";
// Whose time is over, for the supporter who sent them and for who leads.
const LATE: &str = "
SELECT r.id, r.person, r.kind, r.state, r.sent_day, r.answer_by, r.decided_day, r.reason,
       COALESCE(c.name, r.receiver_name) AS other_name, COALESCE(c.active, TRUE) AS receiver_active,
       p.given_name, p.family_name, p.called, r.told
FROM referral r JOIN person p ON p.id = r.person LEFT JOIN organisation c ON c.id = r.receiver
LEFT JOIN person_now w ON w.person = r.person
WHERE r.state IN ('sent', 'seen', 'asked', 'answered')
  AND (r.answer_by < $2 OR r.state = 'asked')
  AND (r.made_by = $1 OR w.lead_account = $1)
  AND EXISTS (SELECT 1 FROM visible_person v
              WHERE v.account = $1 AND v.person = r.person AND v.organisation = r.organisation)
ORDER BY r.answer_by, r.id LIMIT 20";
const DUE: &str = "
SELECT id FROM referral
WHERE state IN ('sent', 'seen', 'asked', 'answered') AND (next_nudge <= $1 OR open_until < $1)
ORDER BY id LIMIT 500";
const RECEIVERS: &str = "
SELECT o.id, o.name, o.kind FROM organisation o WHERE o.active AND o.id <> $1 ORDER BY o.name, o.id";
// The address of the organisation; else of those who coordinate, else of those who support there.
const ADDRESSEES: &str = "
SELECT COALESCE(o.email, '') AS email, '' AS language, CAST(0 AS BIGINT) AS turn
FROM organisation o WHERE o.id = $1 AND COALESCE(o.email, '') <> ''
UNION
SELECT a.email, a.language, CAST(CASE WHEN r.role = 'coordinator' THEN 1 ELSE 2 END AS BIGINT)
FROM account_role r JOIN account a ON a.id = r.account
WHERE r.organisation = $1 AND r.role IN ('coordinator', 'coach') AND a.active AND a.person IS NULL
ORDER BY 3, 1 LIMIT 40";
const WORKERS: &str = "
SELECT DISTINCT a.id, a.name FROM account a JOIN account_role r ON r.account = a.id
WHERE r.organisation = $1 AND r.role IN ('coach', 'coordinator', 'instructor') AND a.active
  AND a.person IS NULL ORDER BY a.name, a.id LIMIT 200";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[
    ONE, OF_PERSON, PERSON_IN, EVENTS, LIST, ASKED, LATE, DUE, RECEIVERS, ADDRESSEES, WORKERS,
];

/// A referral.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// Which.
    pub id: String,
    /// About whom.
    pub person: String,
    /// Who asks.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The organisation of the network that is asked.
    pub receiver: Option<String>,
    /// Its kind.
    pub receiver_kind: Option<organisations::Kind>,
    /// Whether it still works; true for somebody outside.
    pub receiver_active: bool,
    /// The name of who is asked.
    pub receiver_name: String,
    /// The address, when they have no account.
    pub receiver_email: String,
    /// The language in which they are addressed.
    pub receiver_language: Language,
    /// What is asked.
    pub kind: Ask,
    /// In words.
    pub question: String,
    /// What is ticked to be told.
    pub parts: BTreeSet<Part>,
    /// What was told, since it was sent.
    pub told: Told,
    /// The last day of the clock.
    pub answer_by: Date,
    /// A word of [`crate::consent::GIVERS`]; empty without agreement.
    pub agreed_by: String,
    /// Who, when it was not the person.
    pub agreed_by_name: String,
    /// A word of [`crate::referrals::WAYS`].
    pub agreed_how: String,
    /// When.
    pub agreed_day: Option<Date>,
    /// In which language it was talked through.
    pub agreed_language: String,
    /// When the person took the agreement back.
    pub agreement_withdrawn_at: Option<Timestamp>,
    /// How it stands.
    pub state: State,
    /// How it stood before the answer.
    pub state_before: Option<State>,
    /// The account that made it.
    pub made_by: String,
    /// Its name.
    pub made_by_name: String,
    /// Its address.
    pub made_by_email: String,
    /// Its language.
    pub made_by_language: Language,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// On which day.
    pub sent_day: Option<Date>,
    /// The last day on which the receiver can answer.
    pub open_until: Option<Date>,
    /// When somebody last asked once more for an answer.
    pub reminded_at: Option<Timestamp>,
    /// When it was answered with yes or no.
    pub decided_at: Option<Timestamp>,
    /// On which day.
    pub decided_day: Option<Date>,
    /// Why it was refused, or withdrawn.
    pub reason: String,
    /// More about that.
    pub remark: String,
    /// The first appointment.
    pub first_day: Option<Date>,
    /// Minutes after midnight.
    pub first_minute: Option<i64>,
    /// With whom.
    pub first_who: String,
    /// Where.
    pub first_place: String,
    /// The appointment in the receiver's own file.
    pub appointment: Option<String>,
    /// Whether the answer opened the receiver's file.
    pub opened_file: bool,
    /// The version.
    pub version: i64,
}

impl Stored {
    /// Whether an organisation of the network is asked.
    pub fn is_inside(&self) -> bool {
        self.receiver.is_some()
    }
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// sender, receiver, person, program
    pub side: String,
    /// What: the last part of `referrals-event-…`.
    pub what: String,
    /// What was said.
    pub words: String,
    /// Who, by name; empty when it has no account.
    pub name: String,
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Which.
    pub id: String,
    /// About whom.
    pub person: String,
    /// That person's name; empty when the reader may not know it.
    pub name: String,
    /// What is asked.
    pub kind: Ask,
    /// How it stands.
    pub state: State,
    /// Since when is waited.
    pub sent_day: Option<Date>,
    /// The last day of the clock.
    pub answer_by: Date,
    /// When it was answered.
    pub decided_day: Option<Date>,
    /// Why it was refused, or withdrawn.
    pub reason: String,
    /// The organisation on the other side.
    pub other_name: String,
    /// Whether the organisation that is asked still works.
    pub receiver_active: bool,
}

/// An organisation that can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: organisations::Kind,
}

/// Where a mail to an organisation goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// The address.
    pub email: String,
    /// The language.
    pub language: Language,
}

/// One referral.
pub async fn one(db: &Db, id: &str) -> Result<Option<Stored>> {
    db.maybe(ONE, values![id]).await?.as_ref().map(read).transpose()
}

/// The referrals of a person, the newest first.
pub async fn of_person(db: &Db, person: &str) -> Result<Vec<Stored>> {
    db.rows(OF_PERSON, values![person]).await?.iter().map(read).collect()
}

/// About whom a referral is at this moment: the person may have been merged since it was read.
pub async fn person_in(work: &mut Work, id: &str) -> Result<String> {
    work.row(PERSON_IN, values![id]).await?.get("person")
}

/// What happened to a referral, the earliest first.
pub async fn events(db: &Db, id: &str) -> Result<Vec<Event>> {
    let read = |row: &Row| {
        Ok(Event {
            at: row.get("at")?,
            side: row.get("side")?,
            what: row.get("what")?,
            words: row.get("words")?,
            name: row.get("name")?,
        })
    };
    db.rows(EVENTS, values![id]).await?.iter().map(read).collect()
}

/// What an organisation asked: `which` is waiting, draft, accepted, refused or closed; `reason` narrows
/// it down to one reason, when it is not empty.
pub async fn list_of(
    db: &Db,
    actor: &Actor,
    organisation: &str,
    (which, reason): (&str, &str),
    since: Timestamp,
) -> Result<Vec<Listed>> {
    let asked = values![&actor.account, organisation, which, reason, since];
    db.rows(LIST, asked).await?.iter().map(|row| listed(row, name(row)?)).collect()
}

/// What is asked of the organisations where somebody is coach or coordinator; of what is closed to them
/// without a name.
pub async fn asked_of(
    db: &Db,
    actor: &Actor,
    since: Timestamp,
    (now, today): (Timestamp, Date),
) -> Result<Vec<Listed>> {
    let mut all = vec![];
    for row in db.rows(ASKED, values![&actor.account, since]).await? {
        let mut line = listed(&row, told(&row)?.name)?;
        let is_taken_back = row.get::<Option<Timestamp>>("agreement_withdrawn_at")?.is_some();
        let decided: Option<Timestamp> = row.get("decided_at")?;
        let open_until: Option<Date> = row.get("open_until")?;
        let is_open = match line.state {
            State::Accepted => true,
            State::Refused => decided.is_some_and(|at| at + crate::referrals::UNDO_FOR > now),
            state => state.is_waiting() && open_until.is_none_or(|last| today <= last),
        };
        if is_taken_back || !is_open {
            line.name = String::new();
        }
        all.push(line);
    }
    Ok(all)
}

/// What an account should look after: those whose time is over, and those where something was asked
/// back. The oldest first.
pub async fn late_of(db: &Db, account: &str, today: Date) -> Result<Vec<Listed>> {
    let rows = db.rows(LATE, values![account, today]).await?;
    rows.iter().map(|row| listed(row, name(row)?)).collect()
}

/// Those whose clock asks something of the program today.
pub async fn due(db: &Db, today: Date) -> Result<Vec<String>> {
    db.rows(DUE, values![today]).await?.iter().map(|row| row.get("id")).collect()
}

/// The organisations that can be asked by one.
pub async fn receivers(db: &Db, but: &str) -> Result<Vec<Choice>> {
    let mut all = vec![];
    for row in db.rows(RECEIVERS, values![but]).await? {
        let Some(kind) = organisations::Kind::parse(&row.get::<String>("kind")?) else { continue };
        if !crate::access::offered(kind).is_empty() {
            all.push(Choice { id: row.get("id")?, name: row.get("name")?, kind });
        }
    }
    Ok(all)
}

/// Where a mail to an organisation of the network goes: to its own address, else to those who
/// coordinate there, else to those who support there.
pub async fn addressees(work: &mut Work, organisation: &str) -> Result<Vec<Addressee>> {
    let mut all: Vec<(i64, Addressee)> = vec![];
    for row in work.rows(ADDRESSEES, values![organisation]).await? {
        let language = Language::parse(&row.get::<String>("language")?).unwrap_or_default();
        all.push((row.get("turn")?, Addressee { email: row.get("email")?, language }));
    }
    let first = all.first().map(|(turn, _)| *turn);
    all.retain(|(turn, _)| Some(*turn) == first);
    Ok(all.into_iter().map(|(_, addressee)| addressee).collect())
}

/// Who works at an organisation: id and name.
pub async fn workers(db: &Db, organisation: &str) -> Result<Vec<(String, String)>> {
    let rows = db.rows(WORKERS, values![organisation]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

fn told(row: &Row) -> Result<Told> {
    // Written by `send` alone; a draft has none yet.
    Ok(serde_json::from_str(&row.get::<String>("told")?).unwrap_or_default())
}

fn listed(row: &Row, name: String) -> Result<Listed> {
    Ok(Listed {
        id: row.get("id")?,
        person: row.get("person")?,
        name,
        kind: Ask::parse(&row.get::<String>("kind")?).unwrap_or(Ask::Other),
        state: State::parse(&row.get::<String>("state")?).unwrap_or(State::Expired),
        sent_day: row.get("sent_day")?,
        answer_by: row.get("answer_by")?,
        decided_day: row.get("decided_day")?,
        reason: row.get("reason")?,
        other_name: row.get("other_name")?,
        receiver_active: row.get("receiver_active")?,
    })
}

fn read(row: &Row) -> Result<Stored> {
    let inside_kind: Option<String> = row.get("inside_kind")?;
    let inside_name: Option<String> = row.get("inside_name")?;
    let language = |name: &str| -> Result<Language> {
        Ok(Language::parse(&row.get::<String>(name)?).unwrap_or_default())
    };
    Ok(Stored {
        id: row.get("id")?,
        person: row.get("person")?,
        organisation: row.get("organisation")?,
        organisation_name: row.get("organisation_name")?,
        receiver: row.get("receiver")?,
        receiver_kind: inside_kind.as_deref().and_then(organisations::Kind::parse),
        receiver_active: row.get("receiver_active")?,
        receiver_name: match inside_name {
            Some(name) => name,
            None => row.get("receiver_name")?,
        },
        receiver_email: row.get("receiver_email")?,
        receiver_language: language("receiver_language")?,
        kind: Ask::parse(&row.get::<String>("kind")?).unwrap_or(Ask::Other),
        question: row.get("question")?,
        parts: from_text(&row.get::<String>("parts")?),
        told: told(row)?,
        answer_by: row.get("answer_by")?,
        agreed_by: row.get("agreed_by")?,
        agreed_by_name: row.get("agreed_by_name")?,
        agreed_how: row.get("agreed_how")?,
        agreed_day: row.get("agreed_day")?,
        agreed_language: row.get("agreed_language")?,
        agreement_withdrawn_at: row.get("agreement_withdrawn_at")?,
        state: State::parse(&row.get::<String>("state")?).unwrap_or(State::Expired),
        state_before: State::parse(&row.get::<String>("state_before")?),
        made_by: row.get("made_by")?,
        made_by_name: row.get("made_by_name")?,
        made_by_email: row.get("made_by_email")?,
        made_by_language: language("made_by_language")?,
        sent_at: row.get("sent_at")?,
        sent_day: row.get("sent_day")?,
        open_until: row.get("open_until")?,
        reminded_at: row.get("reminded_at")?,
        decided_at: row.get("decided_at")?,
        decided_day: row.get("decided_day")?,
        reason: row.get("reason")?,
        remark: row.get("remark")?,
        first_day: row.get("first_day")?,
        first_minute: row.get("first_minute")?,
        first_who: row.get("first_who")?,
        first_place: row.get("first_place")?,
        appointment: row.get("appointment")?,
        opened_file: row.get("opened_file")?,
        version: row.get("version")?,
    })
}
