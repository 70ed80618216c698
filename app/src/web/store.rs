//! The network, as every page knows it.

use super::Network;
use base::db::{Db, Result};
use base::values;
use jiff::tz::TimeZone;

pub(crate) const NETWORK: &str =
    "SELECT name, time_zone, is_demo, fixed_today FROM network LIMIT 1";

/// The network, once it is set up.
pub async fn network(db: &Db) -> Result<Option<Network>> {
    let Some(row) = db.maybe(NETWORK, values![]).await? else {
        return Ok(None);
    };
    let zone: String = row.get("time_zone")?;
    Ok(Some(Network {
        name: row.get("name")?,
        zone: TimeZone::get(&zone).unwrap_or(TimeZone::UTC),
        is_demo: row.get("is_demo")?,
        fixed_today: row.get("fixed_today")?,
    }))
}
