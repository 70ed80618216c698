//! The page that sets up a network, and what the first administrator does next.

use super::setup::{self, Start};
use super::{pages, password, session};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line};
use crate::form::Form;
use crate::organisations::{self, Kind};
use crate::problem::{Answer, Problem};
use crate::rate::{self, Limit};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::{App, Peer};
use axum::extract::State;
use axum::http::HeaderMap;
use axum_extra::extract::Form as Sent;
use jiff::SignedDuration;
use jiff::tz::TimeZone;

/// Tries per machine, counted before the code is looked at.
const TRIES: Limit = Limit { hits: 20, within: SignedDuration::from_mins(15) };

/// The routes of setting up.
pub fn routes() -> Routes {
    Routes::new().get("/setup", Door::Public, ask).post("/setup", Door::Public, set_up).get(
        "/welcome",
        Door::Role,
        welcome,
    )
}

#[derive(askama::Template)]
#[template(path = "account/setup.html")]
struct SetUp {
    kinds: Vec<(String, String)>,
    page: Page,
    form: Form,
}

impl SetUp {
    fn with(page: Page, form: Form) -> SetUp {
        SetUp { kinds: Kind::options(&page), page, form }
    }
}

async fn ask(State(app): State<App>, page: Page) -> Answer {
    if !setup::is_open(&app) {
        return Err(Problem::NotFound);
    }
    let zone = app.network().zone.iana_name().unwrap_or("Europe/Brussels").to_owned();
    let network = app.network().name.clone();
    let kind = Kind::Arbeidszorg.word().to_owned();
    view::show(&SetUp::with(
        page,
        Form::filled([("network", network), ("zone", zone), ("kind", kind)]),
    ))
}

async fn set_up(
    State(app): State<App>,
    page: Page,
    Peer(peer): Peer,
    headers: HeaderMap,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    if !setup::is_open(&app) {
        return Err(Problem::NotFound);
    }
    rate::take(&app, &format!("setup {peer}"), TRIES).await?;
    let mut form = Form::from_pairs(sent);
    if !setup::fits(&app, form.value("code")) {
        form.wrong("code", "setup-code-wrong");
    }
    let Some(start) = read(&page, &mut form).await else {
        return view::show_again(&SetUp::with(page, form));
    };
    let account = setup::found(&app, start).await?;
    let now = app.now();
    let mut work = app.db.work().await?;
    let token = session::start(&mut work, &account, &pages::device(&headers), now, false).await?;
    audit::write(&mut work, now, &[Line::by_owner(Deed::SignIn, &account)]).await?;
    work.save().await?;
    let mut response = view::go("/welcome", "");
    pages::set_cookie(&mut response, &session::cookie(&token));
    Ok(response)
}

/// Reads the form; nothing when something is wrong with it. The password is hashed last, because it
/// takes time.
async fn read(page: &Page, form: &mut Form) -> Option<Start> {
    let network = form.needed("network", 120, "setup-network-missing");
    let zone = TimeZone::get(form.value("zone").trim()).ok();
    if zone.is_none() {
        form.wrong("zone", "setup-zone-wrong");
    }
    let organisation = form.needed("organisation", 120, "setup-organisation-missing");
    let kind = form.choice("kind", Kind::parse);
    let municipality = organisations::municipality(form, "municipality");
    let name = form.needed("name", 120, "setup-name-missing");
    let email = pages::email(form);
    let around = [network.as_deref().unwrap_or(""), organisation.as_deref().unwrap_or("")];
    let typed = pages::new_password(form, name.as_deref(), email.as_deref(), &around);
    if !form.is_good() {
        return None;
    }
    Some(Start {
        network: network?,
        zone: zone?,
        organisation: organisation?,
        kind: kind?,
        municipality,
        name: name?,
        email: email?,
        password_hash: password::hash(typed?).await,
        language: page.language,
        supports_people: form.ticked("supports"),
    })
}

#[derive(askama::Template)]
#[template(path = "account/welcome.html")]
struct Welcome {
    page: Page,
    name: String,
}

async fn welcome(page: Page, actor: Actor) -> Answer {
    actor.demand(&[Role::Administrator])?;
    view::show(&Welcome { page, name: actor.name })
}
