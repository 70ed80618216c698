//! C-M-P-P-S indications, as each organisation noted them.

use crate::people::codes::Indications;
use base::db::{Result, Value, Work};
use base::{id, values};
use jiff::Timestamp;

pub(super) const ADD: &str =
    "INSERT INTO indication (id, person, organisation, ticks, noted_at) VALUES";
const FORGET: &str = "DELETE FROM indication WHERE person = $1 AND organisation = $2";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[FORGET];

/// Notes for an organisation which indications a person has, in the place of what it noted before; what
/// others noted stays.
pub async fn note_indications(
    work: &mut Work,
    now: Timestamp,
    person: &str,
    organisation: &str,
    ticks: &Indications,
) -> Result<()> {
    work.run(FORGET, values![person, organisation]).await?;
    let row = row(now, person, organisation, ticks);
    work.insert_many(ADD, row.into_iter().collect(), "").await.map(drop)
}

/// The row that says so; none where nothing is ticked.
pub(super) fn row(
    now: Timestamp,
    person: &str,
    organisation: &str,
    ticks: &Indications,
) -> Option<Vec<Value>> {
    let is_ticked = !ticks.ticks().is_empty();
    is_ticked.then(|| values![id::new(now), person, organisation, ticks.stored(), now])
}
