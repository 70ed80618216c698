//! Cookies. Over HTTPS every cookie is for HTTPS only and bound to our own host, so that neither a
//! page on a neighbouring name nor plain HTTP can put one in its place.

use super::App;
use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::CookieJar;

/// What a browser demands of a cookie whose name begins like this: `Secure`, `Path=/`, no domain.
const BOUND: &str = "__Host-";

/// The value of a cookie of ours.
pub fn read(app: &App, headers: &HeaderMap, name: &str) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    let bound = format!("{BOUND}{name}");
    let name = if app.reach.is_https() { bound.as_str() } else { name };
    jar.get(name).map(|cookie| cookie.value().to_owned())
}

/// Binds the cookies of an answer to HTTPS and our host. Handlers write a cookie without this.
pub fn bind(app: &App, headers: &mut HeaderMap) {
    if !app.reach.is_https() || !headers.contains_key(header::SET_COOKIE) {
        return;
    }
    let plain: Vec<HeaderValue> = headers.get_all(header::SET_COOKIE).iter().cloned().collect();
    headers.remove(header::SET_COOKIE);
    for line in plain.iter().filter_map(|line| line.to_str().ok()) {
        if let Ok(bound) = HeaderValue::from_str(&format!("{BOUND}{line}; Secure")) {
            headers.append(header::SET_COOKIE, bound);
        }
    }
}
