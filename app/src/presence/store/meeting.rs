//! What came between reading a list and saving it, asked within the unit of work. The line of the log comes
//! first: it puts two hands one after the other, so that what is read here is what stands.

use super::super::{Sent, Slot};
use super::held::not_held_in;
use super::reading::note;
use super::{At, Days, reading};
use crate::presence::Noted;
use base::db::{Result, Work};
use base::values;
use std::collections::BTreeSet;

/// Somebody at a half-day of a work post.
pub type Spot = (String, Slot);

/// What the reader was asked about before the list was saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Who is written as present and was not before.
    pub fresh: Vec<Spot>,
    /// Who was noted as present anywhere in the organisation.
    pub noted: BTreeSet<Spot>,
}

/// What came between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// Somebody said that it did not happen.
    Off,
    /// Somebody noted one of these people as present at another work post.
    Elsewhere,
}

/// What is noted in these days, within a unit of work.
pub async fn noted_in(work: &mut Work, at: At<'_>, (from, until): Days) -> Result<Vec<Noted>> {
    let (sql, id) = at.pick(&reading::NOTED);
    work.rows(sql, values![id, from, until]).await?.iter().map(note).collect()
}

/// What came between reading a list of a site and saving what was sent; nothing is the ordinary case.
pub async fn between(
    work: &mut Work,
    (site, organisation, days): (&str, &str, Days),
    sent: &[Sent],
    known: &Known,
) -> Result<Option<Between>> {
    let off = not_held_in(work, organisation, days).await?;
    let is_off = |slot: &Slot| off.iter().any(|one| one.is_of((site, &slot.work_post), slot.when));
    if sent.iter().any(|one| one.mark.is_some() && is_off(&one.slot)) {
        return Ok(Some(Between::Off));
    }
    if known.fresh.is_empty() {
        return Ok(None);
    }
    let now = noted_in(work, At::Organisation(organisation), days).await?;
    let is_new = |one: &&Noted| {
        let spot = (one.person.clone(), one.slot.clone());
        one.mark.code.was_there() && !known.noted.contains(&spot)
    };
    let new: Vec<&Noted> = now.iter().filter(is_new).collect();
    let meets = |(person, slot): &Spot| {
        new.iter().any(|one| {
            one.person == *person
                && one.slot.when == slot.when
                && one.slot.work_post != slot.work_post
        })
    };
    Ok(known.fresh.iter().any(meets).then_some(Between::Elsewhere))
}
