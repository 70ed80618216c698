//! What can go wrong, and how a reader hears of it.
//!
//! A handler answers `Result<Response, Problem>`. The outermost layer ([`crate::web`]) turns a
//! problem into a page in the reader's language, or into `application/problem+json` for the API.

use crate::consent::store::EmergencyOver;
use crate::language::Message;
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};

/// Something that stopped a request.
#[derive(Debug, Clone)]
pub enum Problem {
    /// It does not exist, or the reader may not know that it does.
    NotFound,
    /// The file `old` was merged into `kept`, which the reader may open: sent on there.
    Moved {
        /// The id that was asked for.
        old: String,
        /// The id under which the person is found now.
        kept: String,
    },
    /// The reader may know that it exists but may not do this; the message says why.
    Closed(Message),
    /// The file was shared with the reader's organisation, and is not any more: the reader hears since
    /// when, and nothing else.
    Ended(jiff::civil::Date),
    /// The reader had opened the file in an emergency, and that is over: the reader hears since when, and
    /// what the data protection officer said of it.
    EmergencyOver(Box<EmergencyOver>),
    /// The file was erased on a day, and the reader's organisation had a way to it.
    Erased(jiff::civil::Date),
    /// Nobody is signed in: the reader is sent to the sign-in page and comes back here.
    SignIn,
    /// The request cannot be understood, and no form can show why.
    BadRequest(Message),
    /// More was sent than is taken.
    TooLarge,
    /// Too many tries; the number is how many seconds to wait.
    TooMany(u64),
    /// Somebody else writes very much at once, such as a large list, or PostgreSQL is away for a moment:
    /// a minute later it works.
    Busy,
    /// The disk is full: nothing can be written until the operator makes room.
    DiskFull,
    /// Our fault. The text goes to the log, never to the reader.
    Ours(String),
}

impl Problem {
    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Problem::NotFound
            | Problem::Ended(_)
            | Problem::EmergencyOver(_)
            | Problem::Erased(_) => StatusCode::NOT_FOUND,
            Problem::Moved { .. } => StatusCode::SEE_OTHER,
            Problem::Closed(_) => StatusCode::FORBIDDEN,
            Problem::SignIn => StatusCode::UNAUTHORIZED,
            Problem::BadRequest(_) => StatusCode::BAD_REQUEST,
            Problem::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Problem::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Problem::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Problem::DiskFull => StatusCode::INSUFFICIENT_STORAGE,
            Problem::Ours(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// Forms that add something and change nothing that is there: they may follow a person to the kept
/// file. Any other was filled in while looking at data that is no longer what it was.
const MAY_FOLLOW: [&str; 2] = ["/notes/new", "/appointments/new"];

/// Sends a request about a file that was merged on to the kept one: the same page there, and a form
/// that only adds with everything typed. Nothing for any other form.
pub fn moved(method: &Method, uri: &Uri, old: &str, kept: &str) -> Option<Response> {
    let path = uri.path_and_query().map_or("", |path| path.as_str());
    let (old, kept) = (format!("/people/{old}"), format!("/people/{kept}"));
    let is_form = *method == Method::POST;
    let to = match path.strip_prefix(&old) {
        Some(rest) if is_form => {
            let page = rest.split('?').next().unwrap_or(rest);
            if !MAY_FOLLOW.contains(&page) {
                return None;
            }
            Redirect::temporary(&format!("{kept}{rest}"))
        }
        Some(rest) => Redirect::to(&format!("{kept}{rest}")),
        None if is_form => return None,
        None => Redirect::to(&kept),
    };
    Some(to.into_response())
}

impl IntoResponse for Problem {
    /// Only the status; the layer in [`crate::web`] finds the problem in the extensions and writes
    /// the page.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<base::db::Error> for Problem {
    fn from(error: base::db::Error) -> Self {
        match error {
            base::db::Error::RowNotFound => Problem::NotFound,
            merged if crate::access::opened::is_merged(&merged) => {
                Problem::BadRequest("problem-merged".into())
            }
            // Only one can stand there, and somebody else was first.
            taken if base::db::is_taken(&taken) => Problem::BadRequest("problem-taken".into()),
            full if base::db::is_full(&full) => Problem::DiskFull,
            busy if base::db::is_busy(&busy) => {
                tracing::warn!(error = %busy, "the database was busy or away");
                Problem::Busy
            }
            other => Problem::Ours(other.to_string()),
        }
    }
}

impl From<askama::Error> for Problem {
    fn from(error: askama::Error) -> Self {
        Problem::Ours(format!("a page could not be written: {error}"))
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind::{QuotaExceeded, StorageFull};
        if matches!(error.kind(), StorageFull | QuotaExceeded) {
            return Problem::DiskFull;
        }
        Problem::Ours(error.to_string())
    }
}

impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        Problem::Ours(format!("stored JSON could not be read or written: {error}"))
    }
}

/// What a handler gives back.
pub type Answer = Result<Response, Problem>;
