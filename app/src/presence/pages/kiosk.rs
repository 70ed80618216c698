//! The tablet at the door: who comes in taps the own name. It is a session of the account that started it, and
//! opens these pages alone (`web/reader.rs`); it ends with that account's password, with the day, or from the
//! list of sessions.

use super::super::kiosk::{Tap, tapped};
use super::super::store::{self, Expecting};
use super::super::{Code, Line as ListLine, Mark, Sent, Source, When};
use super::desk::Here;
use super::lists::is_late;
use super::roll::Desk;
use super::sheet::look_at;
use super::{Address, half};
use crate::access::Actor;
use crate::account::session::{self, Way};
use crate::account::{asks_password_of, pages as account};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::{self, App, Reader};
use crate::{keys, portraits, safety_net};
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect};
use axum_extra::extract::Form as SentForm;

/// Its page.
const HOME: &str = "/kiosk";

/// A tablet at the door: the account that started it, and the place.
pub(super) struct Kiosk {
    actor: Actor,
    place: Address,
}

impl FromRequestParts<App> for Kiosk {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let reader = parts.extensions.get::<Reader>();
        let is_over = reader.is_some_and(Reader::had_door);
        let none = || if is_over { Problem::SignIn } else { Problem::NotFound };
        let actor = reader.and_then(|reader| reader.door.clone()).ok_or_else(none)?;
        let found = store::kiosk(&app.db, &actor.session).await?.ok_or(Problem::NotFound)?;
        let place = match found {
            (_, Some(id)) => Address { id, is_site: false },
            (id, None) => Address { id, is_site: true },
        };
        Ok(Kiosk { actor, place })
    }
}

/// Somebody who is expected: what the button sends, the name, and whether that one is there.
struct Name {
    tap: String,
    name: String,
    is_here: bool,
    /// The picture, when there is one.
    picture: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "presence/kiosk.html")]
struct Door {
    page: Page,
    here: Here,
    when: When,
    names: Vec<Name>,
    /// Why a tap did nothing, as a key of words; empty when none did.
    told: &'static str,
}

impl Door {
    async fn of(app: &App, page: Page, desk: Desk, told: &'static str) -> Result<Door, Problem> {
        let pictures = portraits::store::at(&app.db, &desk.here.organisation).await?;
        let when = desk.when;
        let is_off = desk.loaded.not_held(&desk.here, when).is_some();
        let can = |line: &&ListLine| !is_off && can_tap(line, &desk.loaded.expecting);
        let name = |line: &ListLine| {
            let version = line.noted.as_ref().map_or(0, |noted| noted.version);
            Name {
                tap: format!("{} {} {version}", line.person, line.slot.work_post),
                name: line.name.clone(),
                picture: pictures.get(&line.person).cloned(),
                is_here: line.noted.as_ref().is_some_and(|noted| noted.mark.code.was_there()),
            }
        };
        let mut names: Vec<Name> = desk.lines.iter().filter(can).map(name).collect();
        names.sort_by_cached_key(|one| base::names::fold(&one.name));
        Ok(Door { page, here: desk.here, when, names, told })
    }

    /// What stands where there is no picture.
    fn initials(&self, name: &str) -> String {
        view::nav::initials(name)
    }

    fn half(&self) -> String {
        half(&self.page, self.when)
    }

    fn day(&self) -> String {
        self.page.week_day(self.when.day)
    }

    /// How many are there.
    fn counted(&self) -> String {
        let there = self.names.iter().filter(|one| one.is_here).count();
        self.page.with2("presence-state-noted", ("n", there), ("of", self.names.len()))
    }
}

#[derive(askama::Template)]
#[template(path = "presence/kiosk_start.html")]
struct Start {
    page: Page,
    here: Here,
}

#[derive(askama::Template)]
#[template(path = "presence/kiosk_end.html")]
struct End {
    page: Page,
    form: Form,
    name: String,
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    place: Address,
) -> Answer {
    let here = Here::open(&app, &actor, &place).await?;
    view::show(&Start { page, here })
}

/// Starts it: the session of the reader ends on this tablet, and what stood on it is wiped.
pub(super) async fn start(State(app): State<App>, actor: Actor, place: Address) -> Answer {
    let here = Here::open(&app, &actor, &place).await?;
    session::demand_own_log_in(&app.db, &actor.session).await?;
    let now = app.now();
    let mut work = app.db.work().await?;
    let line = Line::by(&actor, Deed::SignIn, Thing::Account, &actor.account);
    audit::write(&mut work, now, &[line.at(&here.organisation).because("kiosk")]).await?;
    session::end(&mut work, &actor.session, now).await?;
    let begins = (false, Way::Kiosk, Some(here.organisation.as_str()));
    // In the list of sessions it is known by the place.
    let token = session::start_by(&mut work, &actor.account, &here.name(), now, begins).await?;
    let at = (here.site(), here.post());
    store::start_kiosk(&mut work, &keys::hash(&token), at).await?;
    work.save().await?;
    let mut response = Redirect::to(HOME).into_response();
    if let Ok(cookie) = HeaderValue::from_str(&session::cookie(&token)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    web::clear(&mut response);
    Ok(response)
}

fn now(app: &App, page: &Page) -> When {
    When { day: page.today, is_afternoon: is_late(app, page) }
}

/// Whether somebody can tap: expected by now, or put on the list by hand.
fn can_tap(line: &ListLine, expecting: &Expecting) -> bool {
    let is_planned = expecting.all.iter().any(|one| one.person == line.person);
    line.is_expected || (is_planned && line.noted.is_some())
}

pub(super) async fn show(State(app): State<App>, page: Page, kiosk: Kiosk) -> Answer {
    let when = now(&app, &page);
    let desk = Desk::open(&app, &kiosk.actor, &kiosk.place, when).await?;
    look_at(&app, &kiosk.actor, &desk.here).await?;
    view::show(&Door::of(&app, page, desk, "").await?)
}

/// The picture of somebody who can tap now; of nobody else.
pub(super) async fn picture(
    State(app): State<App>,
    page: Page,
    kiosk: Kiosk,
    Path(id): Path<String>,
) -> Answer {
    let desk = Desk::open(&app, &kiosk.actor, &kiosk.place, now(&app, &page)).await?;
    let organisation = desk.here.organisation.as_str();
    let pictures = portraits::store::at(&app.db, organisation).await?;
    let is_shown = |line: &ListLine| {
        pictures.get(&line.person) == Some(&id) && can_tap(line, &desk.loaded.expecting)
    };
    if !desk.lines.iter().any(is_shown) {
        return Err(Problem::NotFound);
    }
    let jpeg = portraits::store::one(&app.db, (&id, organisation)).await?;
    Ok(portraits::pages::jpeg(jpeg.ok_or(Problem::NotFound)?))
}

pub(super) async fn tap(
    State(app): State<App>,
    page: Page,
    kiosk: Kiosk,
    SentForm(sent): SentForm<Vec<(String, String)>>,
) -> Answer {
    let form = Form::from_pairs(sent);
    let when = now(&app, &page);
    let desk = Desk::open(&app, &kiosk.actor, &kiosk.place, when).await?;
    let mut parts = form.value("tap").split(' ');
    let (person, post) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let shown = parts.next().and_then(|version| version.parse().ok()).unwrap_or(0);
    let is_off = desk.loaded.not_held(&desk.here, when).is_some();
    let line = desk.line(person, post).filter(|_| !is_off);
    let Some(line) = line.filter(|line| can_tap(line, &desk.loaded.expecting)) else {
        return view::show_again(&Door::of(&app, page, desk, "kiosk-said-ask").await?);
    };
    let noted = line.noted.as_ref();
    let mark = match tapped(noted, shown, app.now()) {
        Tap::Here => Some(Mark::of(Code::Present)),
        Tap::Back => None,
        Tap::Stands => {
            return view::show_again(&Door::of(&app, page, desk, "kiosk-said-stands").await?);
        }
        Tap::Ask => return view::show_again(&Door::of(&app, page, desk, "kiosk-said-ask").await?),
    };
    let sent = Sent {
        person: line.person.clone(),
        slot: line.slot.clone(),
        shown: noted.map(|noted| noted.mark.code),
        mark,
        version: noted.map_or(0, |noted| noted.version),
    };
    if !write(&app, &kiosk.actor, &desk, sent).await? {
        return view::show_again(&Door::of(&app, page, desk, "kiosk-said-ask").await?);
    }
    let said = if mark.is_some() { "kiosk-said-here" } else { "kiosk-said-back" };
    Ok(view::go(HOME, said))
}

/// Writes a tap; says no, and writes nothing, when somebody noted otherwise meanwhile.
async fn write(app: &App, actor: &Actor, desk: &Desk, sent: Sent) -> Result<bool, Problem> {
    let (now, here, when) = (app.now(), &desk.here, desk.when);
    let mut work = app.db.work().await?;
    let line = Line::by(actor, Deed::Make, Thing::Presence, &here.id);
    audit::write(&mut work, now, &[line.at(&here.organisation).because("kiosk")]).await?;
    let whole = (here.at(), here.organisation.as_str(), (when.day, when.day));
    let by = (Source::Kiosk, actor.account.as_str());
    let saved = store::save(&mut work, now, whole, by, &[sent]).await?;
    if !saved.met.is_empty() || saved.theirs > 0 {
        return Ok(false);
    }
    let people: Vec<&str> = saved.to_settle.iter().map(String::as_str).collect();
    safety_net::settle(&mut work, app.today(), &people).await?;
    work.save().await?;
    Ok(true)
}

pub(super) async fn ask_end(page: Page, kiosk: Kiosk) -> Answer {
    let name = kiosk.actor.name;
    view::show(&End { page, form: Form::empty(), name })
}

/// Ends it, with the password of who started it, who is then signed in.
pub(super) async fn end(
    State(app): State<App>,
    page: Page,
    kiosk: Kiosk,
    headers: HeaderMap,
    SentForm(sent): SentForm<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let (account, now) = (kiosk.actor.account.as_str(), app.now());
    let tries = format!("door password {}", kiosk.actor.session);
    if !asks_password_of(&app, (account, &tries), &mut form, "password").await? {
        let name = kiosk.actor.name;
        return view::show_again(&End { page, form, name });
    }
    let mut work = app.db.work().await?;
    let line = Line::by(&kiosk.actor, Deed::SignOut, Thing::Account, account);
    audit::write(&mut work, now, &[line.because("kiosk")]).await?;
    session::end(&mut work, &kiosk.actor.session, now).await?;
    let way = (Way::Password, None);
    let response =
        account::let_in_by(&app, &mut work, &headers, (account, "/presence"), way).await?;
    work.save().await?;
    Ok(response)
}
