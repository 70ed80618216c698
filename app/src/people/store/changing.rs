//! Changes to one person. Each meets the version it was made from, so that nothing is overwritten
//! silently.

use crate::people::{NewPerson, sort_name};
use base::db::{Result, Work};
use base::values;
use jiff::Timestamp;

const CHANGE: &str = "UPDATE person SET given_name = $3, family_name = $4, called = $5,
    sort_name = $6, birth = $7, sex = $8, language = $9, needs_interpreter = $10, street = $11,
    postcode = $12, municipality = $13, education = $14, work_history = $15, changed_at = $16,
    version = version + 1
    WHERE id = $1 AND version = $2";
const PROTECT: &str = "UPDATE person SET is_protected = $2, version = version + 1,
    changed_at = $3 WHERE id = $1 AND is_protected <> $2";
// Changes nothing: on PostgreSQL the row is locked until the unit of work ends, as all of SQLite is.
const HOLD: &str = "UPDATE person SET version = version WHERE id = $1";
const SORT_NAME: &str = "UPDATE involvement SET sort_name = $2 WHERE person = $1";
const FORGET_WAYS: &str = "DELETE FROM contact_way WHERE person = $1";

#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[CHANGE, PROTECT, HOLD, SORT_NAME, FORGET_WAYS];

/// Whether a change was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It was.
    Yes,
    /// Somebody else saved meanwhile; nothing was changed.
    SomebodyElseDid,
}

/// Changes everything about a person but the indications ([`super::note_indications`]), and brings lists
/// and index in step.
pub async fn change(
    work: &mut Work,
    now: Timestamp,
    id: &str,
    version: i64,
    new: &NewPerson,
) -> Result<Changed> {
    let name = sort_name(&new.given, &new.family);
    let values = values![
        id,
        version,
        &new.given,
        &new.family,
        &new.called,
        &name,
        new.birth.stored(),
        new.sex.word(),
        &new.language,
        new.needs_interpreter,
        &new.street,
        &new.postcode,
        new.municipality.clone(),
        new.education.word(),
        &new.work_history,
        now
    ];
    if work.run(CHANGE, values).await? == 0 {
        return Ok(Changed::SomebodyElseDid);
    }
    work.run(SORT_NAME, values![id, &name]).await?;
    crate::consent::store::rename(work, id, &name).await?;
    work.run(FORGET_WAYS, values![id]).await?;
    let ways = super::adding::way_values(id, new, now);
    work.insert_many(super::adding::WAY, ways, "").await?;
    super::index::reindex(work, id).await?;
    Ok(Changed::Yes)
}

/// Holds a person until the unit of work ends: whoever else holds that person meanwhile waits.
pub async fn hold(work: &mut Work, id: &str) -> Result<()> {
    work.run(HOLD, values![id]).await.map(drop)
}

/// Makes secret where somebody lives and with whom, or no longer. Says whether that changed anything.
pub async fn protect(
    work: &mut Work,
    now: Timestamp,
    id: &str,
    is_protected: bool,
) -> Result<bool> {
    Ok(work.run(PROTECT, values![id, is_protected, now]).await? == 1)
}
