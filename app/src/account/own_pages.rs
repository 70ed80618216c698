//! Somebody's own account: name, language, password, second step, and where one is signed in.

use super::directory::{self, Account};
use super::passkeys::{self, Kept};
use super::session;
use super::sessions::{self, Session};
use super::{codes, invite_pages, pages, password, second_pages, store, totp};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::language::Language;
use crate::problem::{Answer, Problem};
use crate::rate::{self, Limit};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum::http::HeaderMap;
use axum_extra::extract::Form as Sent;
use jiff::SignedDuration;

/// Wrong own passwords while signed in.
const TRIES: Limit = Limit { hits: 10, within: SignedDuration::from_mins(15) };

/// The routes of the own account.
pub fn routes() -> Routes {
    Routes::new()
        .get("/account", Door::SignedIn, show)
        .post("/account", Door::SignedIn, save)
        .post("/account/password", Door::SignedIn, change_password)
        .post("/account/sessions/end", Door::SignedIn, end_sessions)
}

#[derive(askama::Template)]
#[template(path = "account/own.html")]
pub(super) struct Own {
    page: Page,
    /// The part that was sent and is wrong; empty forms for the others.
    form: Form,
    secret_form: Form,
    account: Account,
    languages: Vec<(String, String)>,
    sessions: Vec<Session>,
    passkeys: Vec<Kept>,
    has_app: bool,
    /// Whether passkeys work at the address that people type.
    can_passkey: bool,
    codes_left: i64,
    should_have_factor: bool,
}

impl Own {
    /// The page, with the form of names and the form of secrets as they were sent.
    pub(super) async fn with(
        app: &App,
        page: Page,
        actor: &Actor,
        headers: &HeaderMap,
        sent: Option<Form>,
        secret_form: Form,
    ) -> Result<Own, Problem> {
        let account = directory::one(&app.db, &actor.account).await?.ok_or(Problem::SignIn)?;
        let should_have_factor =
            !account.has_factor && (actor.is(Role::Administrator) || actor.is(Role::Dpo));
        Ok(Own {
            form: sent.unwrap_or_else(|| stored(&account)),
            secret_form,
            languages: if account.person.is_some() {
                Language::PORTAL.map(|l| (l.code().to_owned(), l.own_name().to_owned())).to_vec()
            } else {
                invite_pages::languages()
            },
            sessions: sessions::running(app, &actor.account, &actor.session).await?,
            passkeys: passkeys::all(&app.db, &actor.account).await?,
            has_app: totp::secret(&app.db, &app.keys, &actor.account).await?.is_some(),
            can_passkey: passkeys::webauthn(app, second_pages::host(headers)).is_some(),
            codes_left: codes::left(&app.db, &actor.account).await?,
            should_have_factor,
            account,
            page,
        })
    }
}

fn stored(account: &Account) -> Form {
    Form::filled([
        ("name", account.name.clone()),
        ("phone", account.phone.clone()),
        ("language", account.language.code().to_owned()),
        ("version", account.version.to_string()),
    ])
}

async fn show(State(app): State<App>, page: Page, actor: Actor, headers: HeaderMap) -> Answer {
    view::show(&Own::with(&app, page, &actor, &headers, None, Form::default()).await?)
}

async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    headers: HeaderMap,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    session::demand_own_log_in(&app.db, &actor.session).await?;
    let mut form = Form::from_pairs(sent);
    let name = form.needed("name", 120, "setup-name-missing");
    let phone = form.text("phone", 40);
    let language = form.choice("language", Language::parse);
    if let (Some(name), Some(language), true) = (name, language, form.is_good()) {
        let now = app.now();
        let mut work = app.db.work().await?;
        let to = (name.as_str(), phone.as_str(), language);
        if store::change_own(&mut work, &actor.account, form.version(), to).await? {
            let line = Line::by(&actor, Deed::Change, Thing::Account, &actor.account);
            audit::write(&mut work, now, &[line]).await?;
            work.save().await?;
            return Ok(view::go("/account", "own-said-saved"));
        }
        drop(work);
        let account = directory::one(&app.db, &actor.account).await?.ok_or(Problem::SignIn)?;
        form.meet(&stored(&account), account.version);
    }
    view::show_again(&Own::with(&app, page, &actor, &headers, Some(form), Form::default()).await?)
}

/// Asks the own password again before something that a thief of the session must not do. Notes at
/// `field` when it is wrong.
pub(super) async fn asks_password(
    app: &App,
    actor: &Actor,
    form: &mut Form,
    field: &str,
) -> Result<bool, Problem> {
    // Who came in with a card or a link has no password to give, and takes none of the owner's tries.
    session::demand_own_log_in(&app.db, &actor.session).await?;
    let tries = format!("own password {}", actor.account);
    asks_password_of(app, (&actor.account, &tries), form, field).await
}

/// The same of an account that is not signed in: at the tablet at the door that it started. `tries` is what its
/// tries are counted by: who passes the door takes none of those on the own pages.
pub async fn asks_password_of(
    app: &App,
    (account, tries): (&str, &str),
    form: &mut Form,
    field: &str,
) -> Result<bool, Problem> {
    rate::take(app, tries, TRIES).await?;
    let hash = store::password_hash(&app.db, account).await?;
    let typed = form.value(field).to_owned();
    let fits = password::fits(typed, hash).await;
    if !fits {
        form.wrong(field, "own-password-wrong");
    }
    Ok(fits)
}

async fn change_password(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    headers: HeaderMap,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let email = store::email(&app.db, &actor.account).await?;
    let right = asks_password(&app, &actor, &mut form, "old").await?;
    let around = [page.network.as_str(), &actor.organisation_name];
    let typed = pages::new_password(&mut form, Some(&actor.name), Some(&email), &around);
    let (true, Some(typed)) = (right, typed) else {
        return view::show_again(&Own::with(&app, page, &actor, &headers, None, form).await?);
    };
    let hash = password::hash(typed).await;
    let now = app.now();
    let mut work = app.db.work().await?;
    store::set_password(&mut work, &actor.account, &hash).await?;
    sessions::end_others(&mut work, &actor.account, &actor.session, now).await?;
    let line = Line::by(&actor, Deed::ChangePassword, Thing::Account, &actor.account);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(view::go("/account", "own-said-password"))
}

async fn end_sessions(
    State(app): State<App>,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    // Who found a card does not sign the person out elsewhere.
    session::demand_own_log_in(&app.db, &actor.session).await?;
    let form = Form::from_pairs(sent);
    let now = app.now();
    let mut work = app.db.work().await?;
    match form.value("session") {
        "" => sessions::end_others(&mut work, &actor.account, &actor.session, now).await?,
        one => {
            if !sessions::end_one(&mut work, &actor.account, one, now).await? {
                return Err(Problem::NotFound);
            }
        }
    }
    let line = Line::by(&actor, Deed::EndSessions, Thing::Account, &actor.account);
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(view::go("/account", "own-said-signed-out"))
}
