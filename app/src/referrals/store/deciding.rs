//! Answers, what takes them back, and what ends a referral. Each write asks for the state it was read
//! in: of two at the same moment one acts, and the other is told.

use crate::people::store::Opened;
use crate::referrals::{Refusal, State, Stored, next_nudge};
use base::db::{Result, Work};
use base::values;
use jiff::Timestamp;
use jiff::civil::Date;

const DECIDE: &str = "UPDATE referral SET state_before = state, state = $3, decided_at = $4,
    decided_day = $5, reason = $6, remark = $7, first_day = $8, first_minute = $9, first_who = $10,
    first_place = $11, next_nudge = NULL, version = version + 1
    WHERE id = $1 AND version = $2 AND state IN ('sent', 'seen', 'asked', 'answered')
      AND agreement_withdrawn_at IS NULL AND open_until >= $5";
const SET_FILE: &str = "UPDATE referral SET appointment = $2, opened_file = $3, closed_day = $4,
    closed_reason = $5 WHERE id = $1";
// The person took the agreement back, and the receiver gives back what the yes made.
const GIVE_BACK: &str = "UPDATE referral SET version = version + 1
    WHERE id = $1 AND version = $2 AND state = 'accepted' AND agreement_withdrawn_at IS NOT NULL";
const GIVE_DAY: &str = "UPDATE referral SET first_day = $3, first_minute = $4, first_who = $5,
    first_place = $6, version = version + 1
    WHERE id = $1 AND version = $2 AND state = 'accepted' AND receiver IS NULL
      AND agreement_withdrawn_at IS NULL AND open_until >= $7";
// Somebody outside who asked and then said yes can still be answered: the yes stays.
const TALK: &str =
    "UPDATE referral SET state = CASE WHEN state = 'accepted' THEN state ELSE $3 END,
    version = version + 1
    WHERE id = $1 AND version = $2 AND (state IN ('sent', 'seen', 'asked', 'answered')
        OR state = 'accepted' AND receiver IS NULL AND $3 = 'answered')
      AND agreement_withdrawn_at IS NULL AND open_until >= $4";
// What was said stays for who answers, to mend it, until the next answer or the end of the question.
const UNDO: &str = "UPDATE referral SET state = $3, state_before = '', decided_at = NULL,
    decided_day = NULL, appointment = NULL, opened_file = FALSE, closed_day = NULL, closed_reason = '', next_nudge = $4, version = version + 1
    WHERE id = $1 AND version = $2 AND state IN ('accepted', 'refused') AND decided_at > $5
      AND agreement_withdrawn_at IS NULL";
const WITHDRAW: &str = "UPDATE referral SET state = 'withdrawn', reason = $2, remark = $3,
    first_day = NULL, first_minute = NULL, first_who = '', first_place = '', next_nudge = NULL, version = version + 1
    WHERE id = $1 AND state IN ('sent', 'seen', 'asked', 'answered')";
const TAKE_BACK: &str = "UPDATE referral SET agreement_withdrawn_at = $2, next_nudge = NULL,
    state = CASE WHEN state IN ('sent', 'seen', 'asked', 'answered') THEN 'withdrawn' ELSE state END,
    reason = CASE WHEN state IN ('sent', 'seen', 'asked', 'answered') THEN 'taken-back'
             ELSE reason END,
    remark = CASE WHEN state IN ('sent', 'seen', 'asked', 'answered') THEN '' ELSE remark END,
    first_day = CASE WHEN state IN ('accepted', 'refused') THEN first_day END,
    first_minute = CASE WHEN state IN ('accepted', 'refused') THEN first_minute END,
    first_who = CASE WHEN state IN ('accepted', 'refused') THEN first_who ELSE '' END,
    first_place = CASE WHEN state IN ('accepted', 'refused') THEN first_place ELSE '' END,
    version = version + 1
    WHERE id = $1 AND agreement_withdrawn_at IS NULL AND state <> 'draft'";
const EXPIRE: &str =
    "UPDATE referral SET state = 'expired', reason = '', remark = '', first_day = NULL,
    first_minute = NULL, first_who = '', first_place = '', next_nudge = NULL, version = version + 1
    WHERE id = $1 AND state IN ('sent', 'seen', 'asked', 'answered') AND open_until < $2";
const NUDGED: &str = "UPDATE referral SET next_nudge = $2
    WHERE id = $1 AND state IN ('sent', 'seen', 'asked', 'answered') AND next_nudge <= $3";
const RELINK: &str = "UPDATE referral SET version = version
    WHERE id = $1 AND receiver IS NULL AND state IN ('sent', 'seen', 'asked', 'answered')";
const REMIND: &str = "UPDATE referral SET reminded_at = $2
    WHERE id = $1 AND state IN ('sent', 'seen', 'asked', 'answered')
      AND (reminded_at IS NULL OR reminded_at <= $3)";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[
    DECIDE, SET_FILE, GIVE_BACK, GIVE_DAY, TALK, UNDO, WITHDRAW, TAKE_BACK, EXPIRE, NUDGED, REMIND,
];

/// Yes or no.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    /// Yes, with the first appointment if one was made; and by whom, when that is no account.
    Accept(First, String),
    /// No, and why.
    Refuse(Refusal, String),
}

/// What comes with a yes: the first appointment, of which every part can be left out, and the advice.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct First {
    /// The day.
    pub day: Option<Date>,
    /// Minutes after midnight.
    pub minute: Option<i64>,
    /// With whom, by name.
    pub who: String,
    /// The account of who, at the organisation that says yes.
    pub account: Option<String>,
    /// Where.
    pub place: String,
    /// What is advised, when advice was asked.
    pub advice: String,
}

/// Writes an answer down, when the referral is still as the answerer saw it and open. Says whether.
pub async fn decide(
    work: &mut Work,
    (now, today): (Timestamp, Date),
    (id, version): (&str, i64),
    decision: &Decision,
) -> Result<bool> {
    let none = First::default();
    let (state, reason, remark, first) = match decision {
        Decision::Accept(first, _) => (State::Accepted, "", first.advice.as_str(), first),
        Decision::Refuse(reason, remark) => (State::Refused, reason.word(), remark.as_str(), &none),
    };
    let row = values![
        id,
        version,
        state.word(),
        now,
        today,
        reason,
        remark,
        first.day,
        first.minute,
        &first.who,
        &first.place
    ];
    Ok(work.run(DECIDE, row).await? == 1)
}

/// Keeps what the yes made at the receiver: the appointment, and whether it opened the file, or opened
/// it again. Nothing of both once it was taken away.
pub async fn set_file(
    work: &mut Work,
    id: &str,
    appointment: Option<&str>,
    opened: Option<&Opened>,
) -> Result<()> {
    let appointment = appointment.map(str::to_owned);
    let is_new = opened == Some(&Opened::New);
    let (day, reason) = match opened {
        Some(Opened::Again(day, reason)) => (Some(*day), reason.as_str()),
        _ => (None, ""),
    };
    work.run(SET_FILE, values![id, appointment, is_new, day, reason]).await.map(drop)
}

/// The receiver gives back what its yes made, after the person took the agreement back. Says whether it
/// stood still so.
pub async fn give_back(work: &mut Work, referral: &Stored) -> Result<bool> {
    Ok(work.run(GIVE_BACK, values![&referral.id, referral.version]).await? == 1)
}

/// The first appointment that somebody outside gives after a yes. Says whether it stood still so.
pub async fn give_day(
    work: &mut Work,
    (id, version): (&str, i64),
    first: &First,
    today: Date,
) -> Result<bool> {
    let row = values![id, version, first.day, first.minute, &first.who, &first.place, today];
    Ok(work.run(GIVE_DAY, row).await? == 1)
}

/// A question back, or its answer. Says whether the referral was still as the writer saw it.
pub async fn talk(
    work: &mut Work,
    (id, version): (&str, i64),
    state: State,
    today: Date,
) -> Result<bool> {
    Ok(work.run(TALK, values![id, version, state.word(), today]).await? == 1)
}

/// Takes an answer back that was given after `since`. Says whether it stood still so.
pub async fn undo(
    work: &mut Work,
    referral: &Stored,
    today: Date,
    since: Timestamp,
) -> Result<bool> {
    let state = referral.state_before.unwrap_or(State::Seen);
    let sent = referral.sent_day.unwrap_or(today);
    let nudge = next_nudge(sent, referral.answer_by, today);
    let row = values![&referral.id, referral.version, state.word(), nudge, since];
    Ok(work.run(UNDO, row).await? == 1)
}

/// Who takes a question back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By<'a> {
    /// The sender, with a word of [`crate::referrals::WITHDRAWALS`] and more.
    Sender(&'a str, &'a str),
    /// The person, who agrees no longer.
    Person(Timestamp),
}

/// Takes a question back. Says whether there was something to take back.
pub async fn withdraw(work: &mut Work, id: &str, by: By<'_>) -> Result<bool> {
    let rows = match by {
        By::Sender(reason, remark) => work.run(WITHDRAW, values![id, reason, remark]).await?,
        By::Person(now) => work.run(TAKE_BACK, values![id, now]).await?,
    };
    Ok(rows == 1)
}

/// Takes hold of a referral to somebody outside, for a new link. Says whether it waits for an answer still.
pub async fn relink(work: &mut Work, id: &str) -> Result<bool> {
    Ok(work.run(RELINK, values![id]).await? == 1)
}

/// Ends a referral that can no longer be answered. Says whether it waited still.
pub async fn expire(work: &mut Work, id: &str, today: Date) -> Result<bool> {
    Ok(work.run(EXPIRE, values![id, today]).await? == 1)
}

/// The day on which the receiver was to be reminded has come; `next` is the following one. Says
/// whether it was still to be done.
pub async fn nudged(work: &mut Work, id: &str, next: Option<Date>, today: Date) -> Result<bool> {
    Ok(work.run(NUDGED, values![id, next, today]).await? == 1)
}

/// Somebody asks once more for an answer, when nobody did since `before`. Says whether.
pub async fn remind(work: &mut Work, id: &str, now: Timestamp, before: Timestamp) -> Result<bool> {
    Ok(work.run(REMIND, values![id, now, before]).await? == 1)
}
