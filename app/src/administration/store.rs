//! Every query of this room.

use base::db::{Result, Work};
use base::{id, values};
use jiff::Timestamp;

const NETWORK: &str = "SELECT id FROM network LIMIT 1";
const ADD_NETWORK: &str = "INSERT INTO network (id, name, time_zone, is_demo, made_at)
    VALUES ($1, $2, $3, FALSE, $4)";
const NAME_NETWORK: &str = "UPDATE network SET name = $2, time_zone = $3 WHERE id = $1";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[NETWORK, ADD_NETWORK, NAME_NETWORK];

/// Gives the network its name and time zone; makes it when there is none yet.
pub async fn name_network(
    work: &mut Work,
    now: Timestamp,
    name: &str,
    zone: &str,
) -> Result<String> {
    if let Some(row) = work.maybe(NETWORK, vec![]).await? {
        let id: String = row.get("id")?;
        work.run(NAME_NETWORK, values![&id, name, zone]).await?;
        return Ok(id);
    }
    let id = id::new(now);
    work.run(ADD_NETWORK, values![&id, name, zone, now]).await?;
    Ok(id)
}
