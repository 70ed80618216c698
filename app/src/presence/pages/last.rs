//! The list that this tablet used last: remembered in the browser, and offered first.

use super::super::When;
use super::Asked;
use super::desk::Here;
use super::lists::Known;
use crate::view::Page;
use crate::web::{App, cookies};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

/// The cookie: it holds which list, and nothing of who stands on it.
const COOKIE: &str = "list";
/// How long it is remembered, in seconds: half a year. Our own choice.
const KEPT: u32 = 60 * 60 * 24 * 182;

/// The list that was just saved, or else was used last.
pub(super) struct Last {
    /// `Bewaard: voormiddag, Atelier De Kade`.
    pub title: String,
    /// How it stands, in words.
    pub state: String,
    /// Its address.
    pub list: String,
    pub is_saved: bool,
    /// Whether somebody still has to note it.
    pub is_open: bool,
}

/// Remembers in the browser which list was opened.
pub(super) fn remember(response: &mut Response, here: &Here) {
    let word = here.word();
    let line = format!("{COOKIE}={word}; Path=/; Max-Age={KEPT}; HttpOnly; SameSite=Lax");
    if let Ok(value) = HeaderValue::from_str(&line) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// The list that was just saved; else, on the page of today, the one that was used last.
pub(super) fn last(
    (app, page): (&App, &Page),
    (asked, headers): (&Asked, &HeaderMap),
    known: &Known,
    now: When,
) -> Option<Last> {
    let saved = Some(asked.list.as_str()).filter(|word| !word.is_empty());
    let (word, when) = match saved {
        Some(word) => (word.to_owned(), asked.said().ok()?),
        None if now.day == page.today => (cookies::read(app, headers, COOKIE)?, now),
        None => return None,
    };
    let (name, half) = known.one(page, &word, when)?;
    let key = if saved.is_some() { "presence-last-saved" } else { "presence-last-used" };
    let list = format!("{}, {name}", super::half(page, when));
    Some(Last {
        title: page.with(key, "list", list),
        state: half.state,
        list: half.list,
        is_saved: saved.is_some(),
        is_open: half.is_open,
    })
}
