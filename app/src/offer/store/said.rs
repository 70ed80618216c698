//! What is said about a work post, as a row has it; its places stand in rows of their own.

use super::super::{Dutch, Effort, NewPost, Sector, Week};
use crate::trajectories::Hours;
use base::db::{Result, Row};

/// Reads it.
pub(super) fn said(row: &Row) -> Result<NewPost> {
    let word = |name: &str| row.get::<String>(name);
    let least: Option<i64> = row.get("least_quarters")?;
    Ok(NewPost {
        site: row.get("site")?,
        name: row.get("name")?,
        summary: row.get("summary")?,
        sector: Sector::parse(&word("sector")?).unwrap_or(Sector::Other),
        work_form: row.get("work_form")?,
        rung: row.get("rung")?,
        places: Week::default(),
        least: least.and_then(Hours::from_quarters),
        physical: Effort::parse(&word("physical")?),
        sensory: Effort::parse(&word("sensory")?),
        social: Effort::parse(&word("social")?),
        low_stimulus: row.get("low_stimulus")?,
        dutch: Dutch::parse(&word("dutch")?),
        learns: row.get("learns")?,
        leads_to: row.get("leads_to")?,
        people_per_guide: row.get("people_per_guide")?,
        contact_name: row.get("contact_name")?,
        contact_phone: row.get("contact_phone")?,
        contact_email: row.get("contact_email")?,
        waiting_weeks: row.get("waiting_weeks")?,
    })
}
