//! How an organisation writes its agreements, and who it is for the e-loket.

use super::super::{Element, Said};
use base::db::{Db, Result, Work};
use base::values;
use jiff::civil::Date;
use std::collections::BTreeMap;

const ONE: &str = "SELECT template, standard, service_kind, recognition, recognised_until, email,
    version FROM agreement_house WHERE organisation = $1";
const BEGIN: &str = "INSERT INTO agreement_house (organisation, version) VALUES ($1, 0)
    ON CONFLICT (organisation) DO NOTHING";
const KEEP: &str = "UPDATE agreement_house SET template = $3, standard = $4, service_kind = $5,
    recognition = $6, recognised_until = $7, email = $8, version = version + 1
    WHERE organisation = $1 AND version = $2";

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[ONE, BEGIN, KEEP];

/// What an organisation keeps about its agreements.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct House {
    /// Headings and texts with places; empty is ours.
    pub template: String,
    /// What an element says in every agreement.
    pub standard: Said,
    /// Type voorziening, as the e-loket asks it.
    pub service_kind: String,
    /// The number of the recognition as begeleider AMA.
    pub recognition: String,
    /// Until when it holds.
    pub recognised_until: Option<Date>,
    /// Where the e-loket can reach the organisation.
    pub email: String,
    /// The version; 0 when nothing was kept yet.
    pub version: i64,
}

/// What an organisation keeps.
pub async fn house(db: &Db, organisation: &str) -> Result<House> {
    let Some(row) = db.maybe(ONE, values![organisation]).await? else {
        return Ok(House::default());
    };
    let standard: BTreeMap<String, String> =
        serde_json::from_str(&row.get::<String>("standard")?).unwrap_or_default();
    let known =
        standard.into_iter().filter_map(|(word, said)| Some((Element::parse(&word)?, said)));
    Ok(House {
        template: row.get("template")?,
        standard: known.collect(),
        service_kind: row.get("service_kind")?,
        recognition: row.get("recognition")?,
        recognised_until: row.get("recognised_until")?,
        email: row.get("email")?,
        version: row.get("version")?,
    })
}

/// Keeps it, when it is still at its version; says whether.
pub async fn keep_house(work: &mut Work, organisation: &str, house: &House) -> Result<bool> {
    let said: BTreeMap<&str, &str> =
        house.standard.iter().map(|(element, words)| (element.word(), words.as_str())).collect();
    let standard = serde_json::to_string(&said).unwrap_or_default();
    work.run(BEGIN, values![organisation]).await?;
    let row = values![
        organisation,
        house.version,
        &house.template,
        standard,
        &house.service_kind,
        &house.recognition,
        house.recognised_until,
        &house.email
    ];
    Ok(work.run(KEEP, row).await? == 1)
}
