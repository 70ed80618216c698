//! Signing in and out, and the language of the screen.

use super::session::Way;
use super::{password, session, store};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::keys;
use crate::language::{Language, Message};
use crate::problem::{Answer, Problem};
use crate::rate::{self, Limit};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::{App, Peer, cookies};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::extract::{Form as Sent, Query};
use base::db::Work;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

/// Wrong passwords that are free; each one after it doubles the wait.
const FREE_TRIES: i64 = 4;
/// Wrong passwords from one machine, whatever the address: an office shares one.
const WRONG_PER_MACHINE: Limit = Limit { hits: 30, within: SignedDuration::from_mins(15) };

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/login", Door::Public, login)
        .post("/login", Door::Public, sign_in)
        .post("/logout", Door::SignedIn, sign_out)
        .get("/language/{code}", Door::Public, choose_language)
        .get("/size/{word}", Door::Public, choose_size)
        .and(super::setup_pages::routes())
        .and(super::list_pages::routes())
        .and(super::invite_pages::routes())
        .and(super::edit_pages::routes())
        .and(super::leaving_pages::routes())
        .and(super::link_pages::routes())
        .and(super::second_pages::routes())
        .and(super::own_pages::routes())
        .and(super::factor_pages::routes())
}

#[derive(askama::Template)]
#[template(path = "account/login.html")]
struct Login {
    page: Page,
    form: Form,
}

#[derive(Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

async fn login(page: Page, Query(next): Query<Next>) -> Answer {
    let form = Form::filled([("next", next.next)]);
    view::show(&Login { page, form })
}

async fn sign_in(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    headers: HeaderMap,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let email = form.needed("email", 200, "login-email-missing");
    let typed = form.value("password").to_owned();
    if typed.is_empty() {
        form.wrong("password", "login-password-missing");
    }
    let (Some(email), true) = (email, form.is_good()) else {
        return view::show_again(&Login { page, form });
    };
    let bucket = format!("password {peer}");
    rate::take(&app, &bucket, WRONG_PER_MACHINE).await?;
    match check(&app, &email, typed).await? {
        Ok(account) => {
            rate::give_back(&app, &bucket).await?;
            let_in(&app, &account, &headers, form.value("next")).await
        }
        Err(message) => {
            form.wrong("email", message);
            view::show_again(&Login { page, form })
        }
    }
}

/// What the log calls an address that has no account.
const UNKNOWN: &str = "unknown";

/// How long to wait after so many wrong passwords in a row: two minutes, doubling up to 64.
fn wait_after(tries: i64) -> Option<SignedDuration> {
    let over = u32::try_from(tries - FREE_TRIES).unwrap_or(0);
    (over > 0).then(|| SignedDuration::from_mins(1 << over.min(6)))
}

/// Checks a password. Gives the account, or what to say: the same for an address that has no
/// account, so that nobody learns who works here. A try is counted as wrong before the password is
/// looked at, and forgotten when it was right.
async fn check(app: &App, email: &str, typed: String) -> Result<Result<String, Message>, Problem> {
    let found = store::by_email(&app.db, email).await?;
    let now = app.now();
    let until = if let Some(found) = &found {
        count(app, found).await?
    } else {
        let stranger = format!("stranger {}", keys::hash(&email.to_lowercase()));
        rate::repeat(app, &stranger, wait_after).await?
    };
    if let Some(until) = until {
        let minutes = (until.as_second() - now.as_second()) / 60 + 1;
        return Ok(Err(Message::new("login-locked").with("n", minutes)));
    }
    let hash = found.as_ref().and_then(|f| f.password_hash.clone());
    let fits = password::fits(typed, hash).await;
    let mut work = app.db.work().await?;
    if let Some(found) = found.as_ref().filter(|_| fits) {
        store::succeeded(&mut work, &found.id).await?;
        work.save().await?;
        return Ok(Ok(found.id.clone()));
    }
    // For an unknown address as well: a line on the disk takes time, and time tells.
    let whose = found.as_ref().map_or(UNKNOWN, |found| found.id.as_str());
    let line = Line::by_program(Deed::WrongPassword, Thing::Account, whose);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(Err("login-wrong".into()))
}

/// Counts a try for an account. Gives until when it is locked, when it is: `known` was read a
/// moment ago, and another try may have locked it since.
async fn count(app: &App, known: &store::SignIn) -> Result<Option<Timestamp>, Problem> {
    let now = app.now();
    let lapsed = lapsed(known, now);
    let mut work = app.db.work().await?;
    if store::count_try(&mut work, &known.id, now, lapsed, wait_after).await? {
        work.save().await?;
        return Ok(None);
    }
    let first = wait_after(FREE_TRIES + 1).map_or(now, |wait| now + wait);
    Ok(Some(known.locked_until.filter(|until| *until > now).unwrap_or(first)))
}

/// Until when an account was locked last, when that is so long ago that its wrong passwords are
/// forgotten: to the moment as those for an address without an account, or it would tell them apart.
fn lapsed(known: &store::SignIn, now: Timestamp) -> Option<Timestamp> {
    let until = known.locked_until?;
    let last = until - wait_after(known.failed_tries).unwrap_or_default();
    (last < now - rate::FORGOTTEN_AFTER).then_some(until)
}

/// Lets somebody in whose password, or link, was right: at once, or after the second step.
pub(super) async fn let_in(app: &App, account: &str, headers: &HeaderMap, next: &str) -> Answer {
    let mut work = app.db.work().await?;
    let response =
        let_in_by(app, &mut work, headers, (account, next), (Way::Password, None)).await?;
    work.save().await?;
    Ok(response)
}

/// [`let_in`], for who came in another way than with a password: in the unit of work that uses that way,
/// so that none is used without a session and a line. The caller saves it.
pub async fn let_in_by(
    app: &App,
    work: &mut Work,
    headers: &HeaderMap,
    (account, next): (&str, &str),
    (way, organisation): (Way, Option<&str>),
) -> Answer {
    if !store::has_factor(&app.db, account).await? {
        return start_session_by(app, work, headers, (account, next), (way, organisation)).await;
    }
    let (device, begins) = (device(headers), (true, way, organisation));
    let token = session::start_by(work, account, &device, app.now(), begins).await?;
    let mut response = super::second_pages::on(safe_path(next));
    set_cookie(&mut response, &session::cookie(&token));
    Ok(response)
}

/// Starts a session and sends the reader on to `next`.
pub(super) async fn start_session(
    app: &App,
    account: &str,
    headers: &HeaderMap,
    next: &str,
) -> Answer {
    let mut work = app.db.work().await?;
    let to = (account, next);
    let response = start_session_by(app, &mut work, headers, to, (Way::Password, None)).await?;
    work.save().await?;
    Ok(response)
}

async fn start_session_by(
    app: &App,
    work: &mut Work,
    headers: &HeaderMap,
    (account, next): (&str, &str),
    (way, organisation): (Way, Option<&str>),
) -> Answer {
    let device = device(headers);
    let now = app.now();
    let token = session::start_by(work, account, &device, now, (false, way, organisation)).await?;
    let how = if way == Way::Password { "" } else { way.word() };
    audit::write(work, now, &[Line::by_owner(Deed::SignIn, account).because(how)]).await?;
    let mut response = Redirect::to(safe_path(next)).into_response();
    set_cookie(&mut response, &session::cookie(&token));
    Ok(response)
}

/// Something, an at sign, and a name with a dot.
pub fn looks_like_email(text: &str) -> bool {
    let in_parts = text.split_once('@').is_some_and(|(mailbox, host)| {
        !mailbox.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    });
    in_parts && !text.contains([' ', ',', ';']) && text.matches('@').count() == 1
}

/// Reads an e-mail address.
pub fn email(form: &mut Form) -> Option<String> {
    let email = form.needed("email", 200, "login-email-missing")?.to_lowercase();
    if !looks_like_email(&email) {
        form.wrong("email", "account-email-wrong");
        return None;
    }
    Some(email)
}

/// Reads a new password from `password`; `around` are the names of network and organisation.
pub fn new_password(
    form: &mut Form,
    name: Option<&str>,
    email: Option<&str>,
    around: &[&str],
) -> Option<String> {
    let typed = form.value("password").to_owned();
    match password::weakness(&typed, name.unwrap_or(""), email.unwrap_or(""), around) {
        Some(problem) => {
            form.wrong("password", problem);
            None
        }
        None => Some(typed),
    }
}

/// What the browser says it is, to recognise a session by.
pub(super) fn device(headers: &HeaderMap) -> String {
    let device = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or("");
    device.chars().take(200).collect()
}

/// Only a path of our own; anything else leads to the first page.
fn safe_path(next: &str) -> &str {
    if crate::web::is_own_path(next) { next } else { "/" }
}

pub(super) fn set_cookie(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

async fn sign_out(State(app): State<App>, actor: Actor, headers: HeaderMap) -> Answer {
    let now = app.now();
    let mut work = app.db.work().await?;
    session::end(&mut work, &actor.session, now).await?;
    audit::write(
        &mut work,
        now,
        &[Line::by(&actor, Deed::SignOut, Thing::Account, &actor.account)],
    )
    .await?;
    work.save().await?;
    let mut response = view::go("/login", "login-signed-out");
    set_cookie(&mut response, &session::cookie(""));
    if let Some(token) = cookies::read(&app, &headers, session::COOKIE) {
        set_cookie(&mut response, &session::left_cookie(&token));
    }
    crate::web::clear(&mut response);
    Ok(response)
}

#[derive(Deserialize)]
struct Back {
    #[serde(default)]
    back: String,
}

async fn choose_language(
    State(app): State<App>,
    page: Page,
    Path(code): Path<String>,
    Query(back): Query<Back>,
) -> Answer {
    let language = Language::parse(&code).ok_or(Problem::NotFound)?;
    if let Some(actor) = &page.actor {
        store::set_language(&app.db, actor, language).await?;
    }
    let mut response = Redirect::to(safe_path(&back.back)).into_response();
    remember_language(&mut response, language);
    Ok(response)
}

/// Keeps a language that was chosen in this browser for a year.
pub fn remember_language(response: &mut Response, language: Language) {
    let cookie = format!(
        "{}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
        crate::web::LANGUAGE_COOKIE,
        language.code()
    );
    set_cookie(response, &cookie);
}

/// Remembers the size of letters in this browser: somebody else on it may read better.
async fn choose_size(Path(word): Path<String>, Query(back): Query<Back>) -> Answer {
    if !view::portal::SIZES.contains(&word.as_str()) {
        return Err(Problem::NotFound);
    }
    let response = Redirect::to(safe_path(&back.back)).into_response();
    Ok(view::portal::with_size(response, &word))
}
