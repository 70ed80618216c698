//! Every query of this room.

use super::Kind;
use base::db::{Result, Work};
use base::{id, values};
use jiff::Timestamp;

const BY_NAME: &str = "SELECT id FROM organisation WHERE folded_name = $1";
const ADD: &str = "INSERT INTO organisation
    (id, name, folded_name, kind, municipality, made_at) VALUES ($1, $2, $3, $4, $5, $6)";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[BY_NAME, ADD];

/// The organisation with this name, however it is spelt with capitals and accents.
pub async fn by_name(work: &mut Work, name: &str) -> Result<Option<String>> {
    let row = work.maybe(BY_NAME, values![base::names::fold(name)]).await?;
    row.map(|r| r.get("id")).transpose()
}

/// Adds an organisation and gives its id. Fails with "taken" when the name is in use.
pub async fn add(
    work: &mut Work,
    now: Timestamp,
    name: &str,
    kind: Kind,
    municipality: Option<&str>,
) -> Result<String> {
    let id = id::new(now);
    let values = values![&id, name, base::names::fold(name), kind.word(), municipality, now];
    work.run(ADD, values).await?;
    Ok(id)
}
