//! Setting up and taking away the second step: app, passkeys, recovery codes.

use super::own_pages::{Own, asks_password};
use super::second_pages::host;
use super::{codes, passkeys, store, totp};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::square::Square;
use crate::view::{self, Page};
use crate::web::App;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse as _;
use axum_extra::extract::{Form as Sent, Query};
use data_encoding::HEXLOWER;
use serde::Deserialize;
use webauthn_rs::prelude::RegisterPublicKeyCredential;

/// The routes of the second step of the own account.
pub fn routes() -> Routes {
    Routes::new()
        .get("/account/app", Door::SignedIn, ask_app)
        .post("/account/app", Door::SignedIn, set_app)
        .post("/account/factor/remove", Door::SignedIn, remove)
        .post("/account/codes", Door::SignedIn, new_codes)
        .post("/account/passkeys/begin", Door::SignedIn, begin)
        .post("/account/passkeys/finish", Door::SignedIn, finish)
}

#[derive(askama::Template)]
#[template(path = "account/app.html")]
struct AppPage {
    page: Page,
    form: Form,
    /// The secret, encrypted, to come back with the first code.
    sealed: String,
    words: String,
    path: String,
    size: usize,
}

impl AppPage {
    async fn with(
        app: &App,
        page: Page,
        actor: &Actor,
        form: Form,
        secret: &[u8],
    ) -> Result<AppPage, Problem> {
        let email = store::email(&app.db, &actor.account).await?;
        let drawn = totp::drawing(secret, &email);
        let Square { path, size } =
            drawn.ok_or(Problem::Ours("a secret cannot be drawn".into()))?;
        // Bound to the account: nobody can be made to confirm a secret of somebody else.
        let bound = [actor.account.as_bytes(), secret].concat();
        let sealed = HEXLOWER.encode(&app.keys.encrypt(&bound));
        Ok(AppPage { page, form, sealed, words: totp::in_words(secret), path, size })
    }
}

async fn ask_app(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let secret = totp::new_secret();
    view::show(&AppPage::with(&app, page, &actor, Form::default(), &secret).await?)
}

/// The secret out of the form, if it was made for this account.
fn unsealed(app: &App, actor: &Actor, form: &Form) -> Option<Vec<u8>> {
    let sealed = HEXLOWER.decode(form.value("sealed").as_bytes()).ok()?;
    let bound = app.keys.decrypt(&sealed)?;
    bound.strip_prefix(actor.account.as_bytes()).map(<[u8]>::to_vec)
}

#[derive(askama::Template)]
#[template(path = "account/codes.html")]
struct Codes {
    page: Page,
    codes: Vec<String>,
}

async fn set_app(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let secret =
        unsealed(&app, &actor, &form).ok_or(Problem::BadRequest("problem-400-text".into()))?;
    let step = totp::step_of(&secret, form.value("code"), app.now());
    if step.is_none() {
        form.wrong("code", "second-wrong");
    }
    let right = asks_password(&app, &actor, &mut form, "old").await?;
    let (Some(step), true) = (step, right) else {
        return view::show_again(&AppPage::with(&app, page, &actor, form, &secret).await?);
    };
    let now = app.now();
    let mut work = app.db.work().await?;
    totp::set(&mut work, &app.keys, &actor.account, &secret, step).await?;
    let codes = codes::renew(&mut work, &actor.account).await?;
    let line = Line::by(&actor, Deed::SetSecondStep, Thing::Account, &actor.account).because("app");
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    view::show(&Codes { page, codes })
}

async fn new_codes(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    headers: HeaderMap,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    if !asks_password(&app, &actor, &mut form, "old-codes").await? {
        return view::show_again(&Own::with(&app, page, &actor, &headers, None, form).await?);
    }
    let now = app.now();
    let mut work = app.db.work().await?;
    let codes = codes::renew(&mut work, &actor.account).await?;
    let line = Line::by(&actor, Deed::MakeRecoveryCodes, Thing::Account, &actor.account);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    view::show(&Codes { page, codes })
}

/// Takes the app or one passkey away, after the password.
async fn remove(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    headers: HeaderMap,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    if !asks_password(&app, &actor, &mut form, "old-remove").await? {
        return view::show_again(&Own::with(&app, page, &actor, &headers, None, form).await?);
    }
    let now = app.now();
    let what = form.value("what").to_owned();
    let mut work = app.db.work().await?;
    if what == "app" {
        totp::forget(&mut work, &actor.account).await?;
    } else if !passkeys::remove(&mut work, &actor.account, &what).await? {
        return Err(Problem::NotFound);
    }
    let line = Line::by(&actor, Deed::RemoveSecondStep, Thing::Account, &actor.account);
    let detail = if what == "app" { "app" } else { "passkey" };
    audit::write(&mut work, now, &[line.because(detail)]).await?;
    work.save().await?;
    Ok(view::go("/account", "own-said-factor-removed"))
}

async fn begin(
    State(app): State<App>,
    actor: Actor,
    headers: HeaderMap,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let refused = || Problem::Closed("passkey-refused".into());
    let mut form = Form::from_pairs(sent);
    if !asks_password(&app, &actor, &mut form, "old").await? {
        return Err(Problem::Closed("own-password-wrong".into()));
    }
    let webauthn = passkeys::webauthn(&app, host(&headers)).ok_or_else(refused)?;
    let email = store::email(&app.db, &actor.account).await?;
    let known = passkeys::all(&app.db, &actor.account).await?;
    let known = known.iter().map(|k| k.key.cred_id().clone()).collect();
    let user = passkeys::user_id(&actor.account)?;
    let (challenge, state) = webauthn
        .start_passkey_registration(user, &email, &actor.name, Some(known))
        .map_err(|_| refused())?;
    app.ceremonies.register(&actor.session, app.now(), state);
    Ok(Json(challenge).into_response())
}

#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    name: String,
}

async fn finish(
    State(app): State<App>,
    actor: Actor,
    headers: HeaderMap,
    Query(named): Query<Named>,
    Json(answer): Json<RegisterPublicKeyCredential>,
) -> Answer {
    let refused = || Problem::Closed("passkey-refused".into());
    let now = app.now();
    let webauthn = passkeys::webauthn(&app, host(&headers)).ok_or_else(refused)?;
    let state = app.ceremonies.registration(&actor.session, now).ok_or_else(refused)?;
    let key = webauthn.finish_passkey_registration(&answer, &state).map_err(|_| refused())?;
    let name: String = named.name.trim().chars().take(60).collect();
    let name = if name.is_empty() { "passkey".to_owned() } else { name };
    let mut work = app.db.work().await?;
    passkeys::add(&mut work, &actor.account, &name, &key, now).await?;
    let line =
        Line::by(&actor, Deed::SetSecondStep, Thing::Account, &actor.account).because("passkey");
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(Json(serde_json::json!({ "go": "/account" })).into_response())
}
