//! An answer that machines and what stands between them and us may keep for a minute, and ask again only
//! whether it changed.

use crate::problem::{Answer, Problem};
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use jiff::Timestamp;
use jiff::fmt::rfc2822::{DateTimeParser, DateTimePrinter};
use sha2::{Digest as _, Sha256};

/// The same as the offer is kept in memory at most.
const KEPT: &str = "public, max-age=60";

/// Answers with these bytes, or only says that they are as they were.
///
/// Weak tags: on its way an answer can be packed. Any site may read it with a script: it is open.
pub fn open(asked: &HeaderMap, kind: &str, since: Timestamp, bytes: impl Into<Bytes>) -> Answer {
    let bytes = bytes.into();
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(&bytes)[..16]);
    let tag = format!("W/\"{hash}\"");
    let is_same = is_same(asked, &tag, since);
    let (status, body) = if is_same {
        (StatusCode::NOT_MODIFIED, Body::empty())
    } else {
        (StatusCode::OK, Body::from(bytes))
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    let changed = DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&since)
        .map_err(|e| Problem::Ours(e.to_string()))?;
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::ETAG, &tag),
        (header::LAST_MODIFIED, &changed),
        (header::CACHE_CONTROL, KEPT),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ] {
        put(headers, name, value)?;
    }
    Ok(response)
}

fn put(headers: &mut HeaderMap, name: HeaderName, value: &str) -> Result<(), Problem> {
    let value = HeaderValue::from_str(value).map_err(|e| Problem::Ours(e.to_string()))?;
    headers.insert(name, value);
    Ok(())
}

/// Whether who asks has it already. A tag goes before a moment.
fn is_same(asked: &HeaderMap, tag: &str, since: Timestamp) -> bool {
    let text = |name| asked.get(name).and_then(|v: &HeaderValue| v.to_str().ok());
    if text(header::IF_NONE_MATCH).is_some() {
        return has_already(asked, tag);
    }
    let moment = text(header::IF_MODIFIED_SINCE)
        .and_then(|text| DateTimeParser::new().parse_timestamp(text).ok());
    moment.is_some_and(|moment| moment.as_second() >= since.as_second())
}

/// Whether who asks says to have what has this tag.
pub fn has_already(asked: &HeaderMap, tag: &str) -> bool {
    let tags = asked.get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    tags.is_some_and(|tags| tags.split(',').any(|one| one.trim() == "*" || bare(one) == bare(tag)))
}
