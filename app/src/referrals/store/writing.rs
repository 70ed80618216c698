//! Writing referrals down, sending them, and what is said about them.

use crate::language::Language;
use crate::referrals::told::as_text;
use crate::referrals::{Ask, Part, Told, next_nudge, open_until};
use base::db::{Result, Value, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

const ADD: &str = "INSERT INTO referral (id, person, organisation, made_by, made_at, receiver,
    receiver_name, receiver_email, receiver_language, kind, question, parts, answer_by, agreed_by,
    agreed_by_name, agreed_how, agreed_day, agreed_language, state)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 'draft')";
const CHANGE: &str = "UPDATE referral SET receiver = $3, receiver_name = $4, receiver_email = $5,
    receiver_language = $6, kind = $7, question = $8, parts = $9, answer_by = $10, agreed_by = $11,
    agreed_by_name = $12, agreed_how = $13, agreed_day = $14, agreed_language = $15,
    version = version + 1 WHERE id = $1 AND version = $2 AND state = 'draft'";
const SEND: &str = "UPDATE referral SET state = 'sent', told = $2, sent_at = $3, sent_day = $4,
    open_until = $5, next_nudge = $6, version = version + 1
    WHERE id = $1 AND version = $7 AND state = 'draft' AND agreed_how <> ''";
const DISCARD: &str = "DELETE FROM referral WHERE id = $1 AND version = $2 AND state = 'draft'";
const SEEN: &str = "UPDATE referral SET state = 'seen', version = version + 1
    WHERE id = $1 AND state = 'sent'";
const NOTE: &str = "INSERT INTO referral_event (id, referral, at, side, account, what, words)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ADD, CHANGE, SEND, DISCARD, SEEN, NOTE];

/// A referral to write down.
#[derive(Debug, Clone, PartialEq)]
pub struct NewReferral {
    /// The organisation of the network that is asked; else name and address.
    pub receiver: Option<String>,
    /// The name of somebody outside.
    pub receiver_name: String,
    /// The address of somebody outside.
    pub receiver_email: String,
    /// The language in which they are addressed.
    pub receiver_language: Language,
    /// What is asked.
    pub kind: Ask,
    /// In words.
    pub question: String,
    /// What is told besides the name.
    pub parts: BTreeSet<Part>,
    /// The last day of the clock.
    pub answer_by: Date,
    /// The agreement of the person; without it nothing is sent.
    pub agreed: Option<Agreed>,
}

/// The agreement of the person.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreed {
    /// A word of [`crate::consent::GIVERS`].
    pub by: String,
    /// Who, when it was not the person.
    pub by_name: String,
    /// A word of [`crate::referrals::WAYS`].
    pub how: String,
    /// When.
    pub day: Date,
    /// In which language.
    pub language: String,
}

impl NewReferral {
    fn values(&self) -> Vec<Value> {
        let agreed = |get: fn(&Agreed) -> &String| self.agreed.as_ref().map_or("", |a| get(a));
        values![
            self.receiver.clone(),
            &self.receiver_name,
            &self.receiver_email,
            self.receiver_language.code(),
            self.kind.word(),
            &self.question,
            as_text(&self.parts),
            self.answer_by,
            agreed(|a| &a.by),
            agreed(|a| &a.by_name),
            agreed(|a| &a.how),
            self.agreed.as_ref().map(|a| a.day),
            agreed(|a| &a.language)
        ]
    }
}

/// Writes a draft down for an organisation: person, organisation, account. Gives its id.
pub async fn add(
    work: &mut Work,
    now: Timestamp,
    (person, organisation, account): (&str, &str, &str),
    new: &NewReferral,
) -> Result<String> {
    let id = id::new(now);
    let mut row = values![&id, person, organisation, account, now];
    row.extend(new.values());
    work.run(ADD, row).await?;
    Ok(id)
}

/// Changes a draft. Says whether it was still as the writer saw it.
pub async fn change_draft(
    work: &mut Work,
    (id, version): (&str, i64),
    new: &NewReferral,
) -> Result<bool> {
    let mut row = values![id, version];
    row.extend(new.values());
    Ok(work.run(CHANGE, row).await? == 1)
}

/// Sends a draft as it was read, by id, version and last day: from now on what is told stands. Says
/// whether it was still that draft, with an agreement.
pub async fn send(
    work: &mut Work,
    (now, today): (Timestamp, Date),
    (id, version, answer_by): (&str, i64, Date),
    told: &Told,
) -> Result<bool> {
    let told = serde_json::to_string(told).unwrap_or_default();
    let nudge = next_nudge(today, answer_by, today);
    let row = values![id, told, now, today, open_until(answer_by), nudge, version];
    Ok(work.run(SEND, row).await? == 1)
}

/// Throws a draft away. Says whether it was still that draft.
pub async fn discard(work: &mut Work, (id, version): (&str, i64)) -> Result<bool> {
    Ok(work.run(DISCARD, values![id, version]).await? == 1)
}

/// The receiver opened it for the first time. Says whether it was.
pub async fn seen(work: &mut Work, id: &str) -> Result<bool> {
    Ok(work.run(SEEN, values![id]).await? == 1)
}

/// Notes what happened: who by side and account, what, and in which words.
pub async fn note(
    work: &mut Work,
    now: Timestamp,
    referral: &str,
    (side, account): (&str, Option<&str>),
    (what, words): (&str, &str),
) -> Result<()> {
    let account = account.map(str::to_owned);
    let row = values![id::new(now), referral, now, side, account, what, words];
    work.run(NOTE, row).await.map(drop)
}
