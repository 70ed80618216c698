//! Rows as lines of JSON, alike for both engines.

use base::db::{Kind, Value};
use serde_json::{Value as Json, json};

/// A row as a line. Documents are base64; days and moments are text.
pub fn line(values: Vec<Value>) -> String {
    let cells: Vec<Json> = values.into_iter().map(cell).collect();
    let mut text = Json::Array(cells).to_string();
    text.push('\n');
    text
}

/// A value as a cell.
pub fn cell(value: Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Flag(x) => json!(x),
        Value::Whole(x) => json!(x),
        Value::Real(x) => json!(x),
        Value::Text(x) => json!(x),
        Value::Bytes(x) => json!({ "base64": data_encoding::BASE64.encode(&x) }),
        Value::Day(x) => json!(x.to_string()),
        // As SQLite keeps them, so that the same moment is the same text.
        Value::Moment(x) => json!(format!("{x:.6}")),
    }
}

/// A cell for a column of this kind; nothing when it does not fit.
pub fn value(cell: &Json, kind: Kind) -> Option<Value> {
    if cell.is_null() {
        return Some(Value::Null);
    }
    Some(match kind {
        // SQLite keeps yes and no as 1 and 0.
        Kind::Flag => Value::Flag(cell.as_bool().or_else(|| Some(cell.as_i64()? != 0))?),
        Kind::Whole => Value::Whole(cell.as_i64().or_else(|| cell.as_bool().map(i64::from))?),
        Kind::Real => Value::Real(cell.as_f64()?),
        Kind::Text => Value::Text(cell.as_str()?.to_owned()),
        Kind::Bytes => {
            let text = cell.get("base64")?.as_str()?;
            Value::Bytes(data_encoding::BASE64.decode(text.as_bytes()).ok()?)
        }
        Kind::Day => Value::Day(cell.as_str()?.parse().ok()?),
        Kind::Moment => Value::Moment(cell.as_str()?.parse().ok()?),
    })
}
