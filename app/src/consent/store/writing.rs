//! Writing consents down, withdrawing them, and opening and closing them when their day comes.

use super::derived::share_again;
use crate::access::Category;
use crate::access::sharing::as_text;
use crate::consent::Basis;
use crate::people;
use base::db::{Db, Result, Row, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

const ADD: &str = "INSERT INTO consent (id, person, organisation, noted_for, basis, legal_source,
    purpose, categories, from_day, until_day, given_how, given_by, given_by_name, language,
    with_interpreter, attachment, noted_by, noted_at, is_open)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";
// Noted twice at one moment, taking one back would not close what the other opens.
const SAME: &str = "SELECT id FROM consent WHERE person = $1 AND organisation = $2
    AND withdrawn_at IS NULL AND basis = $3 AND legal_source = $4 AND purpose = $5
    AND categories = $6 AND from_day = $7 AND until_day = $8";
const WITHDRAW: &str = "UPDATE consent SET withdrawn_at = $2, withdrawn_by = $3,
    withdrawn_because = $4, is_open = FALSE WHERE id = $1 AND withdrawn_at IS NULL";
const CONFIRM: &str = "UPDATE consent SET confirmed_by = $3, confirmed_at = $4
    WHERE id = $1 AND organisation = $2 AND NOT is_open AND confirmed_at IS NULL";
// What was given to an organisation that takes no part any more rests until it does.
const ILL_TIMED: &str = "SELECT c.id, c.person, c.is_open
    FROM consent c JOIN organisation o ON o.id = c.organisation
    WHERE c.withdrawn_at IS NULL
      AND ((c.is_open AND (c.until_day < $1 OR c.from_day > $1 OR NOT o.active))
        OR (NOT c.is_open AND c.from_day <= $1 AND c.until_day >= $1 AND o.active))
    ORDER BY c.person, c.id";
const OPEN_TO: &str = "SELECT count(*) AS n FROM consent WHERE organisation = $1 AND is_open";
const SET_OPEN: &str = "UPDATE consent SET is_open = $2 WHERE id = $1 AND withdrawn_at IS NULL";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ADD, SAME, WITHDRAW, CONFIRM, ILL_TIMED, OPEN_TO, SET_OPEN];

/// A consent to write down.
#[derive(Debug, Clone, PartialEq)]
pub struct NewConsent {
    /// Whose file.
    pub person: String,
    /// The partner that may read.
    pub organisation: String,
    /// The organisation for which it is noted.
    pub noted_for: String,
    /// On what ground.
    pub basis: Basis,
    /// The article, when a law is the ground.
    pub legal_source: String,
    /// A word of [`crate::consent::PURPOSES`].
    pub purpose: String,
    /// What may be read.
    pub categories: BTreeSet<Category>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// A word of [`crate::consent::WAYS`].
    pub given_how: String,
    /// A word of [`crate::consent::GIVERS`].
    pub given_by: String,
    /// Who, when it was not the person.
    pub given_by_name: String,
    /// In which language it was talked through.
    pub language: String,
    /// Whether an interpreter helped.
    pub with_interpreter: bool,
    /// The signed paper, among the person's attachments.
    pub attachment: Option<String>,
    /// The account that writes it down: a worker's, or the person's own.
    pub noted_by: String,
}

/// Whether the same consent stands already. Holds the person, so that of two hands at one moment the second
/// finds what the first wrote.
pub async fn stands(work: &mut Work, new: &NewConsent) -> Result<bool> {
    people::store::hold(work, &new.person).await?;
    let same = values![
        &new.person,
        &new.organisation,
        new.basis.word(),
        &new.legal_source,
        &new.purpose,
        as_text(new.categories.iter().copied()),
        new.from,
        new.until
    ];
    Ok(!work.rows(SAME, same).await?.is_empty())
}

/// Writes a consent down and opens what it opens today. Gives its id.
pub async fn add(
    work: &mut Work,
    (now, today): (Timestamp, Date),
    new: &NewConsent,
) -> Result<String> {
    let id = id::new(now);
    let row = values![
        &id,
        &new.person,
        &new.organisation,
        &new.noted_for,
        new.basis.word(),
        &new.legal_source,
        &new.purpose,
        as_text(new.categories.iter().copied()),
        new.from,
        new.until,
        &new.given_how,
        &new.given_by,
        &new.given_by_name,
        &new.language,
        new.with_interpreter,
        new.attachment.clone(),
        &new.noted_by,
        now,
        new.from <= today && today <= new.until
    ];
    work.run(ADD, row).await?;
    share_again(work, &new.person).await?;
    Ok(id)
}

/// Withdraws a consent of `person`: everything it opened is closed in this unit of work. Says whether
/// it still stood.
pub async fn withdraw(
    work: &mut Work,
    now: Timestamp,
    (id, person): (&str, &str),
    by: &str,
    because: &str,
) -> Result<bool> {
    // The person first, as everywhere: two hands never wait for each other crosswise.
    people::store::hold(work, person).await?;
    if work.run(WITHDRAW, values![id, now, by, because]).await? == 0 {
        return Ok(false);
    }
    share_again(work, person).await?;
    Ok(true)
}

/// The partner confirms that its own copies are gone. Says whether there was something to confirm.
pub async fn confirm(
    work: &mut Work,
    now: Timestamp,
    (id, organisation): (&str, &str),
    by: &str,
) -> Result<bool> {
    Ok(work.run(CONFIRM, values![id, organisation, by, now]).await? == 1)
}

/// Consents that stand open on a day on which they do not hold or to an organisation that takes no part
/// any more, or closed on one on which they do: id,
/// person, and whether it is open now.
pub async fn ill_timed(db: &Db, today: Date) -> Result<Vec<(String, String, bool)>> {
    let rows = db.rows(ILL_TIMED, values![today]).await?;
    rows.iter().map(ill).collect()
}

/// [`ill_timed`] as it stands in this unit of work.
pub async fn ill_timed_now(work: &mut Work, today: Date) -> Result<Vec<(String, String, bool)>> {
    let rows = work.rows(ILL_TIMED, values![today]).await?;
    rows.iter().map(ill).collect()
}

fn ill(row: &Row) -> Result<(String, String, bool)> {
    Ok((row.get("id")?, row.get("person")?, row.get("is_open")?))
}

/// How many consents let an organisation read today.
pub async fn open_to(db: &Db, organisation: &str) -> Result<i64> {
    db.row(OPEN_TO, values![organisation]).await?.get("n")
}

/// Opens or closes a consent whose day has come, and what it opens with it.
pub async fn set_open(work: &mut Work, (id, person): (&str, &str), is_open: bool) -> Result<()> {
    people::store::hold(work, person).await?;
    work.run(SET_OPEN, values![id, is_open]).await?;
    share_again(work, person).await
}
