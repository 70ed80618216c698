//! What becomes of a form on its way in. The same form sent twice (a double click without script, a
//! second try after a lost answer) acts once: the second gets the answer of the first, unless another
//! session changed the same thing between. And when a form cannot be taken at all, the page that says so
//! gives the typed text back.

use super::Reader;
use crate::drafts;
use crate::problem::Problem;
use axum::body::{Body, HttpBody as _};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use base::db::{counted, counted_elsewhere};
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long the last form of a session is remembered.
const REMEMBERED: Duration = Duration::from_mins(1);

/// The last form that each session sent with success, and what it was answered.
#[derive(Debug, Clone, Default)]
pub struct LastForms {
    places: Arc<Mutex<HashMap<String, Place>>>,
    /// Which session changed what last.
    changes: Arc<Mutex<HashMap<String, (String, Instant)>>>,
}

type Place = Arc<tokio::sync::Mutex<Option<Given>>>;

#[derive(Debug, Clone)]
struct Given {
    form: [u8; 32],
    at: Instant,
    headers: HeaderMap,
}

impl LastForms {
    /// The place of a session; places that nobody needs any more go away.
    fn of(&self, session: &str) -> Place {
        let mut all = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() > 1_000 {
            let is_needed = |place: &mut Place| {
                Arc::strong_count(place) > 1
                    || place.try_lock().is_ok_and(|g| g.as_ref().is_some_and(Given::is_fresh))
            };
            all.retain(|_, place| is_needed(place));
        }
        all.entry(session.to_owned()).or_default().clone()
    }

    /// Remembers that a session changed something.
    fn changed(&self, thing: &str, session: &str) {
        let mut all = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() > 1_000 {
            all.retain(|_, (_, at)| at.elapsed() < REMEMBERED);
        }
        all.insert(thing.to_owned(), (session.to_owned(), Instant::now()));
    }

    /// Whether another session changed something since: then what the first form did may be undone.
    fn is_changed_by_others(&self, thing: &str, session: &str, since: Instant) -> bool {
        let all = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(thing).is_some_and(|(who, at)| who != session && *at >= since)
    }
}

/// What a form changes, as far as its address tells: the last thing with an id in it; of a person, to whom
/// much is added by many, the whole address.
fn thing(path: &str) -> &str {
    let is_id = |word: &&str| word.len() == 32 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let words: Vec<&str> = path.split('/').collect();
    let last = words.iter().rposition(is_id);
    match last {
        Some(place) if place > 0 && words[place - 1] != "people" => words[place],
        _ => path,
    }
}

impl Given {
    fn is_fresh(&self) -> bool {
        self.at.elapsed() < REMEMBERED
    }
}

/// Typed text that goes back with the page of a problem.
#[derive(Debug, Clone)]
pub struct Typed(pub Vec<String>);

/// The layer. Forms of one session are taken one after the other.
pub async fn once(State(last): State<LastForms>, request: Request, next: Next) -> Response {
    let Some(session) = sender(&request) else {
        return next.run(request).await;
    };
    let (parts, body) = request.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, drafts::HEAVIEST).await else {
        return Problem::TooLarge.into_response();
    };
    let path = parts.uri.path().to_owned();
    let sent = Sent { place: last.of(&session), session, last, path: path.clone() };
    let form: [u8; 32] = Sha256::new()
        .chain_update(parts.uri.to_string().as_bytes())
        .chain_update([0])
        .chain_update(&bytes)
        .finalize()
        .into();
    let request = Request::from_parts(parts, Body::from(bytes.clone()));
    // In a task of its own: a browser that goes away in the middle takes the waiting with it, but not
    // the memory of what was done.
    let answered = tokio::spawn(counted(answer(sent, form, request, next)));
    let Ok((mut response, statements)) = answered.await else {
        return Problem::Ours("a form was broken off".into()).into_response();
    };
    counted_elsewhere(statements);
    if response.extensions().get::<Problem>().is_some() && drafts::is_keepable(&path) {
        response
            .extensions_mut()
            .insert(Typed(drafts::texts(form_urlencoded::parse(&bytes).into_owned())));
    }
    response
}

/// A form that a session sends.
struct Sent {
    place: Place,
    session: String,
    last: LastForms,
    path: String,
}

/// The answer to a form; that of the first one when it comes again.
async fn answer(sent: Sent, form: [u8; 32], request: Request, next: Next) -> Response {
    let thing = thing(&sent.path);
    let mut given = sent.place.lock().await;
    let stands = |g: &&Given| !sent.last.is_changed_by_others(thing, &sent.session, g.at);
    let again = given.as_ref().filter(|g| g.form == form && g.is_fresh()).filter(stands);
    if let Some(again) = again {
        return (StatusCode::SEE_OTHER, again.headers.clone()).into_response();
    }
    let response = next.run(request).await;
    if response.status() == StatusCode::SEE_OTHER {
        sent.last.changed(thing, &sent.session);
        *given = Some(Given { form, at: Instant::now(), headers: response.headers().clone() });
    }
    response
}

/// The session that sends an ordinary form of known weight.
fn sender(request: &Request) -> Option<String> {
    let actor = request.extensions().get::<Reader>()?.actor.as_ref()?;
    let kind = request.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
    let weight = request.body().size_hint().exact()?;
    let is_form = *request.method() == Method::POST
        && kind.starts_with("application/x-www-form-urlencoded")
        // A button without fields ("check the log") may well be pressed again.
        && (1..=drafts::HEAVIEST as u64).contains(&weight);
    is_form.then(|| actor.session.clone())
}
