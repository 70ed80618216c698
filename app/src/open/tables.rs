//! The offer as the tables of HSDS: a CSV file each, in one zip.

use super::hsds::{self, Teller};
use super::{places, terms};
use crate::offer::{HalfDay, Post};
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};

/// A table: the name of its file, its columns, and its rows as objects of HSDS.
struct Table {
    file: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Value>,
}

const ORGANISATIONS: &[&str] = &["id", "name", "description"];
const SERVICES: &[&str] = &[
    "id",
    "organization_id",
    "name",
    "description",
    "url",
    "email",
    "status",
    "wait_time",
    "eligibility_description",
    "assured_date",
    "last_modified",
];
const LOCATIONS: &[&str] = &[
    "id",
    "location_type",
    "organization_id",
    "name",
    "transportation",
    "latitude",
    "longitude",
    "external_identifier",
    "external_identifier_type",
];
const ADDRESSES: &[&str] = &[
    "id",
    "location_id",
    "address_1",
    "city",
    "state_province",
    "postal_code",
    "country",
    "address_type",
];
const AT_LOCATIONS: &[&str] = &["id", "service_id", "location_id"];
const PHONES: &[&str] = &["id", "service_id", "number"];
const SCHEDULES: &[&str] =
    &["id", "service_id", "freq", "interval", "wkst", "byday", "description"];
const TAXONOMIES: &[&str] = &["id", "name", "description"];
const TERMS: &[&str] =
    &["id", "code", "name", "description", "taxonomy", "language", "taxonomy_id"];
const ATTRIBUTES: &[&str] =
    &["id", "link_id", "taxonomy_term_id", "link_type", "link_entity", "value"];
const UNITS: &[&str] = &["id", "name", "scheme", "identifier"];
const CAPACITIES: &[&str] =
    &["id", "service_id", "unit_id", "available", "maximum", "description", "updated"];

/// Each once, whatever how many work posts it has.
fn once<'a>(
    posts: &[&'a Post],
    key: impl Fn(&'a Post) -> &'a str,
    tell: impl Fn(&'a Post) -> Value,
) -> Vec<Value> {
    let mut seen = BTreeSet::new();
    posts.iter().filter(|p| seen.insert(key(p))).map(|p| tell(p)).collect()
}

fn tables(posts: &[&Post], teller: &Teller<'_>) -> Vec<Table> {
    let table = |file, columns, rows| Table { file, columns, rows };
    let since = teller.since.to_string();
    let each = |tell: &dyn Fn(&Post) -> Vec<Value>| posts.iter().flat_map(|p| tell(p)).collect();
    let organisations = once(posts, |p| p.organisation.as_str(), hsds::organisation);
    let locations = once(posts, |p| p.said.site.as_str(), hsds::location);
    let addresses = once(posts, |p| p.said.site.as_str(), hsds::address);
    let all_terms = terms::all(posts.iter().copied());
    vec![
        table("organizations.csv", ORGANISATIONS, organisations),
        table("services.csv", SERVICES, each(&|p| vec![teller.service(p).into()])),
        table("locations.csv", LOCATIONS, locations),
        table("addresses.csv", ADDRESSES, addresses),
        table(
            "service_at_location.csv",
            AT_LOCATIONS,
            each(&|p| vec![teller.service_at_location(p).into()]),
        ),
        table("phones.csv", PHONES, each(&|p| hsds::phone(p).into_iter().collect())),
        table("schedules.csv", SCHEDULES, each(&|p| places::schedules(p))),
        table("taxonomies.csv", TAXONOMIES, terms::taxonomies()),
        table("taxonomy_terms.csv", TERMS, all_terms.iter().map(terms::Term::told).collect()),
        table("attributes.csv", ATTRIBUTES, each(&|p| hsds::attributes(p))),
        table("units.csv", UNITS, HalfDay::all().map(places::unit).collect()),
        table("service_capacity.csv", CAPACITIES, each(&|p| places::capacities(p, &since))),
    ]
}

/// A value as it stands in a table.
fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

impl Table {
    fn csv(&self) -> Result<Vec<u8>, String> {
        let mut out = csv::Writer::from_writer(vec![]);
        out.write_record(self.columns).map_err(|e| e.to_string())?;
        for row in &self.rows {
            let cells = self.columns.iter().map(|column| cell(row.get(*column)));
            out.write_record(cells).map_err(|e| e.to_string())?;
        }
        out.into_inner().map_err(|e| e.to_string())
    }
}

/// The files, each with its name.
pub fn files(posts: &[&Post], teller: &Teller<'_>) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    tables(posts, teller).iter().map(|table| Ok((table.file, table.csv()?))).collect()
}

/// The same in one zip.
pub fn zip(posts: &[&Post], teller: &Teller<'_>) -> Result<Vec<u8>, String> {
    let said = |e: zip::result::ZipError| e.to_string();
    let mut out = zip::ZipWriter::new(Cursor::new(vec![]));
    for (name, bytes) in files(posts, teller)? {
        out.start_file(name, zip::write::SimpleFileOptions::default()).map_err(said)?;
        out.write_all(&bytes).map_err(|e| e.to_string())?;
    }
    Ok(out.finish().map_err(said)?.into_inner())
}
