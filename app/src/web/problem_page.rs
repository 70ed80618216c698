//! The page, or the JSON, that says what went wrong.

use super::{Reader, coming_back};
use crate::problem::Problem;
use crate::view::Page;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};

#[derive(askama::Template)]
#[template(path = "web/problem.html")]
struct ProblemPage<'a> {
    page: &'a Page,
    title: String,
    text: String,
    /// What the reader typed, to take along.
    typed: Vec<String>,
    /// Whether nobody is signed in, and that is what is the matter.
    is_signed_out: bool,
}

pub(super) fn written(
    page: &Page,
    asked: &axum::http::request::Parts,
    problem: &Problem,
    typed: Vec<String>,
) -> Response {
    let status = problem.status();
    let asks_sign_in = matches!(problem, Problem::SignIn) && !wants_json(asked);
    let reader = asked.extensions.get::<Reader>();
    if asks_sign_in && reader.is_some_and(Reader::had_link) {
        return link_over(page, typed);
    }
    if asks_sign_in && page.is_at_door() && reader.is_some_and(Reader::had_door) {
        return door_over(page);
    }
    if asks_sign_in && typed.is_empty() {
        return coming_back::to_sign_in(asked);
    }
    let (title, text) = match problem {
        // A program has no search field.
        Problem::NotFound if wants_json(asked) => {
            (page.t("problem-404-title"), page.t("problem-404-text-no-people"))
        }
        problem => words(page, problem),
    };
    let mut response = if wants_json(asked) {
        let body = serde_json::json!({
            "type": "about:blank", "status": status.as_u16(), "title": title, "detail": text,
        });
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        (status, kind, Body::from(body.to_string())).into_response()
    } else {
        use askama::Template as _;
        let html = ProblemPage { page, title, text, typed, is_signed_out: asks_sign_in }
            .render()
            .unwrap_or_default();
        (status, Html(html)).into_response()
    };
    let again = match problem {
        Problem::TooMany(seconds) => Some(*seconds),
        Problem::Busy => Some(60),
        _ => None,
    };
    if let Some(seconds) = again {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// For who came in with a link, and was away too long: the link worked once.
fn link_over(page: &Page, typed: Vec<String>) -> Response {
    use askama::Template as _;
    let (title, text) = (page.t("portal-link-over-title"), page.t("portal-link-over"));
    let page = ProblemPage { page, title, text, typed, is_signed_out: false };
    (StatusCode::UNAUTHORIZED, Html(page.render().unwrap_or_default())).into_response()
}

/// At a tablet at the door whose day is over, or that was stopped from elsewhere.
fn door_over(page: &Page) -> Response {
    use askama::Template as _;
    let (title, text) = (page.t("kiosk-over-title"), page.t("kiosk-over"));
    let page = ProblemPage { page, title, text, typed: vec![], is_signed_out: true };
    (StatusCode::UNAUTHORIZED, Html(page.render().unwrap_or_default())).into_response()
}

/// Whether who asks is a program: it says so, or asks at an address that is for programs only.
fn wants_json(asked: &axum::http::request::Parts) -> bool {
    const FOR_PROGRAMS: [&str; 3] = ["/offer/hsds", "/offer/changes", "/offer/jsonld"];
    if FOR_PROGRAMS.iter().any(|start| asked.uri.path().starts_with(start)) {
        return true;
    }
    let accept =
        asked.headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    accept.contains("json") && !accept.contains("text/html")
}

fn words(page: &Page, problem: &Problem) -> (String, String) {
    match problem {
        Problem::NotFound | Problem::Moved { .. } => {
            let searches = page.actor.as_ref().is_none_or(|a| a.works_with_people());
            let text = if searches { "problem-404-text" } else { "problem-404-text-no-people" };
            (page.t("problem-404-title"), page.t(text))
        }
        Problem::Ended(day) => {
            (page.t("problem-ended-title"), page.with("problem-ended-text", "day", page.day(*day)))
        }
        Problem::EmergencyOver(over) => {
            (page.t("consent-over-title"), crate::consent::words::emergency_over(page, over))
        }
        Problem::Erased(day) => (
            page.t("problem-erased-title"),
            page.with("problem-erased-text", "day", page.day(*day)),
        ),
        Problem::Closed(why) => (page.t("problem-403-title"), page.say(why)),
        Problem::SignIn => (page.t("login-title"), page.t("drafts-signed-out")),
        Problem::BadRequest(what) if what.key == "problem-merged" => {
            (page.t("problem-merged-title"), page.say(what))
        }
        Problem::BadRequest(what) => (page.t("problem-400-title"), page.say(what)),
        Problem::TooLarge => (page.t("problem-413-title"), page.t("problem-413-text")),
        Problem::TooMany(seconds) => {
            let n = i64::try_from(*seconds).unwrap_or(i64::MAX);
            (page.t("problem-429-title"), page.n("problem-429-text", n))
        }
        Problem::Busy => (page.t("problem-503-title"), page.t("problem-503-text")),
        Problem::DiskFull => {
            tracing::error!("the disk is full: nothing can be written");
            (page.t("problem-507-title"), page.t("problem-507-text"))
        }
        Problem::Ours(what) => {
            let id = &crate::keys::random_word()[..8];
            tracing::error!(id, what, "a request failed");
            (page.t("problem-500-title"), page.with("problem-500-text", "id", id))
        }
    }
}
