//! Where somebody comes in again whose session has ended, on the way back to the page they were on.

use super::Reader;
use super::layers::form_urlencoded;
use axum::http::request::Parts;
use axum::http::{Method, header};
use axum::response::{IntoResponse as _, Redirect, Response};

/// The page of ours on which a form stands, when the browser names it.
pub fn sent_from(asked: &Parts) -> Option<String> {
    let text = |name| asked.headers.get(name).and_then(|value| value.to_str().ok());
    let (origin, path) = text(header::REFERER)?.split_once("://")?.1.split_once('/')?;
    (Some(origin) == text(header::HOST)).then(|| format!("/{path}"))
}

/// Where who came in with a card comes in again, on the way to this page of their own.
pub fn back_by_card(page: &str) -> String {
    match page {
        "/mine" => "/card".to_owned(),
        page if page.starts_with("/mine") => format!("/card?next={}", form_urlencoded(page)),
        _ => "/card".to_owned(),
    }
}

/// The same after a button that did nothing, as the session was over: the page to come in says so.
pub fn pressed_too_late(asked: &Parts) -> Response {
    let back = back_by_card(&sent_from(asked).unwrap_or_default());
    let and = if back.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{back}{and}pressed=1")).into_response()
}

/// The way in for who asked for something that is behind it.
pub(super) fn to_sign_in(asked: &Parts) -> Response {
    let is_page = asked.method == Method::GET;
    let page = asked.uri.path_and_query().map_or_else(String::new, ToString::to_string);
    // Who came in with a card has no password.
    if asked.extensions.get::<Reader>().is_some_and(|reader| reader.had_card()) {
        if !is_page {
            return pressed_too_late(asked);
        }
        return Redirect::to(&back_by_card(&page)).into_response();
    }
    let back = form_urlencoded(if is_page { &page } else { "/" });
    Redirect::to(&format!("/login?next={back}")).into_response()
}
