//! Duties that were put off.

use crate::clocks::Duty;
use base::db::{Result, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;

const PUT_OFF: &str = "INSERT INTO duty_later (id, person, organisation, kind, subject, due_day,
    until_day, reason, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[PUT_OFF];

/// Until when, why and by whom.
#[derive(Debug, Clone, Copy)]
pub struct NewLater<'a> {
    /// Until when.
    pub until: Date,
    /// Why.
    pub reason: &'a str,
    /// The account.
    pub by: &'a str,
    /// When it was said.
    pub now: Timestamp,
}

/// Puts a duty on a person off; one of the organisation itself cannot be.
pub async fn put_off(work: &mut Work, duty: &Duty, later: NewLater<'_>) -> Result<()> {
    let Some((person, _)) = &duty.person else { return Ok(()) };
    let row = values![
        id::new(later.now),
        person,
        &duty.organisation.0,
        duty.kind.word(),
        &duty.subject,
        duty.due,
        later.until,
        later.reason,
        later.by,
        later.now
    ];
    work.run(PUT_OFF, row).await.map(|_| ())
}
