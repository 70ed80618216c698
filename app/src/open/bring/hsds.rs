//! Work posts out of the JSON of HSDS: a service, a list of them, a page of the API, or an organisation
//! with its services.

use super::super::{places, terms};
use super::{Fields, Line};
use crate::offer::HalfDay;
use base::municipalities;
use serde_json::Value;

/// The fields of the form that a taxonomy of ours fills with its code.
const CODES: [(&str, &str); 8] = [
    ("sector", "sector"),
    ("framework", "work_form"),
    ("rung", "rung"),
    ("physical", "physical"),
    ("sensory", "sensory"),
    ("social", "social"),
    ("low-stimulus", "low_stimulus"),
    ("dutch", "dutch"),
];
/// The fields that a fact fills with its value.
const FACTS: [(&str, &str); 5] = [
    ("hours-a-week-at-least", "least"),
    ("people-per-guide", "people_per_guide"),
    ("waiting-weeks", "waiting_weeks"),
    ("learns", "learns"),
    ("leads-to", "leads_to"),
];

/// The work posts of a file.
pub fn read(bytes: &[u8], file: &str) -> Result<Vec<Line>, String> {
    let told: Value = serde_json::from_slice(bytes).map_err(|e| format!("{file}: {e}"))?;
    let lines = lines(&told, file);
    if lines.is_empty() {
        return Err(format!("{file}: there is no service of HSDS in it"));
    }
    Ok(lines)
}

/// The work posts of what was told.
pub fn lines(told: &Value, file: &str) -> Vec<Line> {
    let none = Value::Null;
    let mut found: Vec<(&Value, &Value)> = vec![];
    for one in list(told) {
        match one.get("services").and_then(Value::as_array) {
            Some(services) => found.extend(services.iter().map(|service| (service, one))),
            None if one.get("status").is_some() || one.get("service_at_locations").is_some() => {
                found.push((one, one.get("organization").unwrap_or(&none)));
            }
            None => {}
        }
    }
    let numbered = found.into_iter().enumerate();
    numbered.map(|(at, (service, house))| line(service, house, (file, at + 1))).collect()
}

fn list(told: &Value) -> Vec<&Value> {
    match told.get("contents").unwrap_or(told) {
        Value::Array(all) => all.iter().collect(),
        one => vec![one],
    }
}

/// A text or a number as it would be typed.
fn text(of: &Value, field: &str) -> String {
    match of.get(field) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn first<'a>(of: &'a Value, field: &str) -> &'a Value {
    of.get(field).and_then(|all| all.get(0)).unwrap_or(&Value::Null)
}

fn line(service: &Value, house: &Value, (file, number): (&str, usize)) -> Line {
    let at = first(service, "service_at_locations");
    let place = at.get("location").unwrap_or(&Value::Null);
    let house_id = Some(text(house, "id")).filter(|id| !id.is_empty());
    let status = text(service, "status");
    Line {
        file: file.to_owned(),
        number,
        id: text(service, "id"),
        organisation: [
            house_id.unwrap_or_else(|| text(service, "organization_id")),
            text(house, "name"),
        ],
        site_id: text(place, "id"),
        site: site(place),
        post: post(service),
        is_over: matches!(status.as_str(), "inactive" | "defunct"),
        checked: text(service, "assured_date").get(..10).and_then(|day| day.parse().ok()),
    }
}

fn site(place: &Value) -> Fields {
    let address = first(place, "addresses");
    let fields = [
        ("name", text(place, "name")),
        ("street", text(address, "address_1")),
        ("municipality", municipality(place, address)),
        ("way_there", text(place, "transportation")),
        ("latitude", text(place, "latitude")),
        ("longitude", text(place, "longitude")),
    ];
    fields.into_iter().map(|(field, value)| (field.to_owned(), value)).collect()
}

/// The name of the municipality: by its NIS code when that is told, else the only one of the postcode, else
/// the name of the place.
fn municipality(place: &Value, address: &Value) -> String {
    let is_nis = text(place, "external_identifier_type").eq_ignore_ascii_case("nis");
    let told =
        is_nis.then(|| municipalities::by_nis(&text(place, "external_identifier"))).flatten();
    if let Some(told) = told {
        return told.name_nl.to_owned();
    }
    match municipalities::by_postcode(&text(address, "postal_code")).as_slice() {
        [only] => only.name_nl.to_owned(),
        _ => text(address, "city"),
    }
}

fn post(service: &Value) -> Fields {
    let contact = first(service, "contacts");
    let mut fields: Fields = [
        ("name", text(service, "name")),
        ("summary", text(service, "description")),
        ("contact_name", text(contact, "name")),
        ("contact_phone", text(first(service, "phones"), "number")),
        ("contact_email", text(service, "email")),
    ]
    .into_iter()
    .map(|(field, value)| (field.to_owned(), value))
    .collect();
    for attribute in list_of(service, "attributes") {
        let term = attribute.get("taxonomy_term").unwrap_or(&Value::Null);
        let (taxonomy, code) = (text(term, "taxonomy"), text(term, "code"));
        let taxonomy = taxonomy.strip_prefix("opstap-").unwrap_or_default();
        if let Some((_, field)) = CODES.iter().find(|(of, _)| *of == taxonomy) {
            fields.insert((*field).to_owned(), code);
        } else if let Some((_, field)) =
            FACTS.iter().find(|(of, _)| taxonomy == "fact" && *of == code)
        {
            let value = text(attribute, "value");
            let value = if *field == "least" { value.replace('.', ",") } else { value };
            fields.insert((*field).to_owned(), value);
        }
    }
    fields.extend(list_of(service, "capacities").filter_map(places_of));
    debug_assert!(terms::TAXONOMIES.iter().any(|(of, _)| *of == CODES[0].0), "the same words");
    fields
}

fn list_of<'a>(of: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    of.get(field).and_then(Value::as_array).into_iter().flatten()
}

/// The field of a half-day with its places.
fn places_of(capacity: &Value) -> Option<(String, String)> {
    let unit = capacity.get("unit")?;
    let word = text(unit, "identifier");
    let half_day = HalfDay::all().find(|h| h.word() == word)?;
    let is_ours = text(unit, "scheme") == places::SCHEME;
    is_ours.then(|| (crate::offer::form::places_field(half_day), text(capacity, "maximum")))
}
