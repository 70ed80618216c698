//! Shared files: style, font, drawings, script. Part of the program, kept by browsers for a year
//! under an address with their fingerprint.

use crate::problem::{Answer, Problem};
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse as _;
use sha2::{Digest as _, Sha256};
use std::sync::LazyLock;

struct Shared {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
}

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";
const WOFF2: &str = "font/woff2";

/// The stylesheet: one file per layer, joined in their order.
const STYLE: &str = concat!(
    include_str!("../../look/style/head.css"),
    include_str!("../../look/style/1-tokens.css"),
    include_str!("../../look/style/2-base.css"),
    include_str!("../../look/style/3-layout.css"),
    include_str!("../../look/style/4-components.css"),
    include_str!("../../look/style/5-drawings.css"),
    include_str!("../../look/style/6-utilities.css"),
    include_str!("../../look/style/7-print.css"),
);

static FILES: [Shared; 13] = [
    Shared { name: "opstap.css", kind: CSS, bytes: STYLE.as_bytes() },
    Shared { name: "opstap.js", kind: JS, bytes: include_bytes!("../../look/opstap.js") },
    Shared { name: "tablet.js", kind: JS, bytes: include_bytes!("../../look/tablet.js") },
    Shared { name: "htmx.js", kind: JS, bytes: include_bytes!("../../look/htmx.min.js") },
    Shared { name: "leaflet.js", kind: JS, bytes: include_bytes!("../../look/leaflet.min.js") },
    Shared { name: "leaflet.css", kind: CSS, bytes: include_bytes!("../../look/leaflet.css") },
    Shared { name: "point.js", kind: JS, bytes: include_bytes!("../../look/point.js") },
    Shared { name: "icons.svg", kind: SVG, bytes: include_bytes!("../../look/icons.svg") },
    Shared { name: "icon.svg", kind: SVG, bytes: include_bytes!("../../look/icon.svg") },
    Shared {
        name: "atkinson-400.woff2",
        kind: WOFF2,
        bytes: include_bytes!("../../look/fonts/atkinson-400.woff2"),
    },
    Shared {
        name: "atkinson-700.woff2",
        kind: WOFF2,
        bytes: include_bytes!("../../look/fonts/atkinson-700.woff2"),
    },
    Shared {
        name: "atkinson-ext-400.woff2",
        kind: WOFF2,
        bytes: include_bytes!("../../look/fonts/atkinson-ext-400.woff2"),
    },
    Shared {
        name: "atkinson-ext-700.woff2",
        kind: WOFF2,
        bytes: include_bytes!("../../look/fonts/atkinson-ext-700.woff2"),
    },
];

/// One fingerprint over all files: they are released together.
static FINGERPRINT: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = Sha256::new();
    for file in &FILES {
        hasher.update(file.bytes);
    }
    data_encoding::HEXLOWER.encode(&hasher.finalize())[..12].to_owned()
});

/// The fingerprint of all shared files.
pub fn version() -> &'static str {
    &FINGERPRINT
}

/// The address of a shared file.
pub fn address(name: &str) -> String {
    format!("/look/{name}?{}", *FINGERPRINT)
}

/// Sends a shared file.
pub async fn file(Path(name): Path<String>) -> Answer {
    let file = FILES.iter().find(|f| f.name == name).ok_or(Problem::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, file.kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, file.bytes).into_response())
}
