//! Between the password and the first page: the second step, by code, passkey or recovery code.

use super::{codes, pages, passkeys, session, totp};
use crate::audit::{self, Deed, Line};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::rate::{self, Limit};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::{App, cookies};
use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Redirect};
use axum_extra::extract::{Form as Sent, Query};
use jiff::SignedDuration;
use serde::Deserialize;
use webauthn_rs::prelude::PublicKeyCredential;

/// Tries per account, of all kinds together.
const TRIES: Limit = Limit { hits: 10, within: SignedDuration::from_mins(15) };

/// The routes of the second step.
pub fn routes() -> Routes {
    Routes::new()
        .get("/login/second", Door::Public, ask)
        .post("/login/second", Door::Public, check)
        .post("/login/passkey/begin", Door::Public, begin)
        .post("/login/passkey/finish", Door::Public, finish)
}

/// Somebody whose password was right and whose second step is still to come.
struct HalfWay {
    account: String,
    token_hash: String,
    name: String,
}

impl FromRequestParts<App> for HalfWay {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let token = cookies::read(app, &parts.headers, session::COOKIE).ok_or(Problem::SignIn)?;
        let found = session::half_way(app, &token).await?.ok_or(Problem::SignIn)?;
        Ok(HalfWay { account: found.account, token_hash: found.token_hash, name: found.name })
    }
}

#[derive(askama::Template)]
#[template(path = "account/second.html")]
struct Second {
    page: Page,
    form: Form,
    name: String,
    has_app: bool,
    has_passkey: bool,
}

impl Second {
    async fn with(
        app: &App,
        page: Page,
        half: HalfWay,
        form: Form,
        headers: &HeaderMap,
    ) -> Result<Second, Problem> {
        let has_app = totp::secret(&app.db, &app.keys, &half.account).await?.is_some();
        let has_passkey = passkeys::webauthn(app, host(headers)).is_some()
            && !passkeys::all(&app.db, &half.account).await?.is_empty();
        Ok(Second { page, form, name: half.name, has_app, has_passkey })
    }
}

pub(super) fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::HOST).and_then(|h| h.to_str().ok())
}

#[derive(Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

async fn ask(
    State(app): State<App>,
    page: Page,
    headers: HeaderMap,
    half: HalfWay,
    Query(next): Query<Next>,
) -> Answer {
    let form = Form::filled([("next", next.next)]);
    view::show(&Second::with(&app, page, half, form, &headers).await?)
}

async fn check(
    State(app): State<App>,
    page: Page,
    headers: HeaderMap,
    half: HalfWay,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    rate::take(&app, &format!("second {}", half.account), TRIES).await?;
    let now = app.now();
    let typed = form.value("code").to_owned();
    let secret = totp::secret(&app.db, &app.keys, &half.account).await?;
    let step = secret.and_then(|secret| totp::step_of(&secret, &typed, now));
    let mut work = app.db.work().await?;
    let way = match step {
        Some(step) if totp::use_step(&mut work, &half.account, step).await? => Some("app"),
        Some(_) => {
            form.wrong("code", "second-used");
            None
        }
        None if codes::use_up(&mut work, &half.account, &typed, now).await? => Some("code"),
        None => {
            form.wrong("code", "second-wrong");
            None
        }
    };
    let line = |deed| Line::by_owner(deed, &half.account);
    let Some(way) = way else {
        audit::write(&mut work, now, &[line(Deed::WrongSecondStep)]).await?;
        work.save().await?;
        return view::show_again(&Second::with(&app, page, half, form, &headers).await?);
    };
    audit::write(&mut work, now, &[line(Deed::SecondStep).because(way)]).await?;
    session::end(&mut work, &half.token_hash, now).await?;
    work.save().await?;
    pages::start_session(&app, &half.account, &headers, form.value("next")).await
}

async fn begin(State(app): State<App>, headers: HeaderMap, half: HalfWay) -> Answer {
    let webauthn = passkeys::webauthn(&app, host(&headers)).ok_or(Problem::NotFound)?;
    let keys: Vec<_> =
        passkeys::all(&app.db, &half.account).await?.into_iter().map(|k| k.key).collect();
    let (challenge, state) =
        webauthn.start_passkey_authentication(&keys).map_err(|_| Problem::NotFound)?;
    app.ceremonies.authenticate(&half.token_hash, app.now(), state);
    Ok(Json(challenge).into_response())
}

async fn finish(
    State(app): State<App>,
    headers: HeaderMap,
    half: HalfWay,
    Query(next): Query<Next>,
    Json(answer): Json<PublicKeyCredential>,
) -> Answer {
    rate::take(&app, &format!("second {}", half.account), TRIES).await?;
    let now = app.now();
    let refused = || Problem::Closed("passkey-refused".into());
    let webauthn = passkeys::webauthn(&app, host(&headers)).ok_or_else(refused)?;
    let state = app.ceremonies.authentication(&half.token_hash, now).ok_or_else(refused)?;
    let result = webauthn.finish_passkey_authentication(&answer, &state).map_err(|_| refused())?;
    let kept = passkeys::all(&app.db, &half.account).await?;
    let mut work = app.db.work().await?;
    let used = passkeys::used(&mut work, &half.account, kept, &result, now).await?;
    used.ok_or_else(refused)?;
    let line = Line::by_owner(Deed::SecondStep, &half.account).because("passkey");
    audit::write(&mut work, now, &[line]).await?;
    session::end(&mut work, &half.token_hash, now).await?;
    work.save().await?;
    let mut response = pages::start_session(&app, &half.account, &headers, &next.next).await?;
    // The script follows by itself: an answer with a place, not a redirect.
    let to = response.headers().get(header::LOCATION).cloned();
    let to = to.and_then(|v| v.to_str().ok().map(str::to_owned)).unwrap_or_else(|| "/".into());
    let cookies: Vec<_> =
        response.headers_mut().get_all(header::SET_COOKIE).iter().cloned().collect();
    let mut answer = Json(serde_json::json!({ "go": to })).into_response();
    for cookie in cookies {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

/// Where somebody goes whose password was right and who has a second step.
pub(super) fn on(next: &str) -> axum::response::Response {
    let next = crate::web::form_urlencoded(next);
    Redirect::to(&format!("/login/second?next={next}")).into_response()
}
