//! The published schemas of HSDS, and whether something is as they say: the words that they use of JSON
//! Schema, which are few.

use serde_json::Value;

fn published(name: &str) -> Value {
    let text = match name {
        "service" => include_str!("../../../testdata/hsds/service_with_definitions.json"),
        "service_list" => include_str!("../../../testdata/hsds/service_list.json"),
        "organization_list" => include_str!("../../../testdata/hsds/organization_list.json"),
        "service_at_location_list" => {
            include_str!("../../../testdata/hsds/service_at_location_list.json")
        }
        "tabular" => include_str!("../../../testdata/hsds/tabular.json"),
        other => panic!("there is no schema {other}"),
    };
    serde_json::from_str(text).unwrap()
}

/// What is wrong with something, by the schema of this name; `part` leads to a piece of it.
pub fn wrong(name: &str, part: &str, told: &Value) -> Vec<String> {
    let root = published(name);
    let schema = root.pointer(part).unwrap_or_else(|| panic!("{name} has no {part}"));
    let mut found = vec![];
    check(&root, schema, told, name, &mut found);
    found
}

/// The columns of a table, those that it must have, and the schema of a row.
pub fn table(file: &str) -> Option<(Vec<String>, Vec<String>)> {
    let root = published("tabular");
    let all = root["properties"].as_object().unwrap();
    let found = all.values().find(|one| one["items"]["path"] == file)?;
    let of = |field: &str| -> Vec<String> {
        let words = found["items"][field].as_array().into_iter().flatten();
        words.map(|word| word.as_str().unwrap().to_owned()).collect()
    };
    let columns = found["items"]["properties"].as_object().unwrap().keys().cloned().collect();
    Some((columns, [of("required"), of("tabular_required")].concat()))
}

fn check(root: &Value, schema: &Value, told: &Value, at: &str, found: &mut Vec<String>) {
    if let Some(link) = schema["$ref"].as_str() {
        let part = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} lies elsewhere"));
        return check(root, root.pointer(part).unwrap(), told, at, found);
    }
    let is_right = match schema["type"].as_str() {
        Some("object") => told.is_object(),
        Some("array") => told.is_array(),
        Some("string") => told.is_string(),
        Some("number") => told.is_number(),
        _ => true,
    };
    if !is_right {
        found.push(format!("{at} is not a {}: {told}", schema["type"]));
    }
    for field in schema["required"].as_array().into_iter().flatten() {
        if told.get(field.as_str().unwrap()).is_none() {
            found.push(format!("{at} lacks {field}"));
        }
    }
    if schema["enum"].as_array().is_some_and(|words| !words.contains(told)) {
        found.push(format!("{at} is none of {}: {told}", schema["enum"]));
    }
    if let (Some(format), Some(text)) = (schema["format"].as_str(), told.as_str())
        && !fits(format, text)
    {
        found.push(format!("{at} is no {format}: {text}"));
    }
    for (field, value) in told.as_object().into_iter().flatten() {
        if let Some(schema) = schema["properties"].get(field) {
            check(root, schema, value, &format!("{at}.{field}"), found);
        }
    }
    for (number, value) in told.as_array().into_iter().flatten().enumerate() {
        if let Some(schema) = schema.get("items") {
            check(root, schema, value, &format!("{at}[{number}]"), found);
        }
    }
}

fn fits(format: &str, text: &str) -> bool {
    match format {
        "uuid" => {
            let sizes: Vec<usize> = text.split('-').map(str::len).collect();
            sizes == [8, 4, 4, 4, 12] && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
        }
        "date-time" => text.parse::<jiff::Timestamp>().is_ok(),
        "uri" => url::Url::parse(text).is_ok(),
        "email" => crate::account::pages::looks_like_email(text),
        _ => true,
    }
}

#[test]
fn the_schemas_are_read_as_they_are_meant() {
    let good = serde_json::json!({
        "id": "ac148810-d857-441c-9679-408f346de14b", "name": "x", "status": "active",
    });
    assert_eq!(wrong("service", "", &good), Vec::<String>::new());
    let bad = serde_json::json!({
        "id": "ac148810", "status": "open", "phones": [{ "id": 3 }], "minimum_age": "12",
    });
    assert_eq!(wrong("service", "", &bad).len(), 6, "{:?}", wrong("service", "", &bad));
}
