//! Writing sign-ups down, answering them, and erasing them. Each write asks for the state it was read in: of
//! two at the same moment one acts, and the other is told.

use crate::language::Language;
use crate::referrals::store::{Decision, First};
use crate::referrals::{State, next_nudge, open_until};
use crate::sign_ups::form::NewSignUp;
use crate::sign_ups::store::SignUp;
use base::db::{Result, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const ADD: &str = "INSERT INTO sign_up (id, organisation, work_post, for_self, sender_name, sender_place,
    sender_email, language, given_name, family_name, reach, wish, half_days, agreed_how, agreed_day, state,
    made_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'draft', $16)";
const CONFIRM: &str =
    "UPDATE sign_up SET state = 'sent', sent_at = $2, sent_day = $3, answer_by = $4,
    open_until = $5, next_nudge = $6, version = version + 1 WHERE id = $1 AND state = 'draft'";
const SEEN: &str = "UPDATE sign_up SET state = 'seen', version = version + 1
    WHERE id = $1 AND state = 'sent'";
const DECIDE: &str =
    "UPDATE sign_up SET state_before = state, state = $3, decided_at = $4, ended_day = $5,
    reason = $6, remark = $7, answered_by = $8, first_day = $9, first_minute = $10, first_who = $11,
    first_place = $12, next_nudge = NULL, version = version + 1
    WHERE id = $1 AND version = $2 AND state IN ('sent', 'seen', 'asked', 'answered')
      AND open_until >= $5";
const TALK: &str = "UPDATE sign_up SET state = $3, version = version + 1
    WHERE id = $1 AND version = $2 AND state IN ('sent', 'seen', 'asked', 'answered')
      AND open_until >= $4";
const UNDO: &str =
    "UPDATE sign_up SET state = $3, state_before = '', decided_at = NULL, ended_day = NULL,
    next_nudge = $4, version = version + 1
    WHERE id = $1 AND version = $2 AND state IN ('accepted', 'refused') AND decided_at > $5
      AND written_at IS NULL";
// What was withdrawn says nothing about anybody any more.
const WITHDRAW: &str = "UPDATE sign_up SET state = 'withdrawn', ended_day = $3, given_name = '',
    family_name = '', reach = '', wish = '', half_days = 0, sender_name = '', sender_place = '',
    sender_email = '', reason = '', remark = '', answered_by = '', first_day = NULL, first_minute = NULL,
    first_who = '', first_place = '', next_nudge = NULL, version = version + 1
    WHERE id = $1 AND version = $2 AND state IN ('sent', 'seen', 'asked', 'answered', 'accepted')
      AND written_at IS NULL";
const FORGET_TALK: &str = "UPDATE sign_up_event SET words = '' WHERE sign_up = $1";
const EXPIRE: &str = "UPDATE sign_up SET state = 'expired', ended_day = $2, next_nudge = NULL,
    version = version + 1
    WHERE id = $1 AND state IN ('sent', 'seen', 'asked', 'answered') AND open_until < $2";
const NUDGED: &str = "UPDATE sign_up SET next_nudge = $2
    WHERE id = $1 AND state IN ('sent', 'seen', 'asked', 'answered') AND next_nudge <= $3";
// The file knows it from now on; who sent it still sees that it was accepted, and when.
const WRITTEN: &str =
    "UPDATE sign_up SET way_in = $3, written_at = $4, reach = '', wish = '', half_days = 0,
    version = version + 1
    WHERE id = $1 AND version = $2 AND state = 'accepted' AND written_at IS NULL";
const NOTE: &str = "INSERT INTO sign_up_event (id, sign_up, at, side, account, what, words)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const ERASE_LINKS: &str = "DELETE FROM sign_up_link WHERE sign_up = $1";
const ERASE_EVENTS: &str = "DELETE FROM sign_up_event WHERE sign_up = $1";
const ERASE: &str = "DELETE FROM sign_up WHERE id = $1";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[
    ADD,
    CONFIRM,
    SEEN,
    DECIDE,
    TALK,
    UNDO,
    WITHDRAW,
    FORGET_TALK,
    EXPIRE,
    NUDGED,
    WRITTEN,
    NOTE,
    ERASE_LINKS,
    ERASE_EVENTS,
    ERASE,
];

/// Writes a sign-up down for a work post of an organisation: nobody sees it yet. Gives its id.
pub async fn add(
    work: &mut Work,
    now: Timestamp,
    (organisation, work_post, language): (&str, &str, Language),
    new: &NewSignUp,
) -> Result<String> {
    let id = id::new(now);
    let row = values![
        &id,
        organisation,
        work_post,
        new.for_self,
        &new.sender_name,
        &new.sender_place,
        &new.sender_email,
        language.full().code(),
        &new.given,
        &new.family,
        &new.reach,
        &new.wish,
        new.half_days.bits(),
        &new.agreed_how,
        new.agreed_day,
        now
    ];
    work.run(ADD, row).await?;
    Ok(id)
}

/// The sender confirmed the address: it is sent, and the clock runs. Says whether it was not before.
pub async fn confirm(
    work: &mut Work,
    id: &str,
    (now, today, answer_by): (Timestamp, Date, Date),
) -> Result<bool> {
    let nudge = next_nudge(today, answer_by, today);
    let row = values![id, now, today, answer_by, open_until(answer_by), nudge];
    Ok(work.run(CONFIRM, row).await? == 1)
}

/// The organisation opened it for the first time. Says whether it was.
pub async fn seen(work: &mut Work, id: &str) -> Result<bool> {
    Ok(work.run(SEEN, values![id]).await? == 1)
}

/// Writes an answer down, with who gave it. Says whether the sign-up was still so, and open.
pub async fn decide(
    work: &mut Work,
    (now, today): (Timestamp, Date),
    (id, version): (&str, i64),
    (decision, by): (&Decision, &str),
) -> Result<bool> {
    let none = First::default();
    let (state, reason, remark, first) = match decision {
        Decision::Accept(first, _) => (State::Accepted, "", "", first),
        Decision::Refuse(reason, remark) => (State::Refused, reason.word(), remark.as_str(), &none),
    };
    let said = values![id, version, state.word(), now, today, reason, remark, by];
    let talk = values![first.day, first.minute, &first.who, &first.place];
    Ok(work.run(DECIDE, [said, talk].concat()).await? == 1)
}

/// A question back, or its answer. Says whether the sign-up was still so, and open.
pub async fn talk(
    work: &mut Work,
    (id, version): (&str, i64),
    state: State,
    today: Date,
) -> Result<bool> {
    Ok(work.run(TALK, values![id, version, state.word(), today]).await? == 1)
}

/// Takes an answer back that was given after `since`. Says whether it could.
pub async fn undo(
    work: &mut Work,
    sign_up: &SignUp,
    today: Date,
    since: Timestamp,
) -> Result<bool> {
    let before = sign_up.state_before.unwrap_or(State::Seen);
    let sent = sign_up.sent_day.unwrap_or(today);
    let nudge = sign_up.answer_by.and_then(|by| next_nudge(sent, by, today));
    let row = values![&sign_up.id, sign_up.version, before.word(), nudge, since];
    Ok(work.run(UNDO, row).await? == 1)
}

/// The sender takes it back: what it said about anybody goes at once. Says whether it could.
pub async fn withdraw(work: &mut Work, (id, version): (&str, i64), today: Date) -> Result<bool> {
    if work.run(WITHDRAW, values![id, version, today]).await? == 0 {
        return Ok(false);
    }
    work.run(FORGET_TALK, values![id]).await?;
    Ok(true)
}

/// Nobody answered in time. Says whether it was so.
pub async fn expire(work: &mut Work, id: &str, today: Date) -> Result<bool> {
    Ok(work.run(EXPIRE, values![id, today]).await? == 1)
}

/// The organisation is reminded now, and next on a day. Says whether it was due.
pub async fn nudged(work: &mut Work, id: &str, next: Option<Date>, today: Date) -> Result<bool> {
    Ok(work.run(NUDGED, values![id, next, today]).await? == 1)
}

/// It became a way in: the file knows from now on. Says whether nobody did that before.
pub async fn written(
    work: &mut Work,
    (id, version): (&str, i64),
    way: &str,
    now: Timestamp,
) -> Result<bool> {
    Ok(work.run(WRITTEN, values![id, version, way, now]).await? == 1)
}

/// Notes what happened: who by side and account, what, and in which words.
pub async fn note(
    work: &mut Work,
    now: Timestamp,
    sign_up: &str,
    (side, account): (&str, Option<&str>),
    (what, words): (&str, &str),
) -> Result<()> {
    let account = account.map(str::to_owned);
    let row = values![id::new(now), sign_up, now, side, account, what, words];
    work.run(NOTE, row).await.map(drop)
}

/// Erases a sign-up with everything about it.
pub async fn erase(work: &mut Work, id: &str) -> Result<()> {
    for sql in [ERASE_LINKS, ERASE_EVENTS, ERASE] {
        work.run(sql, values![id]).await?;
    }
    Ok(())
}
