//! The list on a tablet without network: the worker, the page that says that there is none, and which page may
//! stand on the tablet. `docs/offline.md` tells the rules.

use super::super::When;
use super::Address;
use crate::access::Actor;
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::{App, look};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use jiff::SignedDuration;

/// The header that says how many seconds a page may stand on the tablet, of which account it is, and under
/// which address.
const KEEP: &str = "opstap-keep";
/// How long a list may stand on a tablet at most. The worker knows it too. Our own choice.
const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// What a list needs besides itself.
const FILES: [&str; 10] = [
    "opstap.css",
    "opstap.js",
    "htmx.js",
    "tablet.js",
    "icons.svg",
    "icon.svg",
    "atkinson-400.woff2",
    "atkinson-700.woff2",
    "atkinson-ext-400.woff2",
    "atkinson-ext-700.woff2",
];

#[derive(askama::Template)]
#[template(path = "presence/offline.html")]
struct Offline {
    page: Page,
}

/// The worker, with the addresses of the shared files: another version of the program is another worker.
pub(super) async fn worker() -> Response {
    // The style names its letters without a fingerprint.
    let address = |name: &&str| {
        if name.starts_with("atkinson") { format!("/look/{name}") } else { look::address(name) }
    };
    let files: Vec<String> = FILES.iter().map(address).collect();
    let named = serde_json::json!(files);
    let words = include_str!("../../../look/worker.js");
    let script =
        format!("const VERSION = \"opstap-{}\", FILES = {named};\n{words}", look::version());
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::HeaderName::from_static("service-worker-allowed"), "/"),
    ];
    (headers, script).into_response()
}

/// The page that stands on the tablet for whatever cannot be reached: nothing of anybody is on it.
pub(super) async fn offline(mut page: Page) -> Answer {
    page.actor = None;
    page.said = None;
    view::show(&Offline { page })
}

/// What an answer with a list says about keeping it: only the lists of today may be kept, until the day ends.
pub(super) fn mark(
    (app, page): (&App, &Page),
    actor: &Actor,
    place: &Address,
    when: When,
) -> Option<HeaderValue> {
    if when.day != page.today {
        return None;
    }
    let now = app.now().to_zoned(page.zone.clone());
    let left = now.end_of_day().ok()?.timestamp().duration_since(now.timestamp()).min(LONGEST);
    let kind = if place.is_site { "sites" } else { "posts" };
    let list = format!("/presence/{kind}/{}?day={}&half={}", place.id, when.day, when.half());
    let mark = format!("{} {} {list}", left.as_secs(), actor.account);
    HeaderValue::from_str(&mark).ok()
}

/// Writes it on an answer.
pub(super) fn keep(response: &mut Response, mark: Option<HeaderValue>) {
    if let Some(mark) = mark {
        response.headers_mut().insert(KEEP, mark);
    }
}
