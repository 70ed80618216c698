//! Recognises who sends a request, from the session cookie, and in which language they read.

use super::{App, cookies};
use crate::access::Actor;
use crate::account::session;
use crate::language::Language;
use crate::problem::Problem;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};

/// The name of the cookie that remembers a language before sign-in.
pub const LANGUAGE_COOKIE: &str = "language";
/// The name of the cookie that says what was just done.
const SAID_COOKIE: &str = "said";
/// The page of a tablet at the door.
const DOOR: &str = "/kiosk";
/// The header that has a browser wipe what it keeps.
const CLEAR: &str = "clear-site-data";
/// The name of the cookie that remembers the size of letters.
pub const SIZE_COOKIE: &str = "size";

/// Who sends the request.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    /// Who, when signed in.
    pub actor: Option<Actor>,
    /// Who started this tablet at the door. It opens its own pages and nothing else: there is no actor.
    pub door: Option<Actor>,
    /// How the session began that ended, or was ended.
    pub came_by: Option<session::Way>,
    /// In which language they read.
    pub language: Language,
    /// What was just done, as a key of words.
    pub said: Option<String>,
    /// How large the letters are: 0 for the ordinary size, 1 or 2 for larger.
    pub size: u8,
}

/// The layer: puts a [`Reader`] in the request, and takes the "just done" cookie away again once a
/// page has shown it.
pub async fn recognise(
    State(app): State<App>,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    // Shared files and the health check are the same for everybody.
    let path = request.uri().path();
    if path.starts_with("/look/") || path == "/health" {
        return Ok(next.run(request).await);
    }
    crate::consent::turn::turn(&app).await?;
    let [token, language, said, size] =
        [session::COOKIE, LANGUAGE_COOKIE, SAID_COOKIE, SIZE_COOKIE]
            .map(|name| cookies::read(&app, request.headers(), name));
    let Found { actor, door, came_by, was_ended } = found(&app, token.as_deref()).await?;
    if door.is_some() && !is_of_door(request.uri().path()) {
        return match *request.method() {
            Method::GET | Method::HEAD => Ok(Redirect::to(DOOR).into_response()),
            _ => Err(Problem::NotFound),
        };
    }
    let mut language = language_of(&request, language.as_deref(), actor.as_ref());
    if !crate::view::portal::is_translated(request.uri().path()) {
        language = language.full();
    }
    let size = crate::view::portal::size(size.as_deref().unwrap_or_default());
    // A page that a tablet reads by itself takes no sentence away from the one that the reader sees.
    let is_read_along = request.headers().contains_key(crate::presence::pages::SENT);
    let said = said.filter(|_| !is_read_along);
    let may_show = said.is_some() && !request.headers().contains_key("hx-request");
    request.extensions_mut().insert(Reader { actor, door, came_by, language, said, size });
    let mut response = next.run(request).await;
    if may_show && is_page(&response) {
        response.headers_mut().append(
            header::SET_COOKIE,
            HeaderValue::from_static("said=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"),
        );
    }
    if was_ended {
        clear(&mut response);
    }
    Ok(response)
}

/// Whose session a request brings along.
#[derive(Default)]
struct Found {
    actor: Option<Actor>,
    door: Option<Actor>,
    came_by: Option<session::Way>,
    /// Whether it was ended, and not by time alone.
    was_ended: bool,
}

async fn found(app: &App, token: Option<&str>) -> Result<Found, Problem> {
    let Some(token) = token else { return Ok(Found::default()) };
    if let Some(actor) = session::find(app, token).await? {
        return Ok(Found { actor: Some(actor), ..Found::default() });
    }
    if let Some(door) = session::at_door(app, token).await? {
        return Ok(Found { door: Some(door), ..Found::default() });
    }
    let over = session::came_by(&app.db, token).await?;
    let was_ended = over.is_some_and(|(_, was_ended)| was_ended);
    Ok(Found { came_by: over.map(|(way, _)| way), was_ended, ..Found::default() })
}

/// Whether an address is of the tablet at the door: its pages, and in which language they are.
fn is_of_door(path: &str) -> bool {
    path == DOOR || path.starts_with("/kiosk/") || path.starts_with("/language/")
}

/// Has the browser wipe what it keeps of lists: the session was ended. See `docs/offline.md`.
pub fn clear(response: &mut Response) {
    let what = HeaderValue::from_static("\"storage\"");
    response.headers_mut().insert(CLEAR, what);
}

/// Whether an answer is a page that somebody sees, an error page as well: not a file, a redirect or
/// an answer to a script.
fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

fn language_of(request: &Request, cookie: Option<&str>, actor: Option<&Actor>) -> Language {
    if let Some(actor) = actor {
        return actor.language;
    }
    if let Some(language) = cookie.and_then(Language::parse) {
        return language;
    }
    let header = request.headers().get(header::ACCEPT_LANGUAGE);
    header.and_then(|h| Language::from_header(h.to_str().ok()?)).unwrap_or_default()
}

impl Reader {
    /// Whether the session that ended began with a card: the way back is the card.
    pub fn had_card(&self) -> bool {
        self.came_by == Some(session::Way::Card)
    }

    /// Whether it was a tablet at the door: it is started again by who keeps the list.
    pub fn had_door(&self) -> bool {
        self.came_by == Some(session::Way::Kiosk)
    }

    /// Whether it began with a link. It worked once: the way back is a new one, of a worker.
    pub fn had_link(&self) -> bool {
        self.came_by == Some(session::Way::Link)
    }
}

impl FromRequestParts<App> for Actor {
    type Rejection = Problem;

    /// The reader, or [`Problem::SignIn`].
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let reader = parts.extensions.get::<Reader>();
        reader.and_then(|r| r.actor.clone()).ok_or(Problem::SignIn)
    }
}
