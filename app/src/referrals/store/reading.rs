//! Reading referrals: one, those of a person, and what happened to them.

use super::deciding::First;
use crate::language::Language;
use crate::organisations;
use crate::referrals::told::from_text;
use crate::referrals::{Ask, Part, Refusal, State, Told};
use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

macro_rules! referrals {
    ($where:literal) => {
        concat!(
            "SELECT r.*, o.name AS organisation_name, a.name AS made_by_name,
                a.email AS made_by_email, a.language AS made_by_language, c.name AS inside_name,
                c.kind AS inside_kind, COALESCE(c.active, TRUE) AS receiver_active
            FROM referral r
            JOIN organisation o ON o.id = r.organisation
            JOIN account a ON a.id = r.made_by
            LEFT JOIN organisation c ON c.id = r.receiver
            WHERE ",
            $where
        )
    };
}
// Of somebody who was erased nothing is left to read; the figures count it still.
const ONE: &str =
    referrals!("r.id = $1 AND NOT EXISTS (SELECT 1 FROM erased e WHERE e.person = r.person)");
const OF_PERSON: &str = referrals!("r.person = $1 ORDER BY r.made_at DESC, r.id DESC LIMIT 200");
const PERSON_IN: &str = "SELECT person FROM referral WHERE id = $1";
const EVENTS: &str = "
SELECT e.at, e.side, e.what, e.words, COALESCE(a.name, '') AS name
FROM referral_event e LEFT JOIN account a ON a.id = e.account
WHERE e.referral = $1 ORDER BY e.at, e.id LIMIT 500";
#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ONE, OF_PERSON, PERSON_IN, EVENTS];

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
    /// The day on which the receiver's file was closed before the answer opened it again.
    pub closed_day: Option<Date>,
    /// Why it was.
    pub closed_reason: String,
    /// The answer that was taken back, while the question is open again.
    pub taken_back: TakenBack,
    /// The version.
    pub version: i64,
}

/// An answer that was taken back: for who answers alone, to mend it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TakenBack {
    /// Why it was no.
    pub refusal: Option<Refusal>,
    /// More about that.
    pub remark: String,
    /// What came with a yes.
    pub first: First,
}

impl Stored {
    /// Whether an organisation of the network is asked.
    pub fn is_inside(&self) -> bool {
        self.receiver.is_some()
    }

    /// Whether the receiver has an open file because of its yes.
    pub fn keeps_file(&self) -> bool {
        self.state == State::Accepted && (self.opened_file || self.closed_day.is_some())
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

/// One referral.
pub async fn one(db: &Db, id: &str) -> Result<Option<Stored>> {
    db.maybe(ONE, values![id]).await?.as_ref().map(read).transpose()
}

/// One referral as it stands in this unit of work.
pub async fn one_in(work: &mut Work, id: &str) -> Result<Option<Stored>> {
    work.rows(ONE, values![id]).await?.first().map(read).transpose()
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

pub(super) fn told(row: &Row) -> Result<Told> {
    // Written by `send` alone; a draft has none yet.
    Ok(serde_json::from_str(&row.get::<String>("told")?).unwrap_or_default())
}

/// A referral as it is told: while the question is open, an answer is one that was taken back.
fn read(row: &Row) -> Result<Stored> {
    let mut referral = read_all(row)?;
    if referral.state.is_waiting() {
        let refusal = Refusal::parse(&std::mem::take(&mut referral.reason));
        let words = std::mem::take(&mut referral.remark);
        let (remark, advice) =
            if refusal.is_some() { (words, String::new()) } else { (String::new(), words) };
        let first = First {
            day: referral.first_day.take(),
            minute: referral.first_minute.take(),
            who: std::mem::take(&mut referral.first_who),
            account: None,
            place: std::mem::take(&mut referral.first_place),
            advice,
        };
        referral.taken_back = TakenBack { refusal, remark, first };
    }
    Ok(referral)
}

#[expect(clippy::too_many_lines, reason = "a line for each field, one below the other")]
fn read_all(row: &Row) -> Result<Stored> {
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
        closed_day: row.get("closed_day")?,
        closed_reason: row.get("closed_reason")?,
        taken_back: TakenBack::default(),
        version: row.get("version")?,
    })
}
