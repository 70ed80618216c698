//! What becomes of a form on its way in. The same form sent twice (a double click without script, a
//! second try after a lost answer) acts once: the second gets the answer of the first, unless another
//! session changed the same thing, or wrote about the same person, between. And when a form cannot be taken at all, the page that says so
//! gives the typed text back.

use super::Reader;
use crate::audit::told::{People, telling};
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
/// Forms that may come twice as often as they like: a line of a list of presence knows by its version whether
/// it was written before, and a post, a site and a week are three addresses of the same half-days, so that no
/// memory of one address tells what became of them.
const BY_THEMSELVES: [&str; 2] = ["/presence/posts/", "/presence/sites/"];
/// Above so many places or changes, those that nobody needs any more are looked for.
const MANY: usize = 1_000;
/// How often at most: many forms would else walk past all of them each time.
const TIDY_EVERY: Duration = Duration::from_secs(1);

/// The last form that each session sent with success, and what it was answered.
#[derive(Debug, Clone, Default)]
pub struct LastForms {
    places: Arc<Mutex<Kept<Place>>>,
    /// Who changed what: a thing of an address, or a person of whom a line was written.
    changes: Arc<Mutex<Kept<Changed>>>,
}

/// Who changed something last.
#[derive(Debug)]
struct Changed {
    /// The session that was the last.
    who: String,
    at: Instant,
    /// When another session than that was the last before it.
    before: Option<Instant>,
}

/// What is kept for a minute, by name.
#[derive(Debug)]
struct Kept<T> {
    all: HashMap<String, T>,
    tidied: Option<Instant>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept { all: HashMap::new(), tidied: None }
    }
}

impl<T> Kept<T> {
    /// Forgets what is not needed any more, when there is much and it was not just done.
    fn tidy(&mut self, is_needed: impl Fn(&mut T) -> bool) {
        let is_due = self.tidied.is_none_or(|at| at.elapsed() >= TIDY_EVERY);
        if self.all.len() > MANY && is_due {
            self.all.retain(|_, one| is_needed(one));
            self.tidied = Some(Instant::now());
        }
    }
}

type Place = Arc<tokio::sync::Mutex<Option<Given>>>;

#[derive(Debug, Clone)]
struct Given {
    form: [u8; 32],
    at: Instant,
    headers: HeaderMap,
    /// Of whom something was written with it.
    people: People,
}

impl LastForms {
    /// The place of a session; places that nobody needs any more go away.
    fn of(&self, session: &str) -> Place {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        places.tidy(|place| {
            Arc::strong_count(place) > 1
                || place.try_lock().is_ok_and(|g| g.as_ref().is_some_and(Given::is_fresh))
        });
        places.all.entry(session.to_owned()).or_default().clone()
    }

    /// Remembers that a session changed something.
    fn changed(&self, thing: &str, session: &str) {
        let mut changes = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
        changes.tidy(|changed| changed.at.elapsed() < REMEMBERED);
        let earlier = changes.all.remove(thing);
        let before = earlier.and_then(|e| if e.who == session { e.before } else { Some(e.at) });
        let changed = Changed { who: session.to_owned(), at: Instant::now(), before };
        changes.all.insert(thing.to_owned(), changed);
    }

    /// Remembers what a session did with a form, whatever was answered but a refusal.
    fn note(&self, response: &Response, (path, people): (&str, &People), session: &str) {
        if response.status().as_u16() < 400 {
            self.changed(thing(path), session);
            for person in people {
                self.changed(person, session);
            }
        }
    }

    /// Whether another session changed something since: then what the first form did may be undone.
    fn is_changed_by_others(&self, thing: &str, session: &str, since: Instant) -> bool {
        let changes = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
        changes.all.get(thing).is_some_and(|changed| {
            let others = if changed.who == session { changed.before } else { Some(changed.at) };
            others.is_some_and(|at| at >= since)
        })
    }
}

/// What a form changes, as far as its address tells: the last thing with an id in it. So
/// `/mine/actions/{id}/done` and `…/undo` change one action, `/people/{id}/steps/{step}/end` a step, and
/// `/people/{id}/close` and `/people/{id}/reopen` one person. An address without an id is the thing itself.
fn thing(path: &str) -> &str {
    let is_id = |word: &&str| word.len() == 32 && word.bytes().all(|b| b.is_ascii_hexdigit());
    path.rsplit('/').find(is_id).unwrap_or(path)
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
    if !is_remembered(&request) {
        let path = request.uri().path().to_owned();
        let (response, people) = telling(next.run(request)).await;
        last.note(&response, (&path, &people), &session);
        return response;
    }
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
    let stands = |g: &&Given| {
        let others = |what: &str| sent.last.is_changed_by_others(what, &sent.session, g.at);
        !others(thing) && !g.people.iter().any(|person| others(person))
    };
    let is_by_itself = BY_THEMSELVES.iter().any(|start| sent.path.starts_with(start));
    let again = given.as_ref().filter(|g| g.form == form && g.is_fresh() && !is_by_itself);
    let again = again.filter(stands);
    if let Some(again) = again {
        return (StatusCode::SEE_OTHER, again.headers.clone()).into_response();
    }
    let (response, people) = telling(next.run(request)).await;
    sent.last.note(&response, (&sent.path, &people), &sent.session);
    if response.status() == StatusCode::SEE_OTHER {
        let (at, headers) = (Instant::now(), response.headers().clone());
        *given = Some(Given { form, at, headers, people });
    }
    response
}

/// The session that sends a form.
fn sender(request: &Request) -> Option<String> {
    let actor = request.extensions().get::<Reader>()?.actor.as_ref()?;
    (*request.method() == Method::POST).then(|| actor.session.clone())
}

/// Whether it is an ordinary form of known weight, of which the answer is remembered. A button without
/// fields ("check the log") may well be pressed again.
fn is_remembered(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    let weight = request.body().size_hint().exact().unwrap_or(0);
    kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
        && (1..=drafts::HEAVIEST as u64).contains(&weight)
}

#[cfg(test)]
mod rules {
    use super::*;

    #[test]
    fn what_a_form_changes_is_the_last_thing_with_an_id() {
        let (one, two) = ("0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210");
        for (path, is) in [
            (format!("/mine/actions/{one}/done"), one.to_owned()),
            (format!("/people/{one}/close"), one.to_owned()),
            (format!("/people/{one}/card"), one.to_owned()),
            (format!("/people/{one}/steps/{two}/end"), two.to_owned()),
            ("/people/new".to_owned(), "/people/new".to_owned()),
        ] {
            assert_eq!(thing(&path), is, "{path}");
        }
    }

    #[test]
    fn many_things_are_tidied_at_most_once_a_second() {
        let mut kept = Kept::default();
        kept.all.extend((0..=MANY).map(|n| (n.to_string(), n)));
        kept.tidy(|n| *n > 0);
        assert_eq!(kept.all.len(), MANY);
        kept.all.insert("0".to_owned(), 0);
        kept.tidy(|n| *n > 0);
        assert_eq!(kept.all.len(), MANY + 1, "not again at once");
    }
}
