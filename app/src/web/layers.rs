//! The layers around every request.

use super::connections::{Deadlines, in_time};
use super::problem_page::written;
use super::reader;
use super::twice::{self, Typed};
use super::{App, cookies};
use crate::language::Message;
use crate::problem::{self, Problem};
use crate::view::Page;
use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Redirect, Response};
use base::db::counted;
use std::any::Any;
use std::time::Instant;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// Only our own files; nothing inline; nobody may frame us.
pub(crate) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; \
    img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'; manifest-src 'self'";

/// A browser that was here once comes back over HTTPS only, for a year. Other names under ours are
/// the operator's business.
const HTTPS_ONLY: &str = "max-age=31536000";

/// Puts the layers around the routes; the last one added is the outermost.
pub fn around(router: Router<App>, app: &App) -> Router<App> {
    router
        .layer(middleware::from_fn_with_state(app.clone(), crate::access::opened::watched))
        .layer(middleware::from_fn_with_state(app.clone(), crate::drafts::keep::typed))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(twice::LastForms::default(), twice::once))
        .layer(middleware::from_fn_with_state(Deadlines::default(), in_time))
        .layer(middleware::from_fn_with_state(app.clone(), same_site))
        .layer(middleware::from_fn_with_state(app.clone(), set_up_first))
        .layer(middleware::from_fn(without_nul))
        .layer(middleware::from_fn_with_state(app.clone(), problems))
        .layer(middleware::from_fn_with_state(app.clone(), reader::recognise))
        .layer(middleware::from_fn_with_state(app.clone(), problems))
        .layer(middleware::from_fn_with_state(app.clone(), measured))
        .layer(middleware::from_fn(super::pressed::pressed))
        .layer(CompressionLayer::new().no_br().quality(CompressionLevel::Fastest))
}

/// A panic is our fault and never reaches a reader.
#[expect(clippy::needless_pass_by_value, reason = "so the layer hands it over")]
fn panicked(reason: Box<dyn Any + Send + 'static>) -> Response {
    let text = reason
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| reason.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without words");
    Problem::Ours(text.to_owned()).into_response()
}

/// Until the network has an administrator every page leads to the set-up.
async fn set_up_first(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_open = ["/setup", "/health"].contains(&path)
        || path.starts_with("/look/")
        || path.starts_with("/language/");
    if is_open || !crate::account::setup::is_open(&app) {
        return next.run(request).await;
    }
    Redirect::to("/setup").into_response()
}

/// Nothing has the sign NUL in its address, and PostgreSQL takes no text with it.
async fn without_nul(request: Request, next: Next) -> Response {
    let uri = request.uri();
    if uri.path().contains("%00") || uri.query().is_some_and(|query| query.contains("%00")) {
        return Problem::NotFound.into_response();
    }
    next.run(request).await
}

/// Refuses acts that another site's page sends in the reader's name.
async fn same_site(State(app): State<App>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD)
        || is_own(&app, request.headers())
        || is_behind_link(&request)
    {
        return next.run(request).await;
    }
    Problem::BadRequest(match app.reach.public_url.as_ref().filter(|url| url.is_https()) {
        Some(url) => Message::new("problem-400-elsewhere").with("address", url.as_str()),
        None => "problem-400-text".into(),
    })
    .into_response()
}

/// Whether a form comes from a page whose address is a secret. Such a page names no origin
/// (`no-referrer`), and its address is what no other site knows: unless the browser says that another
/// site sends it, it is ours.
fn is_behind_link(request: &Request) -> bool {
    let text = |name| request.headers().get(name).and_then(|v: &HeaderValue| v.to_str().ok());
    let path = request.uri().path();
    ["/answer/", "/confirm/", "/sign-up/"].iter().any(|start| path.starts_with(start))
        && text("origin") == Some("null")
        && matches!(text("sec-fetch-site"), None | Some("same-origin"))
}

fn is_own(app: &App, headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|v: &HeaderValue| v.to_str().ok());
    let ours = app.reach.public_url.as_ref();
    // Over HTTPS there is one address, and a browser names the page a form stands on.
    if let Some(url) = ours.filter(|url| url.is_https())
        && headers.get(header::ORIGIN).is_some_and(|origin| origin != url.as_str())
    {
        return false;
    }
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text("origin") else {
        // Not a browser: no cookies are sent by themselves.
        return text("cookie").is_none();
    };
    let host = text("host").unwrap_or_default();
    ours.is_some_and(|url| url.as_str() == origin)
        || origin == format!("http://{host}")
        || origin == format!("https://{host}")
}

/// Measures the time in the server and sets the headers that every answer has.
async fn measured(State(app): State<App>, request: Request, next: Next) -> Response {
    let (method, route) = (request.method().clone(), route(&request).to_owned());
    let start = Instant::now();
    let (mut response, statements) = counted(next.run(request)).await;
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    let is_told = method == Method::GET && response.status().is_success();
    let headers = response.headers_mut();
    // Not of forms: how many statements a sign-in took would tell whether the address has an account. Nor of
    // what is refused: it would tell what does not exist from what is somebody else's.
    let timing = if is_told {
        format!("total;dur={ms:.3}, db;desc=\"{statements} statements\"")
    } else {
        format!("total;dur={ms:.3}")
    };
    if let Ok(value) = HeaderValue::from_str(&timing) {
        headers.insert("server-timing", value);
    }
    // A download brings a stricter one.
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // A page whose address is a secret brings a stricter one.
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    if app.reach.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HTTPS_ONLY));
        cookies::bind(&app, headers);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    tracing::info!(%method, route, status = response.status().as_u16(), ms, statements);
    response
}

/// The address as the routes know it, `/people/{id}`: an address itself can hold the token of an
/// invitation, and whoever reads the log would sign in with it.
fn route(request: &Request) -> &str {
    request.extensions().get::<MatchedPath>().map_or("no route", MatchedPath::as_str)
}

/// Turns a problem into a page in the reader's language, or into JSON where JSON was asked.
async fn problems(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let asked = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    if let Some(problem) = response.extensions().get::<Problem>().cloned() {
        let problem = match problem {
            Problem::Moved { old, kept } => {
                match problem::moved(&asked.method, &asked.uri, &old, &kept) {
                    Some(answer) => return answer,
                    // The reader may open the kept file, so this gives nothing away.
                    None => Problem::BadRequest("problem-merged".into()),
                }
            }
            other => other,
        };
        let typed = response.extensions().get::<Typed>().map_or(vec![], |typed| typed.0.clone());
        return written(&Page::of(&asked, &app), &asked, &problem, typed);
    }
    // Refusals of the framework itself (a form that is not one, a body that is too large).
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            written(&Page::of(&asked, &app), &asked, &Problem::TooLarge, vec![])
        }
        StatusCode::METHOD_NOT_ALLOWED => {
            written(&Page::of(&asked, &app), &asked, &Problem::NotFound, vec![])
        }
        status if status.is_client_error() && !is_written(&response) => {
            let problem = Problem::BadRequest("problem-400-text".into());
            written(&Page::of(&asked, &app), &asked, &problem, vec![])
        }
        _ => response,
    }
}

/// Whether a handler wrote this answer itself (a form shown again, JSON).
fn is_written(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    kind.is_some_and(|k| k.starts_with("text/html") || k.contains("json"))
}

/// Percent-encodes a path for use in a query.
pub fn form_urlencoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_./~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            use std::fmt::Write as _;
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
