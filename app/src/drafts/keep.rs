//! The layer that keeps a form which arrives after the session ended.

use super::store;
use crate::access::Actor;
use crate::account::session;
use crate::keys;
use crate::problem::Problem;
use crate::view;
use crate::web::{self, App, Reader, Typed, cookies};
use axum::body::{Body, HttpBody as _};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::Response;
use base::values;
use jiff::SignedDuration;

/// How long after the last sign of life a session still says whose text it is.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24 * 14);

/// When a form meets a closed door because the session ended, keeps what was typed and sends the
/// reader to sign in and back to the form. Stands inside the check against other sites.
/// The page of the form is made with what was kept ([`super::again`]).
#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
pub async fn typed(State(app): State<App>, request: Request, next: Next) -> Response {
    if let Some((actor, key)) = comes_back(&request) {
        let made = super::again::around(&app, &actor, &key, next.run(request)).await;
        return made.unwrap_or_else(axum::response::IntoResponse::into_response);
    }
    if !could_be_kept(&request) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, super::HEAVIEST).await else {
        return axum::response::IntoResponse::into_response(Problem::TooLarge);
    };
    let asked = parts.clone();
    let mut response = next.run(Request::from_parts(parts, Body::from(bytes.clone()))).await;
    if !matches!(response.extensions().get::<Problem>(), Some(Problem::SignIn)) {
        return response;
    }
    // A tap is nobody's text, and nobody comes back to it.
    if asked.extensions.get::<Reader>().is_some_and(Reader::had_door) {
        return response;
    }
    if had_card(&asked) && is_only_pressed(&form_fields(&bytes)) {
        return web::pressed_too_late(&asked);
    }
    let kept = if had_link(&asked) { Ok(None) } else { keep(&app, &asked, &bytes).await };
    match kept {
        // Who came in with a card has no password.
        Ok(Some(form_page)) if had_card(&asked) => {
            view::go(&web::back_by_card(&form_page), "drafts-kept-card")
        }
        Ok(Some(form_page)) => {
            let back = web::form_urlencoded(&form_page);
            view::go(&format!("/login?next={back}"), "drafts-kept-sign-in")
        }
        Ok(None) => {
            let to_take_along =
                asked.headers.contains_key(header::REFERER) && super::is_keepable(asked.uri.path());
            if to_take_along {
                let texts = super::texts(form_fields(&bytes).into_iter());
                response.extensions_mut().insert(Typed(texts));
            }
            response
        }
        Err(problem) => axum::response::IntoResponse::into_response(problem),
    }
}

/// The reader who comes back to a form after signing in, and the path to which it is sent.
fn comes_back(request: &Request) -> Option<(Actor, String)> {
    let query = request.uri().query().filter(|_| *request.method() == Method::GET)?;
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let (_, key) = pairs.find(|(name, _)| name == super::again::TYPED)?;
    let actor = request.extensions().get::<Reader>()?.actor.clone()?;
    Some((actor, key.into_owned()))
}

/// An ordinary form of known weight from nobody we know.
fn could_be_kept(request: &Request) -> bool {
    let header = |name| request.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or("");
    let weight = request.body().size_hint().exact().unwrap_or(u64::MAX);
    let signed_in = request.extensions().get::<Reader>().is_some_and(|r| r.actor.is_some());
    *request.method() == Method::POST
        && !signed_in
        // What a tablet sends by itself stands there until it is taken.
        && !request.headers().contains_key(crate::presence::pages::SENT)
        && weight <= super::HEAVIEST as u64
        && header(header::CONTENT_TYPE).starts_with("application/x-www-form-urlencoded")
}

/// Keeps the form for the account of the ended session. Gives the page of the form.
async fn keep(app: &App, asked: &Parts, body: &[u8]) -> Result<Option<String>, Problem> {
    let Some(account) = holder(app, asked).await? else {
        return Ok(None);
    };
    let fields: Vec<(String, String)> = form_fields(body);
    let key = asked.uri.path();
    if key == super::pages::SAVE_PATH {
        let sent = super::pages::Typed::read(fields);
        if let Some(typed) = sent {
            super::save(app, &account, &typed.key, typed.fields).await?;
        }
        return Ok(Some("/".into()));
    }
    if !super::is_key(key) || fields.is_empty() {
        return Ok(None);
    }
    super::save(app, &account, key, fields).await?;
    let page = web::sent_from(asked).unwrap_or_else(|| key.to_owned());
    let and = if page.contains('?') { '&' } else { '?' };
    let key = web::form_urlencoded(key);
    Ok(Some(format!("{page}{and}{}={key}", super::again::TYPED)))
}

/// Whose session it was: that of the cookie, or the one that was ended by signing out.
async fn holder(app: &App, asked: &Parts) -> Result<Option<String>, Problem> {
    for name in [session::COOKIE, session::LEFT_COOKIE] {
        let Some(token) = cookies::read(app, &asked.headers, name) else {
            continue;
        };
        let values = values![keys::hash(&token), app.now() - REMEMBERED];
        if let Some(row) = app.db.maybe(store::HOLDER, values).await? {
            return Ok(Some(row.get("account")?));
        }
    }
    Ok(None)
}

/// Whether the session that ended began with a card.
fn had_card(asked: &Parts) -> bool {
    asked.extensions.get::<Reader>().is_some_and(Reader::had_card)
}

/// Whether it began with a link: nobody comes back with it, so that what was typed is shown at once.
fn had_link(asked: &Parts) -> bool {
    asked.extensions.get::<Reader>().is_some_and(Reader::had_link)
}

/// Whether a form is a button and nothing else: no field that somebody filled in. There is nothing to keep,
/// and what the button does was not done.
fn is_only_pressed(fields: &[(String, String)]) -> bool {
    /// What a page sends along with its button: where it stands, and what it showed.
    const BY_ITSELF: [&str; 2] = ["from-page", "mark"];
    fields.iter().all(|(name, _)| BY_ITSELF.contains(&name.as_str()))
}

/// The fields of a form body.
fn form_fields(body: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(body).into_owned().collect()
}
